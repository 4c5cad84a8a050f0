"""The bytes of a file that made no work, as they came in."""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from storykeep.desk.selectors import get_arrival
from storykeep.desk.views.door import keepers_only
from storykeep.kit.errors import NotFound
from storykeep.people.requests import Request
from storykeep.works.originals import path_of


@keepers_only
@require_safe
def original(request: Request, arrival: int) -> FileResponse:
    """Always to be saved and never shown: the bytes are a stranger's."""
    row = get_arrival(arrival, viewer=request.viewer)
    missing = NotFound(
        "no-original", _("No bytes of this file were had; there is nothing to save.")
    )
    if row.original is None:
        raise missing
    try:
        file = path_of(settings.DATA, row.original.sha256).open("rb")
    except FileNotFoundError:
        raise missing from None
    response = FileResponse(
        file,
        as_attachment=True,
        filename=row.original.name,
        content_type="application/octet-stream",
    )
    response["Cache-Control"] = "private, no-cache"
    return response
