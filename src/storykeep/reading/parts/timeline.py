"""Earlier, later, now: what each scene’s own words, the dates above scenes, and turns of telling say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from storykeep.reading.document import Scene, Time, TimeBasis
from storykeep.reading.parts.dates import Date, compare
from storykeep.reading.parts.tense import opens_behind, tense_of
from storykeep.reading.text.quotes import Quote

_MOSTLY = 0.8


class Draft(NamedTuple):
    """A scene with the date that stands above it."""

    scene: Scene
    date: Date | None = None
    said: tuple[int, int] | None = None
    """Where the line above the scene stands."""


def with_times(
    text: str,
    drafts: Sequence[Draft],
    quotes: Sequence[Quote],
    italics: Sequence[tuple[int, int]] = (),
) -> list[Scene]:
    """The story’s scenes with their times. Claims only what something tells; linear.

    ``italics`` are paragraphs set off whole, in order.
    """
    scenes = _by_dates(drafts)
    starts = [quote.start for quote in quotes]
    if len(scenes) >= 3:
        _by_italics(text, scenes, quotes, starts, italics)
        _by_tense(text, scenes, quotes, starts)
        _by_turns(scenes)
    return scenes


def _by_dates(drafts: Sequence[Draft]) -> list[Scene]:
    """Each dated scene beside the latest date so far, and the one before it."""
    latest: dict[str, Date] = {}
    before: dict[str, Date] = {}
    found = []
    for scene, date, said in drafts:
        time: Time | None = None
        if date and date.scale in latest:
            time = _beside(date, latest[date.scale], before[date.scale])
        if date:
            before[date.scale] = date
            if date.scale not in latest or compare(date, latest[date.scale]) > 0:
                latest[date.scale] = date
        found.append(_timed(scene, time, "dates", said) if time and not scene.time else scene)
    return found


def _beside(date: Date, latest: Date, before: Date) -> Time | None:
    order = compare(date, latest)
    if order < 0:
        return "earlier" if compare(date, before) != 0 else None
    if order > 0:
        return "later"
    return "now" if compare(before, latest) < 0 else None


def _timed(
    scene: Scene, time: Time, basis: TimeBasis, place: tuple[int, int] | None = None
) -> Scene:
    start, end = place or (None, None)
    return replace(scene, time=time, time_basis=basis, time_start=start, time_end=end)


def _by_italics(
    text: str,
    scenes: list[Scene],
    quotes: Sequence[Quote],
    starts: Sequence[int],
    italics: Sequence[tuple[int, int]],
) -> None:
    """Scenes set off in italics between others: earlier, where one of them says so or the tenses differ."""
    places = [start for start, _ in italics]

    def is_set_off(scene: Scene) -> bool:
        inside = italics[bisect_left(places, scene.start) : bisect_left(places, scene.end)]
        whole = sum(end - start for start, end in inside)
        return whole >= _MOSTLY * (scene.end - scene.start)

    aside = [is_set_off(scene) for scene in scenes]
    if not any(aside) or not _comes_back(aside):
        return
    tenses = [tense_of(text, each.start, each.end, quotes, starts) for each in scenes]
    apart = {tense for tense, set_off in zip(tenses, aside, strict=True) if set_off}
    plain = {tense for tense, set_off in zip(tenses, aside, strict=True) if not set_off}
    said = any(
        scene.time == "earlier" for scene, set_off in zip(scenes, aside, strict=True) if set_off
    )
    behind = all(
        opens_behind(text, scene.start, scene.end, quotes, starts)
        for scene, set_off in zip(scenes, aside, strict=True)
        if set_off
    )
    if said or behind or ("past" in apart and "present" not in apart and "past" not in plain):
        _mark_turns(scenes, aside, "italics")


def _by_tense(
    text: str, scenes: list[Scene], quotes: Sequence[Quote], starts: Sequence[int]
) -> None:
    """A story told in the present that turns to the past and comes back; or to behind the past, by turns."""
    behind = [opens_behind(text, each.start, each.end, quotes, starts) for each in scenes]
    alternate = all(one != other for one, other in pairwise(behind))
    turns = not behind[0] and sum(behind) >= 2 and alternate
    first = scenes[0]
    if not turns and tense_of(text, first.start, first.end, quotes, starts) != "present":
        return  # whatever the tenses of the others, nothing follows
    tenses = [tense_of(text, each.start, each.end, quotes, starts) for each in scenes]
    told = [tense for tense in tenses if tense]
    if "present" in told and "past" in told and None not in tenses:
        back = [tense == "past" for tense in tenses]
        if not back[0] and _comes_back(back):
            _mark_turns(scenes, back, "tense")
    elif turns:
        _mark_turns(scenes, behind, "tense")


def _comes_back(aside: Sequence[bool]) -> bool:
    """Whether the plain telling goes on behind a stretch that is set off."""
    return any(one and not other for one, other in pairwise(aside))


def _mark_turns(scenes: list[Scene], aside: Sequence[bool], basis: TimeBasis) -> None:
    for index, scene in enumerate(scenes):
        if scene.time:
            continue
        if aside[index]:
            scenes[index] = _timed(scene, "earlier", basis)
        elif index and aside[index - 1]:
            scenes[index] = _timed(scene, "now", basis)


def _by_turns(scenes: list[Scene]) -> None:
    """Every other scene is said to be earlier: those between are the story’s present."""
    earlier = [scene.time == "earlier" for scene in scenes]
    alternate = all(one != other for one, other in pairwise(earlier))
    if sum(earlier) < 2 or earlier[0] or not alternate:
        return
    for index, scene in enumerate(scenes):
        if index and not scene.time:
            scenes[index] = _timed(scene, "now", "turns")
