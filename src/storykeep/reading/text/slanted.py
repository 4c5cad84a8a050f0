"""Where a story slants its text: word by word (emphasis, titles, thoughts), and whole paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from storykeep.story.document import Block

_PIECE = re.compile(r"<(/?)([a-z0-9]+)[^>]*>|([^<]+)")
_SLANTED = frozenset(["em", "i", "cite", "dfn", "var"])
_SIGNS = ("<em>", "<i>")
_WHOLE = re.compile(
    r"<p\b[^>]*>\s*<(em|i|cite)\b[^>]*>(?:(?!</\1>).)*</\1>[\s.,!?…]*</p>", re.DOTALL
)
_WHOLE_SIGNED = re.compile(r"([_*/])(?![\s_*/]).*(?<![\s_*/])\1[\s.,!?…]*", re.DOTALL)


def slanted_in(text: str, blocks: Iterable[Block]) -> list[tuple[int, int]]:
    """The slanted stretches of the text, in order, without blanks at their edges.

    A plain text’s marks (``_so_``) stand in the text itself and are not told here.
    """
    return [
        place
        for block in blocks
        if any(sign in block.html for sign in _SIGNS)
        for place in _in_block(text, block)
    ]


def _in_block(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Each run of slanted text, as long as the block’s text is its markup’s text."""
    runs: list[tuple[int, int]] = []
    at, depth = block.start, 0
    for closing, name, words in _PIECE.findall(block.html):
        if name == "br":
            at += 1
        elif name in _SLANTED:
            depth += -1 if closing else 1
        elif words:
            plain = unescape(words)
            if not text.startswith(plain, at):
                return
            if depth > 0:
                runs.append((at, at + len(plain)))
            at += len(plain)
    for start, end in _joined(runs):
        bare = text[start:end].strip()
        if bare:
            begin = text.index(bare, start, end)
            yield begin, begin + len(bare)


def _joined(runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in runs:
        if found and start - found[-1][1] <= 1:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def set_off_in(text: str, blocks: Iterable[Block]) -> list[tuple[int, int]]:
    """Paragraphs set off whole, in order: in italics, or between the signs plain text has for them."""
    return [
        (block.start, block.end)
        for block in blocks
        if block.kind == "paragraph" and block.end > block.start and _is_set_off(text, block)
    ]


def _is_set_off(text: str, block: Block) -> bool:
    html = block.html
    if "<em" in html or "<i" in html or "<cite" in html:
        return _WHOLE.fullmatch(html) is not None
    signed = text[block.start] in "_*/"
    return signed and _WHOLE_SIGNED.fullmatch(text, block.start, block.end) is not None
