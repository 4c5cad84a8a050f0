"""Tags of one kind: by size, A–Z, or by words in their names."""

from __future__ import annotations

from collections.abc import Callable
from string import ascii_lowercase
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from storykeep.front.selectors import tags_by_name, tags_like, tags_of_kind
from storykeep.kit.paging import page_of
from storykeep.people.requests import Request
from storykeep.tags import rules

PAGE_SIZE = 120
# Folded names of other scripts come after the tilde in Unicode, and so do they in the index.
OTHER_SCRIPTS = "~"
LETTERS = ("0", *ascii_lowercase, OTHER_SCRIPTS)


def _browse(kind: str, heading: Promise) -> Callable[[Request], HttpResponse]:
    @require_safe
    def view(request: Request) -> HttpResponse:
        words = request.GET.get("name", "").strip()[: rules.MAX_NAME]
        start = request.GET.get("from", "")
        start = start if start in LETTERS else ""
        asked: dict[str, str] = {}
        if words:
            found, asked = tags_like(kind, words), {"name": words}
        elif start or request.GET.get("sort") == "name":
            found = tags_by_name(kind, start=start)
            asked = {"from": start} if start else {"sort": "name"}
        else:
            found = tags_of_kind(kind).order_by("-works_count", "sort_key")
        page = page_of(request.GET.get("page"), total=found.count(), size=PAGE_SIZE)
        context: dict[str, Any] = {
            "heading": heading,
            "kind": kind,
            "found": found[page.slice],
            "words": words,
            "start": start,
            "by_name": "sort" in asked or bool(start),
            "letters": LETTERS,
            "page": page,
            "page_query": f"?{urlencode(asked)}&" if asked else "?",
        }
        return render(request, "front/browse.html", context)

    return view


fandoms = _browse(rules.FANDOM, _("Fandoms"))
characters = _browse(rules.CHARACTER, _("Characters"))
relationships = _browse(rules.RELATIONSHIP, _("Relationships"))
tags = _browse(rules.FREEFORM, _("Tags"))
