"""A header that stands behind the story instead of above it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from storykeep.reading.headers.header import Header, find_header
from storykeep.reading.parts.scenes import is_mark
from storykeep.reading.text.layout import Span

_LOOKED_AT = 60
_LONGEST_REST = 800
_FEWEST_KEYS = 3
_OF_A_STORY: Final = frozenset(
    {"title", "author", "fandom", "rating", "pairing", "characters", "summary", "warnings", "genre"}
)


def find_end_header(text: str, lines: Sequence[Span]) -> Header | None:
    """The header among the last of these lines. Only a few words to the readers may follow it.

    Three different fields are needed, two of them such as only a story has: a letter or a script at
    the end of a story has labels too. Cost: bounded, however long the story.
    """
    for index in range(max(1, len(lines) - _LOOKED_AT), len(lines)):
        line, before = lines[index], lines[index - 1]
        if not line.blanks and not _is_mark(text, before):
            continue
        header = find_header(text, lines[index:], lead=1)
        if header and _is_whole(header, lines[-1].end):
            return header
    return None


def _is_mark(text: str, line: Span) -> bool:
    return line.end - line.start <= 90 and is_mark(text[line.start : line.end])


def _is_whole(header: Header, end: int) -> bool:
    keys = {field.key for field in header.fields}
    return (
        len(keys) >= _FEWEST_KEYS
        and len(keys & _OF_A_STORY) >= 2
        and end - header.end <= _LONGEST_REST
    )
