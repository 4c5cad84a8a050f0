"""The bytes of a file that made no work, as they came in."""

from __future__ import annotations

from django.http import FileResponse
from django.views.decorators.http import require_safe

from storykeep.desk.selectors import get_arrival
from storykeep.desk.views.door import keepers_only
from storykeep.people.requests import Request
from storykeep.works.handing_out import hand_out


@keepers_only
@require_safe
def original(request: Request, arrival: int) -> FileResponse:
    return hand_out(get_arrival(arrival, viewer=request.viewer).original)
