"""Scripts and chat logs: “ANNA: Is it far?” The speaker stands before a colon, line by line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from storykeep.reading.lexicon.labels import field_of
from storykeep.reading.text.layout import Span
from storykeep.reading.text.quotes import Quote

MARK = ":"
_LINE = re.compile(
    r"[*_<\[]{0,3}(?P<name>[A-ZÀ-ÖØ-ÞА-Я][\w'’.-]{0,24}(?:\s[A-ZÀ-ÖØ-ÞА-Я0-9][\w'’.-]{0,24}){0,2})"
    r"[*_>\]]{0,3}\s*(?:\([^()\n]{0,120}\)\s*)?:[*_]{0,3}\s+(?=\S)"
)


def find_lines(text: str, paragraphs: Sequence[Span]) -> tuple[list[Quote], frozenset[str]]:
    """The spoken part of every script line, and the folded words of its speakers’ names.

    None unless a text has a good many such lines, by two speakers at least.
    """
    found: list[tuple[str, Quote]] = []
    for index, span in enumerate(paragraphs):
        match = _LINE.match(text, span.start, min(span.end, span.start + 220))
        if match and match.end() < span.end:
            name = match["name"].casefold()
            if field_of(name):
                continue
            found.append((name, Quote(match.end(), span.end, index, mark=MARK)))
    counts = Counter(name for name, _ in found)
    speakers = {name for name, count in counts.items() if count >= 2}
    if len(found) < 4 or len(speakers) < 2 or len(found) * 5 < len(paragraphs):
        return [], frozenset()
    kept = [
        (name, quote)
        for name, quote in found
        if name in speakers or len(found) * 2 > len(paragraphs)
    ]
    words = frozenset(word for name, _ in kept for word in name.split())
    return [quote for _, quote in kept], words
