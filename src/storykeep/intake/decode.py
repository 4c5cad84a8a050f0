"""Bytes to text: which encoding they are in, said plainly where it was guessed."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from storykeep.story.errors import StoryError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES = {"utf-8-sig": "utf-8"}
_SAMPLE = 64 * 1024
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 26, 27})
_LEGACY_UTF8 = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


class Decoded(NamedTuple):
    text: str
    encoding: str
    """As Python names it."""
    guessed: bool = False
    """Whether another encoding would have been nearly as likely."""
    mixed: bool = False
    """Whether most was UTF-8 and single bytes were not."""


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of ``data``; ``declared`` is the encoding the file itself names, which may be wrong.

    Raises StoryError ``not-text`` for what no text can be.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return Decoded(_by_mark(data, name), _NAMES.get(name, name))
    if b"\0" in data[:_SAMPLE]:
        return _wide(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8" if not data.isascii() else "ascii")
    except UnicodeDecodeError:
        pass
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) // 200:
        raise not_text()
    return _mostly_utf8(data) or _legacy(data, declared)


def not_text() -> StoryError:
    return StoryError("not-text", "This is not text, whatever its name says.")


def _by_mark(data: bytes, name: str) -> str:
    text = data.decode(name, "replace").removeprefix("\ufeff")
    if text.count("\ufffd") > len(text) // 100 + 2:
        raise not_text()
    return text


def _wide(data: bytes) -> Decoded:
    """UTF-16 or UTF-32 without a mark: the zeros stand at the same places throughout."""
    sample = data[: _SAMPLE // 4 * 4]
    zeros = [sample[place::4].count(0) / max(1, len(sample[place::4])) for place in range(4)]
    if zeros[0] > 0.9 and zeros[1] > 0.6 and zeros[3] < 0.2:
        name = "utf-32-be"
    elif zeros[3] > 0.9 and zeros[2] > 0.6 and zeros[0] < 0.2:
        name = "utf-32-le"
    elif zeros[0] + zeros[2] > 3 * (zeros[1] + zeros[3]):
        name = "utf-16-be"
    elif zeros[1] + zeros[3] > 3 * (zeros[0] + zeros[2]):
        name = "utf-16-le"
    else:
        raise not_text()
    try:
        text = data[: len(data) // 2 * 2].decode(name)
    except UnicodeDecodeError:
        raise not_text() from None
    controls = sum(character < " " and character not in "\t\n\f\r" for character in text[:4_000])
    if controls > len(text[:4_000]) // 100 or "\0" in text:
        raise not_text()
    return Decoded(text, name)


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few bytes of another encoding pasted in, or with its end cut off."""
    good = sum(1 for _ in _LEGACY_UTF8.finditer(data))
    text = data.decode("utf-8", "storykeep-single-bytes")
    rest = _LEGACY_UTF8.sub(b"", data)
    bad = len(rest) - len(rest.translate(None, bytes(range(128, 256))))
    if good < 2 or good < 4 * bad:
        return None
    return Decoded(text, "utf-8", mixed=True)


def _single_bytes(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", "storykeep-latin-1"), error.end


def _latin_1(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("storykeep-single-bytes", _single_bytes)
codecs.register_error("storykeep-latin-1", _latin_1)


def _legacy(data: bytes, declared: str | None) -> Decoded:
    from storykeep.intake.legacy import decode_legacy  # noqa: PLC0415 - only old files pay for its tables

    return Decoded(*decode_legacy(data, declared))
