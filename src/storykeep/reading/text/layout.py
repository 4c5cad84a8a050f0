"""Lines and paragraphs of a story’s text, with the blank lines before each.

Which line breaks are meant is intake’s question: a paragraph begins where a block of the story
begins, or after a blank line inside one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")


class Span(NamedTuple):
    """A stripped stretch of text and the number of blank lines before it."""

    start: int
    end: int
    blanks: int
    indent: int = 0
    """Blanks before the first character, on its own line."""


class Layout(NamedTuple):
    lines: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    norm: int
    """The usual number of blank lines between two paragraphs."""


def lay_out(text: str, starts: Iterable[int] = ()) -> Layout:
    """Cut a text into lines and paragraphs; ``starts`` are where its blocks begin. Linear."""
    lines = _lines(text)
    known = frozenset(starts)
    begin = [
        index for index, line in enumerate(lines) if not index or line.blanks or line.start in known
    ]
    paragraphs = [
        lines[first] if after == first + 1 else lines[first]._replace(end=lines[after - 1].end)
        for first, after in pairwise([*begin, len(lines)])
    ]
    return Layout(lines, tuple(paragraphs), _norm(paragraphs))


def _lines(text: str) -> tuple[Span, ...]:
    newline = "\n" if "\n" in text else "\r"
    found: list[Span] = []
    before = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip()
        if not stripped:
            continue
        indent = 0 if len(raw) == len(stripped) else len(raw) - len(raw.lstrip())
        start = match.start() + indent
        blanks = text.count(newline, before, start)
        if blanks and found:
            blanks -= 1
        before = start + len(stripped)
        found.append(Span(start, before, blanks, indent))
    return tuple(found)


def _norm(paragraphs: list[Span]) -> int:
    counts = Counter(paragraph.blanks for paragraph in paragraphs[1:])
    return counts.most_common(1)[0][0] if counts else 1
