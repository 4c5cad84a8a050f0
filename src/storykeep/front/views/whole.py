"""A whole work on one page."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from storykeep.front.selectors import get_byline
from storykeep.people.requests import Request


@require_safe
def whole(request: Request, work: int) -> HttpResponse:
    """Four queries, however many chapters."""
    row = get_byline(work, viewer=request.viewer)
    context = {"work": row, "chapters": list(row.chapters.order_by("position"))}
    return render(request, "front/whole.html", context)
