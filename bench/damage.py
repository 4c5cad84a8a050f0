"""How much damage is found, and how often a sign or a repair is wrong: ``make bench-reading`` prints this.

Clean novels are damaged in one way at a time, with a seed. Found: a sign of the right code stands at the
place. False: signs, of whatever code, at no damaged place and not in the clean text. Repairs: how many
of the damaged places are offered one, and how many of those offered give the clean text back.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from bench.corpora import DATA, Novel, litbank, pdnc
from storykeep.intake.text import read_text
from storykeep.reading import read
from storykeep.reading.document import Reading, Repair
from storykeep.reading.repairs import mended

LENGTH = 150_000
"""Code points of each novel that are damaged: about 25,000 words."""
NEAR = 80
"""Code points by which a sign may stand beside the place."""


@dataclass(slots=True)
class Damaged:
    """A damaged text, where the damage stands in it, and the codes that may say so."""

    text: str
    places: list[tuple[int, int]] = field(default_factory=list)


Way = Callable[[str, random.Random], Damaged]


def _replaced(text: str, edits: Sequence[tuple[int, int, str]]) -> Damaged:
    """``text`` with (start, end, new) edits made, in order; the places are those of what is new."""
    pieces: list[str] = []
    places = []
    at = length = 0
    for start, end, new in edits:
        pieces += (text[at:start], new)
        length += start - at
        places.append((length, length + len(new)))
        length += len(new)
        at = end
    return Damaged("".join([*pieces, text[at:]]), places)


def _some(
    text: str,
    chance: random.Random,
    pattern: str,
    share: float,
    new: Callable[[re.Match[str]], str],
) -> Damaged:
    """This share of what the pattern matches, made otherwise."""
    found = [match for match in re.finditer(pattern, text) if chance.random() < share]
    return _replaced(text, [(*match.span(), new(match)) for match in found])


def _paragraphs(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\S(?:.|\n(?!\n))*", text)]


def marks(text: str, chance: random.Random) -> Damaged:
    return _some(text, chance, '"', 0.02, lambda match: "")


def breaks(text: str, chance: random.Random) -> Damaged:
    """Two stretches of a few dozen paragraphs run together."""
    spans = _paragraphs(text)
    edits: list[tuple[int, int, str]] = []
    places = []
    for begin in sorted(chance.sample(range(0, len(spans) - 60, 60), min(2, len(spans) // 60))):
        places.append((spans[begin][0], spans[begin + 40][1]))
        edits += [(spans[i][1], spans[i + 1][0], " ") for i in range(begin, begin + 40)]
    made = _replaced(text, edits)
    # Each stretch is one place; what was cut out before it has moved it.
    moved = [(start - 40 * n, end - 40 * (n + 1)) for n, (start, end) in enumerate(places)]
    return Damaged(made.text, moved)


def paragraph_ends(text: str, chance: random.Random) -> Damaged:
    """The rest of a paragraph gone, from somewhere in a sentence."""
    spans = [span for span in _paragraphs(text)[:-1] if span[1] - span[0] > 200]
    edits = []
    for start, end in sorted(chance.sample(spans, 10)):
        blanks = [m.start() for m in re.finditer(r"(?<=[a-z]) (?=[a-z])", text[start + 80 : end])]
        if blanks:
            edits.append((start + 80 + chance.choice(blanks), end, ""))
    return _replaced(text, edits)


def lines(text: str, chance: random.Random) -> Damaged:
    """Some sixty to two hundred code points gone from the middle of paragraphs."""
    spans = [span for span in _paragraphs(text) if span[1] - span[0] > 500]
    edits = []
    for start, _ in sorted(chance.sample(spans, min(10, len(spans)))):
        blanks = [start + m.start() for m in re.finditer(r"\s", text[start : start + 450])]
        first = chance.choice([at for at in blanks if at < start + 250])
        last = next(at for at in blanks if at > first + 60)
        edits.append((first, last, ""))
    return _replaced(text, edits)


def doubled(text: str, chance: random.Random) -> Damaged:
    """A few paragraphs pasted twice, one right behind the other."""
    spans = _paragraphs(text)
    edits = []
    for begin in sorted(chance.sample(range(5, len(spans) - 10, 10), 5)):
        start, end = spans[begin][0], spans[begin + chance.randint(1, 4)][1]
        if end - start > 150:
            edits.append((end, end, "\n\n" + text[start:end]))
    return _replaced(text, edits)


def pasted_again(text: str, chance: random.Random) -> Damaged:
    """A block of paragraphs that comes again much later."""
    spans = _paragraphs(text)
    begin = chance.randrange(len(spans) // 4)
    block = text[spans[begin][0] : spans[begin + 12][1]]
    at = spans[len(spans) * 3 // 4][1]
    return _replaced(text, [(at, at, "\n\n" + block)])


def cut(text: str, chance: random.Random) -> Damaged:
    blanks = [m.start() for m in re.finditer(r"(?<=[a-z]) (?=[a-z])", text)]
    at = chance.choice(blanks[len(blanks) * 3 // 4 :])
    return Damaged(text[:at], [(at - 1, at)])


def apostrophes(text: str, chance: random.Random) -> Damaged:
    return _some(text, chance, r"(?<=[a-z])['’](?=(?:s|t|re|ll|ve|m|d)\b)", 0.1, lambda match: "?")


def unknown_characters(text: str, chance: random.Random) -> Damaged:
    return _some(text, chance, "['\"’—]", 0.02, lambda match: "\ufffd")


def entities(text: str, chance: random.Random) -> Damaged:
    return _some(text, chance, '"', 0.05, lambda match: "&quot;")


def quoted_printable(text: str, chance: random.Random) -> Damaged:
    """As a mail program breaks lines and writes what is not ASCII."""
    return _some(text, chance, r"(?<=[a-z]) (?=[a-z])", 0.005, lambda match: " =\n")


def word_codes(text: str, chance: random.Random) -> Damaged:
    return _some(text, chance, "(?<=[a-z]) (?=[a-z])", 0.0005, lambda match: " </span><o:p></o:p> ")


def scanned(text: str, chance: random.Random) -> Damaged:
    wrong = {
        "the": "tbe",
        "my": "rny",
        "from": "frorn",
        "time": "tirne",
        "which": "wbich",
        "him": "hirn",
    }
    pattern = r"\b(?:" + "|".join(wrong) + r")\b"
    return _some(text, chance, pattern, 0.02, lambda match: wrong[match[0]])


def hyphens(text: str, chance: random.Random) -> Damaged:
    return _some(
        text, chance, r"\b[a-z]{7,}\b", 0.02, lambda match: f"{match[0][:3]}-\n{match[0][3:]}"
    )


def pages(text: str, chance: random.Random) -> Damaged:
    """A page number between two lines, every two hundred and fifty words or so."""
    blanks = [m.span() for m in re.finditer(r"(?<=[a-z,])[ \n](?=[a-z])", text)]
    edits = [
        (*blanks[at], f"\n\n{number}\n\n")
        for number, at in enumerate(range(200, len(blanks), 240), start=17)
    ]
    return _replaced(text, edits)


def other_story(text: str, chance: random.Random) -> Damaged:
    """A short story with a header of its own, behind an ending."""
    at = _paragraphs(text)[len(_paragraphs(text)) // 2][1]
    tale = "\n\n".join(
        f"Corvina looked at Old Hask. The rain had not stopped for {n} days, and Hask knew it."
        for n in range(40)
    )
    header = "Title: The Rain at Low Harbour\nAuthor: somebody\nRating: G\nDisclaimer: All mine."
    return _replaced(text, [(at, at, f"\n\nTHE END\n\n{header}\n\n{tale}")])


WAYS: dict[str, tuple[Way, frozenset[str]]] = {
    "2 % of quotation marks lost": (marks, frozenset({"quote-unclosed", "quote-unopened"})),
    "paragraph breaks lost": (breaks, frozenset({"breaks-lost"})),
    "ends of paragraphs lost": (paragraph_ends, frozenset({"lines-lost", "quote-unclosed"})),
    "lines lost inside paragraphs": (
        lines,
        frozenset({"lines-lost", "quote-unclosed", "quote-unopened"}),
    ),
    "passages doubled at once": (doubled, frozenset({"passage-doubled"})),
    "a block pasted again later": (pasted_again, frozenset({"passage-doubled"})),
    "ending cut off": (cut, frozenset({"text-cut"})),
    "apostrophes become ?": (apostrophes, frozenset({"characters-lost"})),
    "characters become U+FFFD": (unknown_characters, frozenset({"characters-lost"})),
    "HTML entities": (entities, frozenset({"markup-left"})),
    "tags of Word": (word_codes, frozenset({"markup-left"})),
    "line breaks of mail": (quoted_printable, frozenset({"mail-left"})),
    "words misread by a scanner": (scanned, frozenset({"letters-misread"})),
    "words cut at a line’s end": (hyphens, frozenset({"words-split"})),
    "page numbers": (pages, frozenset({"page-furniture"})),
    "another story": (other_story, frozenset({"other-story"})),
}


@dataclass(slots=True)
class Tally:
    damaged: int = 0
    found: int = 0
    false: int = 0
    offered: int = 0
    right: int = 0
    words: int = 0


def _measure(clean: str, before: Reading, way: Way, codes: frozenset[str], tally: Tally) -> None:
    made = way(clean, random.Random(11))
    reading = read(read_text(made.text))
    shown = {(each.code, made.text[each.start : each.end + 20]) for each in reading.damage}
    known = {(each.code, clean[each.start : each.end + 20]) for each in before.damage}
    signs = [
        each
        for each in reading.damage
        if (each.code, made.text[each.start : each.end + 20]) in shown - known
    ]
    # What is mended is found as well, past the most that are shown of one code.
    at = [(each.start, each.end) for each in signs if each.code in codes]
    at += [(each.start, each.end) for each in reading.repairs if each.code in codes]
    tally.damaged += len(made.places)
    tally.found += sum(_is_near(place, at) for place in made.places)
    tally.false += sum(not _is_near((each.start, each.end), made.places) for each in signs)
    tally.offered += len(reading.repairs)
    tally.right += _right(clean, made.text, reading.repairs)
    tally.words += reading.words


def _is_near(place: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(start - NEAR <= place[1] and place[0] <= end + NEAR for start, end in others)


def _right(clean: str, text: str, repairs: Sequence[Repair]) -> int:
    """How many repairs make the words around their place stand as in the clean text, whatever its blanks."""
    whole = mended(text, repairs)
    moved = right = 0
    for repair in repairs:
        start = repair.start + moved
        end = start + len(repair.replacement)
        moved += len(repair.replacement) - (repair.end - repair.start)
        before, after = whole[max(0, start - 9) : start], whole[end : end + 9]
        between = _loose(repair.replacement)
        if repair.code == "breaks-lost" and not repair.replacement.strip():
            between = r"\s*\n\s*\n\s*"
        found = re.search(_loose(before) + between + _loose(after), clean) is not None
        right += found
        if not found and "--wrong" in sys.argv:
            print("   wrong:", repair.code, repr(whole[start - 40 : end + 40]))
    return right


def _loose(text: str) -> str:
    return r"\s+".join(map(re.escape, re.split(r"\s+", text)))


def _cut_short(novel: Novel) -> str:
    return (
        novel.text[: novel.text.rfind("\n\n", 0, LENGTH)]
        if len(novel.text) > LENGTH
        else novel.text
    )


def print_damaged(texts: Sequence[str]) -> None:
    read_before = [read(read_text(text)) for text in texts]
    print(f"{'damaged so':32}{'found':>14}{'false':>7}{'repairs offered':>17}{'right':>8}")
    for name, (way, codes) in WAYS.items():
        tally = Tally()
        for text, before in zip(texts, read_before, strict=True):
            _measure(text, before, way, codes, tally)
        share = f"{100 * tally.found / max(1, tally.damaged):.0f} % of {tally.damaged}"
        right = f"{100 * tally.right / tally.offered:.1f} %" if tally.offered else "-"
        print(f"{name:32}{share:>14}{tally.false:>7}{tally.offered:>17}{right:>8}", flush=True)


def print_false_alarms(name: str, texts: Iterator[str]) -> None:
    """Signs found in texts that nobody has damaged, for every 100,000 words."""
    counts: Counter[str] = Counter()
    words = repairs = 0
    for text in texts:
        reading = read(read_text(text))
        words += reading.words
        repairs += len(reading.repairs)
        counts.update(each.code for each in reading.damage)
    each = ", ".join(f"{code} {100_000 * n / words:.1f}" for code, n in sorted(counts.items()))
    print(
        f"{name}: {words:,} words; signs per 100,000 words: {each or 'none'}; repairs offered: {repairs}"
    )


def main() -> int:
    if not DATA.is_dir():
        print(f"no data at {DATA}: set READING_DATA")
        return 1
    novels = list(pdnc())
    print_false_alarms("PDNC", (novel.text for novel in novels))
    print_false_alarms("LitBank", (novel.text for novel in litbank()))
    print_damaged([_cut_short(novel) for novel in novels])
    return 0


if __name__ == "__main__":
    sys.exit(main())
