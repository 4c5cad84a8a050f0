"""What stands between a header and the story: a repeated title or byline, notes without a label, rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from storykeep.reading.document import Note
from storykeep.reading.headers.furniture import is_page_furniture
from storykeep.reading.headers.labelled import Field
from storykeep.reading.headers.unlabelled import is_about_writing, kind_of_words
from storykeep.reading.text.layout import Span

LONGEST_NOTE = 1_200
_LONGEST_REPEAT = 160
_MOST_REPEATS = 6
_RULE = re.compile(r"([-=_*~#]) ?(?:\1 ?){9,}\Z")
_CHAPTER = re.compile(
    r"(?:chapter|part|kapitel|teil|chapitre|partie|capítulo|parte|capitolo|глава"
    r"|часть) \w{1,6}(?: of \w{1,6})?\Z"
)
_MOST_NOTED = 6
_SPOKEN = "\"“«'‘„—"


class Lead(NamedTuple):
    """``end`` is where the story’s own words begin."""

    end: int
    notes: tuple[Note, ...] = ()
    disclaimer: Note | None = None


def fold(value: str) -> str:
    return re.sub(r"[\W_]+", " ", value.casefold()).strip()


def after_repeats(
    text: str, lines: Sequence[Span], marks: frozenset[int], start: int,
    titles: Iterable[str], authors: Iterable[str], *, headed: bool,
) -> int:  # fmt: skip
    """Behind a title or byline repeated, buttons of a page, and separators around them.

    ``titles`` and ``authors`` are folded; ``headed``: a header stands above, so that a mark here parts
    it from the story.
    """
    known = set(titles)
    bylines = {f"{lead}by {author}" for author in authors if author for lead in _bylines(known)}
    body = start
    for line in lines[:_MOST_REPEATS]:
        if line.end - line.start > _LONGEST_REPEAT:
            break
        raw = text[line.start : line.end]
        folded = re.sub(r"^chapter \d+ by ", "by ", fold(raw))
        counted = headed and _CHAPTER.match(folded) is not None
        repeated = counted or folded in known or folded in bylines or is_page_furniture(raw)
        if not repeated and not (line.start in marks and (headed or body > start)):
            break
        body = line.end
    return body


def _bylines(titles: Iterable[str]) -> Iterable[str]:
    return ("", *(f"{title} " for title in titles))


def after_notes(
    text: str,
    paragraphs: Sequence[Span],
    marks: frozenset[int],
    start: int,
    end: int,
    *,
    first: bool,
) -> Lead:
    """Behind disclaimers and words to the readers that carry no label, at most three paragraphs."""
    body, taken = start, 0
    notes: list[Note] = []
    disclaimer: Note | None = None
    for span in paragraphs[:4]:
        raw = text[span.start : min(span.end, span.start + LONGEST_NOTE)]
        if span.start in marks and taken:
            body = span.end
            break
        if len(raw) >= LONGEST_NOTE or raw[0] in "\"“«'‘" or span.end >= end:
            break
        if is_page_furniture(raw):
            body, taken = span.end, taken + 1
            continue
        kind = kind_of_words(raw, first=first)
        if kind is None:
            break
        note = Note(raw.strip("()[]* "), span.start, span.end)
        if kind == "disclaimer" and disclaimer is None:
            disclaimer = note
        else:
            notes.append(note)
        body, taken = span.end, taken + 1
    return Lead(body, tuple(notes), disclaimer)


def notes_to_rule(text: str, paragraphs: Sequence[Span], last: Field | None) -> Lead | None:
    """The paragraphs with which a note at a header’s end goes on, where a long rule closes the header.

    The rule must be the only one of its make near, or it parts scenes; speech is no note.
    """
    if last is None or last.key not in {"notes", "disclaimer", "dedication"}:
        return None
    noted: list[Span] = []
    for index, span in enumerate(paragraphs[: _MOST_NOTED + 1]):
        raw = text[span.start : min(span.end, span.start + LONGEST_NOTE)]
        if _RULE.match(raw):
            again = any(text[each.start : each.end] == raw for each in paragraphs[index + 1 : -1])
            if not noted or again or not any(is_about_writing(_of(text, each)) for each in noted):
                return None
            notes = (Note(_of(text, each), each.start, each.end) for each in noted)
            return Lead(span.end, tuple(notes))
        if raw[0] in _SPOKEN or span.end - paragraphs[0].start > LONGEST_NOTE:
            return None
        noted.append(span)
    return None


def _of(text: str, span: Span) -> str:
    return text[span.start : span.end]
