"""Legends: lines in which a text says what its own marks mean.

“'blah' - thoughts”, “/blah/ = telepathy”, “Thoughts are in italics”, “*** = time passing”.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from storykeep.reading.lexicon.meanings import MEANINGS, Meaning
from storykeep.reading.text.layout import Span

ITALICS, BOLD = "italics", "bold"
"""What ``opens`` and ``closes`` of an entry are where markup, not a mark, is meant."""


class Entry(NamedTuple):
    """One line’s worth of a legend: what stands between ``opens`` and ``closes`` has this meaning."""

    opens: str
    closes: str
    """Empty where the mark stands alone, as ``***`` does."""
    meaning: Meaning
    start: int
    end: int


class Legend(NamedTuple):
    """Everything a text says of its marks, in order."""

    entries: tuple[Entry, ...] = ()

    def pairs(self, *meanings: Meaning) -> tuple[tuple[str, str], ...]:
        """(opening, closing) marks with one of these meanings; ``("italics", "italics")`` for markup."""
        found = ((e.opens, e.closes) for e in self.entries if e.closes and e.meaning in meanings)
        return tuple(dict.fromkeys(found))

    def alone(self, *meanings: Meaning) -> frozenset[str]:
        """Marks that stand alone on their line with one of these meanings, blanks taken out."""
        return frozenset(
            "".join(e.opens.split()) for e in self.entries if not e.closes and e.meaning in meanings
        )

    def covers(self, place: int) -> bool:
        """Whether an offset stands inside a line of the legend."""
        at = bisect_right(self.entries, place, key=lambda each: each.start) - 1
        return at >= 0 and place < self.entries[at].end


_BY_NAME = {
    meaning: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for meaning, words in MEANINGS.items()
}
_ANY = re.compile(rf"\b(?:{'|'.join(MEANINGS.values())})\b", re.IGNORECASE)
_ANY_SOLE = re.compile(rf"\W*(?:{'|'.join(MEANINGS.values())})\W*\Z", re.IGNORECASE)
"""One search for all meanings: most lines have none."""
_SOLE = {
    meaning: re.compile(rf"\W*(?:{words})\W*\Z", re.IGNORECASE)
    for meaning, words in MEANINGS.items()
}
_CLOSES = {
    pair[0]: pair[1] for pair in ("<>", "[]", "{}", "()", "«»", "»«", "“”", "„“", "‘’", "‹›")
}
_OPENS = "\"“„«»‘'/*_~<[{(|:+=^#`‹-"
_PLACEHOLDER = re.compile(
    r"[\W_]*(?:(?:bla+h?|text|words?|abc|x+|a+|like this|this|here|example|sample|etc|yada|something"
    r"|italics?|bold)\b[\W_]*)*\Z",
    re.IGNORECASE,
)
_NAMED_MARKS = (
    (re.compile(r"italics?|italici[sz]ed|kursiv\w*|italiques?|cursiva|slanted", re.IGNORECASE), ITALICS),
    (re.compile(r"bold\w*|fett\w*", re.IGNORECASE), BOLD),
    (re.compile(r"double slashes", re.IGNORECASE), "//"),
    (re.compile(r"slashes", re.IGNORECASE), "/"),
    (re.compile(r"single (?:quote|quotation|speech)\w*(?: marks)?", re.IGNORECASE), "'"),
    (re.compile(r"(?:asterisk|asterix|star)\w*", re.IGNORECASE), "*"),
    (re.compile(r"tilde\w*|squiggl\w+", re.IGNORECASE), "~"),
    (re.compile(r"(?:square )?brackets", re.IGNORECASE), "["),
    (re.compile(r"(?:curly brackets|braces)", re.IGNORECASE), "{"),
    (re.compile(r"parenthes[ie]s|round brackets", re.IGNORECASE), "("),
    (re.compile(r"(?:angle brackets|arrows)", re.IGNORECASE), "<"),
)  # fmt: skip
_SAYS = (
    r"(?:=+>?|[-–—:]+>?"
    r"|\b(?:is|are|means?|indicates?|denotes?|shows?|marks?|signif(?:y|ies)|stands? for|for)\b)"
)
_BETWEEN = re.compile(rf"[ \t]*(?P<says>{_SAYS})?[ \t]*", re.IGNORECASE)
_PHRASE = re.compile(
    r"(?P<phrase>(?!\d)[^\W_]+(?:[ '’-]{1,2}[^\W\d_]+|/[^\W\d_]+){0,8})[ \t]*"
    r"(?:[.!]?[\])}*~]*\Z|[,;|&]+[ \t]*(?:and[ \t]+)?|[ \t]+(?=[^\w\s]))"
)
_ALONE = re.compile(
    r"[^\w\s\"“”‘’'](?:[ \t]?[^\w\s\"“”‘’'=]){1,24}(?=[ \t=:])|(?i:o[o0]o|xxx|x[ox]x|oxo)\b"
)
_WORD_FIRST = re.compile(
    r"[^\W\d_]+(?:[ '’-][^\W\d_]+){0,3}[ \t]*"
    r"(?:[=:]+|[-–—]+>?|\b(?:is|are|will be|appear|in)\b)[ \t]*"
    r"(?:(?:shown|written|marked|put|set|denoted|indicated|always|all|in|by|with|between|within"
    r"|like|this|as)\b[ \t:]*){0,4}(?P<mark>.{1,60})\Z",
    re.IGNORECASE,
)
_FIRST_WORDS = tuple(
    form
    for word in (
        "thought", "thinking", "inner ", "internal ", "telepath", "mind", "mental", "italic", "bold",
        "speech", "speaking", "talking", "dialog", "sign", "flashback", "dream", "gedanken", "pensée",
        "pensamiento", "мысли", "personal thoughts", "all thoughts", "scene ", "time ",
    )
    for form in (word, word.capitalize(), word.upper())
)  # fmt: skip
_FIRST_TWO = frozenset(form[:2] for form in _FIRST_WORDS)
_COMMA = re.compile(r"[\s)\].!]*\Z|[ \t]*[,;|&]?[ \t]*(?:and[ \t]+)?")
_LONGEST = 200
_NEAR = 3
"""Lines of one legend stand at most this many lines apart."""
_MOST_NEAR = 12
"""Entries looked at on either side."""


class _Maybe(NamedTuple):
    entry: Entry
    line: int
    sure: bool
    """Beyond doubt by itself; else it needs another entry beside it."""


def find_legend(text: str, lines: Sequence[Span]) -> Legend:
    """What a text says of its marks, wherever it says so. Linear: each line is looked at once."""
    maybe: list[_Maybe] = []
    for index, line in enumerate(lines):
        start, end = line.start, line.end
        if end - start > _LONGEST:
            continue
        first = text[start]
        if not first.isalnum():
            maybe += _marks_first(text[start:end], index, start)
        elif _may_be_words_first(text, start):
            maybe += _words_first(text[start:end], index, start)
    kept = (at for at, each in enumerate(maybe) if each.sure or _has_company(at, maybe))
    return Legend(tuple(maybe[at].entry for at in kept))


def _may_be_words_first(text: str, start: int) -> bool:
    two = text[start : start + 2]
    return two[0] in "oOxX" or (two in _FIRST_TWO and text.startswith(_FIRST_WORDS, start))


def _has_company(at: int, maybe: Sequence[_Maybe]) -> bool:
    """Whether another mark is explained within a few lines."""
    one = maybe[at]
    near = (maybe[max(0, at - _MOST_NEAR) : at], maybe[at + 1 : at + 1 + _MOST_NEAR])
    return any(
        abs(one.line - each.line) <= _NEAR and each.entry.opens != one.entry.opens
        for side in near
        for each in side
    )


def _marks_first(line: str, index: int, at: int) -> list[_Maybe]:
    """Entries of a line such as “'blah' = thoughts, /blah/ = telepathy”; none unless all of it is legend."""
    found: list[_Maybe] = []
    place = 0
    stripped = line.rstrip()
    if stripped[:1] in "([" and stripped[-1:] in ")]" and _holds_marks(stripped[1:]):
        place = 1
    while place < len(stripped):
        each = _entry(stripped, place)
        if each is None:
            return []
        opens, closes, meaning, sure, place = each
        entry = Entry(opens, closes, meaning, at, at + len(line))
        found.append(_Maybe(entry, index, sure))
    return found


def _holds_marks(inner: str) -> bool:
    return inner.lstrip()[:1] in _OPENS and len(inner) > 8


def _entry(line: str, place: int) -> tuple[str, str, Meaning, bool, int] | None:
    paired = _pair(line, place)
    if paired and (any(map(str.isalnum, paired[2])) or not paired[2].strip(" .…")):
        opens, closes, sample, end = paired
        told = _told(line, end)
        if told:
            meaning, says, end = told
            return opens, closes, meaning, says and bool(_PLACEHOLDER.match(sample)), end
        own = _sole(sample)
        if own:
            return opens, closes, own, False, _past_comma(line, end)
    alone = _ALONE.match(line, place)
    told = _told(line, alone.end()) if alone else None
    if not alone or not told:
        return None
    meaning, says, end = told
    mark = alone.group().strip()
    if meaning in {"scene", "time", "view", "flashback", "dream"}:
        return mark, "", meaning, says or _is_double(line[alone.end() : end]), end
    halves = _halves(mark)
    return (*halves, meaning, says, end) if halves else None


def _pair(line: str, place: int) -> tuple[str, str, str, int] | None:
    """The opening and closing mark of a sample, the sample, and where it ends."""
    first = line[place]
    if first not in _OPENS:
        return None
    for width in (3, 2, 1):
        opens = line[place : place + width]
        if opens != first * width:
            continue
        closes = _CLOSES.get(first, first) * width
        end = line.find(closes, place + width, place + 60)
        sample = line[place + width : end]
        if end > place + width and sample.strip(first):
            return opens, closes, sample, end + width
        if end == place + width and first in "<[{(“‘«„":
            return opens, closes, "", end + width
    return None


def _told(line: str, place: int) -> tuple[Meaning, bool, int] | None:
    """What a line says from ``place`` on: the meaning, whether it says “is” or “=”, and where that ends."""
    between = _BETWEEN.match(line, place)
    phrase = _PHRASE.match(line, between.end()) if between else None
    if not between or not phrase:
        return None
    says = between["says"] is not None
    words = phrase["phrase"]
    meaning = _meaning(words, 5 if says else 3)
    if meaning is None or (not says and len(words.split()) > 5):
        return None
    return meaning, says, phrase.end()


def _meaning(phrase: str, words: int) -> Meaning | None:
    """The meaning that comes first among the first so many words."""
    head = " ".join(phrase.split()[: words + 2])
    if not _ANY.search(head):
        return None
    found = [
        (match.start(), order, meaning)
        for order, (meaning, pattern) in enumerate(_BY_NAME.items())
        if (match := pattern.search(head)) and head.count(" ", 0, match.start()) < words
    ]
    for manner in ("telepathy", "signed", "translated", "distant"):
        if any(meaning == manner for _, _, meaning in found):
            return manner  # “talking telepathically”: how it is said tells more
    return min(found)[2] if found else None


def _sole(sample: str) -> Meaning | None:
    """“'Thoughts'”: a sample that is the meaning itself."""
    if not _ANY_SOLE.match(sample):
        return None
    return next((meaning for meaning, pattern in _SOLE.items() if pattern.match(sample)), None)


def _is_double(phrase: str) -> bool:
    """“Time passing or scene change” names two things a mark may be for: no mark of a scene does."""
    return (
        sum(bool(_BY_NAME[name].search(phrase)) for name in ("scene", "time", "view")) > 1
        and re.search(r"\b(?:or|and|oder|ou|o)\b|/", phrase) is not None
    )


def _past_comma(line: str, place: int) -> int:
    match = _COMMA.match(line, place)
    return match.end() if match else place


def _halves(mark: str) -> tuple[str, str] | None:
    """“//” or “< >” written without a sample: its opening and its closing mark."""
    bare = "".join(mark.replace(".", "").replace("…", "").split())
    half = len(bare) // 2
    opens, closes = bare[:half], bare[half:]
    if not opens or closes != "".join(_CLOSES.get(each, each) for each in reversed(opens)):
        return None
    return opens, closes


def _words_first(line: str, index: int, at: int) -> Iterator[_Maybe]:
    """“Thoughts are in italics”, “Thoughts: 'blah'”, “Italics = thoughts”, “oOo = scene change”."""
    alone = _ALONE.match(line)
    if alone:
        told = _told(line, alone.end())
        if told and told[1] and told[2] == len(line):
            yield _Maybe(Entry(alone.group(), "", told[0], at, at + len(line)), index, sure=True)
        return
    parts = [part.strip() for part in re.split(r"[,;]", line) if part.strip()]
    for part in parts[:6]:
        found = _worded(part)
        if found:
            opens, closes, meaning = found
            yield _Maybe(Entry(opens, closes, meaning, at, at + len(line)), index, sure=True)


def _worded(part: str) -> tuple[str, str, Meaning] | None:
    match = _WORD_FIRST.match(part)
    if not match:
        return None
    mark = match["mark"].strip(" .!)")
    named = _named_mark(part[: match.start("mark")])
    if named in {ITALICS, BOLD}:
        meaning = _meaning(mark, 3) if len(mark.split()) <= 5 else None
        return (named, named, meaning) if meaning else None
    meaning = _meaning(part, 2)
    if meaning is None:
        return None
    named = _named_mark(mark)
    if named in {ITALICS, BOLD}:
        return named, named, meaning
    if named:
        return named, "".join(_CLOSES.get(each, each) for each in named), meaning
    paired = _pair(mark, 0) if mark else None
    if paired and paired[3] >= len(mark) - 1 and _PLACEHOLDER.match(paired[2]):
        return paired[0], paired[1], meaning
    return None


def _named_mark(words: str) -> str | None:
    """“double slashes” → //; only where little else is said."""
    bare = words.strip(" '\"“”‘’/*_~<>[]{}()=:-").removesuffix(" are").removesuffix(" is").strip()
    return next((mark for pattern, mark in _NAMED_MARKS if pattern.fullmatch(bare)), None)
