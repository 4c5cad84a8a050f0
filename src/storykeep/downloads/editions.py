"""A work as a Story document, ready for the press."""

from __future__ import annotations

from collections import defaultdict

from storykeep.story.document import Chapter, Metadata, Story
from storykeep.story.html import blocks_of
from storykeep.tags import rules as tag_rules
from storykeep.works import rules
from storykeep.works.models import Work


def story_of(work: Work, *, address: str | None = None) -> Story:
    """The Story of a work got by ``works.selectors.get_work``. One query, for the chapters.

    Only what the story gives or a person confirmed goes into a book as a fact; what the machine
    suggests stays on the archive's own pages, where it can look like a suggestion.
    """
    chapters, texts, at = [], [], 0
    for row in work.chapters.order_by("position"):
        blocks, text = blocks_of(row.html, at)
        chapters.append(
            Chapter(
                title=row.title or None,
                blocks=blocks,
                start=at,
                end=at + len(text),
                notes_before=row.notes_before or None,
                notes_after=row.notes_after or None,
            )
        )
        texts.append(text)
        at += len(text) + 2
    return Story(
        metadata=_metadata(work, address), chapters=tuple(chapters), text="\n\n".join(texts)
    )


def _metadata(work: Work, address: str | None) -> Metadata:
    tags: dict[str, list[str]] = defaultdict(list)
    for tagging in work.shown_taggings:  # type: ignore[attr-defined]  # put there by with_signs
        if tagging.state != rules.SUGGESTED:
            tags[tagging.tag.kind].append(tagging.tag.name)
    return Metadata(
        title=work.title,
        authors=tuple(row.name for row in work.creatorships.all()),
        summary=work.summary or None,
        language=work.language or None,
        rating=work.rating,
        status=work.status or None,
        published=work.published or None,
        updated=work.updated or None,
        series=((work.series_name, work.series_part or None),) if work.series_name else (),
        fandoms=tuple(tags[tag_rules.FANDOM]),
        warnings=tuple(tags[tag_rules.WARNING]),
        categories=tuple(tags[tag_rules.CATEGORY]),
        relationships=tuple(tags[tag_rules.RELATIONSHIP]),
        characters=tuple(tags[tag_rules.CHARACTER]),
        tags=tuple(tags[tag_rules.FREEFORM]),
        disclaimer=work.disclaimer or None,
        notes_before=work.notes_before or None,
        notes_after=work.notes_after or None,
        address=address,
        identifier=f"urn:uuid:{work.uuid}",
    )
