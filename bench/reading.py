"""How well and how fast stories are read: ``make bench-reading`` prints this table.

Data: ``$READING_DATA``, else ``../shared/data/reading``. Nothing given but the raw text,
unless the row says so.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from statistics import fmean

from bench import copies
from bench.advice import main as measure_advice
from bench.corpora import DATA, Novel, pdnc
from bench.damage import main as measure_damage
from bench.measure import Score, map_cast, score
from bench.scenes import print_scenes
from storykeep.intake.text import read_text
from storykeep.reading import read
from storykeep.reading.document import Reading

KINDS = ("all", "Explicit", "Anaphoric", "Implicit")


def measured(
    novel: Novel, damage: Callable[[str], tuple[str, list[int]]] | None = None
) -> tuple[Score, float]:
    """The score of one novel and the CPU seconds its reading took."""
    text, moved = damage(novel.text) if damage else (novel.text, None)
    story = read_text(text)
    begun = time.process_time()
    reading = read(story)
    took = time.process_time() - begun
    names = _names(reading, text)
    mapped, pure = map_cast(names, novel.people)
    found = score(novel, reading, mapped, pure, moved)
    found.pure_marked = map_cast(names, novel.people, novel.called)[1]
    return found, took


def _names(reading: Reading, text: str) -> list[tuple[str, dict[str, int]]]:
    """How often each name of each member of the cast stands in the text."""
    return [(each.name, dict(each.names)) for each in reading.cast]


def without_marks(share: float) -> Callable[[str], tuple[str, list[int]]]:
    """The text with this share of its quotation marks gone."""

    def damage(text: str) -> tuple[str, list[int]]:
        chance = random.Random(7)
        kept = [i for i, c in enumerate(text) if c != '"' or chance.random() >= share]
        return "".join([text[i] for i in kept]), kept

    return damage


def without_breaks(text: str) -> tuple[str, list[int]]:
    """The text on one single line."""
    kept = [i for i, c in enumerate(text) if not (c == "\n" and text[i - 1 : i] == "\n")]
    return "".join(" " if text[i] == "\n" else text[i] for i in kept), kept


def lower_case(text: str) -> tuple[str, list[int]]:
    lowered = [c.lower() if len(c.lower()) == 1 else c for c in text]
    return "".join(lowered), list(range(len(text)))


def table(novels: Sequence[Novel]) -> dict[str, Score]:
    scores, took, words = {}, 0.0, 0
    for novel in novels:
        scores[novel.name], seconds = measured(novel)
        took += seconds
        words += len(novel.text.split())
    print(
        f"{'novel':32}{'all':>7}{'expl':>7}{'anaph':>7}{'impl':>7}{'spans':>7}{'cast':>8}{'pure':>7}{'marked':>7}"
    )
    for name, each in scores.items():
        shares = "".join(f"{each.share(kind):7.3f}" for kind in KINDS)
        found = f"{each.cast[0]}/{each.cast[1]}"
        print(f"{name:32}{shares}{_f1(each.spans):7.3f}{found:>8}"
              f"{_ratio(each.pure):7.3f}{_ratio(each.pure_marked):7.3f}")  # fmt: skip
    together = _together(list(scores.values()))
    shares = "".join(f"{together.share(kind):7.3f}" for kind in KINDS)
    print(f"{'all quotations':32}{shares}{_f1(together.spans):7.3f}"
          f"{together.cast[0]}/{together.cast[1]:<4}{_ratio(together.pure):7.3f}"
          f"{_ratio(together.pure_marked):7.3f}")  # fmt: skip
    print(f"macro over novels {fmean(each.share() for each in scores.values()):.3f}; "
          f"cast found {_ratio(together.cast):.3f}; {words / took:,.0f} words a CPU second")  # fmt: skip
    _print_confidence(together)
    return scores


def _together(scores: Sequence[Score]) -> Score:
    whole = Score()
    for each in scores:
        whole.right.update(each.right)
        whole.total.update(each.total)
        whole.answers += each.answers
        whole.spans = tuple(map(sum, zip(whole.spans, each.spans, strict=True)))  # type: ignore[assignment]
        whole.cast = (whole.cast[0] + each.cast[0], whole.cast[1] + each.cast[1])
        whole.pure = (whole.pure[0] + each.pure[0], whole.pure[1] + each.pure[1])
        marked = each.pure_marked
        whole.pure_marked = (whole.pure_marked[0] + marked[0], whole.pure_marked[1] + marked[1])
    return whole


def _ratio(pair: tuple[int, int]) -> float:
    return pair[0] / pair[1] if pair[1] else 0.0


def _f1(spans: tuple[int, int, int, int]) -> float:
    recall, precision = _ratio(spans[:2]), _ratio(spans[2:])
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _print_confidence(whole: Score) -> None:
    sure = [right for confidence, right in whole.answers if confidence >= 0.9]
    share = sum(sure) / len(sure) if sure else 0.0
    print(
        f"confidence ≥ 0.9: {share:.3f} right, covering {len(sure) / whole.total['all']:.3f}; ",
        end="",
    )
    bins: Mapping[int, Counter[bool]] = {n: Counter() for n in range(10)}
    for confidence, right in whole.answers:
        bins[min(9, int(confidence * 10))][right] += 1
    print("right per tenth: " + " ".join(
        f".{n}:{100 * each[True] // max(1, each.total())}%" for n, each in bins.items() if each.total()
    ))  # fmt: skip


def main() -> int:
    if not DATA.is_dir():
        print(f"no data at {DATA}: set READING_DATA")
        return 1
    novels = list(pdnc())
    whole = table(novels)
    if "--quick" in sys.argv:
        return 0
    plain = fmean(each.share() for each in whole.values())
    for name, damage in (
        ("2 % of quotation marks removed", without_marks(0.02)),
        ("all paragraph breaks removed", without_breaks),
        ("all lower case", lower_case),
    ):
        share = fmean(measured(novel, damage)[0].share() for novel in novels)
        print(f"{name:34} macro {share:.3f}, loss {100 * (plain - share):.1f} points")
    from bench.train_reading import print_quoteli  # noqa: PLC0415 - only the whole table needs it

    print_quoteli()
    copies.print_table()
    print_scenes()
    return measure_damage() or measure_advice()


if __name__ == "__main__":
    sys.exit(main())
