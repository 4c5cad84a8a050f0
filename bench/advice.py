"""How often advice is right: ``python -m bench.advice`` prints it, kind by kind.

What a person would add was judged by reading, piece by piece, and is kept in
``judgements/advice.json``: for LitBank’s passages (CC BY 4.0) each with its places, for PDNC’s
chapters as counts alone. Our own stories in ``tests/golden/advice`` say on top what a person would
add; only with them can what is missed be told. Data: ``$READING_DATA``, else ``../shared/data/reading``.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.corpora import DATA, litbank
from storykeep.intake.text import read_text
from storykeep.reading import read

JUDGED = Path(__file__).parent / "judgements" / "advice.json"
OWN = Path(__file__).resolve().parents[1] / "tests" / "golden" / "advice"
Verdicts = Counter[tuple[str, str, str]]
"""(half, value, verdict) → how often. Verdicts: ``yes``, ``no``, ``unsure``, ``not judged``."""


def half(piece: str) -> str:
    """``tuned on`` or ``held out``, always the same for one piece."""
    return "tuned on" if zlib.crc32(piece.encode()) % 2 else "held out"


def own_stories() -> Iterator[tuple[str, set[str], str]]:
    """(name, what a person would add, text) of each story of our own."""
    for path in sorted(OWN.glob("*.txt")):
        head, _, text = path.read_text(encoding="utf-8").partition("\n\n")
        said = head.splitlines()[0].partition(":")[2]
        yield path.stem, {each.strip() for each in said.split(";")} - {""}, text


def of_litbank(judged: dict[str, list[dict[str, str]]]) -> Verdicts:
    known = {(each["piece"], each["value"]): each["verdict"] for each in judged["litbank"]}
    found: Verdicts = Counter()
    for novel in litbank():
        for advice in read(read_text(novel.text)).advice:
            verdict = known.get((novel.name, advice.value), "not judged")
            found[half(novel.name), advice.value, verdict] += 1
    return found


def of_own() -> tuple[Verdicts, int, int]:
    """Verdicts, and how many of the things a person would add were found, of how many."""
    found: Verdicts = Counter()
    right = wanted = 0
    for name, would_add, text in own_stories():
        given = {advice.value for advice in read(read_text(text)).advice}
        right, wanted = right + len(given & would_add), wanted + len(would_add)
        for value in given:
            found[half(name), value, "yes" if value in would_add else "no"] += 1
    return found, right, wanted


def interval(yes: int, total: int) -> tuple[float, float]:
    """Wilson’s 95 % interval of a share."""
    if not total:
        return 0.0, 1.0
    share, z = yes / total, 1.96
    middle = share + z * z / (2 * total)
    spread = z * ((share * (1 - share) + z * z / (4 * total)) / total) ** 0.5
    whole = 1 + z * z / total
    return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)


def print_row(name: str, verdicts: Counter[str]) -> None:
    """One line; what a person was unsure of counts as wrong."""
    total = sum(verdicts[each] for each in ("yes", "no", "unsure"))
    low, high = interval(verdicts["yes"], total)
    share = verdicts["yes"] / total if total else 0.0
    print(f"{name:42}{verdicts['yes']:5}{verdicts['no']:5}{verdicts['unsure']:8}"
          f"{verdicts['not judged']:12}{share:8.2f}   {low:.2f}–{high:.2f}")  # fmt: skip


def main() -> int:
    judged = json.loads(JUDGED.read_text(encoding="utf-8"))
    own, right, wanted = of_own()
    pdnc: Verdicts = Counter(
        {(row["half"], row["value"], row["verdict"]): row["count"] for row in judged["pdnc"]}
    )
    others = pdnc
    if (DATA / "litbank").is_dir():
        others += of_litbank(judged)
    else:
        print(f"no LitBank at {DATA}: set READING_DATA")
    together = own + others
    print(f"{'advice':42}{'yes':>5}{'no':>5}{'unsure':>8}{'not judged':>12}{'right':>8}   95 %")
    for value in sorted({value for _, value, _ in together}):
        print_row(value, _only(together, value=value))
    print()
    for part in ("tuned on", "held out"):
        print_row(f"{part}, all", _only(together, part=part))
        print_row(f"{part}, without points of view", _only(together, part=part, without="POV"))
    print_row("without our own stories, all", _only(others))
    print_row("without them and points of view", _only(others, without="POV"))
    print(f"our own stories: {right} of {wanted} things a person would add were found")
    return 0


def _only(
    verdicts: Verdicts, value: str | None = None, part: str | None = None, without: str = "\0"
) -> Counter[str]:
    found: Counter[str] = Counter()
    for (half_, value_, verdict), count in verdicts.items():
        if value in {None, value_} and part in {None, half_} and not value_.startswith(without):
            found[verdict] += count
    return found


if __name__ == "__main__":
    sys.exit(main())
