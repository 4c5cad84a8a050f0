"""How surely copies are told from stories of their own: ``make bench-reading`` prints this table too.

Texts: LitBank's passages as stories of some 2,000 words, and whole novels cut up (measuring only).
Each row makes one kind of copy of every text and looks how it is judged, whether it would have been
found among all texts by the keys it is filed under, and how far the sketch is from the exact figure.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from bench.corpora import DATA, litbank, pdnc
from storykeep.likeness import About, Filed, compare, filed, judge
from storykeep.likeness.shingles import passages

Pair = tuple[str, str]
STORY = 2_000
CHAPTER = 2_500


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of pair. ``wanted``: the judgements that are right; "" is: different stories."""

    name: str
    pairs: list[Pair]
    wanted: frozenset[str]


def _words(text: str) -> list[str]:
    return text.split(" ")


def with_typos(text: str, share: float) -> str:
    """A letter wrong in this share of the words."""
    chance = random.Random(5)
    words = _words(text)
    for number, word in enumerate(words):
        if len(word) > 1 and chance.random() < share:
            at = chance.randrange(len(word))
            words[number] = word[:at] + chance.choice("etaoinshr") + word[at + 1 :]
    return " ".join(words)


def with_paragraphs_dropped(text: str, share: float) -> str:
    chance = random.Random(6)
    return "\n\n".join(each for each in text.split("\n\n") if chance.random() >= share)


def as_mojibake(text: str) -> str:
    """Typographic marks, as one has them in stories, read in the wrong encoding."""
    marked = re.sub(r"'", "’", re.sub(r'(?<!\S)"', "“", text)).replace('"', "”")
    return marked.encode().decode("cp1252", "replace")


def without_case(text: str) -> str:
    return re.sub(r"[^\w\s]", "", text.lower())


def with_names_swapped(text: str) -> str:
    """Every name of the story another's: words that stand in capitals wherever they stand."""
    lower = set(re.findall(r"\b[a-z]+\b", text))
    common = {word.capitalize() for word in lower}
    names = sorted(set(re.findall(r"\b[A-Z][a-z]{2,}\b", text)) - common)
    swapped = {name: f"Xa{name.lower()[::-1]}" for name in names}
    return re.sub(r"\b[A-Z][a-z]{2,}\b", lambda found: swapped.get(found[0], found[0]), text)


def under_another_header(text: str) -> str:
    return f"Repost of an old favourite of mine, not mine, all by somebody else.\n\n{text}"


def cut(text: str, size: int) -> list[str]:
    """Pieces of ``size`` words, as they stand."""
    words = _words(text)
    return [" ".join(words[at : at + size]) for at in range(0, len(words) - size + 1, size)]


def rows() -> Iterator[Row]:
    stories = [" ".join(_words(novel.text)[:STORY]) for novel in litbank()]
    novels = [novel.text for novel in pdnc()]
    others = [*stories[1:], stories[0]]
    yield from _alike(stories)
    yield from _parts(stories, others, novels)
    yield from _strangers(stories, others, novels)


def _alike(stories: Sequence[str]) -> Iterator[Row]:
    makers: list[tuple[str, Callable[[str], str]]] = [
        ("other header", under_another_header),
        ("1 % of words mistyped", lambda text: with_typos(text, 0.01)),
        ("5 % of words mistyped", lambda text: with_typos(text, 0.05)),
        ("10 % of words mistyped", lambda text: with_typos(text, 0.10)),
        ("10 % of paragraphs dropped", lambda text: with_paragraphs_dropped(text, 0.1)),
        ("mojibake", as_mojibake),
        ("lower case without punctuation", without_case),
        ("names swapped", with_names_swapped),
    ]
    for name, make in makers:
        wanted = frozenset({"same", "near", "part", "newer"})
        yield Row(name, [(text, make(text)) for text in stories], wanted)


def _parts(stories: Sequence[str], others: Sequence[str], novels: Sequence[str]) -> Iterator[Row]:
    part = frozenset({"part"})
    yield Row("the first third only", [(cut(text, 600)[0], text) for text in stories], part)
    chapters = [pieces[:10] for novel in novels for pieces in [cut(novel, CHAPTER)]]
    pairs = [(each, " ".join(ten)) for ten in chapters for each in ten[::3]]
    yield Row("one chapter of ten", pairs, part)
    pairs = [(each, novel) for novel in novels for each in cut(novel, CHAPTER)[::9]]
    yield Row("one chapter of a novel", pairs, part)
    both = [(f"{one} {other}", one) for one, other in zip(stories, others, strict=True)]
    yield Row("a file that holds another story too", both, part)


def _strangers(
    stories: Sequence[str], others: Sequence[str], novels: Sequence[str]
) -> Iterator[Row]:
    strange = frozenset({""})
    pairs = [(one, other) for at, one in enumerate(stories) for other in stories[:at]]
    yield Row("unrelated stories", pairs, strange)
    pieces = [cut(novel, STORY)[:12] for novel in novels]
    pairs = [(one, other) for ten in pieces for at, one in enumerate(ten) for other in ten[:at]]
    yield Row("same writer, same people, different parts", pairs, strange)
    for size in (150, 300):
        quoted = " ".join(_words(novels[0])[5000 : 5000 + size])
        pairs = [
            (_quoting(one, quoted), _quoting(other, quoted))
            for one, other in zip(stories, others, strict=True)
        ]
        yield Row(f"both quote the same song or letter of {size} words", pairs, strange)
    quoted = " ".join(_words(novels[0])[5000:5300])
    pairs = [
        (_quoting(cut(one, 500)[0], quoted), _quoting(cut(other, 500)[0], quoted))
        for one, other in zip(stories, others, strict=True)
    ]
    yield Row("the same, stories of 500 words round 300 quoted", pairs, strange)
    pairs = [
        (f"{cut(one, 600)[0]} {cut(other, 1400)[0]}", one)
        for one, other in zip(stories, others, strict=True)
    ]
    yield Row("a third of it, then another text (not told from a quotation)", pairs, strange)


def _quoting(text: str, quoted: str) -> str:
    """The quotation in three pieces, as a song's verses stand in a story."""
    words, verses = _words(text), cut(quoted, max(1, len(_words(quoted)) // 3))
    step = len(words) // 4
    for number, verse in enumerate(verses[:3], start=1):
        words.insert(number * step, f"\n\n{verse}\n\n")
    return " ".join(words)


@dataclass(slots=True)
class Measured:
    right: float
    resemblance: float
    held: float
    off: float
    """Mean distance of the greater share from its exact value."""
    found: float
    """Share of pairs that have a key in common."""


def measured(row: Row, memory: dict[str, Filed]) -> Measured:
    right, resembling, held, off, found = [], [], [], [], []
    for one, other in row.pairs:
        ours, theirs = _filed(one, memory), _filed(other, memory)
        seen = compare(ours.sketch, theirs.sketch)
        verdict = judge(seen, About(len(one.split())), About(len(other.split())))
        right.append((verdict.kind if verdict else "") in row.wanted)
        resembling.append(seen.resemblance)
        held.append(max(seen.first_in_second, seen.second_in_first))
        found.append(bool(set(ours.keys) & set(theirs.keys)))
        if len(row.pairs) <= 200:
            off.append(abs(held[-1] - _exactly(one, other)))
    means = [fmean(each) if each else 0.0 for each in (right, resembling, held, off, found)]
    return Measured(*means)


def _filed(text: str, memory: dict[str, Filed]) -> Filed:
    if text not in memory:
        memory[text] = filed(text)
    return memory[text]


def _exactly(one: str, other: str) -> float:
    first, second = ({h for p in passages(text) for h in p.hashes} for text in (one, other))
    common = len(first & second)
    return max(common / len(first), common / len(second)) if first and second else 0.0


def print_table() -> None:
    memory: dict[str, Filed] = {}
    print(f"{'copies':64}{'pairs':>6}{'right':>7}{'alike':>7}{'held':>7}{'off':>7}{'found':>7}")
    for row in rows():
        each = measured(row, memory)
        print(f"{row.name:64}{len(row.pairs):6}{each.right:7.3f}{each.resemblance:7.3f}"
              f"{each.held:7.3f}{each.off:7.3f}{each.found:7.3f}")  # fmt: skip
    print(f"sketch and keys: {_speed():.2f} ms for a story of {STORY:,} words")


def _speed() -> float:
    """Milliseconds of processor time a story; the best of five rounds."""
    stories = [" ".join(_words(novel.text)[:STORY]) for novel in litbank()]
    words = sum(len(text.split()) for text in stories)
    best = float("inf")
    for _ in range(5):
        begun = time.process_time()
        for text in stories:
            filed(text)
        best = min(best, time.process_time() - begun)
    return 1000 * best * STORY / words


def main() -> int:
    if not DATA.is_dir():
        print(f"no data at {DATA}: set READING_DATA")
        return 1
    print_table()
    return 0


if __name__ == "__main__":
    sys.exit(main())
