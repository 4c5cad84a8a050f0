"""What a person does at the desk: the deeds of ``works.services.catalogue``, and what the archive
is to learn from each, written down in the same transaction.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction

from storykeep.desk.services.learning import note_lessons
from storykeep.desk.services.repairing import put_reading_back
from storykeep.tags import rules as tag_rules
from storykeep.works import rules
from storykeep.works.models import Deed, Tagging
from storykeep.works.services import catalogue

_TEACHES = frozenset({"taggings", "confirmed"})


@transaction.atomic
def catalogue_work(*, work: int, account: int | None, **wish: Any) -> Deed | None:
    """``works.services.catalogue.catalogue_work``; what it teaches is noted."""
    deed = catalogue.catalogue_work(work=work, account=account, **wish)
    _note(work, deed)
    return deed


@transaction.atomic
def confirm_work(*, work: int, account: int | None) -> Deed | None:
    """``works.services.catalogue.confirm_work``; what it teaches is noted."""
    deed = catalogue.confirm_work(work=work, account=account)
    _note(work, deed)
    return deed


@transaction.atomic
def accept_cast(*, work: int, account: int | None) -> Deed | None:
    """Confirm the characters that are suggested for a work, beside those it has. None if there are none."""
    suggested = Tagging.objects.filter(
        work=work, tag__kind=tag_rules.CHARACTER, state=rules.SUGGESTED
    )
    if not suggested.exists():
        return None
    return catalogue_work(work=work, account=account, confirm=["characters"])


@transaction.atomic
def undo(*, work: int, account: int | None, deed: int | None = None) -> Deed:
    """``works.services.catalogue.undo``; what was taught is taken back, and a mended text’s reading."""
    undone = catalogue.undo(work=work, account=account, deed=deed)
    if "text" in undone.before:
        put_reading_back(undone)
    _note(work, undone)
    return undone


def _note(work: int, deed: Deed | None) -> None:
    if deed is not None and deed.before.keys() & _TEACHES:
        note_lessons([work])
