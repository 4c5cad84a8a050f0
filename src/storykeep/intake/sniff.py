"""What a file is, by its first bytes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from storykeep.intake.endings import ending
from storykeep.intake.zips import Zip
from storykeep.story.errors import StoryError

Format = Literal["text", "markdown", "html", "epub", "docx"]

# (first bytes, what it is, what to do)
_KNOWN = (
    (b"%PDF-", "a PDF", "save it as text, HTML or DOCX first"),
    (b"{\\rtf", "an RTF document", "save it as DOCX first"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document", "save it as DOCX first"),
    (b"\x89PNG", "a picture", "only stories are read"),
    (b"\xff\xd8\xff", "a picture", "only stories are read"),
    (b"GIF8", "a picture", "only stories are read"),
    (b"RIFF", "sound or a picture", "only stories are read"),
    (b"\x1f\x8b", "a gzip file", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z file", "unpack it first"),
    (b"Rar!", "a RAR file", "unpack it first"),
    (b"SQLite format 3\0", "a database", "only stories are read"),
    (b"TPZ3", "a Kindle book", "convert it to EPUB first"),
)
_KINDLE = slice(60, 68)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,30})|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,30})""",
    re.IGNORECASE,
)
_HTML_START = re.compile(
    r"\s*(<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK_TAG = re.compile(r"</?(p|br|div|hr|h[1-6]|blockquote|center)\b[^<>]{0,300}>", re.IGNORECASE)
_SAMPLE = 20_000


def packed_format(name: str, data: bytes) -> Format | None:
    """``epub`` or ``docx`` for a zip that is one; None for what is no zip."""
    last = ending(name)
    if not data.startswith(b"PK\x03\x04"):
        if last == "docx":
            raise StoryError("docx-broken", "This is not a DOCX document, whatever its name says.")
        if last == "epub":
            raise StoryError("epub-broken", "This is not an EPUB, whatever its name says.")
        return None
    names = Zip(Path(name), data)
    if "word/document.xml" in names:
        return "docx"
    if "META-INF/container.xml" in names or last == "epub":
        return "epub"
    if last == "docx":
        raise StoryError("docx-broken", "This DOCX holds no document.")
    raise StoryError("unknown-format", "This is a packed file of a kind we do not read.")


def refuse_known(data: bytes) -> None:
    """Raises ``unknown-format`` for what says itself that it is no text."""
    for start, kind, advice in _KNOWN:
        if data.startswith(start):
            raise StoryError("unknown-format", f"This is {kind}; {advice}.")
    if data[_KINDLE] == b"BOOKMOBI":
        raise StoryError("unknown-format", "This is a Kindle book; convert it to EPUB first.")


def declared_encoding(data: bytes) -> str | None:
    """The encoding an HTML or XML document says it is in."""
    match = _DECLARED.search(data[:4_096])
    return (match[1] or match[2]).decode("ascii", "replace") if match else None


def looks_like_html(text: str) -> bool:
    """A document that starts like HTML, or a text full of paragraph tags."""
    if _HTML_START.match(text[:2_000]):
        return True
    sample = text[:_SAMPLE]
    return "<" in sample and sum(1 for _ in _BLOCK_TAG.finditer(sample)) > 2 + len(sample) // 2_000
