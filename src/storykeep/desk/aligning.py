"""What two sequences have in common, in order, in proportional time however hostile they are. No Django.

Things that stand once in each are anchors (patience diff); between anchors the same is tried again,
a few times, and short stretches without any are matched exactly.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_DEEPEST = 6
"""How often stretches between anchors are looked at again."""
_MOST_CELLS = 2_500
"""Of the table by which a short stretch is matched exactly."""


class Stretch(NamedTuple):
    """``ours[a:b]`` against ``theirs[c:d]``."""

    a: int
    b: int
    c: int
    d: int


def in_common(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """Places (in ours, in theirs) of equal things, both rising."""
    found: list[tuple[int, int]] = []
    waiting = [(Stretch(0, len(ours), 0, len(theirs)), 0)]
    while waiting:
        stretch, depth = waiting.pop()
        inner = _trim(stretch, ours, theirs, found)
        if inner.a == inner.b or inner.c == inner.d:
            continue
        if (inner.b - inner.a) * (inner.d - inner.c) <= _MOST_CELLS:
            found += _exactly(inner, ours, theirs)
            continue
        anchors = _anchors(inner, ours, theirs) if depth < _DEEPEST else []
        found += anchors
        waiting += [(between, depth + 1) for between in _between(inner, anchors) if anchors]
    return sorted(found)


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of these pairs, sorted by their first, in which the seconds rise too."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_first, second) in enumerate(pairs):
        at = bisect_left(tops, second)
        before.append(ends[at - 1] if at else -1)
        tops[at : at + 1] = [second]
        ends[at : at + 1] = [number]
    row: list[tuple[int, int]] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]


def _trim(
    stretch: Stretch, ours: Sequence[str], theirs: Sequence[str], found: list[tuple[int, int]]
) -> Stretch:
    """Take what is equal at both ends into ``found``; what is left between."""
    a, b, c, d = stretch
    while a < b and c < d and ours[a] == theirs[c]:
        found.append((a, c))
        a, c = a + 1, c + 1
    while a < b and c < d and ours[b - 1] == theirs[d - 1]:
        b, d = b - 1, d - 1
        found.append((b, d))
    return Stretch(a, b, c, d)


def _anchors(stretch: Stretch, ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of equal things that stand once in each, all rising."""
    a, b, c, d = stretch
    counts, others = Counter(ours[a:b]), Counter(theirs[c:d])
    places = {theirs[at]: at for at in range(c, d) if others[theirs[at]] == 1}
    return rising(
        [
            (at, places[ours[at]])
            for at in range(a, b)
            if counts[ours[at]] == 1 and ours[at] in places
        ]
    )


def _between(stretch: Stretch, anchors: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    a, c = stretch.a, stretch.c
    for one, other in [*anchors, (stretch.b, stretch.d)]:
        if one > a and other > c:
            yield Stretch(a, one, c, other)
        a, c = one + 1, other + 1


def _exactly(
    stretch: Stretch, ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """The longest common subsequence, by its table."""
    a, b, c, d = stretch
    best = [[0] * (d - c + 1) for _ in range(b - a + 1)]
    for i in range(b - a - 1, -1, -1):
        for j in range(d - c - 1, -1, -1):
            if ours[a + i] == theirs[c + j]:
                best[i][j] = best[i + 1][j + 1] + 1
            else:
                best[i][j] = max(best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < b - a and j < d - c:
        if ours[a + i] == theirs[c + j]:
            yield a + i, c + j
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
