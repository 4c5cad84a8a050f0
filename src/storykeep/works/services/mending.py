"""A work's text, mended as a person asked, and put back as it was."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Sequence
from dataclasses import astuple
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from storykeep.kit.errors import Conflict, NotFound
from storykeep.works.catalogue import Catalogue, ChapterText
from storykeep.works.models import Chapter, Deed, EarlierText, Work
from storykeep.works.services.entries import changed, snapshot
from storykeep.works.services.outbox import record_changes
from storykeep.works.services.readings import apply_reading
from storykeep.works.services.taking_in import chapter_rows

MEND = "mend"


@transaction.atomic
def mend_text(
    *,
    work: int,
    version: int,
    catalogue: Catalogue,
    chapters: Sequence[ChapterText],
    body_key: str,
    account: int | None,
) -> Deed:
    """Give a work a mended text, as a new version. The text it had is kept; so is the original.

    ``catalogue`` is what the reading of the mended text says; fields a person confirmed stay.
    Raises ``NotFound`` (``no-such-work``) and ``Conflict`` (``text-changed``) when ``version`` is not
    the work's any more.
    """
    row = Work.objects.select_for_update().filter(pk=work).first()
    if row is None:
        raise NotFound("no-such-work", _("There is no such work here."))
    if row.version != version:
        raise text_changed()
    before = snapshot(row)
    _keep(row)
    _set_text(row, chapters, body_key)
    apply_reading(row, catalogue)
    deed = Deed.objects.create(
        work=row,
        kind=MEND,
        before={**changed(before, snapshot(row)), "text": {"had": version, "made": _digest(row)}},
        account_id=account,
    )
    record_changes([row.pk])
    return deed


def text_changed() -> Conflict:
    return Conflict(
        "text-changed",
        _(
            "The text was changed meanwhile, perhaps in another window. Nothing was mended; "
            "look at the repairs once more."
        ),
    )


def restore_text(work: Work, kept: dict[str, Any]) -> bool:
    """Put back the text that a mending kept; whether it was. Call it inside a transaction.

    What came in since, such as a newer file, is left alone.
    """
    earlier = EarlierText.objects.filter(work=work, version=kept["had"]).first()
    if earlier is None or _digest(work) != kept["made"]:
        return False
    chapters = [ChapterText(*each) for each in json.loads(zlib.decompress(bytes(earlier.chapters)))]
    _set_text(work, chapters, earlier.body_key)
    earlier.delete()
    return True


def _digest(work: Work) -> str:
    """Names a work’s text: the same as long as it reads the same."""
    digest = hashlib.sha256()
    for title, html in work.chapters.order_by("position").values_list("title", "html"):
        digest.update(f"{title}\0{html}\0".encode())
    return digest.hexdigest()


def _keep(work: Work) -> None:
    fields = ("title", "html", "words", "notes_before", "notes_after")
    rows = work.chapters.order_by("position").values_list(*fields)
    chapters = [astuple(ChapterText(*row)) for row in rows]
    EarlierText.objects.create(
        work=work,
        version=work.version,
        body_key=work.body_key,
        chapters=zlib.compress(json.dumps(chapters, ensure_ascii=False).encode()),
    )


def _set_text(work: Work, chapters: Sequence[ChapterText], body_key: str) -> None:
    """These chapters, as the work's next version."""
    Chapter.objects.filter(work=work).delete()
    Chapter.objects.bulk_create(chapter_rows(work, chapters))
    work.words = sum(chapter.words for chapter in chapters)
    work.chapter_count = len(chapters)
    work.body_key = body_key
    work.version += 1
    work.revised_at = timezone.now()
    work.save(update_fields=["words", "chapter_count", "body_key", "version", "revised_at"])
