"""The outbox: what must follow a deed is written down in the deed's own transaction."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Max

from storykeep.works.models import Change


def record_changes(works: Iterable[int]) -> None:
    """Write that these works have changed. Call it inside the deed's transaction."""
    Change.objects.bulk_create([Change(work=work) for work in works])


def record_house_change() -> None:
    """Write that something changed which shows on every page, such as the archive's name."""
    Change.objects.create(work=None)


def generation() -> int:
    """The archive's generation: it grows with every change. One query."""
    return Change.objects.aggregate(latest=Max("id"))["latest"] or 0
