"""Scene changes whose marks were lost, suspected from how time and place are spoken of and who is present.

Each place between two paragraphs is looked at by itself, in a window of fixed size: linear. Few places are
proposed, none near a known beginning; each says why, and how sure that is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from storykeep.reading.lexicon import times as words
from storykeep.reading.parts.times import opening
from storykeep.reading.text.layout import Span

WINDOW = 1_600
"""Characters looked at before and behind a place."""
_NEAREST = 700
"""Characters between two beginnings, at least."""
_FROM_KNOWN = 240
"""Characters from where a scene or chapter begins or ends for certain, at least."""
_AT_ONCE = 800
"""Within so many characters those who went are not named any more, nor those who came already."""
_TURNS = 6
"""Turns of talk looked at on each side."""
_MOST_COUNTED = 4
_NOT_ALONE = re.compile(
    r"(?i)\b(?:moments?|seconds?|instants?|minutes?|minuten?|sekunden?|augenblicke?|a while|after that"
    r"|afterwards?|by the time|when|als|once upon a time|previously|long ago|früher|damals)\b"
    r"|\A(?:\w+\s)?(?:later|earlier|then|später)\Z"
)
"""Words of time that do not part scenes by themselves."""
_REACHES_BACK = re.compile(r"[^.!?]*?\bhad\b")
"""“That morning there had been no fog”: told from where the scene already is."""
_ELSEWHERE = re.compile(
    rf"(?:(?i:{words.MEANWHILE})|Back\s+(?:at|in|on|aboard)\s+(?:the\s+|his\s+|her\s+|their\s+)?\w+"
    r"|(?:Across|Outside|Down|Over)\s+(?:town|(?:at|in)\s+the)|(?:Far|Miles|Streets)\s+away"
    r"|In\s+(?:another|a\s+different)\s+(?:part|room|place|city|world)|Somewhere\s+(?:else|in|on|far))\b"
)
_QUOTES = '"“„«‘—–'


class Event(NamedTuple):
    """Somebody is there at a place: named in the narration, or speaking."""

    place: int
    person: int


class Suspicion(NamedTuple):
    """A scene seems to begin with ``paragraph``."""

    paragraph: int
    confidence: float
    reason: str


class Track(NamedTuple):
    """Events in order of place."""

    events: Sequence[Event]
    places: list[int]

    @classmethod
    def of(cls, events: Sequence[Event]) -> Track:
        return cls(events, [event.place for event in events])

    def between(self, start: int, end: int) -> list[int]:
        """The people of the events in ``[start, end)``."""
        first, last = bisect_left(self.places, start), bisect_left(self.places, end)
        return [event.person for event in self.events[first:last]]


def suspect(
    text: str,
    paragraphs: Sequence[Span],
    named: Sequence[Event],
    heard: Sequence[Event],
    known: Sequence[int],
) -> list[Suspicion]:
    """Where scenes seem to begin, in order.

    ``named`` (everybody there) and ``heard`` (who speaks) are in order of place; ``known`` are the places
    where scenes and chapters begin or end for certain, in order.
    """
    sights, sounds = Track.of(named), Track.of(heard)
    found: list[Suspicion] = []
    for index in range(1, len(paragraphs)):
        place = paragraphs[index].start
        bounds = _bounds(place, known)
        if bounds is None:
            continue
        said, reason = _said(text, paragraphs[index])
        if not said:
            continue  # company alone is wrong too often: people are talked of where they are not
        switched = _switch(sights, sounds, place, bounds)
        changed = _change(sights, place, bounds)
        confidence = _sure(said, switched, changed)
        if confidence:
            if switched or changed >= 0.5:
                reason = f"{reason[:-1]}, and others are there."
            found.append(Suspicion(index, confidence, reason))
    return _apart(paragraphs, found)


def _bounds(place: int, known: Sequence[int]) -> tuple[int, int] | None:
    """The window around a place, cut at the nearest known beginnings; None too near to one."""
    index = bisect_left(known, place)
    before = known[index - 1] if index else 0
    after = known[index] if index < len(known) else place + WINDOW
    if place - before < _FROM_KNOWN or after - place < _FROM_KNOWN:
        return None
    return max(before, place - WINDOW), min(after, place + WINDOW)


def _sure(said: float, switched: bool, changed: float) -> float:
    """How sure a beginning is, by its three kinds of evidence; 0 where it is not worth telling."""
    if said >= 1.0:
        return 0.8 if switched or changed >= 0.5 else 0.6
    return 0.6 if said and (switched or changed >= 0.5) else 0.0


def _said(text: str, span: Span) -> tuple[float, str]:
    """1 for words of another time or day, ½ for such as need company, and the reason in a sentence."""
    if text[span.start] in _QUOTES:
        return 0.0, ""
    said = opening(text, span.start)
    if said:
        phrase = " ".join(text[said.start : said.end].split())
        if _REACHES_BACK.match(text, said.end, said.end + 40):
            return 0.0, ""
        if _NOT_ALONE.search(phrase):
            return 0.5, f"“{phrase}” tells of time."
        return 1.0, f"“{phrase}” tells of another time."
    if match := _ELSEWHERE.match(text, span.start, min(span.end, span.start + 60)):
        return 0.5, f"“{' '.join(match.group().split())}” tells of another place."
    return 0.0, ""


def _switch(sights: Track, sounds: Track, place: int, bounds: tuple[int, int]) -> bool:
    """Whether two talk, and from here on two of whom one is another.

    Whoever goes or comes before the reader’s eyes is named on both sides: that parts no scenes.
    """
    before = sounds.between(bounds[0], place)
    after = sounds.between(place, bounds[1])
    last, first = Counter(before[-_TURNS:]), Counter(after[:_TURNS])
    if not 1 <= len(last) <= 2 or not 1 <= len(first) <= 2 or last.keys() == first.keys():
        return False
    gone = {person for person, count in last.items() if count >= 2} - set(after)
    come = {person for person, count in first.items() if count >= 2} - set(before)
    if not gone or not come:
        return False
    near_before = sights.between(max(bounds[0], place - _AT_ONCE), place)
    near_after = sights.between(place, min(bounds[1], place + _AT_ONCE))
    return come.isdisjoint(near_before) and gone.isdisjoint(near_after)


def _change(sights: Track, place: int, bounds: tuple[int, int]) -> float:
    before = Counter(sights.between(bounds[0], place))
    return change(before, Counter(sights.between(place, bounds[1])))


def change(before: Counter[int], after: Counter[int]) -> float:
    """How far two companies differ, 0–1: those there more than once, and on one side only."""
    gone = come = stayed = 0
    for person in {*before, *after}:
        there, here = min(before[person], _MOST_COUNTED), min(after[person], _MOST_COUNTED)
        if there and here:
            stayed += there + here
        elif there >= 2:
            gone += there
        elif here >= 2:
            come += here
    if not gone or not come:
        return 0.0
    return (gone + come) / (gone + come + stayed)


def _apart(paragraphs: Sequence[Span], found: Sequence[Suspicion]) -> list[Suspicion]:
    """The surest, those too near to a surer one left out."""
    taken: list[int] = []
    kept = []
    for each in sorted(found, key=lambda one: (-one.confidence, one.paragraph)):
        place = paragraphs[each.paragraph].start
        index = bisect_left(taken, place)
        near = taken[max(0, index - 1) : index + 1]
        if all(abs(place - other) >= _NEAREST for other in near):
            taken.insert(index, place)
            kept.append(each)
    return sorted(kept)
