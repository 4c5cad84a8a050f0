"""A file beside the work that is the same story."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from storykeep import intake
from storykeep.desk.comparing import Row, side_by_side
from storykeep.desk.models import Arrival, StoredReading
from storykeep.desk.reader import unpacked
from storykeep.desk.selectors import get_arrival
from storykeep.desk.views.door import keepers_only
from storykeep.people.requests import Request
from storykeep.story.errors import StoryError
from storykeep.works.originals import path_of

LARGEST = 2_000_000
"""Bytes of a file that is read again while somebody waits for the page."""


@keepers_only
@never_cache
@require_safe
def arrival(request: Request, arrival: int) -> HttpResponse:
    row = get_arrival(arrival, viewer=request.viewer)
    context = {"arrival": row, "rows": _rows(row)}
    return render(request, "desk/arrival.html", context)


def _rows(row: Arrival) -> list[Row]:
    """The comparison; empty when one of the two texts cannot be shown here."""
    here = StoredReading.objects.filter(work=row.work_id).first() if row.work_id else None
    if here is None or row.original is None or row.original.size > LARGEST:
        return []
    try:
        content = path_of(settings.DATA, row.original.sha256).read_bytes()
        story = intake.read(row.path, content)
    except (OSError, StoryError):
        return []
    return side_by_side(unpacked(bytes(here.text)), story.text)
