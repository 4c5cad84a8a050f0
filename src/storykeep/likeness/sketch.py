"""A sketch: the passages of a text whose hash is low enough, a random sample that any text can share.

The sample is the same for the same passage wherever it stands (scaled MinHash), so two sketches tell
how alike two texts are, and how much of a short one stands in a long one. Long texts are sampled more
thinly; two sketches are compared at the thinner rate of the two.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from heapq import nsmallest

from storykeep.likeness.shingles import Passages, passages

SCHEME = 1
"""Changes whenever the same text gives another sketch: older ones are then made anew."""
FEW = 512
"""Most samples of a text up to some 8,000 words."""
MANY = 4096
"""Most samples of any text."""
_THIN = 5
"""Level from which on ``MANY`` are kept."""
_LEVELS = 32
KEY_LEVEL = 7
"""One passage in 128 is a key, the same ones in every text."""
FEWEST_KEYS = 4
MOST_KEYS = 8192
_HEAD = struct.Struct("<BBI")


@dataclass(frozen=True, slots=True)
class Sketch:
    """A sample of a text's passages."""

    level: int
    """One passage in 2**level was taken."""
    passages: int
    """How many passages the text has, about as many as words."""
    kept: tuple[int, ...]
    """Hashes of the sample, in the order they first stand in the text."""

    def pack(self) -> bytes:
        """At most some 16 kB; two bytes for every five words of a short text."""
        head = _HEAD.pack(SCHEME, self.level, self.passages)
        return head + struct.pack(f"<{len(self.kept)}I", *self.kept)

    @staticmethod
    def unpack(packed: bytes) -> Sketch:
        """What ``pack`` packed. Raises ``ValueError`` for another scheme's."""
        scheme, level, number = _HEAD.unpack_from(packed)
        if scheme != SCHEME:
            raise ValueError(f"a sketch of scheme {scheme}")
        kept = struct.unpack(f"<{(len(packed) - _HEAD.size) // 4}I", packed[_HEAD.size :])
        return Sketch(level, number, kept)

    def at(self, level: int) -> tuple[int, ...]:
        """The sample as it would be at a thinner level."""
        if level <= self.level:
            return self.kept
        limit = _limit(level)
        return tuple(one for one in self.kept if one < limit)


@dataclass(frozen=True, slots=True)
class Filed:
    """A text's sketch, and the keys under which its likes are found."""

    sketch: Sketch
    keys: tuple[int, ...]
    """63 bits each. Texts that share a stretch of a few hundred words nearly always share one."""


def filed(text: str) -> Filed:
    """Sketch and keys of ``text``: in proportion to its length, about half a microsecond a word."""
    sample = _Sample()
    low: dict[int, int] = {}
    for piece in passages(text):
        sample.take(piece.hashes)
        _take_keys(piece, low)
    sketch = Sketch(sample.level, sample.passages, tuple(sample.kept))
    return Filed(sketch, _keys(low))


class _Sample:
    """Passages as they come, taken the more thinly the more there are."""

    def __init__(self) -> None:
        self.level = 0
        self.passages = 0
        self.kept: dict[int, None] = {}

    def take(self, hashes: list[int]) -> None:
        self.passages += len(hashes)
        before = self.level
        while self.passages >> self.level > (FEW if self.level < _THIN else MANY):
            self.level += 1
        limit = _limit(self.level)
        if self.level > before:
            self.kept = {one: None for one in self.kept if one < limit}
        self.kept.update(dict.fromkeys([one for one in hashes if one < limit]))


def _take_keys(piece: Passages, low: dict[int, int]) -> None:
    """Gather the keys of a piece: hash of the passage → key. The lowest few always, whatever the limit."""
    limit = _limit(KEY_LEVEL)
    wanted = {one for one in piece.hashes if one < limit}
    wanted.update(nsmallest(FEWEST_KEYS, set(piece.hashes)) if len(wanted) < FEWEST_KEYS else ())
    wanted -= low.keys()
    for number, one in enumerate(piece.hashes):
        if one in wanted and one not in low:
            low[one] = _wide(piece.passage(number))


def _keys(low: dict[int, int]) -> tuple[int, ...]:
    """The lowest by hash, so that what a longer text keeps is kept of its parts too."""
    limit = _limit(KEY_LEVEL)
    found = sorted(low)[:MOST_KEYS]
    least = found[:FEWEST_KEYS]
    return tuple(low[one] for one in found if one < limit or one in least)


def _wide(passage: bytes) -> int:
    """63 bits: of a million works no two passages fall together by chance."""
    return int.from_bytes(blake2b(passage, digest_size=8).digest(), "big") >> 1


@lru_cache(maxsize=_LEVELS + 1)
def _limit(level: int) -> int:
    """Below it lies the share 2**-level of all hashes."""
    return 1 << (_LEVELS - level)
