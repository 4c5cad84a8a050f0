"""Chapter heads and part numbers: “Chapter 2: The Hub”, “Kapitel III”, “Part Two”, “2/5”, “IV.”, “Prologue”.

A head stands alone on its line. Named heads (“Chapter 4”) count by themselves; bare numbers only
where they follow one another from 1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from storykeep.reading.lexicon.labels import field_of
from storykeep.reading.parts.numbers import NUMBER_WORD, NUMBERS, ORDINALS, number_of
from storykeep.reading.text.layout import Span

_ROMAN = r"[IVXLivxl]{1,7}"
_NUMBER = rf"(?:\d{{1,3}}|{_ROMAN}|{NUMBER_WORD})"
_WORDS = (
    r"chapter|chap\.?|ch\.|part|pt\.?|episode|act|canto|kapitel|kap\.|teil|akt|chapitre|partie|acte"
    r"|capítulo|capitulo|capitolo|cap\.|parte|atto|acto|hoofdstuk|deel|rozdział|część|kapittel|kapitola"
    r"|fejezet|luku|глава|часть|эпизод|розділ|частина"
)
_LEADS = "|".join(word for word, value in NUMBERS.items() if value <= 12 and len(word) > 4)
_NAMED = re.compile(
    rf"[\W_]{{0,12}}(?:(?P<word>{_WORDS})\s*[#:]?\s*(?:the\s+)?(?P<number>{_NUMBER})(?![\w'’])"
    rf"|(?P<lead>{'|'.join(ORDINALS)}|{_LEADS}|\d{{1,2}}(?:st|nd|rd|th|\.|-?я))\s+(?P<tail>{_WORDS})\b)"
    r"(?:\s*(?:/|of|von|de|di|из)\s*(?:\d{1,3}|\?+))?(?P<rest>[^\n]{0,120})$",
    re.IGNORECASE,
)
_SPECIALS = (
    r"prologue|epilogue|prolog|epilog|interlude|foreword|prólogo|epílogo|épilogue|prologo"
    r"|epilogo|interludio|interlúdio|intermezzo|interludium|zwischenspiel|intermède|vorspiel|nachspiel"
    r"|vorwort|afterword|preface|пролог|эпилог|интерлюдия|intermission|coda"
    r"|第[一二三四五六七八九十百零〇\d]{1,5}[章回話话部]"
)
_SPECIAL = re.compile(
    rf"[\W_]{{0,12}}(?:{_SPECIALS})"
    rf"(?:\s+(?:{_NUMBER})(?=\W|$))?(?P<rest>\s*(?:[:\-–—.].{{0,80}})?)[\W_]{{0,12}}$",
    re.IGNORECASE,
)
_FIRST = re.compile(r"[\W_]{0,12}(?P<letters>[^\W\d_]{1,2})")
_FIRST_LETTERS = frozenset(
    word[:2].casefold() for word in re.findall(r"[^\W\d_]+", _NAMED.pattern + _SPECIAL.pattern)
)
"""How a named head’s first word may begin: looked at before the patterns, which cost far more."""
_OPENING_WORDS = [*f"{_WORDS}|{_LEADS}|{_SPECIALS}".split("|"), *ORDINALS]
_OPENINGS = frozenset(
    match[0] for word in _OPENING_WORDS if (match := re.match(r"[a-z]{3}|[a-z]{2}(?=\\)", word))
)
"""The same for words that begin with three plain letters or more, as most lines do."""
_BARE = re.compile(
    rf"[\W_]{{0,6}}(?P<number>\d{{1,3}}|{_ROMAN})(?P<rest>[.):]?(?:\s+\S.{{0,60}})?)[\W_]{{0,6}}$"
)
_WORDED = re.compile(
    rf"[\W_]{{0,6}}(?P<number>(?=[A-ZÀ-ÞА-Я]){NUMBER_WORD})(?P<rest>[.:]?)[\W_]{{0,6}}$",
    re.IGNORECASE,
)
_FRACTION = re.compile(r"[\W_]{0,6}(?P<number>\d{1,3})\s*(?:/|of)\s*(?:\d{1,3}|\?+)[\W_]{0,6}$")
_DIVISION = re.compile(
    r"[\W_]{0,8}(?:volume|book|vol\.?|band|buch|livre|libro|tome|том|книга"
    r"|the end of (?:the )?\w+ (?:volume|book))\b.{0,40}$",
    re.IGNORECASE,
)
_TRIM = ' \t*_~=#:.-–—|"“”'
_LONGEST = 160


class Head(NamedTuple):
    start: int
    end: int
    title: str | None
    number: int | None
    named: bool


def find_heads(text: str, lines: Sequence[Span], marked: Sequence[Span] = ()) -> list[Head]:
    """All chapter heads, in order; ``marked`` are the headings the file format marks as such."""
    named: list[Head] = []
    bare: list[Head] = []
    for index, line in enumerate(lines):
        start, end, blanks, _ = line
        if end - start > _LONGEST:
            continue
        raw = text[start:end]
        head = (_named(raw, line) or _special(raw, line)) if _may_be_named(raw) else None
        if head and _stands_in_header(text, lines, index):
            continue
        if head:
            named.append(head)
        elif (blanks or not index) and _stands_alone(lines, index):
            number = _bare(raw, line)
            if number:
                bare.append(number)
    places = (
        {line.start: index for index, line in enumerate(lines)} if named or bare or marked else {}
    )
    heads = _without_contents(places, named) or _counted(text, bare)
    heads = _with_marked(text, _with_titles(text, lines, places, heads), marked)
    return _with_divisions(text, lines, places, heads)


def _may_be_named(raw: str) -> bool:
    three = raw[:3]
    if three.isascii() and three.isalpha():
        folded = three.lower()
        return folded in _OPENINGS or folded[:2] in _OPENINGS
    first = _FIRST.match(raw)
    letters = first["letters"].casefold() if first else ""
    return first is None or letters in _FIRST_LETTERS or letters.startswith("第")


def _stands_in_header(text: str, lines: Sequence[Span], index: int) -> bool:
    """“Part: 2/3” between two labelled lines is a field of the header."""
    before = index and not lines[index].blanks and _labelled(text, lines[index - 1])
    after = index + 1 < len(lines) and not lines[index + 1].blanks
    return bool(before) or (after and _labelled(text, lines[index + 1]))


def _labelled(text: str, line: Span) -> bool:
    label, colon, _ = text[line.start : min(line.end, line.start + 50)].partition(":")
    return bool(colon) and field_of(label) is not None


def _named(raw: str, line: Span) -> Head | None:
    match = _NAMED.match(raw)
    if not match:
        return None
    rest = match["rest"]
    word = match["word"] or match["tail"]
    if (rest and not _is_title(rest)) or not word:
        return None
    if match["lead"] and (match["lead"].islower() or rest[:1] == ","):
        return None  # the middle of a sentence, broken by the margin
    number = number_of(match["number"] or match["lead"])
    return Head(line.start, line.end, rest.strip(_TRIM) or None, number, named=True)


def _is_title(rest: str) -> bool:
    """What stands behind a chapter’s number is a title, not the rest of a sentence."""
    bare = rest.strip()
    if not bare.strip(_TRIM + ")]"):
        return True
    if bare[0] in ':-–—.|~*(["“/,':
        return bare[-1] not in ",;" and len(bare) <= 100
    return (
        rest[0].isspace() and bare[0].isupper() and bare[-1] not in ".,;" and len(bare.split()) <= 9
    )


def _special(raw: str, line: Span) -> Head | None:
    match = _SPECIAL.match(raw)
    if not match:
        return None
    return Head(line.start, line.end, raw.strip(_TRIM), None, named=True)


def _stands_alone(lines: Sequence[Span], index: int) -> bool:
    return index + 1 < len(lines) and bool(lines[index + 1].blanks)


def _bare(raw: str, line: Span) -> Head | None:
    match = _FRACTION.match(raw) or _BARE.match(raw) or _WORDED.match(raw)
    if not match:
        return None
    number = number_of(match["number"])
    rest = match.groupdict().get("rest") or ""
    title = rest.strip(_TRIM + ")")
    if title and (not title[0].isupper() or title[-1] in ".,;!?" or rest[0] not in ".):"):
        return None
    return Head(line.start, line.end, title or None, number, named=False) if number else None


def _counted(text: str, bare: Sequence[Head]) -> list[Head]:
    """Bare numbers that count up by one; a text may begin without its “1”. A list of points is none."""
    listed = {
        start
        for one, other in pairwise(bare)
        if not text[one.end : other.start].strip()
        for start in (one.start, other.start)
    }
    found: list[Head] = []
    for head in bare:
        if head.start in listed:
            continue
        expected = found[-1].number + 1 if found and found[-1].number else None
        if head.number == expected or (not found and head.number in {1, 2}):
            found.append(head)
    return found if len(found) >= 2 else []


def _without_contents(starts: Mapping[int, int], heads: list[Head]) -> list[Head]:
    """A table of contents lists heads with no text between: those are no chapters.

    ``starts`` are the places of lines, each with the line’s index.
    """
    kept: list[Head] = []
    for index, head in enumerate(heads):
        following = heads[index + 1] if index + 1 < len(heads) else None
        close = following is not None and starts[following.start] - starts[head.start] <= 1
        listed = close or (
            kept == []
            and index > 0
            and following is not None
            and heads[index - 1].end + 3 >= head.start
        )
        if not (
            listed and following and head.number is not None and _repeats(heads[index + 1 :], head)
        ):
            kept.append(head)
    return kept


def _repeats(later: Sequence[Head], head: Head) -> bool:
    return any(other.number == head.number for other in later)


def _with_titles(
    text: str, lines: Sequence[Span], starts: Mapping[int, int], heads: Sequence[Head]
) -> list[Head]:
    """A short line right below a bare head is its title (“Chapter 3” / “The Fire”)."""
    found = []
    for head in heads:
        index = starts[head.start] + 1
        if not head.title and index + 1 < len(lines):
            line, below = lines[index], lines[index + 1]
            raw = text[line.start : line.end]
            if line.blanks <= 1 and below.blanks >= 1 and _looks_like_title(raw):
                found.append(head._replace(end=line.end, title=raw.strip(_TRIM)))
                continue
        found.append(head)
    return found


def _looks_like_title(raw: str) -> bool:
    bare = raw.strip(_TRIM)
    if not 2 <= len(bare) <= 70 or raw[0] in "\"“'‘«—-" or ":" in bare:
        return False
    if raw.rstrip()[-1] in ".,;…":
        return False
    words = bare.split()
    capitals = sum(word[:1].isupper() for word in words)
    return bare.isupper() or (bare[0].isupper() and capitals >= len(words) / 2 and len(words) <= 10)


def _with_marked(text: str, heads: list[Head], marked: Sequence[Span]) -> list[Head]:
    """Add headings the format marks; where there are two or more they are the chapters."""
    taken = [(head.start, head.end) for head in heads]
    extra = [
        Head(
            span.start,
            span.end,
            " ".join(text[span.start : span.end].split()) or None,
            None,
            named=True,
        )
        for span in marked
        if not any(start < span.end and span.start < end for start, end in taken)
    ]
    return sorted([*heads, *extra]) if len(extra) + len(heads) > 1 or heads else extra


def _with_divisions(
    text: str, lines: Sequence[Span], starts: Mapping[int, int], heads: list[Head]
) -> list[Head]:
    """“VOLUME II” above a head belongs to the head’s place, not to the chapter before."""
    found = []
    for head in heads:
        index = starts.get(head.start, 0)
        start = head.start
        while index > 0 and _DIVISION.match(
            text[lines[index - 1].start : min(lines[index - 1].end, lines[index - 1].start + 90)]
        ):
            index -= 1
            start = lines[index].start
        found.append(head._replace(start=start))
    return found
