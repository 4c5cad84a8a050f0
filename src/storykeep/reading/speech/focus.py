"""Whom “he” and “she” mean: the people a text has in view at each place, and how likely each is meant.

One pass over the narration. Names bring people into view; each “he” or “she” is weighed between
those of its gender by how lately, how often and in what part each was told of, and keeps whom it
most likely means in view. The weights (``focus.json``) are trained by ``bench/train_focus.py``.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

from storykeep.reading.lexicon.verbs import HUMAN
from storykeep.reading.people.cast import Cast
from storykeep.reading.text.layout import Span
from storykeep.reading.text.quotes import Quote

_PRONOUN = re.compile(r"\b(?:([Hh]e)|([Ss]he))\b")
_SUBJECT_LEAD = re.compile(
    r"(?:[.!?…;:”\"—–-]|\n\n|\b(?:and|but|when|as|then|while|for|that|if|so|because))\s*\Z"
)
_NEXT = re.compile(r"\s+(?:\w+ly\s+|had\s+|was\s+|is\s+|has\s+)?([^\W\d_]+)")
_AUXILIARY = frozenset(["was", "had", "is", "has", "did", "would", "could", "does", "might"])
_NEAR = (60, 150, 400, 1_000, 3_000)
_PARAGRAPHS = (1, 2, 4)
_OFTEN = (0.5, 1.5, 3.0)
_FADES = 1 / 1_000
_KEPT = 6
"""People weighed for each pronoun: those of its gender told of last."""

_NAMES = ("rank", "near", "named", "paragraph", "subject", "often", "again", "known", "opens")
_NONE, _OBJECT, _SUBJECT = range(3)

Tables = Mapping[str, tuple[tuple[float, ...], ...]]
"""By the kind of place: factors of rank, again, subject and known; of near and named; of paragraph
and opens; of often."""
Chances = tuple[tuple[int, float], ...]
"""People and how likely each is meant, the likeliest first."""


class Event(NamedTuple):
    """A name (``person`` ≥ 0) or a pronoun (−1) of the narration."""

    place: int
    person: int
    gender: str
    subject: bool


@dataclass(slots=True)
class Sight:
    """What the text so far says of one person."""

    last: int
    named: int
    paragraph: int
    subject: bool
    weight: float = 1.0


@dataclass(slots=True)
class Focus:
    """The state of one pass; ``resolved`` holds for each pronoun’s place whom it may mean."""

    tables: Tables
    view: dict[str, list[int]] = field(default_factory=lambda: {"m": [], "f": []})
    """Those told of last, by gender, the last first; who may be either stands in both."""
    sights: dict[int, Sight] = field(default_factory=dict)
    meant: dict[str, int] = field(default_factory=lambda: {"m": -1, "f": -1})
    """Whom the last pronoun meant."""
    rivals: dict[str, int] = field(default_factory=lambda: {"m": _NONE, "f": _NONE})
    """How another of that gender was named since: not at all, as an object, as a subject."""
    opened: tuple[int, int] = (-1, -1)
    """The paragraph last opened by a named subject, and by whom."""
    resolved: dict[int, Chances] = field(default_factory=dict)

    def name(self, event: Event, paragraph: int) -> None:
        sight = self._seen(event.person, event.place, paragraph, subject=event.subject)
        sight.named = event.place
        if event.subject and paragraph != self.opened[0]:
            self.opened = paragraph, event.person
        for gender in ("m", "f") if event.gender == "?" else (event.gender,):
            if event.person == self.meant[gender]:
                self.rivals[gender] = _NONE
            elif self.rivals[gender] != _SUBJECT:
                self.rivals[gender] = _SUBJECT if event.subject else _OBJECT
            self._bring(event.person, gender)

    def _seen(self, person: int, place: int, paragraph: int, *, subject: bool) -> Sight:
        sight = self.sights.get(person)
        if sight is None:
            sight = self.sights[person] = Sight(place, place, paragraph, subject)
        else:
            sight.weight = sight.weight * exp((sight.last - place) * _FADES) + 1.0
            sight.last, sight.paragraph, sight.subject = place, paragraph, subject
        return sight

    def _bring(self, person: int, gender: str) -> None:
        known = self.view[gender]
        if person in known:
            known.remove(person)
        known.insert(0, person)
        del known[_KEPT:]

    def mean(self, person: int, gender: str, place: int, paragraph: int) -> None:
        """A pronoun of this gender meant this person."""
        self._seen(person, place, paragraph, subject=True)
        self.meant[gender], self.rivals[gender] = person, _NONE
        self._bring(person, gender)

    def features(
        self, gender: str, place: int, paragraph: int, kind: str, cast: Cast
    ) -> list[tuple[int, list[str]]]:
        """For each person a pronoun at this place may mean, what speaks for them."""
        return [
            (
                person,
                [f"{kind}:{name}-{value}" for name, value in zip(_NAMES, values, strict=True)],
            )
            for person, values in self._values(gender, place, paragraph, cast)
        ]

    def _values(
        self, gender: str, place: int, paragraph: int, cast: Cast
    ) -> list[tuple[int, tuple[int, ...]]]:
        found: list[tuple[int, tuple[int, ...]]] = []
        rivals, meant = self.rivals[gender], self.meant[gender]
        for rank, person in enumerate(self.view[gender]):
            sight = self.sights[person]
            last = place - sight.last
            often = sight.weight * exp(-last * _FADES)
            values = (
                min(rank, 3),
                bisect_left(_NEAR, last),
                bisect_left(_NEAR, place - sight.named),
                bisect_right(_PARAGRAPHS, paragraph - sight.paragraph),
                int(sight.subject),
                bisect_left(_OFTEN, often),
                rivals if person == meant else 3 + rivals,
                int(cast.people[person].gender == gender),
                int(self.opened == (paragraph, person)),
            )
            found.append((person, values))
        return found

    def chances(self, gender: str, place: int, paragraph: int, kind: str, cast: Cast) -> Chances:
        """Whom a pronoun of this gender at this place would mean: as ``features`` weigh, but quickly."""
        view = self.view[gender]
        if len(view) < 2:
            return ((view[0], 1.0),) if view else ()
        standing, distance, paragraphs, often = self.tables[kind]
        rivals, meant, opened = self.rivals[gender], self.meant[gender], self.opened
        factors = []
        for rank, person in enumerate(view):
            sight = self.sights[person]
            last = place - sight.last
            again = rivals if person == meant else 3 + rivals
            known = cast.people[person].gender == gender
            opens = opened == (paragraph, person)
            factor = (
                standing[(min(rank, 3) * 6 + again) * 4 + sight.subject * 2 + known]
                * distance[bisect_left(_NEAR, last) * 6 + bisect_left(_NEAR, place - sight.named)]
                * paragraphs[bisect_right(_PARAGRAPHS, paragraph - sight.paragraph) * 2 + opens]
                * often[bisect_left(_OFTEN, sight.weight * exp(-last * _FADES))]
            )
            factors.append((factor, person))
        total = sum([factor for factor, _ in factors])
        factors.sort(reverse=True)
        return tuple([(person, factor / total) for factor, person in factors])


def tables_of(weights: Mapping[str, float]) -> Tables:
    """The weights as factors, those multiplied that are asked together."""
    found = {}
    for kind in ("tag", "first", "mid"):

        def factor(_kind: str = kind, **values: int) -> float:
            named = (f"{_kind}:{name}-{value}" for name, value in values.items())
            return exp(sum(weights.get(name, 0.0) for name in named))

        found[kind] = (
            tuple(
                factor(rank=rank, again=again, subject=subject, known=known)
                for rank in range(4)
                for again in range(6)
                for subject in range(2)
                for known in range(2)
            ),
            tuple(factor(near=near, named=named) for near in range(6) for named in range(6)),
            tuple(factor(paragraph=far, opens=opens) for far in range(4) for opens in range(2)),
            tuple(factor(often=often) for often in range(4)),
        )
    return found


@lru_cache(maxsize=1)
def shipped_tables() -> Tables:
    """The weights as trained by ``bench/train_focus.py``."""
    data = files("storykeep.reading.speech").joinpath("focus.json").read_text(encoding="utf-8")
    return tables_of(json.loads(data)["weights"])


def find_focus(
    text: str,
    paragraphs: Sequence[Span],
    cast: Cast,
    quotes: Sequence[Quote],
    asked: Sequence[int],
    tables: Tables | None = None,
) -> tuple[Focus, list[tuple[Chances, Chances]]]:
    """The pass itself, and whom “he” and “she” would mean at each place asked. Linear in time."""
    focus = Focus(shipped_tables() if tables is None else tables)
    answers: list[tuple[Chances, Chances]] = []
    starts = [span.start for span in paragraphs]
    ends = [quote.end for quote in quotes]
    at = 0
    for event in [*events_of(text, cast, quotes), None]:
        quiet = False
        while at < len(asked) and (event is None or asked[at] <= event.place):
            if not quiet:  # while nothing is told between turns, the same people stay in view
                paragraph = bisect_left(starts, asked[at] + 1)
                answer = (
                    focus.chances("m", asked[at], paragraph, "mid", cast),
                    focus.chances("f", asked[at], paragraph, "mid", cast),
                )
            quiet = True
            answers.append(answer)
            at += 1
        if event is None:
            break
        paragraph = bisect_left(starts, event.place + 1)
        if event.person >= 0:
            focus.name(event, paragraph)
        else:
            kind = kind_of_place(event.place, starts[paragraph - 1] if paragraph else 0, ends)
            chances = focus.chances(event.gender, event.place, paragraph, kind, cast)
            focus.resolved[event.place] = chances
            if chances:
                focus.mean(chances[0][0], event.gender, event.place, paragraph)
    return focus, answers


def kind_of_place(place: int, paragraph: int, ends: Sequence[int]) -> str:
    """Whether a pronoun stands in a tag behind a quotation, first in its paragraph, or within it."""
    index = bisect_left(ends, place + 1) - 1
    if index >= 0 and place - ends[index] < 40:
        return "tag"
    return "first" if place - paragraph < 30 else "mid"


def events_of(text: str, cast: Cast, quotes: Sequence[Quote]) -> list[Event]:
    """Every name, “he” and “she” of the narration, in order."""
    found = [
        Event(m.start, m.person, cast.people[m.person].gender, _is_subject(text, m.start, m.end))
        for m in cast.mentions
        if not m.quoted
    ]
    at = 0
    for quote in [*quotes, None]:
        stop = quote.start if quote else len(text)
        if stop > at:
            found += [
                Event(match.start(), -1, "m" if match.group(1) else "f", True)
                for match in _PRONOUN.finditer(text, at, stop)
            ]
        at = max(at, quote.end) if quote else at
    found.sort(key=lambda event: event.place)
    return found


def _is_subject(text: str, start: int, end: int) -> bool:
    match = _NEXT.match(text, end, end + 40)
    if match and (match.group(1) in HUMAN or match.group(1) in _AUXILIARY):
        return True
    return start < 3 or bool(_SUBJECT_LEAD.search(text, max(0, start - 12), start))
