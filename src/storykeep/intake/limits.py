"""How much intake takes from one file, so that no file can take unbounded time or memory."""

from __future__ import annotations

MAX_FILE = 50 * 1024 * 1024
"""Bytes of one story's file."""
MAX_MARKUP = 8 * 1024 * 1024
"""Characters of one HTML document; parsing takes many times that in memory."""
MAX_MARKDOWN = 2 * 1024 * 1024
"""Characters of Markdown read as such; beyond, its marks stay as they are in plain text."""
MAX_DOCX = 8 * 1024 * 1024
"""Bytes of a DOCX's text unpacked, some 300,000 words; it takes fifty times that in memory."""
MAX_XML = 32 * 1024 * 1024
"""Bytes of one XML part in an EPUB or DOCX."""
MAX_BOOK = 200 * 1024 * 1024
"""Bytes an EPUB or DOCX may hold unpacked, pictures included."""
MAX_BOOK_TEXT = 24 * 1024 * 1024
"""Bytes of an EPUB's documents together."""
MAX_ZIP_ENTRIES = 200_000
MAX_ZIP_RATIO = 200
"""Unpacked bytes for each packed byte; prose packs about 1:3, the most repetitive text 1:100."""
ZIP_RATIO_FREE = 1024 * 1024
"""Bytes unpacked below which the ratio does not matter."""
MAX_INNER_ZIP = 100 * 1024 * 1024
"""Bytes of a zip inside a zip; it is held in memory while its members are read."""
MAX_FOLDER_DEPTH = 64
MAX_FINDINGS = 200
"""Findings of one kind kept for one story."""
