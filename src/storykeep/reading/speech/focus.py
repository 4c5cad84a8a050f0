"""Whom “he” and “she” mean: the man and the woman a text has in view at each place.

One pass over the narration. The subject of a sentence comes into view; who is only mentioned
does so when nobody of that gender was in view for a while. A subject pronoun keeps them there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from storykeep.reading.lexicon.verbs import HUMAN
from storykeep.reading.people.cast import Cast
from storykeep.reading.text.quotes import Quote

_PRONOUN = re.compile(r"\b(?:([Hh]e)|([Ss]he))\b")
_SUBJECT_LEAD = re.compile(
    r"(?:[.!?…;:”\"—–-]|\n\n|\b(?:and|but|when|as|then|while|for|that|if|so|because))\s*\Z"
)
_NEXT = re.compile(r"\s+(?:\w+ly\s+|had\s+|was\s+|is\s+|has\s+)?([^\W\d_]+)")
_AUXILIARY = frozenset(["was", "had", "is", "has", "did", "would", "could", "does", "might"])
_STALE = 1_500
_KEPT = 3


class Focus(NamedTuple):
    """Who is in view from ``starts[i]`` on: the latest few of each gender, the nearest first."""

    starts: list[int]
    men: list[tuple[int, ...]]
    women: list[tuple[int, ...]]

    def at(self, place: int, gender: str) -> tuple[int, ...]:
        index = bisect_left(self.starts, place) - 1
        if index < 0:
            return ()
        return (self.men if gender == "m" else self.women)[index]


def find_focus(text: str, cast: Cast, quotes: Sequence[Quote], end: int) -> Focus:
    """Linear in the text’s length."""
    events = _events(text, cast, quotes, end)
    focus = Focus([], [], [])
    view: dict[str, tuple[int, ...]] = {"m": (), "f": ()}
    seen = {"m": -_STALE, "f": -_STALE}
    for place, person, gender, subject in events:
        if person is None:
            seen[gender] = place
            continue
        for each in ("m", "f") if gender == "?" else (gender,):
            known = view[each]
            if (subject and gender != "?") or not known or place - seen[each] > _STALE:
                view[each] = (person, *(p for p in known if p != person))[:_KEPT]
                seen[each] = place
            elif person not in known:
                view[each] = (known[0], person, *known[1:])[:_KEPT]
        focus.starts.append(place)
        focus.men.append(view["m"])
        focus.women.append(view["f"])
    return focus


def _events(
    text: str, cast: Cast, quotes: Sequence[Quote], end: int
) -> list[tuple[int, int | None, str, bool]]:
    """(place, person or None for a pronoun, gender, is subject), in order."""
    found: list[tuple[int, int | None, str, bool]] = [
        (m.start, m.person, cast.people[m.person].gender, _is_subject(text, m.start, m.end))
        for m in cast.mentions
        if not m.quoted
    ]
    at = 0
    for quote in [*quotes, None]:
        stop = quote.start if quote else end
        if stop > at:
            found += [
                (match.start(), None, "m" if match.group(1) else "f", True)
                for match in _PRONOUN.finditer(text, at, stop)
            ]
        at = max(at, quote.end) if quote else at
    found.sort(key=lambda event: event[0])
    return found


def _is_subject(text: str, start: int, end: int) -> bool:
    match = _NEXT.match(text, end, end + 40)
    if match and (match.group(1) in HUMAN or match.group(1) in _AUXILIARY):
        return True
    return start < 3 or bool(_SUBJECT_LEAD.search(text, max(0, start - 12), start))
