"""Telling the encodings from before Unicode apart by how plausible the text they give is.

A quotation mark stands at the edge of a word, an apostrophe within one, a small accented letter
among small letters: each character beyond ASCII speaks for or against the encoding that gave it.
"""

from __future__ import annotations

import codecs
import re

WESTERN = ("cp1252", "mac-roman", "cp1250", "cp850")
CYRILLIC = ("cp1251", "koi8-r", "cp866")
EASTERN = ("shift_jis", "gb18030", "euc-jp", "big5", "euc-kr")

# First bytes of the commoner Han characters.
_COMMON_HAN = {
    "gb18030": (0xB0, 0xD7),
    "big5": (0xA4, 0xC6),
    "shift_jis": (0x88, 0x98),
    "euc-jp": (0xB0, 0xCF),
    "euc-kr": (0xCA, 0xFD),
}
_SAMPLES = 3_000
_OPENING, _CLOSING, _DASHES = (
    "\u201c\u2018\u00ab\u201e\u201a",
    "\u201d\u2019\u00bb",
    "\u2013\u2014\u2026",
)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
# Letters of the languages most old stories in one of the Western encodings are in.
_COMMON = frozenset("àâäáåãæçèéêëìíîïñòóôöõøùúûüßœÀÂÄÁÅÇÈÉÊÍÑÓÔÖØÚÜ¿¡°£€§")
# The order is how often each letter is met in Russian; capitals in the middle of words are not.
_RUSSIAN_COMMON = frozenset("оеаинтсрвлкмдпуя")


def decode_legacy(data: bytes, declared: str | None) -> tuple[str, str, bool]:
    """(text, encoding, whether it was close). Never fails: every byte means something in cp1252."""
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    letters = sum(data.count(byte) for byte in b"etaoinsrhldcu")
    candidates = WESTERN if high * 4 < letters else (*CYRILLIC, *EASTERN, *WESTERN)
    trusted = _known(declared)
    if trusted and trusted not in candidates:
        candidates = (*candidates, trusted)
    scored: list[tuple[float, str, str]] = []
    for name in candidates:
        text = _strictly(data, name)
        if text is not None:
            scored.append((plausibility(text, name) + (0.2 if name == trusted else 0), name, text))
    # Stable: of equals, the one named first wins.
    scored.sort(key=lambda each: -each[0])
    best, name, text = scored[0]
    close = any(_is_close(best - score, text, other) for score, _, other in scored[1:3])
    if best < 0.2 and high * 4 >= letters:
        guess = _by_frequency(data)
        if guess is not None:
            return (*guess, True)
    return text, name, close or best < 0.2


def _is_close(margin: float, text: str, other: str) -> bool:
    """Whether another encoding's text is nearly as plausible where the two differ."""
    if text == other:
        return False
    if len(text) != len(other):
        return margin < 0.08
    beyond = sum(1 for _ in zip(range(_SAMPLES), _BEYOND_ASCII.finditer(text), strict=False))
    differing = sum(map(str.__ne__, text, other))
    return margin * beyond < 0.3 * min(differing, beyond)


def plausibility(text: str, name: str = "") -> float:
    """From -1 (every character beyond ASCII is out of place) to 1, on a sample of them.

    ``name`` is the encoding that gave the text; for the East Asian ones it says what to expect.
    """
    total = 0.0
    seen = 0
    for match in _BEYOND_ASCII.finditer(text):
        at = match.start()
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        if name in EASTERN:
            total += _eastern_fits(match[0], name)
        else:
            total += _fits(match[0], before, after)
        seen += 1
        if seen >= _SAMPLES:
            break
    return total / seen if seen else 0.0


def _eastern_fits(character: str, name: str) -> float:
    """Kana speak for Japanese, Hangul for Korean, the commoner half of the Han characters for Chinese."""
    japanese, korean = name in {"shift_jis", "euc-jp"}, name == "euc-kr"
    if "\u3041" <= character <= "\u30ff":
        return 1.0 if japanese else -0.5
    if "\uac00" <= character <= "\ud7a3":
        return 1.0 if korean else -0.5
    if "\u4e00" <= character <= "\u9fff":
        if korean:
            return -0.3
        return 0.9 if _is_common_han(character, name) else -0.2
    if "\u3000" <= character <= "\u303f" or "\uff01" <= character <= "\uff5e":
        return 0.8
    return 0.5 if character in _OPENING + _CLOSING + _DASHES else -0.8


def _is_common_han(character: str, name: str) -> bool:
    """Both Chinese and the Japanese standard put the commoner characters in their first half."""
    try:
        first = character.encode("gb2312" if name == "gb18030" else name)[0]
    except UnicodeEncodeError:
        return False
    low, high = _COMMON_HAN[name]
    return low <= first <= high


def _fits(character: str, before: str, after: str) -> float:
    if character == "\u2019" and before.isalpha() and after.isalpha():
        return 1.0
    if character in _OPENING:
        return 1.0 if not before.isalnum() and not after.isspace() else -1.0
    if character in _CLOSING:
        return 1.0 if not before.isspace() and not after.isalnum() else -1.0
    if character in _DASHES or character == "\u00a0":
        return 0.8
    if character.isalpha():
        return _letter_fits(character, before, after)
    return 0.3 if character in _COMMON and not (before.isalpha() and after.isalpha()) else -0.8


def _letter_fits(character: str, before: str, after: str) -> float:
    if character > "\u2e7f":
        return -0.5
    if character.isupper() and (before.islower() or (before.isalpha() and after.islower())):
        return -1.0
    if "\u0400" <= character <= "\u04ff":
        if any(each.isascii() and each.isalpha() for each in (before, after)):
            return -1.0
        common = character.lower() in _RUSSIAN_COMMON
        return (0.9 if common else 0.4) - (0.3 if character.isupper() and after.isupper() else 0)
    if character.isupper() and not (before.isalpha() or after.isalpha()):
        return 0.5 if character in "ÀÉ" and after == " " else -0.6
    return 0.9 if character in _COMMON else 0.2


def _strictly(data: bytes, name: str) -> str | None:
    try:
        errors = "storykeep-latin-1" if name == "cp1252" else "strict"
        return data.decode(name, errors)
    except (UnicodeDecodeError, LookupError):
        return None


def _known(declared: str | None) -> str | None:
    """The encoding a file names, as browsers understand it (latin-1 means cp1252)."""
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    if not codecs.lookup(name)._is_text_encoding:  # noqa: SLF001 - the only way to ask
        return None
    name = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}.get(
        name, name
    )
    return None if name.startswith(("utf", "idna", "punycode", "raw")) else name


def _by_frequency(data: bytes) -> tuple[str, str] | None:
    """For everything else: charset-normalizer, on a sample."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 30 ms, and rarely needed

    best = from_bytes(data[:32_768]).best()
    if best is None or best.encoding.startswith("utf"):
        return None
    text = data.decode(best.encoding, "replace")
    return (text, best.encoding) if text.count("\ufffd") < len(text) // 200 + 1 else None
