"""Chapters cut into scenes: where one begins, how that is known, and what is said of its time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace

from storykeep.reading.document import ChapterReading, Scene, SceneBasis, Time
from storykeep.reading.parts.scenes import Gap, Start, find_gaps, find_marks, opening_time
from storykeep.reading.text.layout import Layout
from storykeep.reading.text.quotes import Quote


def gaps_within(
    text: str, body: Layout, quotes: Sequence[Quote], firsts: Collection[int]
) -> list[Gap]:
    """The wider gaps of a story; one before a chapter’s first paragraph (``firsts``) parts no scenes."""
    spoken = frozenset(quote.paragraph for quote in quotes)
    found = find_gaps(text, body, spoken, (0, len(text)))
    return [gap for gap in found if body.paragraphs[gap.paragraph].start not in firsts]


def cut(
    text: str,
    layout: Layout,
    body: Layout,
    chapters: Sequence[ChapterReading],
    gaps: Sequence[Gap],
) -> tuple[ChapterReading, ...]:
    """``chapters`` with their scenes. Linear in the text’s length.

    ``text`` has all that is not story turned into line breaks; ``layout`` is the whole text’s,
    ``body`` the story’s.
    """
    lines = tuple(line for line in layout.lines if text[line.start] != "\n")
    starts = find_marks(text, Layout(lines, body.paragraphs, body.norm))
    starts += _unmarked(body, starts, gaps)
    starts.sort(key=lambda start: start.mark_start)
    places = [start.mark_start for start in starts]
    return tuple(
        _with_scenes(
            text,
            chapter,
            starts[bisect_left(places, chapter.start) : bisect_left(places, chapter.end)],
        )
        for chapter in chapters
    )


def _unmarked(body: Layout, starts: Sequence[Start], gaps: Sequence[Gap]) -> list[Start]:
    """Scenes that only a gap parts: one beside a mark belongs to it."""
    near = sorted(place for start in starts for place in (start.mark_start, start.mark_end))
    found = []
    for gap in gaps:
        before, after = body.paragraphs[gap.paragraph - 1], body.paragraphs[gap.paragraph]
        next_place = bisect_left(near, before.start)
        is_marked = next_place < len(near) and near[next_place] <= after.end
        if gap.kind == "scene" and not is_marked:
            found.append(Start(after.start, after.start, "gap", None))
    return found


def _with_scenes(text: str, chapter: ChapterReading, starts: Sequence[Start]) -> ChapterReading:
    """``starts`` are the chapter’s own."""
    scenes: list[Scene] = []
    begin = chapter.start
    basis: SceneBasis | None = None
    time: Time | None = None
    for start in [*starts, None]:
        limit = start.mark_start if start else chapter.end
        stretch = text[begin:limit]
        if stretch.strip():
            at = begin + len(stretch) - len(stretch.lstrip())
            end = begin + len(stretch.rstrip())
            scenes.append(_scene(text, at, end, basis if scenes else None, time))
        if start:
            begin, basis, time = start.mark_end, start.basis, start.time
    return replace(chapter, scenes=tuple(scenes))


def _scene(text: str, start: int, end: int, basis: SceneBasis | None, time: Time | None) -> Scene:
    """The first words of a scene may tell its time; those of a chapter’s first scene open it anyhow."""
    return Scene(start, end, basis, time or (opening_time(text, start) if basis else None))
