"""HTML to flat blocks: one paragraph, heading, scene break, quotation, list or table after another.

What parts text but says nothing (div, section, layout tables) is flattened; loose text and runs of
``<br>`` become paragraphs by AO3's rules, also inside ``<p>``, since many old pages are one single
``<p>``; blocks are lifted out of paragraphs; empty paragraphs go, and are remembered as a gap.
"""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from storykeep.story.cleaning import clean_once
from storykeep.story.document import Block
from storykeep.story.flow import Flow, Piece
from storykeep.story.inline import NEWLINE, WRAPPED
from storykeep.story.plain import lines_of, usual_taken_off, wrap_width

_SEPARATOR = "\n\n"


def blocks_of(html: str, start: int = 0, *, typed: bool = False) -> tuple[tuple[Block, ...], str]:
    """The blocks of ``html`` (cleaned here) and their plain text, a blank line between blocks.

    ``start`` is where the text will stand in the story's. With ``typed``, line breaks in loose text
    count as AO3 counts what people type: one is ``<br>``, two part paragraphs.
    Rendering the blocks and parsing that again gives the same blocks.
    """
    pieces = pieces_of(html, typed=typed)
    gaps = usual_taken_off([piece.gap for piece in pieces])
    blocks: list[Block] = []
    texts: list[str] = []
    at = start
    for piece, gap in zip(pieces, gaps, strict=True):
        if texts:
            separator = _SEPARATOR + "\n" * gap
            texts.append(separator)
            at += len(separator)
        texts.append(piece.text)
        end = at + len(piece.text)
        blocks.append(Block(piece.kind, piece.html, at, end, piece.level, gap))
        at = end
    return tuple(blocks), "".join(texts)


def pieces_of(html: str, *, typed: bool = False) -> list[Piece]:
    """The blocks of ``html`` before they have a place in a text."""
    cleaned = clean_once(html)
    if not cleaned.strip():
        return []
    # libxml2 stops at 255 levels unless told not to; clean_once has bounded them already.
    parser = etree.HTMLParser(huge_tree=True, no_network=True, remove_pis=True, encoding="utf-8")
    root = etree.fromstring(f"<body>{cleaned}</body>".encode(), parser)
    body = root.find("body") if root is not None else None
    if body is None:
        return []
    text = "".join(map(str, body.itertext()))
    flow = Flow(total=len(text), newline=NEWLINE if typed else _newline_of(cleaned, text))
    flow.add_children(body, ())
    flow.flush()
    pieces = flow.pieces
    return [replace(pieces[0], gap=0), *pieces[1:]] if pieces else []


def _newline_of(cleaned: str, text: str) -> str | None:
    """Without any paragraph or break, but with blank lines, it is plain text saved as HTML."""
    if "<p" in cleaned or "<br" in cleaned or "\n\n" not in text.strip():
        return None
    return NEWLINE if wrap_width(lines_of(text)) is None else WRAPPED


def text_of(html: str) -> str:
    """The plain text of HTML: its blocks' texts, a blank line between them."""
    return blocks_of(html)[1]
