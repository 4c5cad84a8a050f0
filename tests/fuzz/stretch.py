"""Time grows no faster than length: a few bytes repeated to n, 2n and 4n, taken all the way.

``python -m fuzz.stretch [--seconds N] [--corpus FOLDER]`` tries what ``make fuzz`` has kept: whole
recipes and single lines of them.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

from fuzz import floor
from fuzz.seeds import ROOT, seeds

WORST = 2.6
"""How much longer twice the length may take: 2 is linear, 4 is quadratic."""
_NOISE = 0.05
"""CPU seconds that say nothing on a busy machine."""


def stretched(kind: bytes, unit: bytes, size: int) -> bytes:
    """A recipe of ``size`` bytes that says ``unit`` again and again."""
    return kind + (unit * (size // max(1, len(unit)) + 1))[:size]


def growth(kind: bytes, unit: bytes, size: int, tries: int = 3) -> float:
    """How much longer each doubling took, from ``size`` to four times it; 2.0 is linear.

    The shortest of ``tries``; what is too short to be measured counts as linear.
    """
    small, large = _seconds(kind, unit, size), _seconds(kind, unit, 4 * size)
    for _ in range(tries - 1):
        if _a_doubling(small, large) <= WORST:
            break
        small = min(small, _seconds(kind, unit, size))
        large = min(large, _seconds(kind, unit, 4 * size))
    return _a_doubling(small, large)


def _a_doubling(small: float, large: float) -> float:
    return float((large / max(small, _NOISE)) ** 0.5)


def _seconds(kind: bytes, unit: bytes, size: int) -> float:
    recipe = stretched(kind, unit, size)
    begun = time.process_time()
    floor.through_the_floor(recipe)
    return time.process_time() - begun


def _units(recipe: bytes, chance: random.Random) -> list[bytes]:
    lines = [line for line in recipe[1:].split(b"\n") if line.strip()]
    some = [chance.choice(lines) + end for end in (b"\n", b"\n\n", b" ")] if lines else []
    start = chance.randrange(len(recipe))
    return [recipe[1:], recipe[start : start + chance.choice((1, 2, 3, 5, 9, 30))], *some]


def main() -> int:
    parser = argparse.ArgumentParser(prog="fuzz.stretch")
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--corpus", type=Path, default=ROOT / "test-output" / "fuzz" / "corpus")
    parser.add_argument("--seed", type=int, default=0)
    said = parser.parse_args()
    kept = [path.read_bytes() for path in sorted(said.corpus.glob("*")) if path.is_file()]
    recipes = kept or list(seeds())
    chance = random.Random(said.seed)
    begun, tried, slow = time.monotonic(), 0, 0
    while time.monotonic() - begun < said.seconds:
        recipe = chance.choice(recipes)
        if recipe[:1] in b"nz":
            continue
        for unit in filter(None, _units(recipe, chance)):
            tried += 1
            try:
                worst = growth(recipe[:1], unit, 12_000)
            except Exception as error:
                print(f"BROKEN {error!r:.150} for {recipe[:1]!r} {unit!r:.200}", flush=True)
                continue
            if worst > WORST:
                slow += 1
                print(f"SLOW × {worst:.2f} a doubling: {recipe[:1]!r} {unit!r:.300}", flush=True)
    print(f"{tried:,} stretched, {slow} grew faster than × {WORST} a doubling")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
