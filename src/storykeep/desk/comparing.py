"""Two texts of one story side by side, paragraph by paragraph. No Django."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

MOST_PARAGRAPHS = 2_000
"""Of each text; comparing takes more than proportional time."""


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs that differ, side by side, or a number of equal ones between them."""

    left: str = ""
    right: str = ""
    same: int = 0


def side_by_side(left: str, right: str) -> list[Row]:
    """The rows of a comparison, in order. Blanks and line breaks within a paragraph do not count."""
    ours, theirs = _paragraphs(left), _paragraphs(right)
    rows: list[Row] = []
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            rows.append(Row(same=b - a))
        else:
            pairs = zip_longest(ours[a:b], theirs[c:d], fillvalue="")
            rows += [Row(one, other) for one, other in pairs]
    return rows


def _paragraphs(text: str) -> list[str]:
    found = (" ".join(piece.split()) for piece in text.split("\n\n"))
    return [piece for piece in found if piece][:MOST_PARAGRAPHS]
