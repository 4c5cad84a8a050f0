"""A work's title page; a work of one chapter can be read right there."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from storykeep.people.requests import Request
from storykeep.works.selectors import chapter_list, further_originals, get_work


@require_safe
def work(request: Request, work: int) -> HttpResponse:
    """Five queries, the archive's own words included; some more where it stands for copies too."""
    row = get_work(work, viewer=request.viewer)
    context: dict[str, object] = {"work": row}
    if getattr(row, "stands_for_others", False):
        context["further_originals"] = further_originals(row, viewer=request.viewer)
    if row.chapter_count == 1:
        context["chapter"] = row.chapters.first()
    else:
        context["chapters"] = chapter_list(row)
    return render(request, "front/work.html", context)
