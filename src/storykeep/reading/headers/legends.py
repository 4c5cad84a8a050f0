"""A legend that stands by itself above or below a story: words to the readers, not of the story.

Only whole lines that explain a mark are taken, and only right at the top or the bottom.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from storykeep.reading.headers.page import Page
from storykeep.reading.text.layout import Span

_HEAD = re.compile(
    r"(?i)\W*(?:(?:my |the )?(?:legend|key|symbols|marks|zeichenerklärung|legende))\W*"
)
_LONGEST_HEAD = 30
_MOST = 30
"""Lines of one legend."""


def legend_above(page: Page, start: int, end: int) -> tuple[int, int] | None:
    """Where the legend stands that opens ``[start, end)``; none where no line of a story follows it."""
    lines = page.lines.between(start, end)[: _MOST + 1]
    head = 1 if lines and _is_head(page, lines[0]) else 0
    covered = _covered(page, lines[head:])
    if not covered or head + covered == len(lines):
        return None
    return lines[0].start, lines[head + covered - 1].end


def legend_below(page: Page, start: int, end: int) -> tuple[int, int] | None:
    """Where the legend stands that closes ``[start, end)``; none where no line of a story is above it."""
    lines = page.lines.between(start, end)[-_MOST - 1 :]
    covered = _covered(page, lines[::-1])
    first = len(lines) - covered
    if first and covered and _is_head(page, lines[first - 1]):
        first -= 1
    return (lines[first].start, lines[-1].end) if first and covered else None


def _covered(page: Page, lines: Sequence[Span]) -> int:
    return next(
        (at for at, line in enumerate(lines) if not page.legend.covers(line.start)), len(lines)
    )


def _is_head(page: Page, line: Span) -> bool:
    """“Legend:” on a line of its own."""
    short = line.end - line.start <= _LONGEST_HEAD
    return short and _HEAD.fullmatch(page.text[line.start : line.end]) is not None
