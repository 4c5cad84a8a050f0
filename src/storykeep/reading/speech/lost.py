"""Scenes whose marks were lost: what is suspected from who is there, beside what is known."""

from __future__ import annotations

from collections.abc import Sequence

from storykeep.reading.document import ChapterReading
from storykeep.reading.parts.scenes import Start
from storykeep.reading.parts.suspected import suspect
from storykeep.reading.speech.company import Company
from storykeep.reading.text.layout import Span


def with_suspected(
    text: str,
    paragraphs: Sequence[Span],
    chapters: Sequence[ChapterReading],
    starts: Sequence[Start],
    company: Company,
) -> list[Start]:
    """``starts`` and, between them, where scenes seem to begin; a narrator is everywhere."""
    events = [event for event in company.events if event.person != company.narrator]
    voices = [event for event in company.voices if event.person != company.narrator]
    edges = {place for chapter in chapters for place in (chapter.start, chapter.end)}
    known = sorted({*edges, *(start.mark_start for start in starts)})
    found = [
        Start(span.start, span.start, "inferred", None, sure=each.confidence, reason=each.reason)
        for each in suspect(text, paragraphs, events, voices, known)
        for span in [paragraphs[each.paragraph]]
    ]
    return sorted([*starts, *found], key=lambda start: start.mark_start)
