"""The inside of paragraphs: runs of text under inline elements, as leaves and back to HTML.

A paragraph is a list of leaves, each a text with the path of inline elements it stands in. Splitting
a paragraph then repeats the elements around the split, and empty elements vanish by themselves.
"""

from __future__ import annotations

import re
from html import escape
from typing import NamedTuple

# Cleaning has taken out all control characters, so these cannot be text.
BREAK = "\x01"
"""A ``<br>``."""
NEWLINE = "\x02"
"""A line break somebody typed: a ``<br>``, or a paragraph's end if doubled."""
WRAPPED = "\x03"
"""A line break in hard-wrapped text: a blank, or a paragraph's end if doubled."""
_BREAKS = frozenset({BREAK, NEWLINE, WRAPPED})

_SPACES = re.compile(r"[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+")


class Tag(NamedTuple):
    name: str
    attributes: str = ""
    serial: int = 0
    """Tells apart neighbours that must not be merged (ruby)."""


Path = tuple[Tag, ...]


Leaf = tuple[str, Path]
"""A text, or one of the marks above, and the elements it stands in."""


class Inline(NamedTuple):
    """One paragraph: ``gap`` blank lines before it, its inner HTML and its plain text."""

    gap: int
    html: str
    text: str


def paragraphs_of_leaves(leaves: list[Leaf]) -> tuple[list[Inline], int]:
    """Leaves cut into paragraphs at runs of breaks, and the gap left open at the end."""
    paragraphs: list[Inline] = []
    current: list[Leaf] = []
    gap = 0
    breaks: list[Leaf] = []
    blank = False
    for leaf in leaves:
        text = leaf[0]
        if text in _BREAKS:
            breaks.append(leaf)
        elif not text.strip():
            blank = blank or "\u00a0" in text
            if current and not breaks:
                current.append(leaf)
        else:
            if len(breaks) > 1 and current:
                paragraphs.append(Inline(gap, *rendered(current)))
                current, gap = [], len(breaks) - 2
            elif breaks and current:
                current.append((" " if breaks[0][0] == WRAPPED else BREAK, breaks[0][1]))
            else:
                gap += _real(breaks)
            breaks = []
            current.append(leaf)
    if not current:
        return paragraphs, max(_real(breaks), int(blank))
    paragraphs.append(Inline(gap, *rendered(current)))
    return paragraphs, max(_real(breaks) - 1, 0)


def rendered(leaves: list[Leaf]) -> tuple[str, str]:
    """Inner HTML and plain text of one paragraph: blanks collapsed, elements closed in order."""
    leaves = _trimmed(_collapsed(leaves))
    if len(leaves) == 1 and not leaves[0][1]:
        return escape(leaves[0][0], quote=False), leaves[0][0]
    html: list[str] = []
    stack: Path = ()
    for text, path in leaves:
        if path != stack:
            shared = _shared(stack, path)
            html.extend(f"</{tag.name}>" for tag in reversed(stack[shared:]))
            html.extend(f"<{tag.name}{tag.attributes}>" for tag in path[shared:])
            stack = path
        html.append("<br>" if text == BREAK else escape(text, quote=False))
    html.extend(f"</{tag.name}>" for tag in reversed(stack))
    return "".join(html), "".join([text for text, _ in leaves]).replace(BREAK, "\n")


def _collapsed(leaves: list[Leaf]) -> list[Leaf]:
    result: list[Leaf] = []
    after_blank = True
    for text, path in leaves:
        if text == BREAK:
            while result and not result[-1][0].rstrip(" "):
                result.pop()
            if result and result[-1][0] != BREAK:
                result[-1] = (result[-1][0].rstrip(" "), result[-1][1])
                result.append((text, path))
            after_blank = True
            continue
        collapsed = _SPACES.sub(" ", text)
        if after_blank:
            collapsed = collapsed.lstrip(" ")
        if collapsed:
            after_blank = collapsed[-1] == " "
            result.append((collapsed, path))
    return result


def _trimmed(leaves: list[Leaf]) -> list[Leaf]:
    """Without blanks and breaks at either end."""
    first, last = 0, len(leaves)
    while first < last and _is_blank(leaves[first]):
        first += 1
    while last > first and _is_blank(leaves[last - 1]):
        last -= 1
    kept = leaves[first:last]
    if kept:
        kept[0] = (kept[0][0].lstrip(), kept[0][1])
        kept[-1] = (kept[-1][0].rstrip(), kept[-1][1])
    return kept


def _is_blank(leaf: Leaf) -> bool:
    return leaf[0] == BREAK or not leaf[0].strip()


def _shared(one: Path, other: Path) -> int:
    count = 0
    for tag, twin in zip(one, other, strict=False):
        if tag != twin:
            break
        count += 1
    return count


def _real(breaks: list[Leaf]) -> int:
    return sum(text == BREAK for text, _ in breaks)
