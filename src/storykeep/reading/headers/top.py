"""Title and byline that carry no label: above a header, between its fields, or between it and the story."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from storykeep.reading.document import Claim
from storykeep.reading.headers.furniture import is_page_furniture
from storykeep.reading.headers.header import Header
from storykeep.reading.headers.lead import fold
from storykeep.reading.headers.title import Top, is_byline, top_of
from storykeep.reading.text.layout import Span

_LINES_ABOVE = 8
_LINES_BELOW = 4
_TITLE_AND_NAME = 2
_LONGEST_NAME = 60


def find_top(text: str, lines: Sequence[Span], header: Header | None) -> Top:
    """The title and byline of a story that no label gives, and where they end."""
    begin = lines[0].start if lines else 0
    if header is None:
        return top_of(text, _without_buttons(text, lines[:_LINES_ABOVE]), before_header=False)
    above = [line for line in lines[:_LINES_ABOVE] if line.end <= header.start]
    labelled = _labelled(header)
    above = _without_buttons(text, above)
    found = _with_name(text, top_of(text, above, before_header=True), above)
    found = found._replace(end=max(begin, found.end))
    has_title, has_author = found.title or "title" in labelled, found.author or "author" in labelled
    if has_title and has_author:
        return found
    loose = _without_buttons(text, header.loose[:6])
    among = _with_name(text, top_of(text, loose, before_header=True), loose)
    if _belongs(among, header, labelled, found):
        return among._replace(end=found.end, title=found.title or among.title,
                              author=found.author or among.author)  # fmt: skip
    below = [line for line in lines if line.start >= header.end][: _LINES_BELOW + 1]
    under = top_of(text, _without_buttons(text, below), before_header=False)
    if not _belongs(under, header, labelled, found):
        return found
    return under._replace(title=found.title or under.title, author=found.author or under.author)


def byline_under_head(text: str, lines: Sequence[Span], top: Top) -> Top:
    """``top`` with the name right under a first chapter’s head, where nothing above says whose it is."""
    for line in _without_buttons(text, lines[:3])[:1]:
        if top.author is None and is_byline(text[line.start : min(line.end, line.start + 200)]):
            return top._replace(author=top_of(text, [line], before_header=False).author)
    return top


def _with_name(text: str, found: Top, lines: Sequence[Span]) -> Top:
    """AO3 sets the name right under the title, without “by”: two short lines between its fields."""
    if found.title is None or found.author or len(lines) != _TITLE_AND_NAME or lines[1].blanks:
        return found
    name = text[lines[1].start : lines[1].end]
    if len(name) > _LONGEST_NAME or name[-1] in ".!?:;,":
        return found
    author = Claim(name, "first-line", 0.7, lines[1].start, lines[1].end)
    return found._replace(author=author, end=max(found.end, lines[1].end))


def _belongs(under: Top, header: Header, labelled: set[str], found: Top) -> bool:
    """Whether lines below a label are title or byline: never against what stands above or is labelled."""
    title = header.first("title") if "title" in labelled else found.title
    if title is None:
        return under.title is not None or under.author is not None
    same = under.title and fold(under.title.value) == fold(title.value)
    return under.author is not None and bool(same or under.title is None)


def _labelled(header: Header) -> set[str]:
    """The fields the writer labelled: what a post’s lines say comes second to its text."""
    return {field.key for field in header.fields if field.value and field.key != "mail"}


def _without_buttons(text: str, lines: Iterable[Span]) -> list[Span]:
    return [
        line
        for line in lines
        if line.end - line.start > 200 or not is_page_furniture(text[line.start : line.end])
    ]
