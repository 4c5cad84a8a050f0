"""Who is there, scene by scene: who appears together, who talks with whom, and how that changes."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple, TypeVar

from storykeep.reading.document import ChapterReading, Exchange, Scene, Tie
from storykeep.reading.parts.suspected import Event
from storykeep.reading.people.cast import Cast
from storykeep.reading.speech.attribute import Attribution
from storykeep.reading.speech.turns import Turn

_MOST_TOGETHER = 12
_MOST_EXCHANGES = 20
_TOLD = frozenset(["name", "noun", "action"])
_MOST = 200
_Placed = TypeVar("_Placed", Event, "_Spoken")


class _Spoken(NamedTuple):
    """A turn at ``place`` from one to another; indices into the cast’s people."""

    place: int
    one: int
    other: int


class Company(NamedTuple):
    """Where the people of a cast are there: named in the narration, or speaking. In order of place."""

    names: tuple[str, ...]
    narrator: int | None
    events: list[Event]
    voices: list[Event]
    """Those of the events where somebody speaks and the words beside say who."""
    spoken: list[_Spoken]

    @classmethod
    def of(cls, cast: Cast, turns: Sequence[Turn], attributions: Sequence[Attribution]) -> Company:
        events: list[Event] = []
        voices: list[Event] = []
        spoken: list[_Spoken] = []
        for turn, each in zip(turns, attributions, strict=True):
            if each.speaker is not None:
                events.append(Event(turn.start, each.speaker))
                if each.basis in _TOLD:
                    voices.append(Event(turn.start, each.speaker))
                if each.addressee is not None:
                    spoken.append(_Spoken(turn.start, *_pair(each.speaker, each.addressee)))
        named = [Event(m.start, m.person) for m in cast.mentions if not m.quoted or m.vocative]
        names = tuple(person.name for person in cast.people)
        return cls(names, cast.narrator, sorted([*named, *events]), sorted(voices), sorted(spoken))

    def placed(self, chapters: Iterable[ChapterReading]) -> tuple[ChapterReading, ...]:
        """The chapters, each scene with who is there and who speaks with whom."""
        return tuple(
            replace(chapter, scenes=tuple(self._with_people(scene) for scene in chapter.scenes))
            for chapter in chapters
        )

    def _with_people(self, scene: Scene) -> Scene:
        present = self._present(scene)
        exchanges = []
        for (one, other), count in self._pairs(scene, present).most_common(_MOST_EXCHANGES):
            a, b = sorted((self.names[one], self.names[other]))
            exchanges.append(Exchange(a, b, count))
        return replace(
            scene,
            present=tuple(self.names[one] for one, _ in present.most_common(_MOST_TOGETHER)),
            exchanges=tuple(exchanges),
        )

    def _present(self, scene: Scene) -> Counter[int]:
        return Counter(e.person for e in _between(self.events, scene.start, scene.end))

    def _pairs(self, scene: Scene, present: Counter[int]) -> Counter[tuple[int, int]]:
        """Who speaks with whom; nobody answers over a scene’s beginning to one who is not in it."""
        return Counter(
            (one, other)
            for _, one, other in _between(self.spoken, scene.start, scene.end)
            if one in present and other in present
        )

    def ties(self, chapters: Sequence[ChapterReading]) -> tuple[Tie, ...]:
        """Ties between people, the closest first. Per scene the twelve most present are looked at."""
        exchanges: Counter[tuple[int, int]] = Counter()
        together: Counter[tuple[int, int]] = Counter()
        for scene in (scene for chapter in chapters for scene in chapter.scenes):
            present = self._present(scene)
            exchanges.update(self._pairs(scene, present))
            people = sorted(person for person, _ in present.most_common(_MOST_TOGETHER))
            together.update(combinations(people, 2))
        order = sorted({*exchanges, *together}, key=lambda p: (-exchanges[p], -together[p], p))
        return tuple(
            Tie(self.names[pair[0]], self.names[pair[1]], exchanges[pair], together[pair])
            for pair in order[:_MOST]
        )


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _between(things: Sequence[_Placed], start: int, end: int) -> Sequence[_Placed]:
    first = bisect_left(things, start, key=_place)
    return things[first : bisect_left(things, end, lo=first, key=_place)]


def _place(thing: Event | _Spoken) -> int:
    return thing.place
