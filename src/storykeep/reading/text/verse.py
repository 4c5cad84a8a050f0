"""Verse in a story: short lines that run on, as of a song sung or a poem read out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from storykeep.reading.text.layout import Span

_LONGEST = 60
_FEWEST = 3
_MARKS = " \t\"“”'‘’«»„_*-—–"
_ENDS = frozenset('.!?"”’»')


class Verses:
    """The runs of verse lines of a text."""

    def __init__(self, text: str, lines: Sequence[Span]) -> None:
        runs: list[tuple[int, int]] = []
        run: list[Span] = []
        for line in [*lines, Span(len(text), len(text), 1)]:
            if line.blanks or line.end - line.start > _LONGEST:
                if len(run) >= _FEWEST and _is_verse(text, run):
                    runs.append((run[0].start, run[-1].end))
                run = []
            if 0 < line.end - line.start <= _LONGEST:
                run.append(line)
        self._runs = runs
        self._starts = [start for start, _ in runs]

    def covers(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` stands within verse."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and end <= self._runs[at][1]


def _is_verse(text: str, run: Sequence[Span]) -> bool:
    """Every line begins with a capital, and half of them do not end a sentence."""
    capital = open_end = 0
    for line in run:
        first = text[line.start : line.start + 12].lstrip(_MARKS)[:1]
        capital += first.isupper()
        open_end += text[line.end - 1] not in _ENDS
    return capital == len(run) and 2 * open_end >= len(run)
