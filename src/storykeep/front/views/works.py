"""All works."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from storykeep.front.selectors import SORTS
from storykeep.kit.paging import page_of
from storykeep.people.requests import Request
from storykeep.works.selectors import listed_for, with_signs

PAGE_SIZE = 20


@require_safe
def works(request: Request) -> HttpResponse:
    found = listed_for(request.viewer)
    total = found.count()
    sort = sort_asked(request)
    page = page_of(request.GET.get("page"), total=total, size=PAGE_SIZE)
    context = {
        "total": total,
        "works": with_signs(found.order_by(*SORTS[sort]))[page.slice],
        "sort": sort,
        "sorts": sort_names(),
        "page": page,
        "page_query": "?" if sort == next(iter(SORTS)) else f"?sort={sort}&",
    }
    return render(request, "front/works.html", context)


def sort_asked(request: Request) -> str:
    """The order an address asks for; the usual one where it asks for none that is."""
    asked = request.GET.get("sort", "")
    return asked if asked in SORTS else next(iter(SORTS))


def sort_names() -> list[tuple[str, str]]:
    """The orders on offer, as (code, words)."""
    return [
        ("new", _("Newest first")),
        ("title", _("By title")),
        ("long", _("Longest first")),
        ("short", _("Shortest first")),
    ]
