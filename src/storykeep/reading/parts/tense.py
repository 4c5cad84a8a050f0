"""How a stretch of narration is told: in the present or the past, or reaching behind the past. English."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from storykeep.reading.text.quotes import Quote

Tense = Literal["present", "past"]

_PAST = (
    "was were had did said asked looked knew thought felt went came took turned saw stood sat told got"
    " made gave heard walked smiled nodded wanted seemed"
)
_PRESENT = (
    "is are has does says asks looks knows thinks feels goes comes takes turns sees stands sits tells gets"
    " makes gives hears walks smiles nods wants seems isn't doesn't am"
)
_VERB = re.compile(
    rf"\b(?:({'|'.join(_PAST.split())}|(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I)\s\w{{2,14}}ed)"
    rf"|({'|'.join(_PRESENT.split())}|(?:[Hh]e|[Ss]he|[Ii]t)\s(?!\w+(?:ss|us|is|as|ways|haps)\b)\w{{2,14}}s))\b"
)
_BEHIND = re.compile(
    r"\b[Hh]ad\s+(?:\w+ly\s+|never\s+|not\s+|always\s+|just\s+|only\s+)?"
    r"(?:been|\w+ed|\w+en|gone|come|met|made|said|told|kept|left|lost|found|sat|stood|brought|thought|begun|begun)\b"
)
_FEWEST = 6
_FEWEST_OF_ONE = 4
_LOOKED_AT = 6_000
_OPENING = 400


def tense_of(
    text: str, start: int, end: int, quotes: Sequence[Quote], starts: Sequence[int]
) -> Tense | None:
    """The tense a scene is told in; None where too little or nothing of one kind is found.

    ``starts`` are the places of ``quotes``. At most the first 6,000 characters are looked at.
    """
    past = present = 0
    for begin, stop in _narration(start, min(end, start + _LOOKED_AT), quotes, starts):
        for match in _VERB.finditer(text, begin, stop):
            past += match.lastindex == 1
            present += match.lastindex == 2
    found = past + present
    if found < _FEWEST_OF_ONE or (found < _FEWEST and past and present):
        return None
    share = past / found
    return "past" if share >= 0.8 else "present" if share <= 0.25 else None


def opens_behind(
    text: str, start: int, end: int, quotes: Sequence[Quote], starts: Sequence[int]
) -> bool:
    """Whether the first sentences stand in the past perfect: “They had met in Lisbon. It had rained.”"""
    found = 0
    for begin, stop in _narration(start, min(end, start + _OPENING), quotes, starts):
        found += sum(1 for _ in _BEHIND.finditer(text, begin, stop))
    return found >= 2


def _narration(
    start: int, end: int, quotes: Sequence[Quote], starts: Sequence[int]
) -> list[tuple[int, int]]:
    """The stretches of ``[start, end)`` outside quotations."""
    found = []
    at = start
    for index in range(bisect_left(starts, start), bisect_left(starts, end)):
        found.append((at, max(at, quotes[index].start)))
        at = max(at, quotes[index].end)
    found.append((at, max(at, end)))
    return found
