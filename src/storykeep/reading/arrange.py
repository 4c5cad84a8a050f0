"""The story as a reader should meet it: furniture out of the body, chapters cut, scenes parted.

Nothing of the text is lost: what leaves the body stands in the metadata, in a note, or in the
reading’s furniture, and the original keeps everything.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape

from storykeep.reading.document import ChapterReading, Claim, Note, Reading
from storykeep.reading.parts.scenes import is_mark
from storykeep.story.document import Block, Chapter, Metadata, Story
from storykeep.story.plain import paragraphs_html, paragraphs_of

_RULE = "<hr>"


def arrange(story: Story, reading: Reading) -> Story:
    """``story`` in the order and shape its reading found. A block cut partway is made anew from its text."""
    blocks = sorted(story.blocks, key=lambda block: (block.start, block.end))
    starts = [block.start for block in blocks]
    sole = len(reading.chapters) == 1
    chapters = tuple(
        _chapter(story, chapter, blocks, starts, sole=sole, last=index == len(reading.chapters) - 1)
        for index, chapter in enumerate(reading.chapters)
    )
    return replace(
        story, metadata=_metadata(story.metadata, reading), chapters=chapters or story.chapters
    )


def _metadata(said: Metadata, reading: Reading) -> Metadata:
    """What the format said stays; the reading fills what it left open."""

    return replace(
        said,
        title=said.title or (reading.title.value if reading.title else None),
        authors=_values(said.authors, reading.authors),
        summary=said.summary or (_html(reading.summary.value) if reading.summary else None),
        language=reading.language.value if reading.language else said.language,
        rating=said.rating or (reading.rating.value if reading.rating else None),
        status=said.status or (reading.status.value if reading.status else None),
        published=said.published or (reading.published.value if reading.published else None),
        updated=said.updated or (reading.updated.value if reading.updated else None),
        series=said.series or tuple((claim.value, claim.part) for claim in reading.series),
        fandoms=_values(said.fandoms, reading.fandoms),
        warnings=_values(said.warnings, reading.warnings),
        categories=_values(said.categories, reading.categories),
        relationships=_values(said.relationships, reading.relationships),
        characters=_values(said.characters, reading.characters),
        tags=_values(said.tags, reading.tags),
        disclaimer=said.disclaimer or (reading.disclaimer.value if reading.disclaimer else None),
        notes_before=_notes(said.notes_before, reading.notes_before),
        notes_after=_notes(said.notes_after, reading.notes_after),
    )


def _values(given: tuple[str, ...], claims: Iterable[Claim]) -> tuple[str, ...]:
    """What the format gave, else what the story says; suggestions of the archive are no metadata."""
    return given or tuple(claim.value for claim in claims if claim.basis != "archive")


def _html(text: str) -> str:
    return paragraphs_html(text)


def _notes(said: str | None, notes: Sequence[Note]) -> str | None:
    """Clean HTML of a work’s notes; those with a place in the text come from it, the others are ``said``."""
    found = [said] if said else []
    found += [_html(note.value) for note in notes if note.start is not None]
    return "\n".join(found) or None


def _chapter(
    story: Story,
    chapter: ChapterReading,
    blocks: Sequence[Block],
    starts: Sequence[int],
    *,
    sole: bool,
    last: bool,
) -> Chapter:
    given = next(
        (
            each
            for each in story.chapters
            if len(story.chapters) > 1
            and each.start <= chapter.start < max(each.end, each.start + 1)
        ),
        None,
    )
    return Chapter(
        title=chapter.title,
        blocks=tuple(_blocks(story.text, chapter, blocks, starts)),
        start=chapter.start,
        end=chapter.end,
        notes_before=_notes(given.notes_before if given else None, chapter.notes_before),
        notes_after=_notes(
            given.notes_after if given else None, () if last else chapter.notes_after
        ),
    )


def _blocks(
    text: str, chapter: ChapterReading, blocks: Sequence[Block], starts: Sequence[int]
) -> Iterator[Block]:
    """The chapter’s blocks scene by scene, a rule between scenes."""
    after = chapter.start
    for scene in chapter.scenes:
        if scene.basis in {"mark", "gap"} and after > chapter.start:
            yield Block("break", _RULE, after, scene.start)
        first = True
        index = max(0, bisect_left(starts, scene.start) - 1)
        for block in blocks[index:]:
            if block.start >= scene.end:
                break
            if block.end <= scene.start or block.kind == "break":
                continue
            below = not first and scene.start < block.start and block.end <= scene.end
            if below and is_mark(text[block.start : block.end]):
                yield Block("break", _RULE, block.start, block.end)
                continue
            yield from _within(text, block, scene.start, scene.end, first=first)
            first = False
        after = scene.end


def _within(text: str, block: Block, start: int, end: int, *, first: bool) -> Iterator[Block]:
    if start <= block.start and block.end <= end:
        yield replace(block, gap=0) if first and block.gap else block
        return
    start, end = max(start, block.start), min(end, block.end)
    if block.kind == "heading":
        value = escape(text[start:end].strip(), quote=False)
        yield replace(block, html=f"<h{block.level}>{value}</h{block.level}>", start=start, end=end)
        return
    for part in paragraphs_of(text[start:end]):
        yield Block("paragraph", part.html, start + part.start, start + part.end)
