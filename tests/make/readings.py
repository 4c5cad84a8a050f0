"""Readings of short texts, by way of intake as in life."""

from __future__ import annotations

from storykeep import reading
from storykeep.intake.text import read_text
from storykeep.reading.document import Known, Reading
from storykeep.story.document import Source, Story


def story_of(text: str, path: str = "e8d5a0f4d31029c0.txt") -> Story:
    story = read_text(text)
    return Story(
        story.metadata, story.chapters, story.text, Source(path, "0" * 64, "text", "utf-8")
    )


def reading_of(
    text: str, *, path: str = "e8d5a0f4d31029c0.txt", known: Known | None = None
) -> Reading:
    return reading.read(story_of(text, path), known or Known())


def speakers_of(text: str) -> list[str | None]:
    """Who speaks each quotation, in order."""
    return [speech.speaker for speech in reading_of(text).speech]


def said_in(text: str) -> list[str]:
    """The quotations found, with their marks."""
    return [text[speech.start : speech.end] for speech in reading_of(text).speech]


def cast_of(text: str) -> set[str]:
    return {member.name for member in reading_of(text).cast}
