"""Lines that set a scene: when, where, through whose eyes. “~Two years earlier~”, “Duo’s POV”."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

from storykeep.reading.document import Time
from storykeep.reading.lexicon import times as words
from storykeep.reading.parts.dates import Date, dated
from storykeep.reading.parts.numbers import NUMBER_WORD
from storykeep.reading.parts.times import time_words
from storykeep.reading.text.layout import Span

Kind = Literal["time", "date", "viewpoint", "words"]

LONGEST = 80
_MOST_WORDS = 9
_SHAPE = re.compile(r"(?P<lead>[\W_]*)(?P<core>\w(?:.*\w)?)(?P<tail>[\W_]*)", re.DOTALL)
_SPOKEN = frozenset("\"“”„«»‘’‚‹›'?!,;¿¡")
_SOFT = frozenset(" .…:\t")
_EMPHASIS = frozenset("*_/")
_BRACKETS = frozenset("()[]{}")
_VIEWPOINT = re.compile(
    rf"(?:(?P<before>[^\W\d_][\w'’ .-]{{0,30}}?)(?:['’]s|['’]|s)?\s+(?:{words.VIEWPOINT})"
    rf"|(?:{words.VIEWPOINT})\s*(?:[:–—-]|of|de|von|di)?\s*(?P<after>[^\W\d_][\w'’ .-]{{0,30}}))",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    rf"(?:scene|szene|scène|escena|scena|сцена)\s+(?:[ivx]+|\d+|{NUMBER_WORD})", re.IGNORECASE
)
_CORE_AND_MORE = re.compile(r"\s*(?:[,:;/(|]|\s[–—-]+\s|--)\s*")
_FURNITURE = re.compile(
    r"(?:the\s+)?(?:end|fin|fine|ende|owari|tbc|finis|конец)\b(?!.*flash)|to\s+be\s+cont|a\s?/\s?n\b|author|note|chapter|part\b"
    r"|disclaimer|warning|review|title|rating|summary|beta|fandom|pairing|thank|kapitel|continued",
    re.IGNORECASE,
)
_ON_SCREEN = re.compile(r"(?i)(?:int|ext|int\.?/ext)\b\.?\s*\S.*")
_FEWEST_ALONE = frozenset(
    {"then", "past", "now", "ora", "later", "once", "avant", "today", "hoy", "ahora"}
)


class Slug(NamedTuple):
    """``time`` is null where the line says nothing of earlier or later by itself."""

    kind: Kind
    time: Time | None = None
    date: Date | None = None


class _Shape(NamedTuple):
    lead: str
    core: str
    tail: str

    @property
    def ornaments(self) -> str:
        return "".join(sign for sign in self.lead + self.tail if sign not in _SOFT)

    @property
    def is_marked(self) -> bool:
        """Ornaments stand on both sides."""
        return bool(set(self.lead) - _SOFT) and bool(set(self.tail) - _SOFT)

    @property
    def is_strong(self) -> bool:
        """More than emphasis or brackets would need: “~*~ … ~*~”, “--- … ---”."""
        sides = [
            "".join(sign for sign in side if sign not in _SOFT) for side in (self.lead, self.tail)
        ]
        if min(map(len, sides)) < 2 or set(self.ornaments) <= _BRACKETS:
            return False
        if set(self.ornaments) <= _EMPHASIS:
            return (
                min(map(len, sides)) >= 3 and self.lead[-1:].isspace() and self.tail[:1].isspace()
            )
        return True


def slug_of(raw: str, people: Collection[str] = ()) -> Slug | None:
    """What a line that stands alone says of the scene below it; None where it is part of the story.

    ``people`` are folded names of the cast.

    >>> slug_of("***Flashback***")
    Slug(kind='time', time='earlier', date=None)
    >>> slug_of("Later, he went home.")
    """
    shape = _shape(raw)
    if shape is None:
        return None
    said = _time_slug(shape)
    if said:
        return said
    when = dated(shape.core, is_marked=shape.is_marked) if _may_be_date(shape) else None
    if when:
        return Slug("date", None, when.date)
    if _VIEWPOINT.fullmatch(shape.core):
        return Slug("viewpoint")
    if _NUMBERED.fullmatch(shape.core) or (
        shape.core.isupper() and _ON_SCREEN.fullmatch(shape.core)
    ):
        return Slug("words")
    if shape.is_strong and not _FURNITURE.match(shape.core) and len(shape.core.split()) <= 6:
        return Slug("words")
    named = shape.core.casefold() in people and shape.is_marked
    return (
        Slug("viewpoint") if named and not set(shape.ornaments) & (_EMPHASIS | {"(", ")"}) else None
    )


def _shape(raw: str) -> _Shape | None:
    if len(raw) > LONGEST or "\n" in raw or raw[:1] in _SPOKEN or raw[-1:] in _SPOKEN:
        return None
    match = _SHAPE.fullmatch(raw)
    if not match or len(match["core"].split()) > _MOST_WORDS:
        return None
    shape = _Shape(match["lead"], match["core"], match["tail"])
    return None if _SPOKEN.intersection(shape.lead + shape.tail) else shape


def _time_slug(shape: _Shape) -> Slug | None:
    first, *rest = _CORE_AND_MORE.split(shape.core, maxsplit=1)
    time = time_words(first)
    if time is False:
        return None
    alone = shape.core.casefold() in _FEWEST_ALONE and not shape.is_marked
    if alone and (shape.tail.strip() == "." or shape.core.islower()):
        return None
    if rest and not shape.is_marked and not rest[0][:1].isupper() and not rest[0][:1].isdigit():
        return None  # “Later, he went home”
    if rest and len(rest[0].split()) > 5:
        return None
    when = dated(rest[0], is_marked=True) if rest else None
    return Slug("time", None if time is True else time, when.date if when else None)


def _may_be_date(shape: _Shape) -> bool:
    return shape.tail.strip() in {"", ":"} or shape.is_marked or shape.core.isupper()


def named_headings(text: str, spans: Sequence[Span], people: Collection[str]) -> frozenset[int]:
    """Starts of lines that are but a name in emphasis or brackets (“*Jack*”, “(Duo)”), where several are."""
    found = []
    for span in spans:
        if span.end - span.start > 40 or text[span.start].isalnum():
            continue
        shape = _shape(text[span.start : span.end])
        if shape and shape.is_marked and shape.core.casefold() in people:
            found.append((span.start, shape.core.casefold()))
    counts = Counter(name for _, name in found)
    return (
        frozenset(start for start, _ in found)
        if len(found) >= 2 and len(counts) >= 2
        else frozenset()
    )
