"""Repairs: what would mend a damaged text for certain, offered and never made unasked.

A repair says which stretch should read how, and why. ``mended`` puts chosen ones into effect in a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from storykeep.reading.damage.sign import MOST_EACH, Sign
from storykeep.reading.document import Repair
from storykeep.story.document import Finding


def findings_of(signs: Iterable[Sign]) -> tuple[Finding, ...]:
    """The signs of damage, at most ``MOST_EACH`` of one code."""
    counts: dict[str, int] = {}
    found: list[Finding] = []
    for sign in signs:
        code = sign.finding.code
        counts[code] = counts.get(code, 0) + 1
        if counts[code] <= MOST_EACH:
            found.append(sign.finding)
    return tuple(found)


def repairs_of(text: str, signs: Iterable[Sign], *, fits: bool = True) -> tuple[Repair, ...]:
    """Every certain repair, in order, none overlapping another; the larger one goes before.

    ``fits``: as ``Repair.fits``, for all of them.
    """
    wanted = [
        Repair(sign.finding.code, mend.start, mend.end, mend.replacement, sign.reason, fits=fits)
        for sign in signs
        for mend in sign.mends
        if text[mend.start : mend.end] != mend.replacement
    ]
    wanted.sort(key=lambda repair: (repair.start, -repair.end))
    found: list[Repair] = []
    for repair in wanted:
        if not found or repair.start > found[-1].end or _touches_harmlessly(found[-1], repair):
            found.append(repair)
    return tuple(found)


def _touches_harmlessly(before: Repair, repair: Repair) -> bool:
    """Two neighbours that share an edge, neither of them empty."""
    return repair.start == before.end and repair.end > repair.start and before.end > before.start


def mended(text: str, repairs: Sequence[Repair]) -> str:
    """``text`` with these repairs made, which stand in order and apart, as ``repairs_of`` gives them.

    Raises ValueError when they overlap.
    """
    pieces: list[str] = []
    at = 0
    for repair in repairs:
        if repair.start < at:
            raise ValueError("repairs overlap")
        pieces += (text[at : repair.start], repair.replacement)
        at = repair.end
    return "".join([*pieces, text[at:]])
