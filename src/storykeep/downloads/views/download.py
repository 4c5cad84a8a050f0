"""A work to carry away, as EPUB 3, HTML or plain text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from storykeep import press
from storykeep.downloads.editions import story_of
from storykeep.kit.errors import NotFound
from storykeep.people.requests import Request
from storykeep.story.document import Story
from storykeep.works.models import Work
from storykeep.works.selectors import get_work

_MAKERS: dict[str, tuple[str, Callable[[Story, Work], bytes]]] = {
    "epub": (
        "application/epub+zip",
        lambda story, work: press.epub(story, modified=work.revised_at, words=work.words),
    ),
    "html": (
        "text/html; charset=utf-8",
        lambda story, work: press.html(story, words=work.words).encode(),
    ),
    "txt": (
        "text/plain; charset=utf-8",
        lambda story, work: press.text(story, words=work.words).encode(),
    ),
}


def _etag(request: Request, work: int, name: str) -> str:
    row = get_work(work, viewer=request.viewer)
    latest = row.deeds.order_by("-pk").values_list("pk", "undone_at").first()
    mark = f"{row.pk}.{row.version}.{row.revised_at.timestamp()}.{latest}.{name}"
    return f'"{hashlib.sha256(mark.encode()).hexdigest()[:32]}"'


@require_safe
@condition(etag_func=_etag)
def download(request: Request, work: int, name: str) -> HttpResponse:
    """The work under any file name: the ending alone says the format."""
    ending = name.rpartition(".")[2].lower()
    if ending not in _MAKERS:
        raise NotFound("no-such-format", _("This archive gives works as EPUB, HTML and TXT."))
    row = get_work(work, viewer=request.viewer)
    site = settings.PUBLIC_ADDRESS
    story = story_of(row, address=site + reverse("work", args=[row.pk]) if site else None)
    media_type, make = _MAKERS[ending]
    response = HttpResponse(make(story, row), content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=press.file_name(story, ending)
    )
    response["Cache-Control"] = "private, no-cache"
    return response
