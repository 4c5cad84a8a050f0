"""One chapter, to be read."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from storykeep.front.selectors import get_byline, neighbours
from storykeep.kit.errors import Moved
from storykeep.people.requests import Request
from storykeep.works.selectors import get_chapter


@require_safe
def chapter(request: Request, work: int, number: int) -> HttpResponse:
    """Five queries, the archive's own words included."""
    try:
        row = get_byline(work, viewer=request.viewer)
    except Moved as moved:
        if get_byline(moved.to["work"], viewer=request.viewer).chapter_count >= number:
            raise
        return redirect("work", work=moved.to["work"])  # it has not so many chapters
    text = get_chapter(row, number)
    before, after = neighbours(row, number)
    context = {"work": row, "chapter": text, "before": before, "after": after}
    return render(request, "front/chapter.html", context)
