"""A stored reading as the desk needs it: claims field by field, and every place it speaks of. No Django.

``said`` is the JSON of ``reading.json.to_json`` with ``findings`` beside it. It may be older than this
code, so what is missing counts as unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from storykeep.desk.evidence import Span, first_mention, mentions
from storykeep.desk.ties import bonds
from storykeep.works.catalogue import FIELDS, TAG_FIELDS

Said = Mapping[str, Any]

MOST_CAST_MARKED = 60
"""People whose names are marked in a text; more than that are a crowd."""
MARKED = "marked-"
"""Before the time of a scene whose beginning is marked: only its time is the reading's claim."""
MOST_CAST_PLACES = 4
"""Places of one person that are shown as evidence."""
_ONE = ("title", "summary", "language", "rating", "status")
_DATES = ("published", "updated")
_NOTES = {"notes_before": "before", "notes_after": "after"}
_FIND_BY = 60
"""Code points of a note by which its place is looked for when the reading gives none."""


@dataclass(frozen=True, slots=True)
class FieldClaim:
    """What a reading says of one field, or of one of its tags. ``start`` is None without a place."""

    field: str
    value: str
    basis: str
    confidence: float | None
    reason: str
    start: int | None
    end: int | None
    mark: str = ""
    """The id of a mark that stands there anyway, such as a person's name; else its own is made."""
    more: tuple[tuple[int, int], ...] = ()
    """Further places it rests on."""

    def id(self, number: int) -> str:
        """The name of its place; ``number`` counts from 1 within its field."""
        return self.mark or f"e-{self.field.replace('_', '-')}-{number}"


def claims_of(said: Said, text: str) -> dict[str, list[FieldClaim]]:
    """What the reading says of each field of ``FIELDS``; an empty list where it says nothing."""
    found: dict[str, list[FieldClaim]] = {field: [] for field in FIELDS}
    dates = said.get("dates") or {}
    for field in _ONE:
        found[field] = _claims(field, [said.get(field)], text)
    for field in _DATES:
        found[field] = _claims(field, [dates.get(field)], text)
    for field in ("authors", "series", *TAG_FIELDS):
        found[field] = _claims(field, said.get(field) or [], text)
    notes = (said.get("notes") or {}).get("places") or {}
    for field, key in _NOTES.items():
        found[field] = _claims(field, notes.get(key) or [], text)
    found["disclaimer"] = _claims("disclaimer", [said.get("disclaimer_place")], text)
    if not found["characters"]:
        wanted = enumerate((said.get("cast") or [])[:MOST_CAST_MARKED], start=1)
        found["characters"] = [_of_cast(member, number, text) for number, member in wanted]
    for one in said.get("suggested") or []:
        found[one["field"]].append(_of_archive(one, text))
    return found


def _claims(field: str, said: Iterable[Any], text: str) -> list[FieldClaim]:
    return [_claim(field, one, text) for one in said if one]


def _claim(field: str, said: Any, text: str) -> FieldClaim:
    value = str(said.get("given") or said.get("value") or "")
    start, end = _place(said.get("start"), said.get("end"), text)
    if start is None and field in {*_NOTES, "disclaimer"}:
        start, end = _look_for(value, text)
    return FieldClaim(
        field=field,
        value=str(said.get("value") or ""),
        basis=str(said.get("basis") or "header"),
        confidence=said.get("confidence"),
        reason=str(said.get("reason") or ""),
        start=start,
        end=end,
    )


def _place(start: Any, end: Any, text: str) -> tuple[int | None, int | None]:
    if isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= len(text):
        return start, end
    return None, None


def _of_archive(said: Said, text: str) -> FieldClaim:
    """A suggestion from what the archive knows, with every place it rests on."""
    places = [_place(place[0], place[1], text) for place in said.get("because") or []]
    kept = [(start, end) for start, end in places if start is not None and end is not None]
    start, end = kept[0] if kept else (None, None)
    reason, sure = str(said.get("reason") or ""), said.get("confidence")
    more = tuple(kept[1:])
    return FieldClaim(said["field"], said["value"], "archive", sure, reason, start, end, more=more)


def _look_for(value: str, text: str) -> tuple[int | None, int | None]:
    head = value.strip()[:_FIND_BY]
    at = text.find(head) if head else -1
    return (at, min(at + len(value.strip()), len(text))) if at >= 0 else (None, None)


def _of_cast(member: Said, number: int, text: str) -> FieldClaim:
    start, end = _first_place(member, text) or (None, None)
    return FieldClaim(
        field="characters",
        value=member["name"],
        basis="inferred",
        confidence=member.get("confidence"),
        reason="",
        start=start,
        end=end,
        mark=f"cast-{number}",
    )


def spans_of(said: Said, claims: Mapping[str, list[FieldClaim]], text: str) -> list[Span]:
    """Every mark on the text but names, which ``cast_spans`` finds where they are shown."""
    spans = [
        Span(claim.start, claim.end, "field", claim.id(number), field)
        for field, listed in claims.items()
        for number, claim in enumerate(listed, start=1)
        if claim.start is not None and claim.end is not None and not claim.mark
    ]
    spans += [
        Span(start, end, "field", f"{claim.id(number)}-{which}", field)
        for field, listed in claims.items()
        for number, claim in enumerate(listed, start=1)
        for which, (start, end) in enumerate(claim.more, start=2)
    ]
    spans += [
        Span(start, end, "cast", mark)
        for number, member in enumerate((said.get("cast") or [])[:MOST_CAST_MARKED], start=1)
        for mark, start, end in cast_places(member, number, text)[1:]
    ]
    spans += [
        Span(*place, "speech", bond.id(which))
        for bond in bonds(said, len(text))
        for which, place in enumerate(bond.places, start=1)
    ]
    spans += _numbered(said.get("references"), "reference", "value", text)
    spans += _numbered(said.get("damage"), "damage", "code", text)
    spans += _scenes(said, text)
    spans += _advice(said, text)
    spans += _speech(said, text)
    return spans


def _numbered(said: Any, kind: str, label: str, text: str) -> Iterator[Span]:
    for number, one in enumerate(said or [], start=1):
        start, end = _place(one.get("start"), one.get("end"), text)
        if start is not None and end is not None:
            yield Span(start, end, kind, f"{kind}-{number}", str(one.get(label) or ""))


def _scenes(said: Said, text: str) -> Iterator[Span]:
    """Where a scene seems to begin though no mark says so, and where time turns."""
    number = 0
    for chapter in said.get("chapters") or []:
        for scene in chapter.get("scenes") or []:
            start, _end = _place(scene.get("start"), scene.get("end"), text)
            time, is_marked = scene.get("time") or "", scene.get("basis") not in {"inferred", "gap"}
            if start is not None and (not is_marked or time in {"earlier", "later"}):
                number += 1
                label = f"{MARKED}{time}" if is_marked else time
                yield Span(start, start, "scene", f"scene-{number}", label)


def _advice(said: Said, text: str) -> Iterator[Span]:
    for number, one in enumerate(said.get("advice") or [], start=1):
        for which, place in enumerate(one.get("because") or [], start=1):
            start, end = _place(place.get("start"), place.get("end"), text)
            if start is not None and end is not None:
                yield Span(start, end, "advice", f"advice-{number}-{which}", one["value"])


def _speech(said: Said, text: str) -> Iterator[Span]:
    for number, one in enumerate(said.get("speech") or [], start=1):
        start, end = _place(one.get("start"), one.get("end"), text)
        if start is not None and end is not None:
            yield Span(start, end, "speech", f"speech-{number}", str(one.get("speaker") or ""))


def cast_places(member: Said, number: int, text: str) -> list[tuple[str, int, int]]:
    """Where one of the cast is named: the first few places, each with the name of its mark."""
    first = _first_place(member, text)
    if first is None:
        return []
    found = [(f"cast-{number}", *first)]
    for place in member.get("places") or []:
        start, end = _place(place[0], place[1], text)
        if start is not None and end is not None and (start, end) != first:
            found.append((f"cast-{number}-{len(found) + 1}", start, end))
    return found[:MOST_CAST_PLACES]


def cast_spans(said: Said, text: str, start: int) -> list[Span]:
    """Where the people of the cast are named in ``text``, a part of the whole from ``start``.

    The first place of each in this part bears the id ``cast-N``.
    """
    numbers: dict[str, int] = {}
    for number, member in enumerate((said.get("cast") or [])[:MOST_CAST_MARKED], start=1):
        for name in (member["name"], *(member.get("aliases") or [])):
            numbers.setdefault(name, number)
    spans, met = [], set()
    for here, there in mentions(text, numbers, start):
        number = numbers[text[here - start : there - start]]
        spans.append(Span(here, there, "cast", "" if number in met else f"cast-{number}"))
        met.add(number)
    return spans


def _first_place(member: Said, text: str) -> tuple[int, int] | None:
    for place in member.get("places") or []:
        start, end = _place(place[0], place[1], text)
        if start is not None and end is not None:
            return start, end
    return first_mention(text, (member["name"], *(member.get("aliases") or [])))
