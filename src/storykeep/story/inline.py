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

_SPACES = re.compile(r"[ \t\n\r\f]+")


class Tag(NamedTuple):
    name: str
    attributes: str = ""
    serial: int = 0
    """Tells apart neighbours that must not be merged (ruby)."""


Path = tuple[Tag, ...]


class Leaf(NamedTuple):
    text: str
    path: Path


class Inline(NamedTuple):
    """One paragraph: ``gap`` blank lines before it, its inner HTML and its plain text."""

    gap: int
    html: str
    text: str


def paragraphs_of_leaves(leaves: list[Leaf]) -> tuple[list[Inline], int]:
    """Leaves cut into paragraphs at runs of breaks, and the gap left open at the end."""
    if len(leaves) == 1 and leaves[0].text not in _BREAKS and leaves[0].text.strip():
        return [Inline(0, *rendered(leaves))], 0
    paragraphs: list[Inline] = []
    current: list[Leaf] = []
    gap = 0
    breaks: list[Leaf] = []
    blank = False
    for leaf in leaves:
        if leaf.text in _BREAKS:
            breaks.append(leaf)
        elif not leaf.text.strip():
            blank = blank or "\u00a0" in leaf.text
            if current and not breaks:
                current.append(leaf)
        else:
            if len(breaks) > 1 and current:
                paragraphs.append(Inline(gap, *rendered(current)))
                current, gap = [], len(breaks) - 2
            elif breaks and current:
                current.append(_single(breaks[0]))
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
    text = "".join("\n" if leaf.text == BREAK else leaf.text for leaf in leaves)
    if len(leaves) == 1 and not leaves[0].path:
        return escape(text, quote=False), text
    html: list[str] = []
    stack: Path = ()
    for leaf in leaves:
        if leaf.path != stack:
            shared = _shared(stack, leaf.path)
            html.extend(f"</{tag.name}>" for tag in reversed(stack[shared:]))
            html.extend(f"<{tag.name}{tag.attributes}>" for tag in leaf.path[shared:])
            stack = leaf.path
        html.append("<br>" if leaf.text == BREAK else escape(leaf.text, quote=False))
    html.extend(f"</{tag.name}>" for tag in reversed(stack))
    return "".join(html), text


def _collapsed(leaves: list[Leaf]) -> list[Leaf]:
    result: list[Leaf] = []
    after_blank = True
    for leaf in leaves:
        if leaf.text == BREAK:
            while result and not result[-1].text.rstrip(" "):
                result.pop()
            if result and result[-1].text != BREAK:
                result[-1] = result[-1]._replace(text=result[-1].text.rstrip(" "))
                result.append(leaf)
            after_blank = True
            continue
        text = _SPACES.sub(" ", leaf.text)
        if after_blank:
            text = text.lstrip(" ")
        if text:
            after_blank = text.endswith(" ")
            result.append(Leaf(text, leaf.path))
    return result


def _trimmed(leaves: list[Leaf]) -> list[Leaf]:
    """Without blanks and breaks at either end."""
    first, last = 0, len(leaves)
    while first < last and not leaves[first].text.strip(" \u00a0\u3000" + BREAK):
        first += 1
    while last > first and not leaves[last - 1].text.strip(" \u00a0\u3000" + BREAK):
        last -= 1
    kept = leaves[first:last]
    if kept:
        kept[0] = kept[0]._replace(text=kept[0].text.lstrip())
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip())
    return kept


def _shared(one: Path, other: Path) -> int:
    count = 0
    for tag, twin in zip(one, other, strict=False):
        if tag != twin:
            break
        count += 1
    return count


def _single(leaf: Leaf) -> Leaf:
    return leaf._replace(text=" " if leaf.text == WRAPPED else BREAK)


def _real(breaks: list[Leaf]) -> int:
    return sum(leaf.text == BREAK for leaf in breaks)
