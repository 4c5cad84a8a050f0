"""Story documents made by hand, for tests of what is done with them."""

from __future__ import annotations

import re

from storykeep.story.document import Block, BlockKind, Chapter, Metadata, Story

_KINDS: dict[str, BlockKind] = {
    "hr": "break",
    "blockquote": "quotation",
    "ul": "list",
    "ol": "list",
    "dl": "list",
    "table": "table",
    "pre": "preformatted",
    "figure": "figure",
}


def make_block(html: str) -> Block:
    """A block of the kind its element says."""
    match = re.match(r"<([a-z0-9]+)", html)
    name = match[1] if match else "p"
    if re.fullmatch(r"h[1-6]", name):
        return Block("heading", html, 0, 0, level=int(name[1]))
    return Block(_KINDS.get(name, "paragraph"), html, 0, 0)


def make_chapter(
    *html: str,
    title: str | None = None,
    notes_before: str | None = None,
    notes_after: str | None = None,
) -> Chapter:
    """A chapter of these blocks, one an argument."""
    blocks = tuple(make_block(piece) for piece in html)
    return Chapter(title, blocks, notes_before=notes_before, notes_after=notes_after)


def make_story(*chapters: Chapter, metadata: Metadata | None = None) -> Story:
    """A story of these chapters; without any, of one paragraph."""
    whole = chapters or (make_chapter("<p>Once upon a time.</p>"),)
    return Story(metadata or Metadata(title="The Lamp", authors=("Ada Quill",)), whole, "")
