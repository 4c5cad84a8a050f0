"""A reading as the JSON object of the command line’s contract, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import is_dataclass
from typing import Any

from storykeep.reading.document import (
    Advice,
    CastMember,
    ChapterReading,
    Claim,
    Exchange,
    Note,
    Rating,
    Reading,
    Reference,
    Repair,
    Scene,
    SeriesClaim,
    Speech,
    Thought,
    Tie,
)
from storykeep.story.document import Finding, Source

_CLAIM_LISTS = ("fandoms", "warnings", "categories", "relationships", "characters", "tags")


def to_json(reading: Reading, *, text: str | None = None) -> dict[str, object]:
    """The contract’s object: every key present, unknown is null or an empty list.

    Beyond the contract: ``thoughts``, ``kind`` of speech, ``reason`` of claims, ``notes.places``,
    ``disclaimer_place``, ``confidence``, ``places``, ``names`` and ``present`` of the cast, chapters’
    headings, ``header_fields``, ``repairs`` and ``furniture``.
    """
    return {
        "source": _plain(reading.source),
        **({} if text is None else {"text": text}),
        "title": _plain(reading.title),
        "authors": _all(reading.authors),
        "summary": _plain(reading.summary),
        "language": _plain(reading.language),
        "words": reading.words,
        "rating": _plain(reading.rating),
        "dates": {"published": _plain(reading.published), "updated": _plain(reading.updated)},
        "series": _all(reading.series),
        "status": _plain(reading.status),
        **{name: _all(getattr(reading, name)) for name in _CLAIM_LISTS},
        "notes": {
            "before": _joined(reading.notes_before),
            "after": _joined(reading.notes_after),
            "places": {"before": _all(reading.notes_before), "after": _all(reading.notes_after)},
        },
        "disclaimer": reading.disclaimer.value if reading.disclaimer else None,
        "disclaimer_place": _plain(reading.disclaimer),
        "header": _header(reading.header),
        "header_fields": [list(pair) for pair in reading.header],
        "chapters": _all(reading.chapters),
        "cast": _all(reading.cast),
        "speech": _all(reading.speech),
        "thoughts": _all(reading.thoughts),
        "ties": _all(reading.ties),
        "references": _all(reading.references),
        "damage": _all(reading.damage),
        "repairs": _all(reading.repairs),
        "advice": [{**_members(each), "because": _places(each.because)} for each in reading.advice],
        "furniture": [list(place) for place in reading.furniture],
    }


def _plain(value: Any) -> dict[str, Any] | None:
    return None if value is None else _members(value)


def _all(values: Iterable[Any]) -> list[dict[str, Any]]:
    return [_members(value) for value in values]


def _members(value: Any) -> dict[str, Any]:
    """A shape’s members by name. What ``asdict`` does, without copying what cannot change."""
    return {name: _value(getattr(value, name)) for name in value.__dataclass_fields__}


def _value(value: Any) -> Any:
    if isinstance(value, tuple) and value and is_dataclass(value[0]):
        return [_members(each) for each in value]
    return value


def _joined(notes: Sequence[Note]) -> str | None:
    return "\n\n".join(note.value for note in notes) or None


def _header(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Label → value as it stood; a label given twice has its values on lines of their own."""
    found: dict[str, str] = {}
    for label, value in pairs:
        found[label] = f"{found[label]}\n{value}" if label in found else value
    return found


def _places(places: Iterable[tuple[int, int]]) -> list[dict[str, int]]:
    return [{"start": start, "end": end} for start, end in places]


def from_json(data: Mapping[str, Any]) -> Reading:
    """The reading ``to_json`` wrote. Raises KeyError or TypeError for anything else."""
    notes = data["notes"]["places"]
    return Reading(
        source=Source(**data["source"]) if data["source"] else None,
        words=data["words"],
        title=_claim(data["title"]),
        authors=_claims(data["authors"]),
        summary=_claim(data["summary"]),
        language=_claim(data["language"]),
        rating=Rating(**data["rating"]) if data["rating"] else None,
        published=_claim(data["dates"]["published"]),
        updated=_claim(data["dates"]["updated"]),
        series=tuple(SeriesClaim(**each) for each in data["series"]),
        status=_claim(data["status"]),
        **{name: _claims(data[name]) for name in _CLAIM_LISTS},
        notes_before=tuple(Note(**each) for each in notes["before"]),
        notes_after=tuple(Note(**each) for each in notes["after"]),
        disclaimer=Note(**data["disclaimer_place"]) if data["disclaimer_place"] else None,
        header=tuple((label, value) for label, value in data["header_fields"]),
        chapters=tuple(_chapter(each) for each in data["chapters"]),
        cast=tuple(_member(each) for each in data["cast"]),
        speech=tuple(Speech(**each) for each in data["speech"]),
        thoughts=tuple(Thought(**each) for each in data.get("thoughts", ())),
        ties=tuple(Tie(**each) for each in data["ties"]),
        references=tuple(Reference(**each) for each in data["references"]),
        damage=tuple(Finding(**each) for each in data["damage"]),
        repairs=tuple(Repair(**each) for each in data.get("repairs", ())),
        advice=tuple(_advice(each) for each in data["advice"]),
        furniture=tuple((start, end) for start, end in data["furniture"]),
    )


def _claim(data: Mapping[str, Any] | None) -> Claim | None:
    return None if data is None else Claim(**data)


def _claims(data: Iterable[Mapping[str, Any]]) -> tuple[Claim, ...]:
    return tuple(Claim(**each) for each in data)


def _chapter(data: Mapping[str, Any]) -> ChapterReading:
    nested = {
        "scenes": tuple(_scene(each) for each in data["scenes"]),
        "notes_before": tuple(Note(**each) for each in data["notes_before"]),
        "notes_after": tuple(Note(**each) for each in data["notes_after"]),
    }
    return ChapterReading(**{**data, **nested})


def _scene(data: Mapping[str, Any]) -> Scene:
    nested = {
        "present": tuple(data.get("present", ())),
        "exchanges": tuple(Exchange(**each) for each in data.get("exchanges", ())),
    }
    return Scene(**{**data, **nested})


def _member(data: Mapping[str, Any]) -> CastMember:
    places = tuple((start, end) for start, end in data["places"])
    names = tuple((name, count) for name, count in data["names"])
    lists = {"aliases": tuple(data["aliases"]), "places": places, "names": names}
    return CastMember(**{**data, **lists})


def _advice(data: Mapping[str, Any]) -> Advice:
    because = tuple((place["start"], place["end"]) for place in data["because"])
    return Advice(data["kind"], data["value"], data["confidence"], because)
