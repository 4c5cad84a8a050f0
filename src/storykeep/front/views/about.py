"""What is kept in this archive, and of its readers."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from storykeep.people.requests import Request


@require_safe
def about(request: Request) -> HttpResponse:
    return render(request, "front/about.html")
