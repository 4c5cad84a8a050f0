"""Plain text to a story: the source is the text, and the blocks point into it."""

from __future__ import annotations

from storykeep.story.document import Block, Chapter, Metadata, Story
from storykeep.story.errors import StoryError
from storykeep.story.plain import paragraphs_of


def read_text(text: str) -> Story:
    """One chapter with everything; reading finds header, title and chapters in it."""
    paragraphs = paragraphs_of(text)
    if not paragraphs:
        raise StoryError("empty", "There is no text in this file.")
    blocks = tuple(
        Block("paragraph", each.html, each.start, each.end, gap=each.gap) for each in paragraphs
    )
    return Story(Metadata(), (Chapter(None, blocks, 0, len(text)),), text)
