"""The repairs offered for one work, each as it stands and as it would read, and mending the chosen ones."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from storykeep.desk import pane, undoing, words
from storykeep.desk.models import StoredReading
from storykeep.desk.repair_page import chosen_numbers, kinds_of
from storykeep.desk.selectors import get_desk_work
from storykeep.desk.services.repairing import mend_work
from storykeep.desk.views.door import keepers_only
from storykeep.kit.errors import Conflict, DomainError
from storykeep.people.requests import Request
from storykeep.press.languages import direction
from storykeep.works.models import Work


@keepers_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def repairs(request: Request, work: int) -> HttpResponse:
    row = get_desk_work(work, viewer=request.viewer)
    if request.method != "POST":
        return _page(request, row)
    version = request.POST.get("version", "")
    offered = _source(row).said.get("repairs") or []
    chosen = chosen_numbers(offered, request.POST.getlist("repair"), request.POST.getlist("kind"))
    try:
        deed, number = mend_work(
            work=row.pk,
            version=int(version) if version.isdecimal() and len(version) < 9 else 0,
            chosen=chosen,
            account=request.viewer.account,
        )
    except Conflict as conflict:
        row = get_desk_work(work, viewer=request.viewer)
        return _page(request, row, conflict.message, status=conflict.status)
    except DomainError as error:
        return _page(request, row, error.message, status=error.status)
    said = ngettext(
        "You mended one place in “%(title)s”.",
        "You mended %(number)d places in “%(title)s”.",
        number,
    )
    title = Work.objects.values_list("title", flat=True).get(pk=row.pk)
    told = said % {"number": number, "title": title}
    undoing.remember(request.session, [(row.pk, deed.pk)], told)
    return redirect("desk_work", work=row.pk)


def _source(row: Work) -> pane.Source:
    try:
        reading = row.reading
    except StoredReading.DoesNotExist:
        return pane.source_of(None)
    return pane.source_of(reading if reading.version == row.version else None)


def _page(request: Request, row: Work, trouble: str = "", *, status: int = 200) -> HttpResponse:
    source = _source(row)
    kinds = kinds_of(source.said.get("repairs") or [], source.text)
    context: dict[str, Any] = {
        "work": row,
        "kinds": [(words.damage_name(kind.code), kind) for kind in kinds],
        "can_mend": any(kind.fits for kind in kinds),
        "trouble": trouble,
        "direction": direction(row.language) if row.language else "auto",
        "last_done": undoing.last(request.session),
    }
    return render(request, "desk/repairs.html", context, status=status)
