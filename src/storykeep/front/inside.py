"""What a reading knows of the inside of a story, as readers are shown it. No Django.

``said`` is the JSON of ``reading.json.to_json``, as it is kept beside a work. It may be older than this
code, so what is missing counts as unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from storykeep.desk.anchors import anchor_of
from storykeep.front.arcs import printable

Said = Mapping[str, Any]

MOST_CAST = 60
MOST_TIES = 60
MOST_SCENES = 300
MOST_REFERENCES = 100
_SPEAKERS_NAMED = 4
"""People named beside a scene."""
_SPEAKERS_LISTED = 12
_OPENING_WORDS = 9
_OPENING_LONGEST = 80
_OPENING_LOOK = 400
"""Code points of a scene in which its first words are looked for."""


@dataclass(frozen=True, slots=True)
class Member:
    """One of the cast. ``bases``: how the machine knew each quotation's speaker, and how often."""

    name: str
    aliases: tuple[str, ...]
    quotes: int
    mentions: int
    confidence: float | None
    names: tuple[tuple[str, int], ...]
    present: bool
    """False for who is only spoken of."""
    bases: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two of the cast who meet; ``a`` and ``b`` are indices into it, ``a`` the louder."""

    a: int
    b: int
    one: str
    other: str
    exchanges: int
    together: int


@dataclass(frozen=True, slots=True)
class SceneLine:
    """One scene; ``number`` counts from 1 within the chapter."""

    number: int
    opening: str
    """Its first words."""
    length: int
    """Code points."""
    basis: str
    """``mark`` | ``gap`` | ``inferred``; empty for the first of a chapter."""
    time: str
    """``earlier`` | ``later`` | ``now``; empty where nothing says so."""
    people: tuple[str, ...]
    """Who speaks most in it."""
    spoken: tuple[str, ...] = ()
    """Everybody who speaks in it, at most twelve."""
    present: tuple[str, ...] = ()
    """Everybody who is there: those who speak first, then those most in view."""
    exchanges: tuple[tuple[str, str, int], ...] = ()
    """Who speaks with whom, and how often."""
    time_basis: str = ""
    """How the time is known: a ``TimeBasis`` of the reading."""
    time_words: str = ""
    """The words or dates that tell it."""
    confidence: float | None = None
    """Of a suspected beginning."""
    reason: str = ""
    """Why it is suspected."""
    anchor: str = ""
    """The id in the chapter's text where it begins; empty where none was laid down."""


@dataclass(frozen=True, slots=True)
class ChapterScenes:
    number: int
    title: str
    scenes: tuple[SceneLine, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """Something the story refers to. ``kind``: as ``reading.document.Reference``."""

    value: str
    kind: str
    times: int


@dataclass(frozen=True, slots=True)
class Inside:
    cast: tuple[Member, ...]
    pairs: tuple[Pair, ...]
    chapters: tuple[ChapterScenes, ...]
    mentions: tuple[Mention, ...]
    chapter_count: int
    more_cast: int
    """How many there are beyond those shown; so for the other three."""
    more_pairs: int
    more_scenes: int
    more_mentions: int
    has_anchors: bool = False

    @property
    def scenes(self) -> list[SceneLine]:
        return [scene for chapter in self.chapters for scene in chapter.scenes]


def inside(said: Said, text: str) -> Inside:
    """What to show of a reading; ``text`` is what its offsets speak of."""
    speech = sorted(said.get("speech") or [], key=lambda one: one["start"])
    cast = _cast(said.get("cast") or [], speech)
    pairs = _pairs(said.get("ties") or [], cast[:MOST_CAST])
    chapters = said.get("chapters") or []
    mentions = _mentions(said.get("references") or [])
    shown = _chapters(chapters, speech, text)
    scene_count = sum(len(chapter.get("scenes") or []) for chapter in chapters)
    return Inside(
        cast=tuple(cast[:MOST_CAST]),
        pairs=tuple(pairs[:MOST_TIES]),
        chapters=tuple(shown),
        mentions=tuple(mentions[:MOST_REFERENCES]),
        chapter_count=len(chapters),
        more_cast=max(0, len(cast) - MOST_CAST),
        more_pairs=max(0, len(pairs) - MOST_TIES),
        more_scenes=scene_count - sum(len(chapter.scenes) for chapter in shown),
        more_mentions=max(0, len(mentions) - MOST_REFERENCES),
        has_anchors=bool(said.get("anchors")),
    )


def _clean(text: Any) -> str:
    return " ".join(printable(str(text)).split())


def _cast(members: Iterable[Said], speech: Iterable[Said]) -> list[Member]:
    """The cast in order of voice: who says most first, then who is named most."""
    bases: dict[str, Counter[str]] = {}
    for one in speech:
        if one.get("speaker"):
            bases.setdefault(one["speaker"], Counter())[str(one.get("basis") or "")] += 1
    found = [
        Member(
            name=_clean(member["name"]),
            aliases=tuple(_clean(alias) for alias in member.get("aliases") or []),
            quotes=member.get("quotes") or 0,
            mentions=member.get("mentions") or 0,
            confidence=member.get("confidence"),
            names=tuple((_clean(name), count) for name, count in member.get("names") or []),
            present=bool(member.get("present", True)),
            bases=tuple(bases.get(member["name"], Counter()).most_common()),
        )
        for member in members
    ]
    return sorted(found, key=lambda member: (-member.quotes, -member.mentions))


def _pairs(ties: Iterable[Said], cast: Sequence[Member]) -> list[Pair]:
    """Who meets whom among the cast, those with most to say to each other first."""
    places: dict[str, int] = {}
    for place, member in enumerate(cast):
        places.setdefault(member.name, place)
    found: dict[tuple[int, int], Pair] = {}
    for tie in ties:
        one, other = places.get(_clean(tie["a"])), places.get(_clean(tie["b"]))
        exchanges, together = tie.get("exchanges") or 0, tie.get("together") or 0
        if one is None or other is None or one == other or not (exchanges or together):
            continue
        a, b = sorted((one, other))
        found.setdefault((a, b), Pair(a, b, cast[a].name, cast[b].name, exchanges, together))
    return sorted(found.values(), key=lambda pair: (-pair.exchanges, -pair.together))


def _chapters(chapters: Sequence[Said], speech: Sequence[Said], text: str) -> list[ChapterScenes]:
    starts = [one["start"] for one in speech]
    left, shown = MOST_SCENES, []
    for number, chapter in enumerate(chapters, start=1):
        scenes = (chapter.get("scenes") or [])[:left]
        left -= len(scenes)
        if scenes:
            lines = tuple(
                _scene(scene, (number, place), _speakers(scene, speech, starts), text)
                for place, scene in enumerate(scenes, start=1)
            )
            shown.append(ChapterScenes(number, _clean(chapter.get("title") or ""), lines))
    return shown


def _speakers(scene: Said, speech: Sequence[Said], starts: Sequence[int]) -> list[str]:
    """Who speaks in a scene, those who say most first."""
    spoken = speech[bisect_left(starts, scene["start"]) : bisect_left(starts, scene["end"])]
    speakers = Counter(one["speaker"] for one in spoken if one.get("speaker"))
    return [_clean(name) for name, _count in speakers.most_common(_SPEAKERS_LISTED)]


def _scene(scene: Said, place: tuple[int, int], speakers: Sequence[str], text: str) -> SceneLine:
    """``place``: the numbers of the chapter and of the scene in it."""
    start, end = scene["start"], scene["end"]
    said = slice(scene.get("time_start") or 0, scene.get("time_end") or 0)
    return SceneLine(
        number=place[1],
        opening=_opening(text[start : min(end, start + _OPENING_LOOK)]),
        length=max(0, end - start),
        basis=str(scene.get("basis") or ""),
        time=str(scene.get("time") or ""),
        people=tuple(speakers[:_SPEAKERS_NAMED]),
        spoken=tuple(speakers),
        present=tuple(dict.fromkeys([*speakers, *map(_clean, scene.get("present") or [])])),
        exchanges=tuple(
            (_clean(one["a"]), _clean(one["b"]), one.get("count") or 0)
            for one in scene.get("exchanges") or []
        ),
        time_basis=str(scene.get("time_basis") or ""),
        time_words=_clean(text[said])[:_OPENING_LONGEST].strip("*~_=-—– "),
        confidence=scene.get("confidence"),
        reason=_clean(scene.get("reason") or ""),
        anchor=anchor_of(*place),
    )


def _opening(text: str) -> str:
    """The first words of a scene on one line, with an ellipsis where they are cut."""
    clean = _clean(text)
    head = " ".join(clean.split(" ")[:_OPENING_WORDS])[:_OPENING_LONGEST]
    return head if head == clean else re.sub(r"[\s,;:.–—-]+$", "", head) + "…"


def _mentions(references: Iterable[Said]) -> list[Mention]:
    """What the story refers to, each thing once, in the order it comes up."""
    counted = Counter((_clean(one["value"]), str(one.get("kind") or "")) for one in references)
    return [Mention(value, kind, times) for (value, kind), times in counted.items()]
