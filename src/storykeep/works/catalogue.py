"""What is said of a work, as plain data: the form in which a reading or a person hands it over."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from storykeep.tags import rules as tag_rules
from storykeep.works import rules

# The fields a person can correct or confirm, in the order the desk shows them.
TEXT_FIELDS = ("title", "summary", "notes_before", "notes_after", "disclaimer")
FACT_FIELDS = ("language", "rating", "status", "published", "updated", "series")
TAG_FIELDS = {
    "fandoms": tag_rules.FANDOM,
    "warnings": tag_rules.WARNING,
    "categories": tag_rules.CATEGORY,
    "relationships": tag_rules.RELATIONSHIP,
    "characters": tag_rules.CHARACTER,
    "tags": tag_rules.FREEFORM,
}
FIELDS = ("title", "authors", *TEXT_FIELDS[1:], *FACT_FIELDS, *TAG_FIELDS)


@dataclass(frozen=True, slots=True)
class TagClaim:
    """One tag for a work. ``state`` is ``given``, ``suggested`` or ``confirmed``."""

    kind: str
    name: str
    state: str = rules.GIVEN
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ChapterText:
    """One chapter as it is kept: clean HTML, words by the archive's rule."""

    title: str
    html: str
    words: int
    notes_before: str = ""
    notes_after: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything said of a work but its text. Summary, notes and disclaimer are clean HTML."""

    title: str
    title_basis: str = ""
    authors: tuple[str, ...] = ()
    summary: str = ""
    notes_before: str = ""
    notes_after: str = ""
    disclaimer: str = ""
    language: str = ""
    rating: str = "not-rated"
    rating_given: str = ""
    status: str = ""
    published: str = ""
    updated: str = ""
    series_name: str = ""
    series_part: str = ""
    tags: tuple[TagClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class NewWork:
    """A story ready to become a work."""

    catalogue: Catalogue
    chapters: tuple[ChapterText, ...]
    body_key: str
    """Fingerprint of the body alone, so that one story under two headers is known as one."""
    original: int | None = None
    """Primary key of its ``Original``."""
    state: str = rules.ON_DESK


def fingerprint(value: Any) -> str:
    """A short name for a field's value, the same for the same value: says whether it has changed."""
    return blake2b(json.dumps(value).encode(), digest_size=8).hexdigest()
