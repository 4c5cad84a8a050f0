"""Every sign of damage in a story, and what would mend it where that is certain.

Codes: ``apostrophes-lost``, ``breaks-lost``, ``characters-lost``, ``letters-misread``, ``lines-lost``,
``mail-left``, ``markup-left``, ``other-story``, ``page-furniture``, ``passage-doubled``,
``quote-unclosed``, ``quote-unopened``, ``scene-mark-lost``, ``text-cut``, ``words-split``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from storykeep.reading.damage.debris import left_by_mail, left_markup
from storykeep.reading.damage.doubled import doubled
from storykeep.reading.damage.foreign import other_story
from storykeep.reading.damage.garbled import lost_apostrophes, lost_characters
from storykeep.reading.damage.lost import (
    broken_sentences,
    cut_ending,
    lost_breaks,
    lost_lines,
    lost_scene_marks,
)
from storykeep.reading.damage.marks import lost_marks
from storykeep.reading.damage.scanned import misread, page_furniture, split_words
from storykeep.reading.damage.sign import MOST_MENDS, Body, Sign
from storykeep.reading.parts.scenes import Gap, is_mark
from storykeep.reading.text.layout import Layout, Span
from storykeep.reading.text.quotes import Quote


def find_damage(
    text: str,
    layout: Layout,
    paragraphs: Sequence[Span],
    quotes: Sequence[Quote],
    gaps: Sequence[Gap],
    *,
    single: bool = False,
) -> tuple[Sign, ...]:
    """Every sign of damage within the body, in order. Linear in the text’s length.

    ``text`` has line breaks where there is no story; ``layout`` is what quotes and gaps point into;
    ``paragraphs`` are the body’s as they stand. ``single``: speech stands in single marks, of which a
    lost one cannot be told from an apostrophe.
    """
    separator = "\n" if layout.norm == 0 and len(paragraphs) > 3 else "\n\n"
    words = text.split()
    body = Body(text, tuple(paragraphs), words, frozenset(words), separator)
    as_read = body._replace(paragraphs=layout.paragraphs)
    lines = [line for line in layout.lines if text[line.start] != "\n"]
    found = [
        *([] if single else lost_marks(as_read, quotes)),
        *_lost(body, layout, lines, gaps),
        *doubled(body),
        *lost_characters(body),
        *lost_apostrophes(body),
        *left_markup(body),
        *left_by_mail(body),
        *misread(body),
        *split_words(body),
        *page_furniture(text, lines, body),
        *other_story(body),
    ]
    found.sort(key=lambda sign: (sign.finding.start, sign.finding.end))
    return tuple(_not_too_many(found))


def _lost(body: Body, layout: Layout, lines: Iterable[Span], gaps: Sequence[Gap]) -> Iterator[Sign]:
    short = (body.text[line.start : line.end] for line in lines if line.end - line.start < 30)
    marks = sum(map(is_mark, short)) if gaps else 0
    yield from lost_lines(body.text, layout, gaps)
    yield from broken_sentences(body)
    yield from lost_scene_marks(layout, gaps, marks, body.text)
    yield from cut_ending(body)
    yield from lost_breaks(body, layout.paragraphs)


def _not_too_many(signs: Iterable[Sign]) -> Iterator[Sign]:
    """The first of each code; mends go on for longer than signs are worth showing."""
    counts: Counter[str] = Counter()
    for sign in signs:
        code = sign.finding.code
        counts[code] += max(1, len(sign.mends))
        if counts[code] <= MOST_MENDS:
            yield sign
