"""The file of a copy that a work stands for, as it came in."""

from __future__ import annotations

from django.http import FileResponse
from django.views.decorators.http import require_safe

from storykeep.people.requests import Request
from storykeep.works.handing_out import hand_out
from storykeep.works.selectors import further_originals, get_work


@require_safe
def further_original(request: Request, work: int, original: int) -> FileResponse:
    row = get_work(work, viewer=request.viewer)
    found = further_originals(row, viewer=request.viewer)
    return hand_out(next((one for one in found if one.pk == original), None))
