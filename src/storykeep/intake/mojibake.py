"""Repairing text that was decoded with the wrong encoding once, and saying where.

Only mojibake is repaired: quotes stay curly, ligatures and widths stay as they are. Most texts have
nothing that could be mojibake, so a cheap look comes first, then one paragraph at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from storykeep.intake.limits import MAX_FINDINGS
from storykeep.story.document import Finding

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

# The first byte of a UTF-8 sequence, read as cp1252, Latin-1, MacRoman, cp1251, cp1250 or cp437,
# and behind it what a continuation byte looks like there.
_FOLLOWING = (
    "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013-\u203a\u20ac\u2122]"
)
_CANDIDATE = re.compile(
    f"[\u00c2-\u00df]{_FOLLOWING}"
    f"|[\u00e0-\u00f4\u0102-\u0111\u0139-\u0165]{_FOLLOWING}{{2}}"
    "|\u221a[^\\w\\s]|\u201a\u00c4"
    "|\u00ac[\u00a2\u00a3\u00a7\u00a9\u00aa\u00ae\u00b0\u00b6\u00ba\u00df\u00e6\u00f8\u03a9\u2020\u2022\u222b]"
    "|[\u0420\u0421][\u0080-\u00bf\u0402-\u040f\u0452-\u045f\u0490\u0491\u2013-\u203a\u20ac\u2116\u2122]"
    "|\u0432\u0402|\u251c[^\\s\u2500-\u257f]|\u0393\u00c7|[\u0080-\u009f]"
)
_MAC_CANDIDATE = re.compile(
    "[a-z]\u00d5[a-z]{1,2}\\b|\u00d2[A-Za-z\u00d4\u00c9][^\u00d2\n]{0,2000}?\u00d3"
)
_CONTEXT = 24


@dataclass(frozen=True, slots=True)
class Repair:
    """One line that was repaired: where its changed part stands in the repaired text."""

    start: int
    end: int
    before: str
    after: str


def repaired(text: str) -> tuple[str, list[Repair]]:
    """``text`` without mojibake, and each place where some was. Line breaks must be ``\\n``."""
    suspicious = sorted({*_lines_with(_CANDIDATE, text), *_lines_with(_MAC_CANDIDATE, text)})
    if not suspicious:
        return text, []
    parts: list[str] = []
    repairs: list[Repair] = []
    done = at = 0
    for start, end in suspicious:
        line = text[start:end]
        fixed = _fixed(line)
        if fixed == line:
            continue
        unchanged = text[done:start]
        parts += (unchanged, fixed)
        at += len(unchanged)
        head, tail = _same_ends(line, fixed)
        repairs.append(
            Repair(
                at + head,
                at + len(fixed) - tail,
                line[head : len(line) - tail],
                fixed[head : len(fixed) - tail],
            )
        )
        at += len(fixed)
        done = end
    parts.append(text[done:])
    return "".join(parts), repairs


def _lines_with(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line in which ``pattern`` is found."""
    end = -1
    while match := pattern.search(text, end + 1):
        start = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.start())
        if end < 0:
            yield start, len(text)
            return
        yield start, end


def findings_of(repairs: list[Repair], source: str, text: str) -> tuple[Finding, ...]:
    """Findings for repairs made in ``source``, at their places in ``text``.

    For plain text both are the same; for other formats the repaired words are looked up in order.
    """
    findings: list[Finding] = []
    cursor = 0
    for repair in repairs[:MAX_FINDINGS]:
        start, end = repair.start, repair.end
        if source != text:
            words = re.split(r"[<>&\n]", source[start:end])[0].strip()
            start = text.find(words, cursor) if words else -1
            start, end = (start, start + len(words)) if start >= 0 else (0, 0)
            cursor = max(cursor, end)
        findings.append(Finding("mojibake-repaired", start, end, _message(repair)))
    return tuple(findings)


def _message(repair: Repair) -> str:
    before, after = (
        "".join(c if c.isprintable() else "\ufffd" for c in part[:_CONTEXT])
        for part in (repair.before, repair.after)
    )
    return f"Characters garbled by a wrong encoding were repaired: “{before}” is now “{after}”."


def _fixed(line: str) -> str:
    if _CANDIDATE.search(line):
        line = _recoded(line)
    return _from_mac(line) if _MAC_CANDIDATE.search(line) else line


def _recoded(line: str) -> str:
    from ftfy import fix_text_segment  # noqa: PLC0415 - 100 ms, and rarely needed

    return fix_text_segment(line, _only_mojibake())


@lru_cache(maxsize=1)
def _only_mojibake() -> TextFixerConfig:
    from ftfy import TextFixerConfig  # noqa: PLC0415 - as above

    return TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        remove_control_chars=False,
        normalization=None,
        explain=False,
    )


def _from_mac(line: str) -> str:
    """MacRoman read as cp1252 (``ÒItÕs``), where putting it right makes the quotes stand right."""
    from storykeep.intake.legacy import plausibility  # noqa: PLC0415 - only old files pay for it

    whole = "".join(map(_mac_character, line))
    return whole if plausibility(whole) > plausibility(line) + 0.3 else line


def _mac_character(character: str) -> str:
    if character < "\u0080":
        return character
    byte = character.encode("cp1252", "ignore") or character.encode("latin-1", "ignore")
    return byte.decode("mac-roman") or character


def _same_ends(one: str, other: str) -> tuple[int, int]:
    """How many characters two lines share at the start and at the end."""
    shortest = min(len(one), len(other))
    head = next((i for i in range(shortest) if one[i] != other[i]), shortest)
    room = shortest - head
    tail = next((i for i in range(room) if one[-1 - i] != other[-1 - i]), room)
    return head, tail
