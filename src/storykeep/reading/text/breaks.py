"""Paragraphs where the breaks were lost: long stretches of talk cut where a new turn most likely begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from storykeep.reading.lexicon.verbs import SPEECH_ALL
from storykeep.reading.text.layout import Span
from storykeep.reading.text.quotes import Quote, Style, find_quotes

_LONG = 1_800
_FEWEST_QUOTES = 6
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*\s+")


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
    """A turn begins at a quotation right behind another, or at the sentence that leads up to one."""
    edges = [span.start]
    for before, after in pairwise(quotes):
        gap = text[before.end : after.start]
        if not gap.strip():
            edges.append(after.start)
            continue
        ends = [match.end() for match in _SENTENCE_END.finditer(text, before.end, after.start)]
        if len(ends) == 1 and not SPEECH_ALL.isdisjoint(re.findall(r"\w+", gap)[:6]):
            continue  # “…,” said Ben. “…”: most often he goes on
        if ends and text[after.start - 4 : after.start].rstrip()[-1:] in ".!?…":
            edges.append(ends[0])
    edges.append(span.end)
    return [
        Span(start, _stripped_end(text, start, end), span.blanks if start == span.start else 0)
        for start, end in pairwise(edges)
        if text[start:end].strip()
    ]


def _stripped_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
