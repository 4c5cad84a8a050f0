"""Thoughts set off from the narration: by italics, by marks, or as the text’s own legend says.

A thought is not said aloud. Without a legend a stretch counts only if it is a sentence and either a verb
of thinking stands beside it or it speaks as people do (“I”, “you”, a question, a cry).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from storykeep.reading.lexicon.wordlist import words_of
from storykeep.reading.text.layout import Span
from storykeep.reading.text.legend import ITALICS, Legend
from storykeep.reading.text.quotes import Quote

Kind = Literal["thought", "telepathy", "signed"]
_KINDS: tuple[Kind, ...] = ("thought", "telepathy", "signed")


class Aside(NamedTuple):
    """``[start, end)`` with its marks; for italics of the markup, the slanted words."""

    start: int
    end: int
    paragraph: int
    kind: Kind
    basis: str
    """``legend`` | ``tag`` | ``italics`` | ``mark``"""
    confidence: float


VERBS = frozenset(
    words_of(
        """thought thinks think wondered wonders wonder mused muses pondered ponders reflected prayed
        realized realised marvelled marveled dachte denkt denke überlegte pensa pense songea pensó piensa
        pensò подумал подумала думал думала"""
    )
)
"""Verbs of thinking, as they stand in a tag."""

_PAIRS = (("_", "_"), ("/", "/"), ("*", "*"), ("~", "~"), ("//", "//"), ("::", "::"))
"""Marks that set off thoughts without being explained; others only where a legend says so."""
_SINGLE = re.compile(
    r"['‘](?<![\w'‘’].)(?=[A-ZÀ-ÞА-Я…])(?:[^'‘’\n]|\n(?!\s*\n)|(?<=\w)['’](?=\w)){2,400}?"
    r"[.,!?…—–-]['’](?!\w)"
)
_PERSONS = re.compile(
    r"\b(?:I|I['’]\w+|me|my|mine|myself|you|your|yours|you['’]\w+|we|us|our|let['’]s|ich|mich|mir|mein\w*|du"
    r"|dich|dir|wir|uns|je|j['’]|moi|tu|toi|nous|vous|yo|mi|mí|tú|te|nosotros|я|мне|меня|мой|моя|ты|тебя|мы)\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 600
_TRIES = 8
"""Marks inside a stretch that are no end: apostrophes."""
_TAG_AHEAD = 45
_TAG_WORDS = 4


def find_thoughts(
    text: str,
    paragraphs: Sequence[Span],
    quotes: Sequence[Quote],
    legend: Legend,
    italics: Iterable[tuple[int, int]],
    *,
    single: bool,
) -> list[Aside]:
    """Everything thought, or said without a voice, in order. ``single``: speech stands in single marks."""
    finder = _Finder(text, paragraphs, quotes, legend)
    found = [*finder.explained(), *finder.slanted(italics), *finder.marked()]
    if not single:
        found += finder.single_quoted()
    return _apart(found)


def _apart(found: Iterable[Aside]) -> list[Aside]:
    """In order, without overlap; where two overlap, the one surer of itself stays."""
    kept: list[Aside] = []
    for each in sorted(found):
        if kept and each.start < kept[-1].end:
            if each.confidence > kept[-1].confidence:
                kept[-1] = each
        else:
            kept.append(each)
    return kept


class _Finder:
    def __init__(
        self, text: str, paragraphs: Sequence[Span], quotes: Sequence[Quote], legend: Legend
    ) -> None:
        self.text, self.paragraphs, self.legend = text, paragraphs, legend
        self.starts = [span.start for span in paragraphs]
        self.quotes = quotes
        self.quote_starts = [quote.start for quote in quotes]
        self.told = legend.pairs(*_KINDS)
        others = {e.opens for e in legend.entries if e.closes and e.meaning not in _KINDS}
        self.free = [pair for pair in _PAIRS if pair not in self.told and pair[0] not in others]
        self.italics_mean = next(
            (entry.meaning for entry in legend.entries if entry.opens == ITALICS), None
        )

    def explained(self) -> Iterator[Aside]:
        """What stands in marks that the text’s legend explains."""
        for kind in _KINDS:
            for opens, closes in self.legend.pairs(kind):
                if opens == ITALICS:
                    continue
                for start, end in self._between(opens, closes):
                    inner = self.text[start + len(opens) : end - len(closes)]
                    if any(map(str.isalpha, inner)):
                        yield from self._aside(start, end, kind, "legend", 0.95)

    def slanted(self, italics: Iterable[tuple[int, int]]) -> Iterator[Aside]:
        """Slanted sentences; all of them where the legend says that italics are thoughts."""
        meaning = self.italics_mean
        if meaning is not None and meaning not in _KINDS:
            return
        for start, end in italics:
            if meaning in _KINDS:
                yield from self._aside(start, end, meaning, "legend", 0.9)
            else:
                yield from self._judged(start, end, self.text[start:end], "italics")

    def marked(self) -> Iterator[Aside]:
        """“_Not again._”, “/Why me?/ he thought.”"""
        slant_is_known = self.italics_mean in _KINDS
        for opens, closes in self.free:
            for start, end in self._between(opens, closes):
                inner = self.text[start + len(opens) : end - len(closes)]
                if slant_is_known and opens == "_" and any(map(str.isalpha, inner)):
                    yield from self._aside(start, end, "thought", "legend", 0.9)
                else:
                    yield from self._judged(start, end, inner, "mark")

    def single_quoted(self) -> Iterator[Aside]:
        """Single marks in a text that speaks in double ones."""
        if ("'", "'") in self.told or ("‘", "’") in self.told or len(self.quotes) < 2:
            return
        for match in _SINGLE.finditer(self.text):
            inner = match.group()[1:-1]
            yield from self._judged(match.start(), match.end(), inner, "mark")

    def _between(self, opens: str, closes: str) -> Iterator[tuple[int, int]]:
        """Every stretch between two marks that may stand around words. Each try is bounded."""
        text, place = self.text, 0
        while (start := text.find(opens, place)) >= 0:
            place = start + len(opens)
            if not _may_open(text, start, place):
                continue
            end = text.find(closes, place, place + _LONGEST)
            for _ in range(_TRIES):
                if end < 0 or _may_close(text, end, end + len(closes)):
                    break
                end = text.find(closes, end + 1, place + _LONGEST)
            else:
                end = -1
            if end > place and "\n\n" not in text[place:end]:
                yield start, end + len(closes)
                place = end + len(closes)

    def _judged(self, start: int, end: int, inner: str, basis: str) -> Iterator[Aside]:
        inner = inner.strip()
        if not _is_sentence(inner, self.text[end : end + 1]):
            return
        if tagged(self.text, start, end):
            yield from self._aside(start, end, "thought", "tag", 0.95)
        elif inner[-1] in ".!?…—–-" and (inner[-1] in "!?" or _PERSONS.search(inner)):
            yield from self._aside(start, end, "thought", basis, 0.7)

    def _aside(
        self, start: int, end: int, kind: Kind, basis: str, confidence: float
    ) -> Iterator[Aside]:
        index = bisect_right(self.starts, start) - 1
        if index < 0 or end > self.paragraphs[index].end + 1 or self.legend.covers(start):
            return
        if self._in_speech(start, end):
            return
        if basis in {"italics", "mark"} and self._fills(index, start, end):
            return
        yield Aside(start, end, index, kind, basis, confidence)

    def _in_speech(self, start: int, end: int) -> bool:
        at = bisect_right(self.quote_starts, end - 1) - 1
        return at >= 0 and self.quotes[at].end > start

    def _fills(self, index: int, start: int, end: int) -> bool:
        """A long paragraph set off as a whole is a letter, a song or a memory rather than a thought."""
        span = self.paragraphs[index]
        return end - start > 250 and end - start >= 0.9 * (span.end - span.start)


def _may_open(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end : end + 1]
    return not (before.isalnum() or before == text[start]) and (
        after.isalnum() or after in "\"'“‘…¿¡." or after == ""
    )


def _may_close(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1], text[end : end + 1]
    return not before.isspace() and not (after.isalnum() or after == text[start])


def _is_sentence(inner: str, following: str) -> bool:
    """It begins as a sentence does and ends as one, or its end stands behind the mark."""
    letters = inner.lstrip("\"'“‘…¿¡. ")
    if not letters or not (letters[0].isupper() or letters[0] == "I"):
        return False
    words = len(inner.split())
    if inner[-1] in "!?…":
        return True
    return words >= 2 and (inner[-1] in ".,—–-" or following in {",", ".", "!", "?"})


def tagged(text: str, start: int, end: int) -> bool:
    """Whether a verb of thinking stands beside ``text[start:end]``: “…, she thought”, “Ben thought, …”."""
    behind = _clause(text[end : end + _TAG_AHEAD].lstrip(" ,*_/'\"“”’"))
    ahead = _WORD.findall(behind)[:_TAG_WORDS]
    if not VERBS.isdisjoint(ahead):
        return True
    before = text[max(0, start - _TAG_AHEAD) : start].rstrip()
    return before[-1:] in {",", ":"} and not VERBS.isdisjoint(_WORD.findall(before)[-_TAG_WORDS:])


def _clause(text: str) -> str:
    """Up to the first full stop."""
    return re.split(r"[.!?;\n]", text, maxsplit=1)[0]
