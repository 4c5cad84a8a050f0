"""The lines a mail or a newsgroup post begins with, up to its first blank line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from storykeep.reading.headers.labelled import Field, fields_of_line
from storykeep.reading.text.layout import Span

_LINE = re.compile(r"(?P<label>[A-Za-z][A-Za-z-]{1,30}):(?=[ \t]|$)[ \t]*")
_OF_POSTS: Final = frozenset(
    {"from", "to", "subject", "date", "newsgroups", "message-id", "path", "reply-to", "sender"}
)
_FEWEST = 2
_MOST_LINES = 60


def fields_of_mail(text: str, lines: Sequence[Span]) -> Iterator[tuple[int, list[Field]]]:
    """(index of a line, its field) of the lines of a post at the top; none where there is no post."""
    found: list[tuple[int, Field]] = []
    for index, line in enumerate(lines[:_MOST_LINES]):
        if index and line.blanks:
            break
        raw = text[line.start : min(line.end, line.start + 40)]
        match = _LINE.match(raw)
        if match is None:
            if index and line.indent:
                continue
            break
        start = line.start + match.end()
        found.append(
            (
                index,
                Field("mail", match["label"], text[start : line.end], start, line.end, line.start),
            )
        )
    labels = {field.label.casefold() for _, field in found}
    if len(labels & _OF_POSTS) >= _FEWEST and labels & {"from", "subject", "newsgroups"}:
        for index, field in found:
            yield index, fields_of_line(text, lines[index])[:1] or [field]
