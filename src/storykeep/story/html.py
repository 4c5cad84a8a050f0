"""HTML in: cleaning, and cutting into blocks. What other rooms use of this package."""

from __future__ import annotations

from storykeep.story.blocks import blocks_of, text_of
from storykeep.story.cleaning import clean
from storykeep.story.plain import paragraphs_html

__all__ = ["blocks_of", "clean", "paragraphs_html", "text_of"]
