"""A work's catalogue entry as plain values: read, kept before a deed, put back after it.

``snapshot``, ``changed`` and ``restore`` are the whole of undo. A deed keeps only what it changed, so
that undoing it leaves alone what something else, such as a new reading, has written since.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from storykeep.tags import rules as tag_rules
from storykeep.works import rules
from storykeep.works.catalogue import TAG_FIELDS
from storykeep.works.models import Tagging, Work
from storykeep.works.services.writers import set_writers

COLUMNS = (
    "title",
    "title_basis",
    "sort_title",
    "summary",
    "notes_before",
    "notes_after",
    "disclaimer",
    "language",
    "rating",
    "rating_given",
    "status",
    "published",
    "updated",
    "series_name",
    "series_part",
    "state",
    "audience",
    "merged_into_id",
    "confirmed",
    "posted_at",
    "catalogued_at",
)
MOMENTS = ("posted_at", "catalogued_at")


def snapshot(work: Work) -> dict[str, Any]:
    """All that a catalogue deed can change, as JSON. Two queries.

    ``taggings`` maps a kind to its rows (tag, state, reason, position), in order.
    """
    values = {name: getattr(work, name) for name in COLUMNS}
    values["confirmed"] = list(work.confirmed)
    for name in MOMENTS:
        values[name] = values[name].isoformat() if values[name] else None
    values["authors"] = list(work.creatorships.order_by("position").values_list("name", flat=True))
    taggings: dict[str, list[list[Any]]] = {kind: [] for kind in tag_rules.KINDS}
    rows = work.taggings.order_by("position", "tag_id")
    for kind, *row in rows.values_list("tag__kind", "tag_id", "state", "reason", "position"):
        taggings[kind].append(row)
    values["taggings"] = taggings
    return values


def changed(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """The part of ``before`` that is otherwise in ``after``; empty when nothing is."""
    difference = {
        name: value for name, value in before.items() if name != "taggings" and value != after[name]
    }
    kinds = {
        kind: rows for kind, rows in before["taggings"].items() if rows != after["taggings"][kind]
    }
    return difference | ({"taggings": kinds} if kinds else {})


def restore(work: Work, before: dict[str, Any]) -> set[int]:
    """Put back what ``changed`` kept. Returns the tags whose works may have to be counted anew."""
    columns = [name for name in COLUMNS if name in before]
    for name in columns:
        value = before[name]
        is_moment = name in MOMENTS and value is not None
        setattr(work, name, datetime.fromisoformat(value) if is_moment else value)
    if columns:
        work.save(update_fields=columns)
    if "authors" in before:
        set_writers(work, before["authors"])
    return _restore_tags(work, before.get("taggings", {}))


def _restore_tags(work: Work, kinds: dict[str, list[list[Any]]]) -> set[int]:
    touched = set(work.taggings.values_list("tag_id", flat=True))
    work.taggings.filter(tag__kind__in=kinds).delete()
    rows = [
        Tagging(work=work, tag_id=tag, state=state, reason=reason, position=position)
        for kept in kinds.values()
        for tag, state, reason, position in kept
    ]
    Tagging.objects.bulk_create(rows)
    return touched | {row.tag_id for row in rows}


def field_values(work: Work) -> dict[str, Any]:
    """Every field as ``correct_field`` takes it. No query for a work that came with its signs.

    Text is a string, ``series`` a (name, part) pair, ``authors`` and tags are lists of names.
    """
    values: dict[str, Any] = {
        name: getattr(work, name)
        for name in ("title", "summary", "notes_before", "notes_after", "disclaimer")
    }
    for name in ("language", "rating", "status", "published", "updated"):
        values[name] = getattr(work, name)
    values["series"] = (work.series_name, work.series_part)
    values["authors"] = [one.name for one in work.creatorships.all()]
    shown = shown_taggings(work)
    for field, kind in TAG_FIELDS.items():
        values[field] = [row.tag.name for row in shown if row.tag.kind == kind]
    return values


def shown_taggings(work: Work) -> list[Tagging]:
    """The work's tags that pages show, in order; at hand already if it came with its signs."""
    at_hand: list[Tagging] | None = getattr(work, "shown_taggings", None)
    if at_hand is not None:
        return at_hand
    rows = work.taggings.filter(state__in=rules.SHOWN).select_related("tag")
    return list(rows.order_by("position", "tag_id"))
