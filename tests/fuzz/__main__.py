"""``make fuzz``: shake recipes for as long as one likes, led by what code they reach.

``python -m fuzz [--seconds N] [--corpus FOLDER] [--stretch]``. Every recipe that reaches something new
is kept in the corpus, the next run goes on from there. A recipe that breaks the law is written to
``crash-…`` there, and the run goes on to say so. ``--stretch`` instead grows every kept recipe and holds
that time grows no faster than length.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import random
import sys
import time
import traceback
from hashlib import sha256
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["storykeep"], enable_loader_override=False):
    for _room in ("story", "intake", "reading", "press"):
        _package = importlib.import_module(f"storykeep.{_room}")
        # Some modules are loaded when first met; all must be followed from the start.
        for _module in pkgutil.walk_packages(_package.__path__, f"{_package.__name__}."):
            importlib.import_module(_module.name)
from fuzz import floor
from fuzz.seeds import ROOT, seeds
from fuzz.shaking import shaken

_LONGEST = 16_000
"""Bytes of a recipe."""
_SLOW = 5.0
"""CPU seconds for a recipe of the full length, some twenty times what a story of that length takes."""


class Run:
    """One run: what it tried, and what broke the law, each cause once."""

    def __init__(self, corpus: Path, seconds: float) -> None:
        self.corpus = corpus
        self.seconds = seconds
        self.begun = time.monotonic()
        self.tried = 0
        self.broken: dict[str, Path] = {}
        self.others = [path.read_bytes() for path in sorted(corpus.glob("*")) if path.is_file()]

    def one(self, recipe: bytes) -> None:
        self.tried += 1
        begun = time.process_time()
        try:
            floor.through_the_floor(recipe)
            took = time.process_time() - begun
            if took > _SLOW and _again(recipe) > _SLOW:
                raise AssertionError(f"{took:.1f} CPU seconds for {len(recipe)} bytes")  # noqa: TRY301
        except Exception as error:
            self.note(recipe, error)
        if time.monotonic() - self.begun > self.seconds:
            self.end()

    def note(self, recipe: bytes, error: Exception) -> None:
        last = traceback.extract_tb(error.__traceback__)[-1]
        cause = f"{type(error).__name__} in {last.filename}:{last.lineno}"
        if cause in self.broken:
            return
        path = self.corpus.parent / f"crash-{sha256(cause.encode()).hexdigest()[:12]}"
        path.write_bytes(smallest(recipe, cause))
        self.broken[cause] = path
        print(f"\nBROKEN {cause}\n  {str(error)[:200]}\n  {path}", flush=True)

    def end(self) -> None:
        hours = (time.monotonic() - self.begun) / 3600
        print(f"\n{self.tried:,} recipes in {hours:.2f} hours; {len(self.broken)} broke the law")
        for cause, path in self.broken.items():
            print(f"  {path.name}  {cause}")
        sys.stdout.flush()
        # atheris keeps the process otherwise; nothing is left to write.
        import os  # noqa: PLC0415

        os._exit(1 if self.broken else 0)


def _again(recipe: bytes) -> float:
    """The shortest of three more tries: a busy machine is no fault of the code."""
    found = []
    for _ in range(3):
        begun = time.process_time()
        floor.through_the_floor(recipe)
        found.append(time.process_time() - begun)
    return min(found)


def _cause(recipe: bytes) -> str | None:
    try:
        floor.through_the_floor(recipe)
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {last.filename}:{last.lineno}"
    return None


def smallest(recipe: bytes, cause: str, seconds: float = 60.0) -> bytes:
    """The recipe cut down, by ever smaller pieces, while it breaks in the same place."""
    limit = time.monotonic() + seconds
    size = max(1, len(recipe) // 2)
    while size:
        at = 1
        while at < len(recipe) and time.monotonic() < limit:
            shorter = recipe[:at] + recipe[at + size :]
            if _cause(shorter) == cause:
                recipe = shorter
            else:
                at += size
        size //= 2
    return recipe


def main() -> None:
    parser = argparse.ArgumentParser(prog="fuzz")
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--corpus", type=Path, default=ROOT / "test-output" / "fuzz" / "corpus")
    said = parser.parse_args()
    corpus: Path = said.corpus
    corpus.mkdir(parents=True, exist_ok=True)
    for recipe in seeds():
        (corpus / sha256(recipe).hexdigest()[:20]).write_bytes(recipe[:_LONGEST])
    run = Run(corpus, said.seconds)

    def mutated(data: bytes, longest: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < 0.15:
            return bytes(atheris.Mutate(data, longest))
        return shaken(data, seed, longest, run.others)

    options = [f"-max_len={_LONGEST}", "-rss_limit_mb=3000", "-timeout=300", "-len_control=0"]
    atheris.Setup([sys.argv[0], str(corpus), *options], run.one, custom_mutator=mutated)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
