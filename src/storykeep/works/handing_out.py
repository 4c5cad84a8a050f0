"""Giving an original back byte for byte: always to be saved, never shown. The bytes are a stranger's."""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse
from django.utils.translation import gettext as _

from storykeep.kit.errors import NotFound
from storykeep.works.models import Original
from storykeep.works.originals import path_of


def hand_out(original: Original | None) -> FileResponse:
    """The answer that gives ``original`` away. Who may have it is for the caller to have asked.

    Raises ``NotFound`` (``no-original``) when no bytes were kept, or the file is gone.
    """
    missing = NotFound(
        "no-original", _("The file as it came in is not here. What was made of it is safe.")
    )
    if original is None:
        raise missing
    try:
        file = path_of(settings.DATA, original.sha256).open("rb")
    except FileNotFoundError:
        raise missing from None
    response = FileResponse(
        file,
        as_attachment=True,
        filename=original.name,
        content_type="application/octet-stream",
    )
    response["Cache-Control"] = "private, no-cache"
    return response
