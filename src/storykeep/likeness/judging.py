"""What one text may be to another: the same story, a part of it, a newer version, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from storykeep.likeness.comparing import Comparison
from storykeep.likeness.shingles import folded

Kind = Literal["same", "part", "newer", "near"]
SAME: Kind = "same"
PART: Kind = "part"
NEWER: Kind = "newer"
NEAR: Kind = "near"

FEWEST = 3
"""Samples in common: fewer are chance."""
NEARLY_ALL = 0.8
"""Of a text's passages in the other: it stands in there."""
LARGELY = 0.4
"""Of a text's passages, spread over it: another version, or its names were changed."""
_SPREAD = 0.6
LONG_PASSAGE = 400
"""Words; two different stories may quote a song or a letter as long."""
VERY_LONG_PASSAGE, _QUARTER = 1500, 0.25
"""Words nobody quotes, and the least share of the shorter text they must be."""
_AT_THE_HEAD = 0.05

_NUMBER = r"(?:\d{1,4}|[ivxl]{1,6}|one|two|three|four|five|six|seven|eight|nine|ten)"
_PIECE_OF = re.compile(
    rf"\b(?:(?:chapter|chap|ch|part|pt|episode|ep)\b[.\s#-]*{_NUMBER}\b|prologue|epilogue"
    r"|\(?\d{1,3}\s?(?:/|of)\s?(?:\d{1,3}\b|\?))",
    re.IGNORECASE,
)
_STANDING_WORDS = re.compile(
    r"\b(?:wip|complete|completed|finished|repost|revised)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a text besides its passages."""

    words: int
    title: str = ""
    authors: frozenset[str] = frozenset()
    """Keys of names: the same for the same writer."""
    status: str = ""
    updated: str = ""
    """ISO 8601 as exact as known; of two dates the later sorts behind."""

    @property
    def piece(self) -> str:
        """The mark by which the title calls itself a piece of something: ``chapter 3``; or empty."""
        found = _PIECE_OF.search(self.title)
        return folded(found[0]) if found else ""

    @property
    def bare_title(self) -> str:
        return folded(_STANDING_WORDS.sub(" ", _PIECE_OF.sub(" ", self.title)))


@dataclass(frozen=True, slots=True)
class Judgement:
    """``greater``: which of the two is the whole, or the newer; None where neither is."""

    kind: Kind
    greater: Literal["first", "second"] | None = None


def judge(seen: Comparison, first: About, second: About) -> Judgement | None:
    """What the two may be to one another; None when they are different stories."""
    if seen.common < FEWEST:
        return None
    if seen.first_in_second >= NEARLY_ALL and seen.second_in_first >= NEARLY_ALL:
        return _alike(seen, first, second)
    held = max(seen.first_in_second, seen.second_in_first)
    first_is_held = seen.first_in_second >= seen.second_in_first
    small, large = (first, second) if first_is_held else (second, first)
    greater: Literal["first", "second"] = "second" if first_is_held else "first"
    if held >= NEARLY_ALL:
        inside = seen.in_second if first_is_held else seen.in_first
        return Judgement(_grown(small, large, inside.before), greater)
    span = (seen.in_first if first_is_held else seen.in_second).span
    shared = held * small.words
    is_version = held >= LARGELY and span >= _SPREAD and shared >= LONG_PASSAGE
    if is_version or (shared >= VERY_LONG_PASSAGE and held >= _QUARTER):
        return _version(first, second, Judgement(NEAR))
    return None


def _alike(seen: Comparison, first: About, second: About) -> Judgement:
    if seen.resemblance == 1.0:
        return Judgement(SAME)
    return _version(first, second, Judgement(SAME))


def _version(first: About, second: About, otherwise: Judgement) -> Judgement:
    """A newer version, where dates or progress of one story say which is newer."""
    if not _are_one(first, second):
        return otherwise
    if _is_later(second, first):
        return Judgement(NEWER, "second")
    return Judgement(NEWER, "first") if _is_later(first, second) else otherwise


def _grown(small: About, large: About, before: float) -> Kind:
    """Whether a text that stands whole in a longer one is its earlier state or a piece of it."""
    if small.piece and small.piece != large.piece:
        return PART
    if before > _AT_THE_HEAD or not _are_one(small, large):
        return PART
    return PART if _is_later(small, large) else NEWER


def _are_one(first: About, second: About) -> bool:
    """Whether title and writers, as far as both say any, are the same."""
    if not first.bare_title or first.bare_title != second.bare_title:
        return False
    return not first.authors or not second.authors or bool(first.authors & second.authors)


def _is_later(one: About, other: About) -> bool:
    if one.updated and other.updated and one.updated != other.updated:
        # "2009" says nothing about "2009-04".
        together = min(len(one.updated), len(other.updated))
        if one.updated[:together] != other.updated[:together]:
            return one.updated > other.updated
    return one.status == "complete" and other.status in {"in-progress", "abandoned"}
