"""New works, and new texts for works that are here."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from storykeep.works import rules
from storykeep.works.catalogue import Catalogue, ChapterText, NewWork
from storykeep.works.models import Chapter, Creatorship, Work
from storykeep.works.services.outbox import record_changes
from storykeep.works.services.readings import apply_reading
from storykeep.works.services.tagging import add_taggings
from storykeep.works.services.writers import creatorship_rows


@transaction.atomic
def add_works(new: Sequence[NewWork]) -> list[Work]:
    """Make works of these, all or none, in the order given. A handful of statements however many."""
    works = Work.objects.bulk_create([_work(one) for one in new])
    chapters: list[Chapter] = []
    writers: list[Creatorship] = []
    for work, one in zip(works, new, strict=True):
        chapters += chapter_rows(work, one.chapters)
        writers += creatorship_rows(work, one.catalogue.authors)
    Chapter.objects.bulk_create(chapters)
    Creatorship.objects.bulk_create(writers)
    add_taggings([(work, one.catalogue.tags) for work, one in zip(works, new, strict=True)])
    record_changes(work.pk for work in works)
    return works


@transaction.atomic
def renew_work(
    *,
    work: int,
    catalogue: Catalogue,
    chapters: Sequence[ChapterText],
    body_key: str,
    original: int,
) -> Work:
    """A changed file came in for a work that is here: new text, new version.

    Fields that a person confirmed stay as they are; so do the state and the audience.
    """
    row = Work.objects.select_for_update().get(pk=work)
    Chapter.objects.filter(work=row).delete()
    Chapter.objects.bulk_create(chapter_rows(row, chapters))
    row.words = sum(chapter.words for chapter in chapters)
    row.chapter_count = len(chapters)
    row.body_key = body_key
    row.original_id = original
    row.version += 1
    row.revised_at = timezone.now()
    row.save(
        update_fields=[
            "words",
            "chapter_count",
            "body_key",
            "original",
            "version",
            "revised_at",
        ]
    )
    apply_reading(row, catalogue)
    record_changes([row.pk])
    return row


def _work(new: NewWork) -> Work:
    said = new.catalogue
    now = timezone.now()
    return Work(
        title=said.title[:500],
        title_basis=said.title_basis,
        sort_title=rules.sort_title(said.title),
        summary=said.summary,
        notes_before=said.notes_before,
        notes_after=said.notes_after,
        disclaimer=said.disclaimer,
        language=said.language[:20],
        rating=said.rating,
        rating_given=said.rating_given[:200],
        status=said.status,
        published=said.published,
        updated=said.updated,
        series_name=said.series_name[:255],
        series_part=said.series_part[:20],
        words=sum(chapter.words for chapter in new.chapters),
        chapter_count=len(new.chapters),
        state=new.state,
        original_id=new.original,
        body_key=new.body_key,
        posted_at=now if new.state == rules.POSTED else None,
        revised_at=now,
    )


def chapter_rows(work: Work, chapters: Sequence[ChapterText]) -> list[Chapter]:
    return [
        Chapter(
            work=work,
            position=position,
            title=chapter.title[:500],
            html=chapter.html,
            notes_before=chapter.notes_before,
            notes_after=chapter.notes_after,
            words=chapter.words,
        )
        for position, chapter in enumerate(chapters, start=1)
    ]
