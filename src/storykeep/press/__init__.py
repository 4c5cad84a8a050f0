"""Press: Story documents to EPUB, HTML and plain text, byte-identical for the same story.

``epub``, ``html`` and ``text`` write a Story out whole; ``file_name`` names the result.
Imports only ``storykeep.story``; no Django.
"""

from storykeep.press.book import epub
from storykeep.press.names import file_name
from storykeep.press.page import html
from storykeep.press.plain import text

__all__ = ["epub", "file_name", "html", "text"]
