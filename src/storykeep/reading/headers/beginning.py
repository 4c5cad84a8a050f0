"""Where the story begins inside a line: header and story run together when line breaks were lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from storykeep.reading.headers.labelled import Field, fields_of_line
from storykeep.reading.headers.unlabelled import is_about_ownership
from storykeep.reading.text.layout import Layout, Span

_FEWEST_FIELDS = 3
_LINES = 8
_MARK = re.compile(r"\s(?:(?:[*~#=_-][ ]?){3,}|~\*~|(?:\*[ ]){2,}\*|o0o|oOo)\s+(?=\S)")
_SENTENCE = re.compile(r"[.!?…][\"”’)]?\s+(?=[^\W\d_a-zß-öø-ÿа-я]|[\"“«„—])")


def parted_from_header(text: str, layout: Layout) -> Layout:
    """``layout`` with the story on lines of its own where it begins on the header's last line.

    Looks at the first few lines only; nothing is cut unless three fields stand before it on the line.
    """
    for line in layout.lines[:_LINES]:
        fields = fields_of_line(text, line)
        if len({field.key for field in fields}) < _FEWEST_FIELDS or fields[0].form:
            continue
        place = _story_after(text, fields, line)
        if place is not None:
            return layout._replace(
                lines=_cut(layout.lines, text, place),
                paragraphs=_cut(layout.paragraphs, text, place),
            )
    return layout


def _story_after(text: str, fields: Sequence[Field], line: Span) -> int | None:
    last = fields[-1]
    mark = _MARK.search(text, last.start, min(line.end, last.start + 2_000))
    if mark:
        return mark.end()
    if last.key != "disclaimer":
        return None
    for sentence in _SENTENCE.finditer(text, last.start, min(line.end, last.start + 1_000)):
        rest = text[sentence.end() : line.end]
        if not is_about_ownership(_first_sentence(rest)):
            return sentence.end()
    return None


def _first_sentence(value: str) -> str:
    end = _SENTENCE.search(value)
    return value[: end.start()] if end else value


def _cut(spans: Sequence[Span], text: str, place: int) -> tuple[Span, ...]:
    """The spans with the one around ``place`` made two."""
    cut: list[Span] = []
    for span in spans:
        if span.start < place < span.end:
            end = span.start + len(text[span.start : place].rstrip())
            cut += [span._replace(end=end), Span(place, span.end, 1)]
        else:
            cut.append(span)
    return tuple(cut)
