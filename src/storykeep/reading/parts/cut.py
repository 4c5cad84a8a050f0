"""Chapters cut into scenes: where one begins, how that is known, and what is said of its time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace

from storykeep.reading.document import ChapterReading, Scene, SceneBasis
from storykeep.reading.parts.numbered import find_numbers
from storykeep.reading.parts.scenes import Gap, Start, find_gaps, find_marks
from storykeep.reading.parts.timeline import Draft, with_times
from storykeep.reading.parts.times import opening
from storykeep.reading.text.layout import Layout, Span
from storykeep.reading.text.legend import Legend
from storykeep.reading.text.quotes import Quote

_NO_LEGEND = Legend()


def gaps_within(
    text: str, body: Layout, quotes: Sequence[Quote], firsts: Collection[int]
) -> list[Gap]:
    """The wider gaps of a story; one before a chapter’s first paragraph (``firsts``) parts no scenes."""
    spoken = frozenset(quote.paragraph for quote in quotes)
    found = find_gaps(text, body, spoken, (0, len(text)))
    return [gap for gap in found if body.paragraphs[gap.paragraph].start not in firsts]


def find_starts(
    text: str,
    layout: Layout,
    body: Layout,
    chapters: Sequence[ChapterReading],
    gaps: Sequence[Gap],
    people: Collection[str] = (),
    legend: Legend = _NO_LEGEND,
) -> list[Start]:
    """Where scenes begin for certain: at marks, at numbers, at gaps. In order; linear.

    ``text`` has all that is not story turned into line breaks; ``layout`` is the whole text’s,
    ``body`` the story’s; ``people`` are folded names of the cast; ``legend`` what the text says of
    its own marks.
    """
    lines = tuple(line for line in layout.lines if text[line.start] != "\n")
    starts = find_marks(text, Layout(lines, body.paragraphs, body.norm), people, legend)
    starts += _numbered(text, body.paragraphs, chapters, starts)
    starts += _unmarked(body, starts, gaps)
    return sorted(starts, key=lambda start: start.mark_start)


def _numbered(
    text: str,
    paragraphs: Sequence[Span],
    chapters: Sequence[ChapterReading],
    starts: Sequence[Start],
) -> list[Start]:
    taken = {start.mark_start for start in starts}
    places = [span.start for span in paragraphs]
    found = []
    for chapter in chapters:
        own = paragraphs[bisect_left(places, chapter.start) : bisect_left(places, chapter.end)]
        for start, end, *_ in find_numbers(text, own):
            if start not in taken:
                found.append(Start(start, start, "mark", None, (start, end)))
    return found


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


def cut(
    text: str,
    chapters: Sequence[ChapterReading],
    starts: Sequence[Start],
    quotes: Sequence[Quote],
    italics: Sequence[tuple[int, int]] = (),
) -> tuple[ChapterReading, ...]:
    """``chapters`` with their scenes and the scenes’ times. ``starts`` and the rest are in order."""
    places = [start.mark_start for start in starts]
    drafts: list[list[Draft]] = []
    for chapter in chapters:
        own = starts[bisect_left(places, chapter.start) : bisect_left(places, chapter.end)]
        drafts.append(_drafts(text, chapter, own))
    scenes = iter(with_times(text, [each for some in drafts for each in some], quotes, italics))
    return tuple(
        replace(chapter, scenes=tuple(next(scenes) for _ in some))
        for chapter, some in zip(chapters, drafts, strict=True)
    )


def _drafts(text: str, chapter: ChapterReading, starts: Sequence[Start]) -> list[Draft]:
    """``starts`` are the chapter’s own."""
    drafts: list[Draft] = []
    begin = chapter.start
    start: Start | None = None
    for following in [*starts, None]:
        limit = following.mark_start if following else chapter.end
        stretch = text[begin:limit]
        if stretch.strip():
            at = begin + len(stretch) - len(stretch.lstrip())
            drafts.append(_draft(text, at, begin + len(stretch.rstrip()), start, first=not drafts))
        if following:
            begin, start = following.mark_end, following
    return drafts


def _draft(text: str, start: int, end: int, mark: Start | None, *, first: bool) -> Draft:
    """The first words of a scene may tell its time; those of a chapter’s first scene open it anyhow."""
    basis: SceneBasis | None = mark.basis if mark and not first else None
    scene = Scene(start, end, basis)
    if mark and mark.basis == "inferred":
        scene = replace(scene, confidence=mark.sure, reason=mark.reason)
    said = opening(text, _behind(text, mark, start)) if mark or not first else None
    if mark and mark.time:
        place = mark.said or (None, None)
        scene = replace(
            scene, time=mark.time, time_basis="words", time_start=place[0], time_end=place[1]
        )
    elif said and said.time:
        scene = replace(
            scene, time=said.time, time_basis="words", time_start=said.start, time_end=said.end
        )
    return Draft(scene, mark.slug.date if mark and mark.slug else None, mark.said if mark else None)


def _behind(text: str, mark: Start | None, start: int) -> int:
    """Where the scene’s own words begin: behind a heading that stays part of it."""
    if not mark or not mark.said or mark.said[0] != start:
        return start
    at = mark.said[1]
    return at + len(text[at : at + 40]) - len(text[at : at + 40].lstrip())
