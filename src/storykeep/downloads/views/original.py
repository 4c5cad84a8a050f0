"""The file a work was made from, as it came in."""

from __future__ import annotations

from django.http import FileResponse
from django.views.decorators.http import require_safe

from storykeep.people.requests import Request
from storykeep.works.handing_out import hand_out
from storykeep.works.selectors import get_work


@require_safe
def original(request: Request, work: int) -> FileResponse:
    return hand_out(get_work(work, viewer=request.viewer).original)
