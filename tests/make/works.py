"""Works, made through the archive's own deeds."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from storykeep.story.words import count_words_html
from storykeep.works import rules
from storykeep.works.catalogue import Catalogue, ChapterText, NewWork, TagClaim
from storykeep.works.models import Work
from storykeep.works.services.outbox import record_changes
from storykeep.works.services.tagging import recount
from storykeep.works.services.taking_in import add_works

Tags = Sequence[TagClaim | tuple[str, str]]
Chapters = int | Sequence[str | ChapterText]


def make_chapters(chapters: Chapters) -> tuple[ChapterText, ...]:
    """Chapters of these clean HTML texts; of a number, so many short ones."""
    if isinstance(chapters, int):
        chapters = [f"<p>It rained on day {n}. Nobody minded.</p>" for n in range(1, chapters + 1)]
    return tuple(
        one if isinstance(one, ChapterText) else ChapterText("", one, count_words_html(one))
        for one in chapters
    )


def make_work(
    *,
    title: str = "A Lamp in the Window",
    chapters: Chapters = 1,
    tags: Tags = (),
    authors: Sequence[str] = ("Alice",),
    state: str = rules.POSTED,
    audience: str = rules.EVERYONE,
    original: int | None = None,
    **said: Any,
) -> Work:
    """A work as ``add_works`` makes it. ``tags`` are claims or (kind, name); ``said``: ``Catalogue``."""
    texts = make_chapters(chapters)
    claims = tuple(tag if isinstance(tag, TagClaim) else TagClaim(*tag) for tag in tags)
    body = "\n".join([title, *(chapter.html for chapter in texts)])
    new = NewWork(
        catalogue=Catalogue(title=title, authors=tuple(authors), tags=claims, **said),
        chapters=texts,
        body_key=hashlib.sha256(body.encode()).hexdigest(),
        original=original,
        state=state,
    )
    [work] = add_works([new])
    if audience != rules.EVERYONE:
        _keep_among(work, audience)
    return work


@transaction.atomic
def _keep_among(work: Work, audience: str) -> None:
    """There is no deed for the audience yet, so this does what such a deed must."""
    work.audience = audience
    work.save(update_fields=["audience"])
    recount(work.taggings.values_list("tag_id", flat=True))
    record_changes([work.pk])
