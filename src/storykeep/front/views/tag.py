"""The works under one tag."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from storykeep.front.selectors import SORTS, get_tag, shelf_of
from storykeep.front.views.works import PAGE_SIZE, sort_asked, sort_names
from storykeep.kit.paging import page_of
from storykeep.people.requests import Request
from storykeep.works.selectors import with_signs


@require_safe
def tag(request: Request, slug: str) -> HttpResponse:
    row = get_tag(slug)
    if row.synonym_of is not None:
        return redirect("tag", row.synonym_of.slug)
    shelf = shelf_of(row, viewer=request.viewer)
    sort = sort_asked(request)
    page = page_of(request.GET.get("page"), total=shelf.total, size=PAGE_SIZE)
    context = {
        "tag": row,
        "total": shelf.total,
        "works": with_signs(shelf.works.order_by(*SORTS[sort]))[page.slice],
        "sort": sort,
        "sorts": sort_names(),
        "page": page,
        "page_query": "?" if sort == next(iter(SORTS)) else f"?sort={sort}&",
    }
    return render(request, "front/tag.html", context)
