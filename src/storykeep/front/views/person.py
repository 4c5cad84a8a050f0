"""What one writer has here."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from storykeep.front.views.works import PAGE_SIZE
from storykeep.kit.errors import NotFound
from storykeep.kit.paging import page_of
from storykeep.people.requests import Request
from storykeep.works.rules import name_key
from storykeep.works.selectors import with_signs, works_by_writer


@require_safe
def person(request: Request, name: str) -> HttpResponse:
    found = works_by_writer(name, viewer=request.viewer)
    total = found.count()
    if total == 0:
        raise NotFound("no-such-writer", _("No work in this archive bears that name."))
    page = page_of(request.GET.get("page"), total=total, size=PAGE_SIZE)
    works = list(with_signs(found)[page.slice])
    key = name_key(name)
    spelt = [one.name for work in works for one in work.creatorships.all() if one.key == key]
    context = {
        "name": spelt[0] if spelt else name,
        "total": total,
        "works": works,
        "page": page,
        "page_query": "?",
    }
    return render(request, "front/person.html", context)
