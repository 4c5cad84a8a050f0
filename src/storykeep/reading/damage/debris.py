"""What other formats left behind: entities, tags, RTF and Word codes, mail quoting and its encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from storykeep.reading.damage.sign import Body, Mend, Sign
from storykeep.story.document import Finding

_ENTITY = re.compile(
    r"&(?:amp;){0,3}(?:(quot|apos|nbsp|mdash|ndash|hellip|[lr]squo|[lr]dquo|eacute|amp"
    r"|#\d{2,5}|#x[0-9a-fA-F]{2,5})|lt|gt|shy|zwnj|copy|middot);"
)
_TAG = re.compile(
    r"<(/?(?:br|p|font|span|div|center|hr|o:p|st1:\w+))\b[^<>\n]{0,120}>", re.IGNORECASE
)
_COMMENT = re.compile(
    r"<!--(?:\[if[^\n]{0,80})?|(?:(?<=\n)|(?<=\]))[ \t]*-->|mso-[a-z-]+:|<!\[endif\]"
)
_BBCODE = re.compile(
    r"\[(/?)(i|b|u|s|quote|size|color|center|url|img|font|spoiler)(?:=[^\]\n]{0,60})?\]",
    re.IGNORECASE,
)
_RTF = re.compile(
    r"\{\\rtf1?|\\(?:pard?|plain|fs\d+|f\d|b0?|i0?|ansi|tab)(?![A-Za-z])"
    r"|\\'([0-9a-f]{2})|\\(ldblquote|rdblquote|rquote|lquote|emdash|endash) ?"
)
_RTF_MARKS = {
    "ldblquote": "“", "rdblquote": "”", "rquote": "’", "lquote": "‘", "emdash": "—", "endash": "–",
}  # fmt: skip
_QUOTED_PRINTABLE = re.compile(r"(?:=[0-9A-F]{2})+|=(?=\n)")
_FEWEST_CODES = 3
_MAIL_LINE = re.compile(r"^>+ ?", re.MULTILINE)


def left_markup(body: Body) -> Iterator[Sign]:
    """Entities, tags and codes of other formats that stand in the text as letters."""
    text = body.text
    if "&" in text:
        yield from _entities(text)
    if "<" in text or "-->" in text or "mso-" in text:
        yield from _tags(body)
    if "[/" in text:
        yield from _bbcode(text)
    if "\\" in text:
        yield from _rtf(text)


def _entities(text: str) -> Iterator[Sign]:
    for match in _ENTITY.finditer(text):
        plain = match[0]
        for _ in range(4):
            plain = unescape(plain)
        mends: tuple[Mend, ...] = ()
        if match[1] and len(plain) == 1 and (plain.isprintable() or plain == "\u00a0"):
            mends = (Mend(match.start(), match.end(), plain.replace("\u00a0", " ")),)
        yield _sign(match, mends, "It is how web pages write this character.")


def _tags(body: Body) -> Iterator[Sign]:
    for match in _TAG.finditer(body.text):
        yield _sign(match)
    for match in _COMMENT.finditer(body.text):
        yield _sign(match)


def _bbcode(text: str) -> Iterator[Sign]:
    found = list(_BBCODE.finditer(text))
    closed = {match[2].casefold() for match in found if match[1]}
    for match in found:
        if match[2].casefold() in closed:
            yield _sign(match)


def _rtf(text: str) -> Iterator[Sign]:
    found = list(_RTF.finditer(text))
    if len(found) < _FEWEST_CODES and "{\\rtf" not in text:
        return
    for match in found:
        mends: tuple[Mend, ...] = ()
        if match[1]:
            plain = bytes([int(match[1], 16)]).decode("cp1252", "replace")
            mends = (
                (Mend(match.start(), match.end(), plain),)
                if plain.isprintable() and plain != "\ufffd"
                else ()
            )
        elif match[2]:
            mends = (Mend(match.start(), match.end(), _RTF_MARKS[match[2]]),)
        yield _sign(match, mends, "It is how RTF files write this character.")


def _sign(match: re.Match[str], mends: tuple[Mend, ...] = (), reason: str = "") -> Sign:
    message = "A code of another format was left in the text here."
    return Sign(Finding("markup-left", match.start(), match.end(), message), mends, reason)


def left_by_mail(body: Body) -> Iterator[Sign]:
    """Quoted-printable codes (``=92``, ``=20``, ``=`` at a line’s end) and lines quoted with ``>``."""
    text = body.text
    if "=" in text:
        yield from _quoted_printable(text)
    if "\n>" in text:
        yield from _quoted_lines(body)


def _quoted_printable(text: str) -> Iterator[Sign]:
    found = list(_QUOTED_PRINTABLE.finditer(text))
    if len(found) < _FEWEST_CODES:
        return
    message = "A code that mail programs use was left in the text here."
    for match in found:
        mend = _decoded(text, match)
        yield Sign(
            Finding("mail-left", match.start(), match.end(), message),
            (mend,) if mend else (),
            "It is how mail programs write this character, or break a line.",
        )


def _decoded(text: str, match: re.Match[str]) -> Mend | None:
    start, end = match.span()
    if match[0] == "=":
        return Mend(start, end + 1, "")
    raw = bytes.fromhex(match[0].replace("=", ""))
    try:
        plain = raw.decode("utf-8")
    except UnicodeDecodeError:
        plain = raw.decode("cp1252", "replace")
    if "\ufffd" in plain or not plain.isprintable():
        return None
    if not plain.strip() and text[end : end + 1] in ("\n", ""):
        return Mend(start, end, "")
    return Mend(start, end, plain)


def _quoted_lines(body: Body) -> Iterator[Sign]:
    """Only where nearly the whole text is quoted: a mail told in a story is the writer’s own."""
    marks = list(_MAIL_LINE.finditer(body.text))
    lines = sum(1 for line in body.text.split("\n") if line.strip())
    if len(marks) < 8 or len(marks) < 0.8 * lines:
        return
    yield Sign(
        Finding(
            "mail-left", marks[0].start(), marks[0].end(),
            "Nearly every line begins with the mark by which mail programs quote.",
        ),
        tuple(Mend(match.start(), match.end(), "") for match in marks),
        "Mail programs put this mark before every line they quote.",
    )  # fmt: skip
