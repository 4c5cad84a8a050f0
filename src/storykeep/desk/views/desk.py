"""What waits on the desk."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from storykeep.desk import undoing, words
from storykeep.desk.copies import count_copies
from storykeep.desk.selectors import ASIDE, DONE, PILES, WAITING, count_piles, pile
from storykeep.desk.services.together import ACCEPT_CAST, BRING_BACK, CONFIRM, PUBLISH, SET_ASIDE
from storykeep.desk.views.door import keepers_only
from storykeep.kit.paging import page_of
from storykeep.people.requests import Request
from storykeep.works import rules
from storykeep.works.models import Work

PAGE_SIZE = 25
MOST_SUGGESTED = 5


@keepers_only
@never_cache
@require_safe
def desk(request: Request) -> HttpResponse:
    chosen = request.GET.get("pile", WAITING)
    chosen = chosen if chosen in PILES else WAITING
    damaged = request.GET.get("damaged") == "1"
    counts = count_piles(request.viewer)
    page = page_of(
        request.GET.get("page"),
        total=counts[f"{chosen}_damaged" if damaged else chosen],
        size=PAGE_SIZE,
    )
    found = pile(chosen, viewer=request.viewer, damaged=damaged)[page.slice]
    query = f"?pile={chosen}" + ("&damaged=1" if damaged else "")
    context = {
        "lines": [_line(work) for work in found],
        "pile": chosen,
        "damaged": damaged,
        "counts": counts,
        "copies_count": count_copies(request.viewer),
        "damaged_count": counts[f"{chosen}_damaged"],
        "piles": [(name, words, counts[name]) for name, words in _pile_names()],
        "ways": _ways(chosen),
        "total": sum(counts[name] for name in PILES),
        "page": page,
        "page_query": f"{query}&",
        "here": f"{query}&page={page.number}",
        "last_done": undoing.last(request.session),
    }
    return render(request, "desk/desk.html", context)


def _pile_names() -> list[tuple[str, str]]:
    return [(WAITING, _("Waiting")), (ASIDE, _("Put away")), (DONE, _("Done"))]


def _ways(chosen: str) -> list[tuple[str, str]]:
    """What can be done to several works of a pile at once."""
    confirm = (CONFIRM, _("Confirm and publish"))
    publish = (PUBLISH, _("Publish as they are"))
    cast = (ACCEPT_CAST, _("Accept the suggested people"))
    aside = (SET_ASIDE, _("Put away"))
    if chosen == WAITING:
        return [confirm, publish, cast, aside]
    if chosen == ASIDE:
        return [(BRING_BACK, _("Bring back to the desk")), confirm]
    return [cast, aside]


def _line(work: Work) -> dict[str, Any]:
    """One work in the list."""
    shown = getattr(work, "shown_taggings", [])
    suggested = [row for row in shown if row.state == rules.SUGGESTED]
    signs: dict[str, int] = getattr(work, "damage_signs", None) or {}
    basis = words.BASES.get(work.title_basis, "")
    return {
        "work": work,
        "path": getattr(work, "path", None) or (work.original.name if work.original else ""),
        "title_from": basis if work.title_basis not in {"header", "metadata", "person"} else "",
        "suggested": suggested[:MOST_SUGGESTED],
        "more": max(0, len(suggested) - MOST_SUGGESTED),
        "signs": [(words.damage_name(code), number) for code, number in signs.items()],
        "is_unseen": work.state == rules.ON_DESK,
        "by_machine": work.catalogued_at is None,
    }
