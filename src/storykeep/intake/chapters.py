"""Putting a story of several documents together, each block at its place in one text."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace as changed

from storykeep.story.blocks import blocks_of
from storykeep.story.document import Block, Chapter, Finding, Metadata, Story
from storykeep.story.errors import StoryError

_SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter before it has a place: its own HTML, not cleaned yet."""

    title: str | None
    html: str
    notes_before: str | None = None
    notes_after: str | None = None


def notes_html(html: str) -> str:
    """Clean HTML of a note or summary: its blocks, or nothing."""
    return "\n".join(block.html for block in blocks_of(html)[0])


def story_of_html(html: str, metadata: Metadata | None = None) -> Story:
    """A story of one chapter. Raises ``empty`` if there is no text."""
    return story_of_parts([Part(None, html)], metadata or Metadata())


def story_of_parts(
    parts: list[Part], metadata: Metadata, findings: tuple[Finding, ...] = ()
) -> Story:
    """A story of these chapters, without those that hold nothing. Raises ``empty`` if all do."""
    chapters: list[Chapter] = []
    texts: list[str] = []
    at = 0
    for part in parts:
        start = at + (len(_SEPARATOR) if texts else 0)
        blocks, text = blocks_of(part.html, start)
        blocks, text = without_title(blocks, text, part.title, start)
        if not blocks:
            continue
        texts.append(text)
        at = start + len(text)
        chapters.append(Chapter(part.title, blocks, start, at, part.notes_before, part.notes_after))
    if not chapters:
        raise StoryError("empty", "There is no text in this file.")
    return Story(metadata, tuple(chapters), _SEPARATOR.join(texts), findings=findings)


def without_title(
    blocks: tuple[Block, ...], text: str, title: str | None, start: int
) -> tuple[tuple[Block, ...], str]:
    """Without the heading a chapter opens with, if it only says the chapter's title again."""
    if not title or not blocks or blocks[0].kind != "heading":
        return blocks, text
    first = blocks[0]
    if _folded(text[: first.end - start]) != _folded(title):
        return blocks, text
    if len(blocks) == 1:
        return (), ""
    shift = blocks[1].start - start
    moved = tuple(
        changed(block, start=block.start - shift, end=block.end - shift, gap=block.gap if i else 0)
        for i, block in enumerate(blocks[1:])
    )
    return moved, text[shift:]


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .:")
