"""Lines and paragraphs of a story’s text, with the blank lines before each.

Which line breaks are meant is intake’s question: a paragraph begins where a block of the story
begins, or after a blank line inside one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
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
    paragraphs: list[Span] = []
    for line in lines:
        if paragraphs and not line.blanks and line.start not in known:
            paragraphs[-1] = paragraphs[-1]._replace(end=line.end)
        else:
            paragraphs.append(line)
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
        indent = len(raw) - len(raw.lstrip())
        start = match.start() + indent
        newlines = text.count(newline, before, start)
        found.append(Span(start, start + len(stripped), max(0, newlines - bool(found)), indent))
        before = start + len(stripped)
    return tuple(found)


def _norm(paragraphs: list[Span]) -> int:
    counts = Counter(paragraph.blanks for paragraph in paragraphs[1:])
    return counts.most_common(1)[0][0] if counts else 1
