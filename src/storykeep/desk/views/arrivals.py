"""Files that came in and made no work of their own."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from storykeep.desk.models import Arrival
from storykeep.desk.selectors import arrivals_not_taken
from storykeep.desk.views.door import keepers_only
from storykeep.kit.paging import page_of
from storykeep.people.requests import Request

PAGE_SIZE = 50


@keepers_only
@never_cache
@require_safe
def arrivals(request: Request) -> HttpResponse:
    found = arrivals_not_taken(request.viewer)
    total = found.count()
    page = page_of(request.GET.get("page"), total=total, size=PAGE_SIZE)
    context = {
        "arrivals": found[page.slice],
        "total": total,
        "page": page,
        "page_query": "?",
        "COPY": Arrival.COPY,
    }
    return render(request, "desk/arrivals.html", context)
