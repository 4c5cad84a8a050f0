"""Two texts of one story side by side, paragraph by paragraph, in proportional time. No Django."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from storykeep.desk.aligning import in_common, rising
from storykeep.likeness import folded

MOST_ROWS = 300
"""Rows laid side by side on one page."""
_LONG_RUN = 2
"""Paragraphs that only one text has: more in a row are folded away."""
_LEAST_ALIKE = 0.25
"""Of a paragraph's word pairs in another: then the two stand side by side."""
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs that differ, side by side, or a number of equal ones between them.

    ``only``: this many paragraphs stand only in one text; it shows the first and the last of them.
    """

    left: str = ""
    right: str = ""
    same: int = 0
    only: int = 0
    last: str = ""

    @property
    def left_parts(self) -> list[tuple[str, bool]]:
        """The left text, with single blanks, in parts, and whether each is missing from the right."""
        return _parts(self.left, self.right)

    @property
    def right_parts(self) -> list[tuple[str, bool]]:
        return _parts(self.right, self.left)


def side_by_side(left: str, right: str) -> list[Row]:
    """The rows of a comparison, in order. Case, punctuation, blanks and line breaks do not count."""
    ours, theirs = _paragraphs(left), _paragraphs(right)
    rows: list[Row] = []
    a = c = same = 0
    common = in_common(_keys(ours), _keys(theirs))
    for one, other in [*common, (len(ours), len(theirs))]:
        if one > a or other > c:
            rows += [Row(same=same)] if same else []
            same = 0
            rows += _beside(ours[a:one], theirs[c:other])
        same += 1
        a, c = one + 1, other + 1
    return [*rows, Row(same=same - 1)] if same > 1 else rows


def folded_away(rows: Sequence[Row]) -> list[Row]:
    """The same with long runs that stand in one text only made one row each."""
    found: list[Row] = []
    for run in _runs(rows):
        if len(run) <= _LONG_RUN:
            found += run
        elif run[0].left:
            found.append(Row(left=run[0].left, only=len(run), last=run[-1].left))
        else:
            found.append(Row(right=run[0].right, only=len(run), last=run[-1].right))
    return found


def _runs(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows that stand in the same one text only, together; every other row for itself."""
    run: list[Row] = []
    for row in rows:
        side = _side(row)
        if run and (not side or side != _side(run[-1])):
            yield run
            run = []
        if side:
            run.append(row)
        else:
            yield [row]
    if run:
        yield run


def _side(row: Row) -> str:
    if row.same or (row.left and row.right):
        return ""
    return "left" if row.left else "right"


def _beside(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Row]:
    """Paragraphs that differ: those that are alike beside one another, the others by themselves."""
    if len(ours) == len(theirs):
        yield from (Row(one, other) for one, other in zip(ours, theirs, strict=True))
        return
    a = c = 0
    for one, other in [*_partners(ours, theirs), (len(ours), len(theirs))]:
        pairs = zip_longest(ours[a:one], theirs[c:other], fillvalue="")
        if one - a and other - c and one - a != other - c:
            yield from (Row(left=each) for each in ours[a:one])
            yield from (Row(right=each) for each in theirs[c:other])
        else:
            yield from (Row(each, beside) for each, beside in pairs)
        if one < len(ours) and other < len(theirs):
            yield Row(ours[one], theirs[other])
        a, c = one + 1, other + 1


def _partners(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """Which paragraph of theirs each of ours is a version of: by pairs of words only the two have."""
    owner: dict[tuple[str, str], int] = {}
    for number, text in enumerate(theirs):
        for pair in _word_pairs(text):
            owner[pair] = -1 if pair in owner else number
    found: list[tuple[int, int]] = []
    for number, text in enumerate(ours):
        pairs = _word_pairs(text)
        votes = Counter(owner[pair] for pair in pairs if owner.get(pair, -1) >= 0)
        if votes:
            [(best, shared)] = votes.most_common(1)
            if shared >= _LEAST_ALIKE * len(pairs):
                found.append((number, best))
    return rising(found)


def _word_pairs(text: str) -> set[tuple[str, str]]:
    words = _key(text).split()
    return set(pairwise(words))


def _parts(ours: str, theirs: str) -> list[tuple[str, bool]]:
    if not ours or not theirs:
        return [(ours, False)] if ours else []
    mine = _WORD.findall(ours)
    both = {at for at, _there in in_common(_keys(mine), _keys(_WORD.findall(theirs)))}
    parts: list[tuple[str, bool]] = []
    blank = ""
    for number, word in enumerate(mine):
        differs = number not in both
        if parts and parts[-1][1] == differs:
            parts[-1] = (parts[-1][0] + blank + word, differs)
        elif parts and differs:
            parts[-1] = (parts[-1][0] + blank, False)
            parts.append((word, True))
        else:
            parts.append((blank + word, differs))
        blank = " "
    return parts


def _keys(texts: Sequence[str]) -> list[str]:
    return [_key(text) for text in texts]


def _key(text: str) -> str:
    return folded(text) or text.strip()


def _paragraphs(text: str) -> list[str]:
    found = (" ".join(piece.split()) for piece in text.split("\n\n"))
    return [piece for piece in found if piece]
