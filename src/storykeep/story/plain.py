"""Plain text to paragraphs: which line breaks are meant, and which come from wrapping.

Offsets are code points into the text given.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from itertools import pairwise

# A wrapped line is nearly as long as the longest; a line after which the next word would still
# have fit was ended on purpose. The slack allows for writers who wrapped by hand.
WRAP_NARROWEST = 50
WRAP_WIDEST = 100
WRAP_SLACK = 6

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_INDENT = re.compile(r"(?:\t|\u3000| {2,}|\u00a0{2,}|\u2003)\s*\S")
_LABEL = re.compile(r"[\W_]*\w[\w '’/&-]{0,28}[ \t]*[:=]\s")
_HYPHENATED = re.compile(r"\w-\Z")
_BLANKS = re.compile(r"[ \t\f]{2,}|[\t\f]")
_MARKUP = re.compile(r"&lt;(/?)(i|b|em|strong|u)&gt;", re.IGNORECASE)
_BOLD = re.compile(r"(?<![\w*])\*(?![\s*])([^*\n<>]{1,300}?)(?<![\s*])\*(?![\w*])")
_ITALIC = re.compile(r"(?<![\w_])_(?![\s_])([^_\n<>]{1,300}?)(?<![\s_])_(?![\w_])")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank. ``start`` and ``end`` leave out the blanks at either end."""

    start: int
    end: int
    text: str
    indented: bool
    blanks_before: int
    """Blank lines since the line before it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``parts`` are the lines as meant: wrapped ones joined."""

    start: int
    end: int
    parts: tuple[str, ...]
    gap: int

    @property
    def html(self) -> str:
        lines = (escape(_BLANKS.sub(" ", part), quote=False) for part in self.parts)
        return f"<p>{_typed_tags('<br>'.join(map(_emphasised, lines)))}</p>"


def paragraphs_of(text: str) -> list[Paragraph]:
    """The paragraphs of a plain text, in order. Line breaks must be ``\\n``."""
    lines = lines_of(text)
    width = wrap_width(lines)
    indented = _indents_part(lines)
    by_line = _each_line_is_one(lines, width)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not line.blanks_before:
            before = groups[-1][-1]
            if by_line(before, line) or (indented and line.indented):
                groups.append([line])
            else:
                groups[-1].append(line)
        else:
            groups.append([line])
    gaps = usual_taken_off([max(group[0].blanks_before - 1, 0) for group in groups])
    return [_paragraph(group, width, gap) for group, gap in zip(groups, gaps, strict=True)]


def paragraphs_html(text: str) -> str:
    """Plain text as escaped HTML: a blank line parts paragraphs, one line break is ``<br>``."""
    parts = re.split(r"\n[ \t]*(?:\n[ \t]*)+", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(
        "<p>" + escape(part.strip(), quote=False).replace("\n", "<br>") + "</p>"
        for part in parts
        if part.strip()
    )


def lines_of(text: str) -> list[Line]:
    lines: list[Line] = []
    blanks = 0
    for match in _LINE.finditer(text):
        raw = match[0]
        bare = raw.strip()
        if not bare:
            blanks += 1
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        indented = raw[0] != bare[0] and _INDENT.match(raw) is not None
        lines.append(Line(start, start + len(bare), bare, indented, blanks if lines else 0))
        blanks = 0
    return lines


def wrap_width(lines: list[Line]) -> int | None:
    """The width a text was hard-wrapped at, in characters; None if it was not.

    Wrapped means: most lines that another line follows at once could not have held its first word.
    """
    followed = [
        (line.end - line.start, len(after.text.split(None, 1)[0]))
        for line, after in pairwise(lines)
        if not after.blanks_before
    ]
    # Short lines (verse, a header) say nothing of how the prose beside them was wrapped.
    long = sorted(each for each in followed if each[0] >= WRAP_NARROWEST - 10)
    if len(long) < 2:
        return None
    width = long[min(len(long) - 1, len(long) * 98 // 100)][0]
    if not WRAP_NARROWEST <= width <= WRAP_WIDEST:
        return None
    full = sum(length + 1 + word > width - WRAP_SLACK for length, word in long)
    return width if full * 2 > len(long) else None


def usual_taken_off(gaps: list[int]) -> list[int]:
    """Gaps beyond what is usual in this text (more than half of its gaps), at most 3; the first is 0."""
    usual = 0
    if len(gaps) > 4:
        value, count = Counter(gaps[1:]).most_common(1)[0]
        usual = value if count * 2 > len(gaps) - 1 else 0
    return [0 if index == 0 else min(max(gap - usual, 0), 3) for index, gap in enumerate(gaps)]


def _emphasised(line: str) -> str:
    """Escaped text with ``_slanted_`` and ``*strong*`` as elements, where certain."""
    if "*" in line:
        line = _BOLD.sub(lambda match: _element("strong", match), line)
    if "_" in line:
        line = _ITALIC.sub(lambda match: _element("em", match), line)
    return line


def _element(name: str, match: re.Match[str]) -> str:
    content = match[1]
    return f"<{name}>{content}</{name}>" if any(map(str.isalpha, content)) else match[0]


def _typed_tags(escaped: str) -> str:
    """Tags the writer typed into plain text become real if they pair up without crossing."""
    if "&lt;/" not in escaped:
        return escaped
    open_tags: list[str] = []
    for tag in _MARKUP.finditer(escaped):
        name = tag[2].lower()
        if not tag[1]:
            open_tags.append(name)
        elif not open_tags or open_tags.pop() != name:
            return escaped
    if open_tags or "<" in escaped.replace("<br>", ""):
        return escaped
    return _MARKUP.sub(lambda tag: f"<{tag[1]}{tag[2].lower()}>", escaped)


def _indents_part(lines: list[Line]) -> bool:
    """Whether first lines are indented: some lines are, and by far not all."""
    indented = sum(line.indented for line in lines)
    return 2 <= indented < len(lines) * 0.8


def _each_line_is_one(lines: list[Line], width: int | None) -> Callable[[Line, Line], bool]:
    """Says of two neighbouring lines whether the second starts a paragraph of its own."""
    parted = sum(line.blanks_before > 0 for line in lines)
    blanks_part = parted * 10 >= len(lines) or len(lines) < 4
    if not blanks_part and width is not None:
        return lambda before, line: not _wrapped(before, line, width)
    if not blanks_part and max(len(line.text) for line in lines) > WRAP_WIDEST:
        return lambda before, line: True
    return lambda before, line: len(before.text) > WRAP_WIDEST + 20


def _wrapped(before: Line, line: Line, width: int) -> bool:
    """Whether the break between two lines comes from wrapping at ``width`` only."""
    first_word = line.text.split(None, 1)[0]
    full = len(before.text) + 1 + len(first_word) > width - WRAP_SLACK
    return full and not _LABEL.match(line.text)


def _paragraph(group: list[Line], width: int | None, gap: int) -> Paragraph:
    parts: list[list[str]] = [[group[0].text]]
    for before, line in pairwise(group):
        if width is None or not _wrapped(before, line, width):
            parts.append([line.text])
        elif _HYPHENATED.search(before.text):
            parts[-1].append(line.text)
        else:
            parts[-1] += (" ", line.text)
    return Paragraph(group[0].start, group[-1].end, tuple(map("".join, parts)), gap)
