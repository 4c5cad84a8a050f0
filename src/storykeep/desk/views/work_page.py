"""What the page of one work on the desk shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from storykeep.desk import pane, words
from storykeep.desk.claims import MARKED
from storykeep.desk.company import company_of
from storykeep.desk.evidence import quote
from storykeep.desk.forms import Typed
from storykeep.desk.models import StoredReading
from storykeep.desk.selectors import Place
from storykeep.desk.sheet import Sheet, entries
from storykeep.press.languages import direction
from storykeep.works import rules
from storykeep.works.models import Deed, Work

MOST_LISTED = 60
"""Of references, scenes and signs of damage; a list longer than that helps nobody."""


def page_context(
    row: Work,
    *,
    deeds: Sequence[Deed],
    place: Place,
    asked_part: str | None,
    typed: Typed | None,
    changed: Iterable[str],
) -> dict[str, Any]:
    """``row`` is from ``get_desk_work``."""
    reading = _reading_of(row)
    source = pane.source_of(reading)
    shown = pane.part(source, asked_part)
    taken = list(changed)
    sheet = Sheet(row, source.text, source.claims, deeds, source.address)
    fields = entries(sheet, typed, taken)
    return {
        "work": row,
        "path": getattr(row, "path", None) or (row.original.name if row.original else ""),
        "part": shown,
        "direction": direction(row.language) if row.language else "auto",
        "fields": fields,
        "taken": [entry.label for entry in fields if entry.name in taken],
        "errors": [entry for entry in fields if entry.error],
        "suggested_count": sum(entry.is_suggested for entry in fields),
        "last_deed": deeds[-1] if deeds else None,
        "last_deed_name": words.DEEDS.get(deeds[-1].kind, deeds[-1].kind) if deeds else "",
        "last_deed_fields": [words.FIELD_NAMES[name] for name in deeds[-1].fields] if deeds else [],
        "place": place,
        "damage": _places(source, "damage", "code"),
        "repair_count": len(source.said.get("repairs") or []),
        "references": _places(source, "references", "value"),
        "company": company_of(source, row),
        "speech": _speech(source, shown),
        "advice": _advice(source),
        "scenes": _scenes(source),
        "findings": source.said.get("findings") or [],
        "is_unseen": row.state == rules.ON_DESK,
        "is_aside": row.state == rules.SET_ASIDE,
        "is_older_reading": reading is not None and reading.version != row.version,
    }


def _reading_of(row: Work) -> StoredReading | None:
    try:
        return row.reading
    except StoredReading.DoesNotExist:
        return None


def _places(source: pane.Source, name: str, label: str) -> list[dict[str, Any]]:
    """Damage or references, each with its address and the words around it."""
    kind = {"damage": "damage", "references": "reference"}[name]
    found = []
    for number, one in enumerate((source.said.get(name) or [])[:MOST_LISTED], start=1):
        start, end = one["start"], one["end"]
        said = words.damage_name(one[label]) if name == "damage" else one[label]
        found.append(
            {
                "said": said,
                "kind": words.REFERENCES.get(one.get("kind", ""), ""),
                "message": one.get("message", ""),
                "address": source.address(start, f"{kind}-{number}"),
                "quote": quote(source.text, start, end),
            }
        )
    return found


def _speech(source: pane.Source, shown: pane.Part) -> list[dict[str, Any]]:
    """Who says what to whom in the part of the text that is shown, and how that is known."""
    start, end = source.bounds(shown.number)
    return [
        {
            "address": f"#speech-{number}",
            "words": quote(source.text, one["start"], one["end"]).marked,
            "speaker": one.get("speaker"),
            "addressee": one.get("addressee"),
            "because": words.SPEECH_BASES.get(one.get("basis") or "", words.NO_BASIS),
            "percent": round(100 * (one.get("confidence") or 0)),
        }
        for number, one in enumerate(source.said.get("speech") or [], start=1)
        if start <= one["start"] < end
    ]


def _advice(source: pane.Source) -> list[dict[str, Any]]:
    found = []
    for number, one in enumerate((source.said.get("advice") or [])[:MOST_LISTED], start=1):
        because = [
            {
                "address": source.address(place["start"], f"advice-{number}-{which}"),
                "quote": quote(source.text, place["start"], place["end"]),
            }
            for which, place in enumerate(one.get("because") or [], start=1)
        ]
        found.append(
            {
                "value": one["value"],
                "kind": one["kind"],
                "percent": round(one["confidence"] * 100),
                "because": because,
            }
        )
    return found


def _scenes(source: pane.Source) -> list[dict[str, Any]]:
    """Places where a scene may begin though no mark says so, and where the time told of turns."""
    return [
        {
            "address": source.address(span.start, span.id),
            "time": words.TIMES.get(span.label.removeprefix(MARKED), ""),
            "quote": quote(source.text, span.start, min(span.start + 60, len(source.text))),
        }
        for span in source.spans
        if span.kind == "scene"
    ][:MOST_LISTED]
