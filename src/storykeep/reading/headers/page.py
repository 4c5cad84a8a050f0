"""A story’s text with its lines, paragraphs and scene marks, looked up by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from storykeep.reading.parts.scenes import is_mark
from storykeep.reading.text.layout import Layout, Span
from storykeep.reading.text.legend import Legend

_LONGEST_MARK = 90


class Spans:
    """Spans in order, by place."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.all = spans
        self._starts = [span.start for span in spans]

    def around(self, place: int) -> Span:
        """The span that holds ``place``, or the last one before it."""
        return self.all[max(0, bisect_right(self._starts, place) - 1)]

    def between(self, start: int, end: int) -> Sequence[Span]:
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


class Page(NamedTuple):
    text: str
    lines: Spans
    paragraphs: Spans
    marks: frozenset[int]
    """Where the lines begin that are scene marks by themselves."""
    legend: Legend = Legend()
    """What the text says of its own marks."""

    def rest(self, start: int, end: int) -> Sequence[Span]:
        """The paragraphs from ``start`` on, the rest of one that has begun above among them."""
        found = self.paragraphs.between(start, end)
        line = self.lines.between(start, end)[:1]
        if line and (not found or line[0].start < found[0].start):
            return [line[0]._replace(end=self.paragraphs.around(line[0].start).end), *found]
        return found


def page_of(text: str, layout: Layout, legend: Legend) -> Page:
    marks = frozenset(
        start
        for start, end, _, _ in layout.lines
        if end - start <= _LONGEST_MARK and is_mark(text[start:end])
    )
    return Page(text, Spans(layout.lines), Spans(layout.paragraphs), marks, legend)
