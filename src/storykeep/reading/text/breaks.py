"""Paragraphs where the breaks were lost: long stretches of talk cut where a new turn most likely begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from storykeep.reading.lexicon.common import OPENERS
from storykeep.reading.lexicon.verbs import SPEECH_ALL
from storykeep.reading.text.layout import Span
from storykeep.reading.text.quotes import Quote, Style, find_quotes

_LONG = 1_800
_FEWEST_QUOTES = 6
_SENTENCE_END = re.compile(
    r"(?<!\b[A-HJ-Z])(?<!\b(?:[MDS][rst]))(?<!\bMrs)(?<!\bCol)(?<!\bCapt)(?<!\bProf)[.!?…][\"'”’)]*\s+"
)
_WORD = re.compile(r"\w+")
_TAG_WORDS = 6
_TAG_WINDOW = 120
_SENTENCES = 3
"""So many sentences between two quotations are no tag, whatever verb stands in them."""
_LONG_BEAT = 16
_SHORT_BEAT = 8
"""Words."""


def with_breaks(text: str, paragraphs: Sequence[Span], style: Style) -> tuple[Span, ...]:
    """The paragraphs, those cut that hold a whole conversation. Linear in the text’s length."""
    if style.dash or not any(span.end - span.start > _LONG for span in paragraphs):
        return tuple(paragraphs)
    found: list[Span] = []
    for span in paragraphs:
        if span.end - span.start <= _LONG:
            found.append(span)
            continue
        quotes = find_quotes(text, [span], style)
        found += _cut(text, span, quotes) if len(quotes) >= _FEWEST_QUOTES else [span]
    return tuple(found)


def _cut(text: str, span: Span, quotes: Sequence[Quote]) -> list[Span]:
    """The paragraph in pieces, one turn or more in each."""
    edges = [span.start]
    for before, after, limit in zip(
        quotes, quotes[1:], [*(each.start for each in quotes[2:]), span.end], strict=False
    ):
        edges += _edges_between(text, before, after, limit)
    edges.append(span.end)
    return [
        Span(start, _stripped_end(text, start, end), span.blanks if start == span.start else 0)
        for start, end in pairwise(edges)
        if text[start:end].strip()
    ]


def _edges_between(text: str, before: Quote, after: Quote, limit: int) -> list[int]:
    """Where between two quotations paragraphs begin; nowhere if one speaker most likely goes on.

    Side by side they are two turns. What leads up to a quotation (“Ben said, “…”) belongs to it;
    narration of some length stands by itself.
    """
    gap = text[before.end : after.start].strip()
    if not gap:
        return [after.start]
    is_tag = gap[0].islower() or (
        _has_tag(text, before.end, after.start) and not _leads_from_rest(text, before, gap)
    )
    ends = [match.end() for match in _SENTENCE_END.finditer(text, before.end, after.start)]
    if is_tag and len(ends) < _SENTENCES:
        if len(ends) == 2 and _another_acts(text, before.end, ends[0], after.start):
            return [ends[0]]
        leads = gap[-1] not in ".!?…"
        closes = not leads and _tag_closes_turn(text, before, after, limit, len(ends))
        return [after.start] if closes else []
    if not ends and not gap[0].isupper():
        return []
    first = text.index(gap[0], before.end)
    last = after.start if gap[-1] in ".!?…" else ends[-1] if ends else first
    if len(ends) < _SENTENCES:
        return [last]
    return sorted({ends[0] if is_tag else first, last})


def _tag_closes_turn(text: str, before: Quote, after: Quote, limit: int, sentences: int) -> bool:
    """“…?” said Ben. “…”: whether somebody else speaks next.

    Who asked waits for the answer, and a quotation with a tag of its own needs no other beside it.
    """
    if sentences >= _SENTENCES or _has_tag(text, after.end, limit):
        return True
    if text[before.end - 2] in ".?":
        return True
    return sentences > 1 and len(text[before.end : after.start].split()) >= _LONG_BEAT


def _leads_from_rest(text: str, before: Quote, gap: str) -> bool:
    """“I know.” Anna turned and said, “…”: behind a full stop the verb of speech tells of the next turn."""
    return text[before.end - 2] == "." and gap[0].isupper() and gap[-1] in ",:"


def _another_acts(text: str, start: int, sentence: int, end: int) -> bool:
    """“…,” said Ben. Anna looked up. “…”: a sentence behind the tag begins with a name not in it."""
    first = _WORD.match(text, sentence, end)
    if max(len(text[start:sentence].split()), len(text[sentence:end].split())) > _SHORT_BEAT:
        return False
    if not first or not first.group()[0].isupper() or first.group().casefold() in OPENERS:
        return False
    return first.group() not in text[start:sentence]


def _has_tag(text: str, start: int, end: int) -> bool:
    words = _WORD.findall(text, start, min(end, start + _TAG_WINDOW))[:_TAG_WORDS]
    return not SPEECH_ALL.isdisjoint(words)


def _stripped_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
