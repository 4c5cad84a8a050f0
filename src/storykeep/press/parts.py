"""Every piece of a story as strict markup, with the links between the pieces resolved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from storykeep.press.addresses import anchors_of
from storykeep.press.facts import chapter_titles
from storykeep.press.markup import Markup
from storykeep.story.document import Story


@dataclass(frozen=True, slots=True)
class WrittenChapter:
    title: str
    body: str
    notes_before: str
    notes_after: str


@dataclass(frozen=True, slots=True)
class Written:
    summary: str
    notes_before: str
    notes_after: str
    chapters: tuple[WrittenChapter, ...]


def written(story: Story, *, floor: int, xml: bool, place: Callable[[str], str]) -> Written:
    """The story's pieces. ``floor`` is the level of the highest heading within a chapter's body;
    ``place`` gives the file a part stands in, for links from part to part (``_sources`` names them)."""
    sources = _sources(story)
    levels = {part: _level(part, floor) for part in sources}
    writers = [Markup(part, floor=levels[part], xml=xml) for part in sources]
    pieces = {w.part: w.write(html) for w, html in zip(writers, sources.values(), strict=True)}
    anchors = anchors_of(writers, {part: place(part) for part in sources})
    if anchors:
        for part, html in sources.items():
            pieces[part] = Markup(part, floor=levels[part], xml=xml, anchors=anchors).write(html)
    chapters = tuple(
        WrittenChapter(
            title=title,
            body=pieces[f"c{number}"],
            notes_before=pieces.get(f"c{number}-before", ""),
            notes_after=pieces.get(f"c{number}-after", ""),
        )
        for number, title in enumerate(chapter_titles(story), 1)
    )
    return Written(
        summary=pieces.get("summary", ""),
        notes_before=pieces.get("before", ""),
        notes_after=pieces.get("after", ""),
        chapters=chapters,
    )


def _sources(story: Story) -> dict[str, str]:
    """The HTML of every part that has any: ``summary``, ``before``, ``after`` of the story;
    ``c1``, ``c1-before``, ``c1-after`` and so on of its chapters."""
    metadata = story.metadata
    sources = {
        "summary": metadata.summary,
        "before": metadata.notes_before,
        "after": metadata.notes_after,
    }
    for number, chapter in enumerate(story.chapters, 1):
        sources[f"c{number}"] = chapter.html
        sources[f"c{number}-before"] = chapter.notes_before
        sources[f"c{number}-after"] = chapter.notes_after
    return {part: html or "" for part, html in sources.items() if html or _is_body(part)}


def _is_body(part: str) -> bool:
    return part[1:].isdigit()


def _level(part: str, floor: int) -> int:
    if _is_body(part):
        return floor
    return floor + 1 if part.startswith("c") else 3
