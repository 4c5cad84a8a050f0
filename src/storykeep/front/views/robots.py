"""What programs ask for unasked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from storykeep.kit.templatetags.assets import asset

# Stories may be found; forms, endless lists of results and doors are no use to anyone.
RULES = """User-agent: *
Disallow: /desk
Disallow: /enter/
Disallow: /house
Disallow: /look
Disallow: /search
"""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse(RULES, "text/plain; charset=utf-8")


@require_safe
def icon(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(asset("icons/lamp.svg"))
