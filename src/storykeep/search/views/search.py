"""Searching the archive."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from storykeep.kit.paging import page_of
from storykeep.people.requests import Request
from storykeep.people.rules import Viewer
from storykeep.search import messages
from storykeep.search.loosen import loosened
from storykeep.search.query import LONGEST, QueryError, parse
from storykeep.search.selectors import PAGE_SIZE, REACHABLE, SORTS
from storykeep.search.selectors import search as find


@require_safe
def search(request: Request) -> HttpResponse:
    """``q``, ``sort`` and ``page``. What is no page of the results gives the nearest that is."""
    query = request.GET.get("q", "").strip()
    asked = request.GET.get("sort", "")
    sort = asked if asked in SORTS else SORTS[0]
    context: dict[str, Any] = {"query": query, "sort": sort, "longest": LONGEST}
    status = 200
    if not query:
        context["examples"] = messages.examples()
    else:
        try:
            context |= _found(query, sort, request.GET.get("page"), request.viewer)
        except QueryError as error:
            context["error"] = messages.said_error(error, query)
            context["code"] = error.code
            status = 400
    return render(request, "search/search.html", context, status=status)


def _found(query: str, sort: str, asked: str | None, viewer: Viewer) -> dict[str, Any]:
    """What the page says of a search. Raises ``QueryError``."""
    number = page_of(asked, total=REACHABLE, size=PAGE_SIZE).number
    results = find(query, viewer=viewer, page=number, sort=sort)
    page = page_of(asked, total=min(results.total, REACHABLE), size=PAGE_SIZE)
    if page.number != number:
        results = find(query, viewer=viewer, page=page.number, sort=sort)
    tree = parse(query).tree
    looser = loosened(tree) if tree is not None and not results.total else []
    return {
        "results": results,
        "notes": [messages.said_note(note, query) for note in results.notes],
        "looser": [(messages.said_loosening(code), typed) for code, typed in looser],
        "sorts": [
            (code, words, "?" + urlencode({"q": query, "sort": code}))
            for code, words in messages.sort_names()
        ],
        "beyond": results.total > REACHABLE and not page.has_next,
        "page": page,
        "page_query": "?" + urlencode({"q": query, "sort": sort}) + "&",
    }
