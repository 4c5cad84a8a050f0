"""Numbers that part the scenes of a chapter: “II”, “2.”, “~ 3 ~” alone on a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from storykeep.reading.parts.numbers import number_of
from storykeep.reading.text.layout import Span

_NUMBER = re.compile(
    r"(?P<lead>[\W_]{0,8})(?P<number>\d{1,3}|[IVXLC]{1,6}|[ivxlc]{1,6})(?P<tail>[\W_]{0,8})"
)
_LONGEST = 20
_SPOKEN = frozenset("\"“”„«»‘’‹›'?!,;")
_SENTENCE_ENDS = frozenset(".!?…\"”’'»)*_~-–—:]>")


class Numbered(NamedTuple):
    start: int
    end: int
    number: int
    is_sure: bool
    """It can be nothing else even if it stands by itself: “II”, “2.”, “- 2 -”."""


def find_numbers(text: str, paragraphs: Sequence[Span]) -> list[Numbered]:
    """The numbers of one chapter that part its scenes; page numbers in mid-sentence are none."""
    found: list[Numbered] = []
    for index, span in enumerate(paragraphs):
        if span.end - span.start > _LONGEST or index == len(paragraphs) - 1:
            continue
        before = text[paragraphs[index - 1].end - 1] if index else "."
        numbered = _numbered(text[span.start : span.end], span)
        if numbered and before in _SENTENCE_ENDS and _follows(numbered, found):
            found.append(numbered)
    return found if len(found) > 1 or (found and found[0].is_sure) else []


def _numbered(raw: str, span: Span) -> Numbered | None:
    match = _NUMBER.fullmatch(raw)
    if not match or _SPOKEN.intersection(match["lead"] + match["tail"]):
        return None
    number = number_of(match["number"])
    if not number:
        return None
    adorned = bool(match["lead"].strip() or match["tail"].strip())
    roman = match["number"].isupper() and len(match["number"]) > 1
    return Numbered(span.start, span.end, number, number > 1 and (adorned or roman))


def _follows(numbered: Numbered, found: Sequence[Numbered]) -> bool:
    return numbered.number == found[-1].number + 1 if found else numbered.number <= 2
