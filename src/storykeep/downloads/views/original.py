"""The file a work was made from, as it came in."""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from storykeep.kit.errors import NotFound
from storykeep.people.requests import Request
from storykeep.works.originals import path_of
from storykeep.works.selectors import get_work


@require_safe
def original(request: Request, work: int) -> FileResponse:
    """The bytes unchanged, always to be saved and never shown: they are a stranger's."""
    row = get_work(work, viewer=request.viewer)
    missing = NotFound(
        "no-original", _("The file this work was made from is not here. The work itself is safe.")
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
