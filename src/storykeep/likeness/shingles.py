"""A text as its passages: every run of five words, folded so that dress does not count.

Case, punctuation, quotation marks and layout are gone. In a text mostly of Latin letters only the
unaccented letters and digits count, so that a garbled encoding costs no more than the words it hit.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import accumulate
from zlib import crc32

PASSAGE = 5
"""Words in a passage."""
UNBROKEN_PASSAGE = 10
"""Characters in a passage of a script that sets no blanks between words."""
_PIECE = 1_000_000
"""Characters folded at once: memory stays bounded however long the text."""
_LATIN_SHARE = 0.6
"""Of a text's characters in ASCII, blanks included. French has 0.95, Russian 0.2."""

_LATIN = re.compile(rb"[a-z0-9]+")
_UNBROKEN = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
"""Thai, Lao, Burmese, Khmer, kana, Han."""
_ANY = re.compile(f"[{_UNBROKEN}]|[^\\W_{_UNBROKEN}]+")
_ONE_UNBROKEN = re.compile(f"[{_UNBROKEN}]")
_BLANK = re.compile(r"\s")
_BLOCK_END = re.compile(r"<(?:br|hr|/?(?:p|li|td|th|h[1-6]|div|pre|blockquote|dd|dt))\b")
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages of one piece of a text, in order, each as its CRC-32.

    ``words`` is the folded text with single blanks; passage ``i`` stands in it from ``starts[i]`` to
    ``starts[i + length]``, the blank behind it counted in.
    """

    hashes: list[int]
    words: bytes
    starts: list[int]
    length: int

    def passage(self, number: int) -> bytes:
        return self.words[self.starts[number] : self.starts[number + self.length]]


def passages(text: str) -> Iterator[Passages]:
    """All passages of ``text``, piece by piece; none when it has fewer words than one takes."""
    is_latin, length = _kind(text)
    carried: list[bytes] = []
    for piece in _pieces(text):
        words = carried + _words(piece, is_latin=is_latin)
        if len(words) >= length:
            joined = b" ".join(words) + b" "
            starts = list(accumulate((len(word) + 1 for word in words), initial=0))
            hashes = [crc32(joined[a:b]) for a, b in zip(starts, starts[length:], strict=False)]
            yield Passages(hashes, joined, starts, length)
        carried = words[-(length - 1) :]


def folded(text: str) -> str:
    """The words of a short text as they are compared, with single blanks."""
    is_latin, _length = _kind(text)
    return b" ".join(_words(text, is_latin=is_latin)).decode()


def bare_text(html: str) -> str:
    """The text of clean HTML, quickly: words of two blocks stay apart, a word part-marked stays whole."""
    return unescape(_TAG.sub("", _BLOCK_END.sub(r" \g<0>", html)))


def _kind(text: str) -> tuple[bool, int]:
    """Whether only Latin letters count, and how many words make a passage."""
    if text.isascii() or len(text.encode("ascii", "ignore")) >= _LATIN_SHARE * len(text):
        return True, PASSAGE
    sample = text[:_PIECE]
    unbroken = len(_ONE_UNBROKEN.findall(sample))
    return False, UNBROKEN_PASSAGE if 2 * unbroken > len(sample) else PASSAGE


def _words(text: str, *, is_latin: bool) -> list[bytes]:
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if is_latin:
        return _LATIN.findall(text.lower().encode("utf-8", "surrogatepass"))
    return [word.encode("utf-8", "surrogatepass") for word in _ANY.findall(text.casefold())]


def _pieces(text: str) -> Iterator[str]:
    """The text cut at blanks into pieces; a piece without any is cut where it must be."""
    at = 0
    while at < len(text):
        end = at + _PIECE
        blank = _BLANK.search(text, end, end + _PIECE)
        end = blank.start() if blank else end + (_PIECE if end < len(text) else 0)
        yield text[at:end]
        at = end
