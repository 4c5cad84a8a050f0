"""What scanning and page-making leave in a text: page numbers, running heads, split and misread words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from storykeep.reading.damage.sign import Body, Mend, Sign
from storykeep.reading.text.layout import Span
from storykeep.story.document import Finding

# What scanners make of common words, none of them a word itself.
MISREAD = {
    "tbe": "the", "tlie": "the", "tbat": "that", "tliat": "that", "tbis": "this", "tliis": "this",
    "wbich": "which", "wliich": "which", "wbat": "what", "wliat": "what", "wben": "when",
    "wlien": "when", "frorn": "from", "sorne": "some", "tirne": "time", "rnore": "more",
    "rny": "my", "hirn": "him", "thern": "them", "liim": "him", "liis": "his", "tbey": "they",
    "tliey": "they", "tben": "then", "tlien": "then", "tbere": "there", "tliere": "there",
    "witb": "with", "witli": "with", "bave": "have", "liave": "have", "carne": "came",
    "sarne": "same", "narne": "name", "horne": "home", "rnan": "man", "sornething": "something",
    "comrnon": "common", "rnoment": "moment", "mornent": "moment",
}  # fmt: skip
_FEWEST_MISREAD = 3
_LONE = re.compile(
    r"(?<![\w'’.-])[l1](?=['’](?:m|ll|ve|d)\b| (?:am|was|have|had|will|can|could|do|did|know|think|would) )"
)
_HYPHEN = re.compile(r"-(?:\n[ \t]*| )([a-z]{2,})(?![\w-])")
_HEAD = re.compile(r"(?<![\w-])(?:[a-z]{2,}|[A-Z][a-z]+)\Z")
_LONGEST_WORD = 30
_NUMBER = re.compile(
    r"[-–—\[( ]{0,4}(?:[Pp](?:age|\.)? ?)?(\d{1,4})(?: of \d{1,4})?[-–—\]) ]{0,4}$"
)
_FEWEST_PAGES = 3
_LONGEST_HEAD = 60
_SHORTEST_PAGE = 400
_ENDED = frozenset(".!?…\"”’'»*:;")


def misread(body: Body) -> Iterator[Sign]:
    """Letters that a scanner took for others: “tbe”, “frorn”, “l am”. One alone may be a slip of the hand."""
    wrong = sorted(body.tokens & MISREAD.keys())
    if not wrong:
        return
    pattern = rf"\b(?:{'|'.join(wrong)})\b"
    found = [(match, MISREAD[match[0]]) for match in re.finditer(pattern, body.text)]
    found += [(match, "I") for match in _LONE.finditer(body.text)]
    if len(found) < _FEWEST_MISREAD:
        return
    for match, right in found:
        message = f"A scanner seems to have misread “{right}” here."
        yield Sign(
            Finding("letters-misread", match.start(), match.end(), message),
            (Mend(match.start(), match.end(), right),),
            f"“{match[0]}” is no word; scanners often read “{right}” so.",
        )


def split_words(body: Body) -> Iterator[Sign]:
    """Words cut at the end of a line, the hyphen still in them, that stand whole elsewhere."""
    if "-\n" not in body.text and "- " not in body.text:
        return
    for match in _HYPHEN.finditer(body.text):
        found = _HEAD.search(body.text[max(0, match.start() - _LONGEST_WORD) : match.start()])
        if found is None:
            continue
        head, tail = found[0], match[1]
        joined = head + tail
        if joined not in body.tokens or f"{head}-{tail}" in body.tokens:
            continue
        if head in body.tokens and tail in body.tokens:
            continue
        yield Sign(
            Finding(
                "words-split", match.start() - len(head), match.end(),
                "A word was cut in two at the end of a line, and its hyphen left in.",
            ),
            (Mend(match.start(), match.start(1), ""),),
            f"“{joined}” stands whole elsewhere in the text, “{head}-{tail}” nowhere.",
        )  # fmt: skip


def page_furniture(text: str, lines: Sequence[Span], body: Body) -> Iterator[Sign]:
    """Page numbers and running heads in the midst of the story, and the marks where pages end."""
    if "\f" in body.text:
        for match in re.finditer(r"\f", body.text):
            beside = body.text[max(0, match.start() - 1) : match.end() + 1]
            replacement = "" if any(c.isspace() and c != "\f" for c in beside) else " "
            yield _furniture(
                match.start(), match.end(), Mend(match.start(), match.end(), replacement)
            )
    candidates: dict[str, list[int]] = defaultdict(list)
    short = [at for at, line in enumerate(lines) if line[1] - line[0] <= _LONGEST_HEAD]
    for index in short:
        line = lines[index]
        if text[line.end - 1] not in _ENDED and 0 < index < len(lines) - 1:
            key = _head_key(text[line.start : line.end])
            if key:
                candidates[key].append(index)
    for key, places in candidates.items():
        if len(places) >= _FEWEST_PAGES and (key == "#" or _are_pages_apart(lines, places)):
            yield from _pages(text, lines, places)


def _are_pages_apart(lines: Sequence[Span], places: Sequence[int]) -> bool:
    """A running head comes once a page; a refrain sooner."""
    starts = [lines[index].start for index in places]
    return all(other - one >= _SHORTEST_PAGE for one, other in pairwise(starts))


def _head_key(line: str) -> str:
    """What two lines of page furniture have in common; empty for what can be none."""
    if _NUMBER.match(line):
        return "#"
    key = re.sub(r"\d+", "#", line).casefold().strip("# |-–—[]")
    return key if any(map(str.isalpha, key)) else ""


def _pages(text: str, lines: Sequence[Span], places: Sequence[int]) -> Iterator[Sign]:
    """These lines, if sentences run through a good part of them: a heading never stands in a sentence."""
    broken = [index for index in places if _runs_through(text, lines, index)]
    if len(broken) < 2 or len(broken) * 4 < len(places):
        return  # headings and dates: no sentence runs through them
    through = frozenset(broken)
    for index in places:
        before, line, after = lines[index - 1 : index + 2]
        mend = None
        if index in through:
            mend = Mend(
                before.end, after.start, "\n" if line.blanks == 0 or after.blanks == 0 else " "
            )
        yield _furniture(line.start, line.end, mend)


def _runs_through(text: str, lines: Sequence[Span], index: int) -> bool:
    before, after = lines[index - 1], lines[index + 1]
    last, first = text[before.end - 1], text[after.start]
    return (last.islower() or last == ",") and first.islower()


def _furniture(start: int, end: int, mend: Mend | None) -> Sign:
    return Sign(
        Finding(
            "page-furniture", start, end,
            "A page number, a running head or the end of a page stands in the text here.",
        ),
        (mend,) if mend else (),
        "A sentence runs on from before it to behind it.",
    )  # fmt: skip
