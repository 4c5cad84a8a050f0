"""What a search for damage gives: a sign, and what would mend it where that is certain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from storykeep.reading.text.layout import Span
from storykeep.story.document import Finding

MOST_EACH = 50
"""Signs of one code; a text with more is damaged throughout, and that is said by then."""
MOST_MENDS = 5_000
"""Places mended under one code."""

# A sentence never ends in one of these.
OPEN_ENDED = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "and",
        "his",
        "her",
        "my",
        "your",
        "their",
        "our",
        "its",
        "with",
        "from",
        "at",
        "into",
        "by",
        "was",
        "were",
        "had",
        "has",
        "been",
        "very",
        "as",
        "or",
        "but",
        "if",
        "that",
        "which",
        "who",
        "whose",
        "than",
        "because",
        "i",
    ]
)


class Mend(NamedTuple):
    """``text[start:end]`` should read ``replacement``; both offsets are code points, half-open."""

    start: int
    end: int
    replacement: str


class Sign(NamedTuple):
    """One sign of damage; ``mends`` only where they are certain, for one reason said in ``reason``."""

    finding: Finding
    mends: tuple[Mend, ...] = ()
    reason: str = ""


class Body(NamedTuple):
    """The part of a text that is story."""

    text: str
    """All that is not story stands as line breaks, so that every offset stays."""
    paragraphs: tuple[Span, ...]
    words: Sequence[str]
    """What stands between blanks, in order."""
    tokens: frozenset[str]
    """The same, each once."""
    separator: str
    """What parts two paragraphs of this text."""

    def piece(self, index: int) -> str:
        span = self.paragraphs[index]
        return self.text[span.start : span.end]


def apostrophe_of(text: str) -> str:
    """The apostrophe this text uses."""
    return "’" if text.count("’") > text.count("'") else "'"


def marks_of(text: str) -> tuple[str, str]:
    """The double quotation marks this text uses."""
    return ("“", "”") if text.count("“") > text.count('"') // 2 else ('"', '"')
