"""Where scenes begin: at a mark of any make, at a wider gap, or (suspected) where a mark was lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from storykeep.reading.document import SceneBasis, Time
from storykeep.reading.text.layout import Layout, Span

_USUAL = re.compile(
    r"[\s*~=#_\-–—•·°.<>/\\|+^@&%$:;!ѻ☆★♥♡◊◆●○∞§†‡¤«»()\[\]{}×]{1,80}$"
    r"|[\W_]*(?:o0o|0o0|ooo|oo0oo|xxx|xox|oxo|xoxo|o+0+o+|x+o+x+|o+o+|x+x+|(?:[ox0]\s?){3,30})[\W_]*$"
    r"|[\W_]*\b(?:(?:line|scene|page|section)\s?-?\s?(?:break|change|divider)|line|break|szenenwechsel|linebreak|scenebreak|hr|trennlinie"
    r"|changement de scène|cambio de escena|cambio scena)\b[\W_]*$"
    r"|(?:[\W_]{0,3}(?P<letters>[a-z0-9]{1,6})[\W_]{1,3})(?:(?P=letters)[\W_]{0,3}){2,}$",
    re.IGNORECASE,
)
_ORNAMENT = re.compile(r"[^a-z0-9\s.,!?'\"“”‘’…-]|(.)\1{2}|[*~#=_]|- -|-{3}|–|—", re.IGNORECASE)
_QUOTE_ONLY = re.compile(r"[\"“”«»'‘’.…!?,\s—–-]*$")
_SLUG = re.compile(
    r"(?i)[\W_]*(?:(?:(?:some|a few|several|two|three|four|five|six|ten|twelve|many"
    r"|\d+)\s+)?(?:minutes?|hours?|days?|weeks?|months?|years?)\s+"
    r"(?:later|ago|earlier|before|after)|later(?:\s+that\s+\w+)?|(?:the\s+)?(?:next|following)\s+(?:day|morning|evening|night|week|month)"
    r"|meanwhile|flashback|end flashback|(?:the\s+)?(?:day|night|morning)\s+before"
    r"|present(?:\s+day)?|now|then|past)[\W_]*$"
)
_EARLIER = re.compile(
    r"(?i)\b(?:flashback|ago|earlier|before|then|past|rückblende|retour en arrière)\b"
)
_LATER = re.compile(r"(?i)\b(?:later|next|following|after)\b")
_OPENS_LATER = re.compile(
    r"(?i)[\"“*_]?(?:later|the next|the following|(?:\w+ ){1,2}(?:hours|days|weeks|months|years"
    r"|minutes) later|that (?:night|evening|afternoon)|by the time|when (?:he|she|\w+) woke"
    r"|the morning after|after that|meanwhile)\b"
)
_OPENS_EARLIER = re.compile(
    r"(?i)[\"“*_]?(?:(?:\w+ ){1,2}(?:hours|days|weeks|months|years) (?:ago|earlier|before)"
    r"|it had (?:been|started|begun)|back then|once, )"
)
_REPEATED = re.compile(r"[^\w\s]|_|\d")


class Start(NamedTuple):
    """A scene begins behind ``mark_end``; ``[mark_start, mark_end)`` is the mark (empty for a gap)."""

    mark_start: int
    mark_end: int
    basis: SceneBasis
    time: Time | None


def is_mark(raw: str) -> bool:
    """Whether a line by itself is a scene mark.

    >>> [is_mark(line) for line in ("~*~", "oOoOo", "* * *", "[scene change]", "...", "Oh.")]
    [True, True, True, True, False, False]
    """
    bare = raw.strip()
    if not bare or len(bare) > 90 or _is_prose(bare) or not _USUAL.match(bare):
        return False
    if _QUOTE_ONLY.match(bare):
        return bool(re.fullmatch(r"[-–—\s]{3,}|[.\s]{5,}|(?:\.\s){2,}\.|—|–", bare))
    return True


def _is_prose(line: str) -> bool:
    """A long line of many different letters: no pattern of marks is worth trying on it."""
    return len(line) > 30 and len(set(filter(str.isalnum, line.casefold()))) > 12


def own_marks(text: str, lines: Sequence[Span]) -> frozenset[str]:
    """Short lines without words that a text repeats: marks of its own make, such as “:: TW ::”."""
    counts: Counter[str] = Counter()
    for line in lines:
        if line.end - line.start <= 30 and line.blanks:
            raw = text[line.start : line.end]
            edges = raw[0] + raw[-1]
            if (
                not any(map(str.isalnum, edges))
                and _ORNAMENT.search(raw)
                and raw[0] not in "\"“‘'«([„-—–"
            ):
                counts["".join(raw.split())] += 1
    return frozenset(
        mark for mark, count in counts.items() if count >= 2 and sum(map(str.isalpha, mark)) <= 8
    )


def find_marks(text: str, layout: Layout) -> list[Start]:
    """Every marked scene break."""
    own = own_marks(text, layout.lines)
    found = []
    for line in layout.lines:
        if line.end - line.start > 90:
            continue
        raw = text[line.start : line.end]
        if is_mark(raw) or (own and "".join(raw.split()) in own):
            found.append(Start(line.start, line.end, "mark", None))
        elif line.blanks and _SLUG.match(raw):
            found.append(Start(line.start, line.start, "mark", time_of(raw)))
    return _joined(text, found)


def _joined(text: str, marks: Sequence[Start]) -> list[Start]:
    """Marks with nothing but blanks between are one."""
    found: list[Start] = []
    for mark in marks:
        if found and not text[found[-1].mark_end : mark.mark_start].strip():
            last = found[-1]
            found[-1] = last._replace(mark_end=mark.mark_end, time=mark.time or last.time)
        else:
            found.append(mark)
    return found


def time_of(line: str) -> Time | None:
    """What a slug says of time: “Two years ago” is earlier, “The next day” later, “Present day” now."""
    if re.match(r"(?i)[\W_]*(?:now|present|end flashback)", line):
        return "now"
    if _LATER.search(line):
        return "later"
    return "earlier" if _EARLIER.search(line) else None


def opening_time(text: str, start: int) -> Time | None:
    """What the first words of a scene say of time."""
    if _OPENS_EARLIER.match(text, start, start + 60):
        return "earlier"
    return "later" if _OPENS_LATER.match(text, start, start + 60) else None


class Gap(NamedTuple):
    """A place with more blank lines than the text’s norm, before a paragraph."""

    paragraph: int
    blanks: int
    kind: Literal["scene", "lost"]


def find_gaps(
    text: str, layout: Layout, spoken: frozenset[int], body: tuple[int, int]
) -> list[Gap]:
    """Wider gaps between paragraphs of the body: a scene’s beginning, or lines that were lost.

    ``spoken`` holds the indices of paragraphs with direct speech. Inside a running conversation
    a wider gap is a loss, as long as such gaps are not the text’s usual way of parting scenes.
    """
    norm = layout.norm
    inside = [
        (index, span)
        for index, span in enumerate(layout.paragraphs)
        if index and body[0] < span.start < body[1] and span.blanks > norm
    ]
    if len(inside) * 4 > len(layout.paragraphs):
        return []
    gaps = [
        Gap(i, span.blanks, "lost" if _runs_on(text, layout, i, spoken) else "scene")
        for i, span in inside
    ]
    scenes = sum(gap.kind == "scene" for gap in gaps)
    if scenes > 2 * (len(gaps) - scenes):
        return [gap._replace(kind="scene") for gap in gaps]
    return gaps


def _runs_on(text: str, layout: Layout, index: int, spoken: frozenset[int]) -> bool:
    """Whether the same conversation goes on over a gap."""
    span = layout.paragraphs[index]
    if opening_time(text, span.start):
        return False
    before = index - 1 in spoken or index - 2 in spoken
    after = index in spoken or (index + 1 in spoken and span.end - span.start < 200)
    return before and after and (index - 1 in spoken or index in spoken)
