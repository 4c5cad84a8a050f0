"""Questions about the desk."""

from __future__ import annotations

from django.db.models import QuerySet

from storykeep.people.rules import Viewer
from storykeep.works import rules
from storykeep.works.models import Work
from storykeep.works.selectors import visible_to


def waiting(viewer: Viewer) -> QuerySet[Work]:
    """Works whose catalogue entry waits for a person, in the order they came."""
    if not rules.may_catalogue(viewer):
        return Work.objects.none()
    return (
        visible_to(viewer)
        .filter(catalogued_at=None, state__in=(rules.ON_DESK, rules.POSTED))
        .order_by("pk")
    )


def count_waiting(viewer: Viewer) -> int:
    """How many works wait on the desk for this viewer. One query."""
    return waiting(viewer).count()
