"""Where evidence stands in a text: cutting the text at every mark's edges. No Django.

Offsets are code points, half-open. Marks may overlap, nest, touch and stand on no character at all;
the segments laid end to end are always the text, nothing more and nothing less.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PART_LENGTH = 30_000
"""Code points of a text that one page shows: about 5,000 words."""
_QUOTE_BEFORE = 40
_QUOTE_AFTER = 60
_QUOTE_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Span:
    """A mark on a text. With ``start == end`` it stands between two characters."""

    start: int
    end: int
    kind: str
    """``field`` | ``reference`` | ``damage`` | ``cast`` | ``speech`` | ``scene`` | ``advice``"""
    id: str = ""
    """Names the place, so that a link can lead there; empty where nothing leads to it."""
    label: str = ""
    """For a person: what is marked here."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks throughout."""

    start: int
    text: str
    spans: tuple[Span, ...]
    """Marks that cover it, in the order they begin."""
    begins: tuple[Span, ...]
    """Marks that begin at its first character, those without length among them."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A piece of evidence with the words around it, on one line."""

    before: str
    marked: str
    after: str


def segments(text: str, spans: Iterable[Span], start: int = 0) -> list[Segment]:
    """``text`` cut at the edges of ``spans``.

    ``start`` is where ``text`` begins in the whole that the offsets speak of. What lies outside is
    cut off: a mark that began before ``text`` covers it from its first character, without its
    beginning. Time grows with text and marks, and with how deep marks overlap.
    """
    end = start + len(text)
    inside = sorted(
        (span for span in spans if _touches(span, start, end)),
        key=lambda span: (span.start, -span.end),
    )
    edges = sorted(
        {start, end}
        | {span.start for span in inside if span.start >= start}
        | {span.end for span in inside if span.end <= end}
    )
    found: list[Segment] = []
    standing: list[Span] = []
    queue = inside[::-1]
    for here, there in zip(edges, [*edges[1:], end], strict=True):
        standing = [span for span in standing if span.end > here]
        begins = []
        while queue and queue[-1].start <= here:
            span = queue.pop()
            if span.start == here:
                begins.append(span)
            if span.end > here:
                standing.append(span)
        if here < there or begins:
            piece = text[here - start : there - start]
            found.append(Segment(here, piece, tuple(standing) if piece else (), tuple(begins)))
    return found


def _touches(span: Span, start: int, end: int) -> bool:
    """Whether a mark has anything to show between ``start`` and ``end``."""
    if not 0 <= span.start <= span.end:
        return False
    if span.start == span.end:
        return start <= span.start < end or span.start == end
    return span.start < end and span.end > start


def parts(text: str, length: int = PART_LENGTH) -> list[int]:
    """Where the parts of a long text begin: at a paragraph if there is one, else a line, else a blank.

    No part is longer than ``length``; the first offset is 0, also of an empty text.
    """
    starts = [0]
    while len(text) - starts[-1] > length:
        here = starts[-1]
        starts.append(_cut(text, here + length // 2, here + length))
    return starts


def _cut(text: str, earliest: int, latest: int) -> int:
    for mark in ("\n\n", "\n", " "):
        at = text.rfind(mark, earliest, latest)
        if at >= 0:
            return at + len(mark)
    return latest


def part_of(offset: int, starts: Sequence[int]) -> int:
    """The number, from 1, of the part in which ``offset`` stands."""
    return max(1, bisect_right(starts, offset))


def quote(text: str, start: int, end: int) -> Quote:
    """``text[start:end]`` with a few words around it, blanks single, cut where it is long."""
    marked = text[start:end]
    if len(marked) > _QUOTE_LONGEST:
        marked = marked[:_QUOTE_LONGEST].rsplit(" ", 1)[0] + " …"
    before = text[max(0, start - _QUOTE_BEFORE) : start]
    if start > _QUOTE_BEFORE:
        before = "…" + before.partition(" ")[2] if " " in before else "…" + before
    after = text[end : end + _QUOTE_AFTER]
    if end + _QUOTE_AFTER < len(text):
        after = (after.rpartition(" ")[0] if " " in after else after) + "…"
    return Quote(_one_line(before), _one_line(marked), _one_line(after))


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def mentions(text: str, names: Iterable[str], start: int = 0) -> list[tuple[int, int]]:
    """Where any of these names stands in ``text`` as whole words; the longest name wins."""
    wanted = sorted({name for name in names if name.strip()}, key=len, reverse=True)
    if not wanted:
        return []
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, wanted)) + r")(?!\w)")
    return [(start + found.start(), start + found.end()) for found in pattern.finditer(text)]


def first_mention(text: str, names: Iterable[str]) -> tuple[int, int] | None:
    """The first place where one of these names stands as a whole word."""
    found = (re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names if name.strip())
    return min((match.span() for match in found if match), default=None)
