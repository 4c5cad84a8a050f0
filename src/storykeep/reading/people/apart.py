"""Who cannot be one person: names that stand side by side in one sentence.

“Julia and Miss Bertram” are two, and so are the person called in a quotation and the one its tag names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from storykeep.reading.people.names import Key, Name

_ENDS = re.compile(r"[.!?;…][\"”’)*_]*\s|[\"“”„«»]|\n\s*\n")
_APPOSITION = frozenset(["", ",", "(", "or", ", or", "-", "–", "—", "/", "alias", ", alias", "aka"])
_NEAR = 160
_TAG = 30
_BACK = 3
"""Names behind one another that are looked at."""
_FEWEST = 2
_SHARE = 0.025


class Apart:
    """How often two names stand side by side."""

    def __init__(self, pairs: Counter[tuple[Key, Key]]) -> None:
        self._pairs = pairs

    def between(self, some: Collection[Key], others: Collection[Key]) -> int:
        """How often one of ``some`` stands beside one of ``others``."""
        pairs = self._pairs
        return sum(pairs[_pair(a, b)] for a in some for b in others if a != b)

    def parts(self, some: Collection[Key], others: Collection[Key], count: int) -> bool:
        """Whether two people must be meant. ``count``: how often the rarer of them is named."""
        times = self.between(some, others)
        return times >= _FEWEST and times >= _SHARE * count


def find_apart(text: str, names: Sequence[Name]) -> Apart:
    """Look at every two names near one another; linear in the number of names."""
    pairs: Counter[tuple[Key, Key]] = Counter()
    cut = _cuts(text, names)
    for index, name in enumerate(names):
        reach = index
        while reach > 0 and index - reach < _BACK and not cut[reach]:
            reach -= 1
            other = names[reach]
            if name.start - other.end > _NEAR:
                break
            if other.key == name.key or name.quoted != other.quoted:
                continue
            if text[other.end : name.start].strip() in _APPOSITION:
                continue
            pairs[_pair(other.key, name.key)] += 1
        if index and _answers(text, names[index - 1], name):
            pairs[_pair(names[index - 1].key, name.key)] += 1
    return Apart(pairs)


def _cuts(text: str, names: Sequence[Name]) -> list[bool]:
    """For each name whether a sentence ends between it and the one before."""
    cuts = [True]
    for before, name in pairwise(names):
        far = name.start - before.end > _NEAR
        cuts.append(far or _ENDS.search(text, before.end, name.start) is not None)
    return cuts[: len(names)]


def _answers(text: str, called: Name, told: Name) -> bool:
    """“…, Jack,” said Ianto: who is called and who speaks are two."""
    if not called.quoted or told.quoted or told.start - called.end > _TAG:
        return False
    gap = text[called.end : told.start]
    return called.key != told.key and "\n" not in gap and called.vocative


def _pair(a: Key, b: Key) -> tuple[Key, Key]:
    return (a, b) if a < b else (b, a)
