"""Decisions about works, without Django."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from storykeep.people.rules import Viewer

# How far a work has come. Only a posted work is met by readers.
ON_DESK = "desk"
POSTED = "posted"
SET_ASIDE = "set-aside"
STATES = (ON_DESK, POSTED, SET_ASIDE)

# Whom the writer, or the keeper for them, lets read.
EVERYONE = "everyone"
MEMBERS = "members"
AUDIENCES = (EVERYONE, MEMBERS)

# Circles of readers, each inside the one before. The index files every work under one.
KEEPERS = "keepers"
CIRCLES = (EVERYONE, MEMBERS, KEEPERS)

RATINGS = ("not-rated", "general", "teen", "mature", "explicit")
ADULT_RATINGS = frozenset({"mature", "explicit"})
STATUSES = ("", "complete", "in-progress", "abandoned")

# Tagging states. What the machine inferred looks like a suggestion until a person confirms it.
GIVEN = "given"
SUGGESTED = "suggested"
CONFIRMED = "confirmed"
REFUSED = "refused"
SHOWN = (GIVEN, SUGGESTED, CONFIRMED)

_LEADING_ARTICLE = re.compile(r"^(an?|the)\s+(?=\S)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")


def circle_of(state: str, audience: str) -> str:
    """The circle that may see a work: the one rule of visibility."""
    if state != POSTED:
        return KEEPERS
    return MEMBERS if audience == MEMBERS else EVERYONE


def circles_of(viewer: Viewer) -> tuple[str, ...]:
    """The circles a viewer stands in."""
    if viewer.is_keeper:
        return CIRCLES
    return (EVERYONE, MEMBERS) if viewer.is_signed_in else (EVERYONE,)


def may_see(viewer: Viewer, *, state: str, audience: str) -> bool:
    """Whether this viewer may know that such a work exists. Its twin is ``selectors.visible_to``."""
    return circle_of(state, audience) in circles_of(viewer)


def may_catalogue(viewer: Viewer) -> bool:
    """Whether this viewer may work at the desk."""
    return viewer.is_keeper


def sort_title(title: str) -> str:
    """For A–Z order: no leading punctuation or article, digits padded to five, as on AO3."""
    folded = unicodedata.normalize("NFKD", title).casefold()
    folded = "".join(c for c in folded if not unicodedata.combining(c))
    stripped = re.sub(r"^\W+", "", folded) or folded
    stripped = _LEADING_ARTICLE.sub("", stripped)
    return _NUMBER.sub(lambda found: found[0].zfill(5), stripped)[:500]


def name_key(name: str) -> str:
    """What two spellings of one writer's name have in common."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())[:200]


def is_date(text: str) -> bool:
    """Whether ``text`` is an ISO 8601 date, as exact as is known."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text)
    if found is None:
        return False
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
