"""Plain text of clean HTML, fast: for the index and for passages, not for keeping."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

_ATTRIBUTES = r"(?:[^<>\"']|\"[^\"]*\"|'[^']*')*"
_INLINE = (
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|rb|rp|rt|rtc|ruby|s|"
    "samp|small|span|strike|strong|sub|sup|tt|u|var|wbr"
)
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE})(?:[\s/]{_ATTRIBUTES})?>")
_ANY_TAG = re.compile(rf"<[/a-zA-Z!]{_ATTRIBUTES}>")


def plain_text(html: str) -> str:
    """The text of clean HTML in NFC, a line break where a block ends.

    A word stays whole when part of it is marked.
    """
    without_inline = _INLINE_TAG.sub("", html) if "<" in html else html
    text = _ANY_TAG.sub("\n", without_inline)
    if "&" in text:
        text = unescape(text)
    return unicodedata.normalize("NFC", "\n".join(filter(None, map(str.strip, text.split("\n")))))
