"""The first page."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from storykeep.front.selectors import new_works, tags_by_size
from storykeep.people.requests import Request
from storykeep.tags.rules import FANDOM

NEW_WORKS = 10
FANDOMS = 18


@require_safe
def home(request: Request) -> HttpResponse:
    context = {
        "fandoms": tags_by_size(FANDOM, number=FANDOMS),
        "works": new_works(viewer=request.viewer, number=NEW_WORKS),
    }
    return render(request, "front/home.html", context)
