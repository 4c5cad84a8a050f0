"""How alike two texts are, from their sketches."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from math import sqrt

from storykeep.likeness.sketch import Sketch

_TRIM = 20
"""One in so many of the shared passages at either end may stand there by chance."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where in a text stands what it shares: shares of the text before, from first to last, and after."""

    before: float
    after: float

    @property
    def span(self) -> float:
        return max(0.0, 1.0 - self.before - self.after)


NOWHERE = Standing(1.0, 0.0)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts weighed against one another. All shares are of distinct passages, 0 to 1."""

    resemblance: float
    """Of the passages of both together: how many both have (Jaccard)."""
    first_in_second: float
    """Of the first's passages: how many stand in the second."""
    second_in_first: float
    common: int
    """Samples that both have."""
    first_error: float
    """Half the width of the interval that holds ``first_in_second`` 19 times in 20; 0: exact."""
    second_error: float
    in_first: Standing
    in_second: Standing


def compare(first: Sketch, second: Sketch) -> Comparison:
    """Weigh two texts, at the rate of the more thinly sampled one."""
    level = max(first.level, second.level)
    ours, theirs = first.at(level), second.at(level)
    mine, others = frozenset(ours), frozenset(theirs)
    common = mine & others
    united = len(mine) + len(others) - len(common)
    one, other = _share(len(common), len(mine)), _share(len(common), len(others))
    return Comparison(
        resemblance=_share(len(common), united),
        first_in_second=one,
        second_in_first=other,
        common=len(common),
        first_error=_error(len(common), len(mine)) if level else 0.0,
        second_error=_error(len(common), len(others)) if level else 0.0,
        in_first=_standing(ours, common),
        in_second=_standing(theirs, common),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _error(found: int, samples: int) -> float:
    """After Agresti and Coull, which holds near 0 and 1 and for few samples too."""
    n = samples + 4
    share = (found + 2) / n
    return 1.96 * sqrt(share * (1 - share) / n)


def _standing(samples: Sequence[int], common: Container[int]) -> Standing:
    places = [place for place, one in enumerate(samples) if one in common]
    if not places:
        return NOWHERE
    trim = len(places) // _TRIM
    before = max(0, places[trim] - trim)
    after = max(0, len(samples) - 1 - places[-1 - trim] - trim)
    return Standing(before / len(samples), after / len(samples))
