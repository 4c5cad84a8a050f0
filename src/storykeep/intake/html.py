"""HTML pages to a story: known layouts first, otherwise the page's body."""

from __future__ import annotations

from storykeep.intake.chapters import story_of_html
from storykeep.story.document import Story


def read_html(html: str) -> Story:
    """The story in an HTML page."""
    return story_of_html(html)
