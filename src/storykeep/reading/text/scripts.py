"""Scripts, chat logs and text messages: lines whose speaker stands before them.

“ANNA (softly): Is it far?”, “[12:03] <anna> is it far?”, “Anna - Is it far?”. One such line proves nothing; a
run of them, by speakers who come again, does. Who joins or leaves says nothing by that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from storykeep.reading.lexicon.labels import field_of
from storykeep.reading.lexicon.wordlist import words_of
from storykeep.reading.text.layout import Span
from storykeep.reading.text.quotes import Quote

MARK = ":"
"""``Quote.mark`` of a line whose speaker stands before it."""

_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:[AaPp]\.?[Mm]\.?)?"
_STAMP = rf"[\[(]?(?:\d[\d./-]{{4,9}},?\s)?{_TIME}[\])]?"
_NICK = r"[^\W\d_][\w`^\\|-]{0,24}"
_CAPITAL = r"[A-ZÀ-ÖØ-ÞА-ЯЁ]"
_WORD = rf"{_CAPITAL}[\w'’.-]{{0,24}}"
_ASIDE = r"(?:\([^()\n]{0,120}\)\s*|\[[^\[\]\n]{0,120}\]\s*)?"
_CERTAIN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{_STAMP}\s*)?<\s?[@+%~&]?(?P<name>{_NICK}(?:\s{_NICK})?)\s?>:?\s+(?=\S)",
        rf"{_STAMP}\s*[-–]?\s*[@+]?(?P<name>{_NICK}(?:\s{_NICK}){{0,2}})\s?[:>]\s+(?=\S)",
        rf"(?P<name>{_NICK}(?:\s{_NICK}){{0,2}})\s[\[(](?:[^\]()\n]{{0,12}}\s)?{_TIME}[\])]\s?:?\s+(?=\S)",
        rf"(?P<name>{_NICK}(?:\s{_NICK})?) says:\s+(?=\S)",
    )
)
_LABEL = re.compile(
    rf"[*_\[]{{0,3}}(?P<name>{_WORD}(?:\s(?:{_CAPITAL}|\d)[\w'’.-]{{0,24}}){{0,2}})"
    rf"[*_\]]{{0,3}}\s*{_ASIDE}:[*_]{{0,3}}\s+{_ASIDE}(?=\S)"
)
_DASHED = re.compile(
    rf"[*_]{{0,3}}(?P<name>{_WORD}(?:\s{_WORD})?)[*_]{{0,3}}\s{_ASIDE}[-–—]{{1,2}}\s+(?=\S)"
)
_SMALL = re.compile(r"(?P<name>[a-zß-ÿа-я][\w`^|-]{1,24}):\s+(?=\S)")
_LABEL_ENDS = 160
_COMING = (" has ", " is now ", " joined", " left", " quit", " signed ", " logged ")
_NOTICE = re.compile(
    rf"(?:{_STAMP}\s*)?\*{{1,3}}\s(?P<acts>{_NICK})\s"
    rf"|(?:{_STAMP}\s*)?(?:\*{{1,3}}|-!-|-->|<--|—>)?\s*[\[(*]?{_NICK}(?:\s{_NICK})?\s"
    r"(?:\([^)\n]{0,60}\)\s)?(?:(?:has\s)?(?:joined|left|quit|entered|parted|disconnected"
    r"|(?:logged|signed) (?:on|off|in|out)|been kicked|gone (?:idle|offline|away|home))"
    r"|is now (?:known as|away|offline|online|idle)|sets? mode)\b"
)
_MARKED = re.compile(r"[:>–—-](?:(?<=[:>])|\s)")
_OPENS = "*-<[(—"
_OPENED = re.compile(r"\n\s*[*<\[(—-]")
_NEXT_LINE = re.compile(r"\n\s*(?=\S)")
_NOBODY = frozenset(
    words_of(
        """q a question answer from to cc bcc re fw fwd subject date sent attachment attachments note notes
        ps pps warning warnings name names age height weight hair eyes species race gender sex occupation
        birthday likes dislikes pros cons rule fact step time place location setting day week month year
        chapter part scene act episode title author rating summary disclaimer pairing pairings ingredients
        directions total score case file status mood music listening result results example edit update
        monday tuesday wednesday thursday friday saturday sunday january february march april may june july
        august september october november december morning noon evening night int ext cut fade voice-over"""
    )
)
_PRONOUNS = frozenset(words_of("me i you him her he she they them us we it"))
_WINDOW = 220
_FEWEST = 4
_FEWEST_CERTAIN = 3
_MISSES = 2


class _Head(NamedTuple):
    """A line that may begin with its speaker; ``name`` is empty for a line that does not."""

    start: int
    paragraph: int
    name: tuple[int, int] = (0, 0)
    says: int = 0
    """Where what is said begins."""
    folded: str = ""
    certain: bool = False
    neutral: bool = False
    """Someone joins, leaves or waves: part of the log, said by nobody."""


class Script(NamedTuple):
    """What is said in lines of their own, the paragraphs cut so that each stands in one of its own."""

    paragraphs: tuple[Span, ...]
    quotes: tuple[Quote, ...]
    labels: tuple[tuple[int, int], ...] = ()
    """Where the speaker of each of the quotations stands, in the same order."""

    def names(self, text: str) -> frozenset[str]:
        """The folded words of the speakers’ names."""
        return frozenset(
            word
            for start, end in self.labels
            for word in text[start:end].casefold().split()
            if word not in _PRONOUNS
        )


def find_script(text: str, paragraphs: Sequence[Span]) -> Script:
    """The script lines and chat of these paragraphs. Linear in the text’s length."""
    items = list(_items(text, paragraphs))
    heads: dict[int, _Head] = {}
    for run in _runs(items):
        if believed := _believed(run):
            heads |= {item.start: item for item in believed}
            heads |= {item.start: item for item in run if item.neutral}
    heads = heads or _scattered(items, len(paragraphs))
    if not heads:
        return Script(tuple(paragraphs), ())
    cut = tuple(_cut(text, paragraphs, set(heads)))
    quotes, labels = [], []
    for index, span in enumerate(cut):
        head = heads.get(span.start)
        if head and head.folded and head.says < span.end:
            quotes.append(Quote(head.says, span.end, index, mark=MARK))
            labels.append(head.name)
    return Script(cut, tuple(quotes), tuple(labels))


def _items(text: str, paragraphs: Sequence[Span]) -> Iterator[_Head]:
    """Every paragraph’s first line, and every other line that may have its speaker before it."""
    for index, span in enumerate(paragraphs):
        whole = text[span.start : span.end]
        comes = any(map(whole.__contains__, _COMING))
        if not (comes or whole[0] in _OPENS or _MARKED.search(whole) or _OPENED.search(whole)):
            yield _Head(span.start, index)  # nothing stands in it that any of the patterns needs
            continue
        yield _head(text, span.start, span.end, index) or _Head(span.start, index)
        for before in _NEXT_LINE.finditer(text, span.start, span.end):
            start = before.end()
            limit = min(span.end, start + _LABEL_ENDS + 1)
            if comes or text[start] in _OPENS or _MARKED.search(text, start, limit):
                end = text.find("\n", start, span.end)
                head = _head(text, start, span.end if end < 0 else end, index)
                if head:
                    yield head


def _head(text: str, start: int, limit: int, index: int) -> _Head | None:
    end = min(limit, start + _WINDOW)
    first, ahead = text[start], text[start : min(end, start + _LABEL_ENDS)]
    if (first in _OPENS or any(map(ahead.__contains__, _COMING))) and _NOTICE.match(
        text, start, end
    ):
        return _Head(start, index, neutral=True)
    if ":" in ahead or ">" in ahead:
        for pattern in (*_CERTAIN, _LABEL, _SMALL):
            if match := pattern.match(text, start, end):
                return _named(match, start, index, certain=pattern in _CERTAIN)
    match = (
        _DASHED.match(text, start, end) if "-" in ahead or "–" in ahead or "—" in ahead else None
    )
    return _named(match, start, index, certain=False) if match else None


def _named(match: re.Match[str], start: int, index: int, *, certain: bool) -> _Head | None:
    folded = match["name"].casefold()
    if folded.rstrip(".") in _NOBODY or folded.split()[0] in _NOBODY or field_of(folded):
        return None
    return _Head(start, index, match.span("name"), match.end(), folded, certain)


def _runs(items: Sequence[_Head]) -> Iterator[list[_Head]]:
    """Stretches of lines with speakers, at most two others between any of them."""
    run: list[_Head] = []
    misses = 0
    for item in items:
        misses = 0 if item.folded or item.neutral else misses + 1
        if misses > _MISSES:
            if run:
                yield run
            run = []
        elif run or item.folded:
            run.append(item)
    if run:
        yield run


def _believed(run: Sequence[_Head]) -> list[_Head]:
    """The lines of a run that truly name their speakers; none where the run proves too little."""
    spoken = [item for item in run if item.folded]
    counts = Counter(item.folded for item in spoken)
    certain = [item for item in spoken if item.certain]
    if len(certain) >= _FEWEST_CERTAIN and max(counts.values()) > 1:
        return [item for item in spoken if item.certain or counts[item.folded] > 1]
    again = {name for name, count in counts.items() if count > 1}
    kept = [item for item in spoken if item.folded in again or len(again) > 1]
    lines = sum(not item.neutral for item in run)
    if len(again) < 2 or len(kept) < _FEWEST or len(spoken) * 2 < lines:
        return []
    return kept


def _scattered(items: Sequence[_Head], paragraphs: int) -> dict[int, _Head]:
    """Script lines between long stage directions: a fifth of the text, by two speakers who come again."""
    spoken = [item for item in items if item.folded]
    counts = Counter(item.folded for item in spoken)
    again = {name for name, count in counts.items() if count > 1}
    if len(again) < 2 or len(spoken) < _FEWEST or len(spoken) * 5 < paragraphs:
        return {}
    return {item.start: item for item in spoken if item.folded in again}


def _cut(text: str, paragraphs: Sequence[Span], starts: set[int]) -> Iterator[Span]:
    """The paragraphs, parted before each of these places."""
    places = sorted(starts)
    at = 0
    for span in paragraphs:
        begin, blanks = span.start, span.blanks
        while at < len(places) and places[at] < span.end:
            if places[at] > begin:
                end = places[at]
                while text[end - 1].isspace():
                    end -= 1
                yield Span(begin, end, blanks, span.indent)
                begin, blanks = places[at], 0
            at += 1
        yield Span(begin, span.end, blanks, span.indent)


def merged(spoken: Sequence[Quote], written: Sequence[Quote]) -> list[Quote]:
    """Script lines and quotations in one order; a quotation inside a script line is part of it."""
    taken = {quote.paragraph for quote in spoken}
    return sorted([*spoken, *(quote for quote in written if quote.paragraph not in taken)])
