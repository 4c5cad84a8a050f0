"""How a story’s company changes: who is in which scene, who talks with whom part by part. No Django."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from storykeep.front.inside import Inside, SceneLine

MOST_PEOPLE = 12
MOST_PAIRS = 12
MOST_PARTS = 4
"""Columns that still fit a window of 360 pixels."""


@dataclass(frozen=True, slots=True)
class Presence:
    """One of the cast, scene by scene: ``steps`` has 2 where they speak, 1 where they are there, else 0."""

    name: str
    steps: tuple[int, ...]
    there: str
    """The scenes they are in, as ``1–3, 5``."""
    speaks: str


@dataclass(frozen=True, slots=True)
class PairChange:
    """Two of the cast, and how often they speak with each other in each part."""

    one: str
    other: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    people: tuple[Presence, ...]
    parts: tuple[str, ...]
    """The scenes of each part, as ``1–3``."""
    pairs: tuple[PairChange, ...]


def changes(found: Inside) -> Changes | None:
    """How the company changes; None where there is but one scene, or nobody is in any."""
    numbers, scenes = _numbered(found)
    if len(scenes) < 2:
        return None
    shown = [_presence(one.name, numbers, scenes) for one in found.cast[:MOST_PEOPLE]]
    people = [one for one in shown if any(one.steps)]
    if not people:
        return None
    bounds = _parts(len(scenes))
    spans = tuple(_span(numbers[start], numbers[end - 1]) for start, end in bounds)
    return Changes(tuple(people), spans, tuple(_pairs(scenes, bounds)))


def _numbered(found: Inside) -> tuple[list[str], list[SceneLine]]:
    """Every scene with its number: “3”, or “2.3” in a work of several chapters."""
    many = found.chapter_count > 1
    both = [
        (f"{chapter.number}.{scene.number}" if many else str(scene.number), scene)
        for chapter in found.chapters
        for scene in chapter.scenes
    ]
    return [number for number, _ in both], [scene for _, scene in both]


def _presence(name: str, numbers: Sequence[str], scenes: Sequence[SceneLine]) -> Presence:
    steps = tuple(2 * (name in scene.spoken) or int(name in scene.present) for scene in scenes)
    return Presence(name, steps, _runs(numbers, steps, 1), _runs(numbers, steps, 2))


def _runs(numbers: Sequence[str], steps: Sequence[int], least: int) -> str:
    """Scenes in words, neighbours joined: “1–3, 5”."""
    runs: list[list[str]] = []
    before = False
    for number, step in zip(numbers, steps, strict=True):
        if step >= least and before:
            runs[-1][1] = number
        elif step >= least:
            runs.append([number, number])
        before = step >= least
    return ", ".join(_span(first, last) for first, last in runs)


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"


def _parts(scenes: int) -> list[tuple[int, int]]:
    """The scenes in at most four parts of nearly one size."""
    parts = min(MOST_PARTS, scenes)
    return [(scenes * n // parts, scenes * (n + 1) // parts) for n in range(parts)]


def _pairs(scenes: Sequence[SceneLine], bounds: Sequence[tuple[int, int]]) -> list[PairChange]:
    whole: Counter[tuple[str, str]] = Counter()
    parts: list[Counter[tuple[str, str]]] = []
    for start, end in bounds:
        part: Counter[tuple[str, str]] = Counter()
        for scene in scenes[start:end]:
            for one, other, count in scene.exchanges:
                part[(one, other)] += count
        parts.append(part)
        whole += part
    return [
        PairChange(*pair, tuple(part[pair] for part in parts))
        for pair, _ in whole.most_common(MOST_PAIRS)
    ]
