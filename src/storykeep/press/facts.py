"""The facts of a story as a person reads them: label and values, in AO3's order."""

from __future__ import annotations

from dataclasses import dataclass

from storykeep.press.languages import (
    UNDETERMINED,
    chapter_heading,
    language_name,
    language_tag,
)
from storykeep.story.document import Chapter, Metadata, Story
from storykeep.story.words import count_words_html

UNTITLED = "Untitled"
ANONYMOUS = "Anonymous"

_STATUS = {"complete": "Complete", "in-progress": "In progress", "abandoned": "Abandoned"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the title page. ``address`` marks the value as a link to itself."""

    label: str
    values: tuple[str, ...]
    language: str | None = None
    """BCP 47 where the value is in a language of its own."""
    address: bool = False


def title_of(story: Story) -> str:
    """The title on one line, or ``Untitled``."""
    return one_line(story.metadata.title) or UNTITLED


def byline_of(story: Story) -> str:
    """The authors in their order, separated by commas, or ``Anonymous``."""
    names = [one_line(name) for name in story.metadata.authors]
    return ", ".join(name for name in names if name) or ANONYMOUS


def chapter_titles(story: Story) -> list[str]:
    """What each chapter is called in headings and contents; a lone one after its story."""
    tag = language_tag(story.metadata.language)
    alone = len(story.chapters) == 1
    titles: list[str] = []
    for number, chapter in enumerate(story.chapters, 1):
        unnamed = title_of(story) if alone else chapter_heading(number, tag)
        titles.append(one_line(chapter.title) or unnamed)
    return titles


def word_count(story: Story) -> int:
    """The words of all chapters, without notes."""
    return sum(_chapter_words(chapter) for chapter in story.chapters)


def facts_of(story: Story, words: int | None = None) -> list[Fact]:
    """All that is known of the story but title, byline, summary and notes. Nothing unknown.

    ``words`` is the number of words where it is known already; else they are counted.
    """
    counted = word_count(story) if words is None else words
    metadata = story.metadata
    tag = language_tag(metadata.language)
    language = "" if tag == UNDETERMINED else language_name(tag)
    facts = [
        *_tags(metadata),
        Fact("Language", _known(language), language=tag),
        Fact("Series", tuple(_part(name, part) for name, part in metadata.series if name.strip())),
        Fact("Status", _known(_STATUS.get(metadata.status or "", metadata.status))),
        Fact("Published", _known(metadata.published)),
        Fact("Updated", _known(metadata.updated)),
        Fact("Words", (f"{counted:,}",)),
        Fact("Chapters", (str(len(story.chapters)),) if len(story.chapters) > 1 else ()),
        Fact("Disclaimer", _known(metadata.disclaimer)),
        Fact("Address", _known(metadata.address), address=True),
    ]
    return [fact for fact in facts if fact.values]


def one_line(text: str | None) -> str:
    """``text`` with every run of blanks and line ends made one blank."""
    return " ".join((text or "").split())


def _tags(metadata: Metadata) -> list[Fact]:
    kinds: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("Fandom", metadata.fandoms),
        ("Rating", (metadata.rating or "",)),
        ("Warnings", metadata.warnings),
        ("Category", metadata.categories),
        ("Relationships", metadata.relationships),
        ("Characters", metadata.characters),
        ("Tags", metadata.tags),
    )
    return [
        Fact(label, tuple(line for value in values if (line := one_line(value))))
        for label, values in kinds
    ]


def _known(value: str | None) -> tuple[str, ...]:
    line = one_line(value)
    return (line,) if line else ()


def _part(name: str, part: str | None) -> str:
    return f"{one_line(name)}, part {one_line(part)}" if one_line(part) else one_line(name)


def _chapter_words(chapter: Chapter) -> int:
    return count_words_html("\n".join(block.html for block in chapter.blocks))
