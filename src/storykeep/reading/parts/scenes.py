"""Where scenes begin: at a mark of any make, at a wider gap, or (suspected) where a mark was lost."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from storykeep.reading.document import SceneBasis, Time
from storykeep.reading.parts.slugs import Slug, named_headings, slug_of
from storykeep.reading.parts.times import opening_time
from storykeep.reading.text.layout import Layout, Span
from storykeep.reading.text.legend import Legend

_USUAL = re.compile(
    r"[\s*~=#_\-–—•·°.<>/\\|+^@&%$:;!ѻ☆★♥♡◊◆●○∞§†‡¤«»()\[\]{}×]{1,80}$"
    r"|[\W_]*(?:o0o|0o0|ooo|oo0oo|xxx|xox|oxo|xoxo|o+0+o+|x+o+x+|o+o+|x+x+|(?:[ox0]\s?){3,30})[\W_]*$"
    r"|[\W_]*\b(?:(?:line|scene|page|section|paragraph)\s?-?\s?(?:break|change|divider|separator|shift)|line|break|hr|nbsp"
    r"|new scene|change of scene|szenenwechsel|trennlinie|absatz|changement de scène|nouvelle scène"
    r"|cambio d[ei] escena|nueva escena|cambio (?:di )?scena|смена сцены)\b[\W_]*$"
    r"|(?=.*[^\w\s])[~*=#_+|^<>:•°.-]{1,6}\s?[oxvw0O]{1,3}\s?[~*=#_+|^<>:•°.-]{1,6}$"
    r"|(?:[~*=#_+|^<>:•°-]{1,3}\s?[ox0]\s?){2,12}[~*=#_+|^<>:•°-]{1,3}$"
    r"|[~*=#_+|^<>:•°.-]{1,3}\s?(?P<letters>[a-z0-9]{1,6})(?:\s?[~*=#_+|^<>:•°.-]{1,3}\s?(?P=letters)){1,20}"
    r"\s?[~*=#_+|^<>:•°.-]{1,3}$",
    re.IGNORECASE,
)
_PROSE = re.compile(
    r"[\"“'‘]?(?!(?i:[ox0ѻ]|li|sc|pa|se|br|hr|nb|ne|ch|sz|tr|ab|no|ca|nu|см))[A-Za-zÀ-ÖØ-öø-ɏА-я]"
)
"""How a line begins that can be no mark: with a letter, but not as the words do that stand for marks.

Most lines do, and this tells it for a fraction of what the patterns of marks cost.
"""
_ORNAMENT = re.compile(r"[^a-z0-9\s.,!?'\"“”‘’…-]|(.)\1{2}|[*~#=_]|- -|-{3}|–|—", re.IGNORECASE)
_LEFT_OVER = re.compile(r"[-–—\s]{3,}|[.\s]{5,}|(?:\.\s){2,}\.|[.\-–—]|--")
"""Signs that are words unsaid (“...”) unless they are all that is left of a mark."""
_SIGNS = frozenset(["So", "Sm", "Sk", "Sc", "Po", "Pd", "Ps", "Pe", "Pc", "Nl", "No"])
_NO_LEGEND = Legend()
_FACES = 0x1F000
_LONGEST = 90
_QUOTE_ONLY = re.compile(r"[\"“”«»'‘’.…!?,\s—–-]*$")


class Start(NamedTuple):
    """A scene begins behind ``mark_end``; ``[mark_start, mark_end)`` is the mark (empty for a gap).

    A mark with words in it stays part of the scene: it is empty too, and ``said`` is where they stand.
    """

    mark_start: int
    mark_end: int
    basis: SceneBasis
    time: Time | None
    said: tuple[int, int] | None = None
    slug: Slug | None = None
    sure: float = 1.0
    reason: str | None = None


def is_mark(raw: str) -> bool:
    """Whether a line by itself is a scene mark.

    >>> [is_mark(line) for line in ("~*~", "oOoOo", "* * *", "[scene change]", ".", "...", "Oh.")]
    [True, True, True, True, True, False, False]
    """
    bare = raw.strip()
    if not bare or len(bare) > 90 or _PROSE.match(bare) or _is_prose(bare):
        return False
    if _QUOTE_ONLY.match(bare):
        return bool(_LEFT_OVER.fullmatch(bare))
    return bool(_USUAL.match(bare)) or _is_ornament(bare)


def _is_ornament(bare: str) -> bool:
    """Signs of any kind, but no letters, marks of speech or faces: “❦”, “⁂”, “♫ ♫”."""
    return all(
        sign.isspace() or (ord(sign) < _FACES and unicodedata.category(sign) in _SIGNS)
        for sign in bare
    )


def _is_prose(line: str) -> bool:
    """A long line of many different characters: no pattern of marks is worth trying on it."""
    return len(line) > 30 and len(set(line)) > 16


def own_marks(text: str, lines: Sequence[Span]) -> frozenset[str]:
    """Short lines without words that a text repeats: marks of its own make, such as “:: TW ::”."""
    counts: Counter[str] = Counter()
    for line in lines:
        if line.blanks and line.end - line.start <= 30 and not text[line.start].isalnum():
            raw = text[line.start : line.end]
            if not raw[-1].isalnum() and _ORNAMENT.search(raw) and raw[0] not in "\"“‘'«([„-—–":
                counts["".join(raw.split())] += 1
    return frozenset(
        mark for mark, count in counts.items() if count >= 2 and sum(map(str.isalpha, mark)) <= 8
    )


def find_marks(
    text: str, layout: Layout, people: Collection[str] = (), legend: Legend = _NO_LEGEND
) -> list[Start]:
    """Every marked scene break. ``people`` are folded names of the cast. Linear in the text’s length."""
    own = own_marks(text, layout.lines)
    said = _said_in(legend)
    ends = {span.start: span.end for span in layout.paragraphs}
    short = [line for line in layout.lines if line.end - line.start <= _LONGEST]
    names = named_headings(text, [line for line in short if line.start in ends], people)
    found: list[Start] = []
    for line in short:
        raw = text[line.start : line.end]
        place = (line.start, line.end)
        bare = "".join(raw.split()) if said or own else raw
        if bare in said:
            found.append(Start(*place, "mark", said[bare], place if said[bare] else None))
        elif is_mark(raw):
            found.append(Start(*place, "mark", None))
        elif ends.get(line.start) == line.end and (slug := slug_of(raw, people)):
            found.append(Start(line.start, line.start, "mark", slug.time, place, slug))
        elif bare in own:
            found.append(Start(*place, "mark", None))
        elif line.start in names:
            found.append(Start(line.start, line.start, "mark", None, place, Slug("viewpoint")))
    return _joined(text, _without_verses(text, found))


def _said_in(legend: Legend) -> dict[str, Time | None]:
    """Marks that the text itself explains as scene marks, and the time they tell."""
    return {
        **dict.fromkeys(legend.alone("scene", "time", "view", "dream"), None),
        **dict.fromkeys(legend.alone("flashback"), "earlier"),
    }


def _without_verses(text: str, marks: Sequence[Start]) -> list[Start]:
    """Lines in ornaments that follow one another are verses, not headings."""
    verses: set[int] = set()
    for one, other in pairwise(marks):
        both = one.slug and other.slug and one.slug.kind == other.slug.kind == "words"
        if both and one.said and not text[one.said[1] : other.mark_start].strip():
            verses |= {one.mark_start, other.mark_start}
    return [mark for mark in marks if not (mark.slug and mark.mark_start in verses)]


def _joined(text: str, marks: Sequence[Start]) -> list[Start]:
    """Marks with nothing but blanks and headings between are one; a heading stays with its scene."""
    found: list[Start] = []
    for mark in marks:
        last = found[-1] if found else None
        behind = last.said[1] if last and last.said else last.mark_end if last else 0
        if last is None or text[behind : mark.mark_start].strip():
            found.append(mark)
        elif last.said is None:
            found[-1] = last._replace(
                mark_end=mark.mark_end, time=mark.time or last.time, said=mark.said, slug=mark.slug
            )
        else:
            date = (mark.slug and mark.slug.date) or (last.slug and last.slug.date)
            slug = (last.slug or Slug("words"))._replace(date=date)
            found[-1] = last._replace(
                time=last.time or mark.time,
                said=(
                    last.said[0],
                    max(last.said[1], mark.said[1] if mark.said else mark.mark_end),
                ),
                slug=slug,
            )
    return found


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
