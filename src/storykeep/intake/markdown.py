"""Markdown to a story, by CommonMark's rules with tables and strikethrough."""

from __future__ import annotations

from functools import lru_cache

from markdown_it import MarkdownIt

from storykeep.intake.chapters import story_of_html
from storykeep.intake.frontmatter import parted
from storykeep.story.document import Story


def read_markdown(text: str) -> Story:
    """The story of a Markdown document; its front matter, if any, becomes metadata."""
    metadata, body = parted(text)
    return story_of_html(_parser().render(body), metadata)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    # Typed HTML is let through and cleaned after, like any other.
    return MarkdownIt("commonmark", {"html": True, "maxNesting": 40}).enable(
        ["table", "strikethrough"]
    )
