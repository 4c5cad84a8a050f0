"""Works that may be copies of one another, those that belong together as one matter."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from storykeep.desk import undoing
from storykeep.desk.copies import (
    Group,
    copy_groups,
    count_copies,
    decided_pairs,
    paths_of,
)
from storykeep.desk.copy_words import names_of, said_of
from storykeep.desk.services.deciding import keep_group, merge_group
from storykeep.desk.views.door import keepers_only
from storykeep.kit.errors import DomainError
from storykeep.kit.paging import page_of
from storykeep.people.requests import Request

PAGE_SIZE = 20
DECIDED_SIZE = 50
MOST_NAMED = 6
"""Works of a group that are named before the rest is only counted."""


@keepers_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def copies(request: Request) -> HttpResponse:
    if request.method == "POST":
        return _decide(request)
    if request.GET.get("decided") == "1":
        return _decided(request)
    total = count_copies(request.viewer)
    page = page_of(request.GET.get("page"), total=total, size=PAGE_SIZE)
    groups = copy_groups(page.slice, viewer=request.viewer)
    works = {work.pk for group in groups for work in group.works}
    paths = {pk: arrival.path for pk, arrival in paths_of(list(works)).items()}
    context = {
        "groups": [_matter(group, paths) for group in groups],
        "total": total,
        "page": page,
        "page_query": "?",
        "last_done": undoing.last(request.session),
    }
    return render(request, "desk/copies.html", context)


def _matter(group: Group, paths: dict[int, str]) -> dict[str, Any]:
    """One group as the list shows it."""
    works = group.works
    return {
        "group": group,
        "title": works[0].title,
        "language": works[0].language,
        "others": len(works) - 1,
        "works": [(work, paths.get(work.pk, "")) for work in works[:MOST_NAMED]],
        "unnamed": max(0, len(works) - MOST_NAMED),
        "pairs": [(pair, said_of(pair)) for pair in group.pairs],
        "more": group.total - len(group.pairs),
    }


def _decided(request: Request) -> HttpResponse:
    found = decided_pairs(request.viewer)
    page = page_of(request.GET.get("page"), total=found.count(), size=DECIDED_SIZE)
    context = {
        "pairs": [(pair, *names_of(pair)) for pair in found[page.slice]],
        "page": page,
        "page_query": "?decided=1&",
        "last_done": undoing.last(request.session),
    }
    return render(request, "desk/copies_decided.html", context)


def _decide(request: Request) -> HttpResponse:
    """One deed for a whole group."""
    group, seen = _number(request, "group"), _number(request, "seen")
    way, keep = request.POST.get("way", ""), _number(request, "keep")
    if way == "keep-all":
        pairs = keep_group(group=group, viewer=request.viewer, seen=seen)
        said = ngettext(
            "You kept %(count)d pair of stories apart.",
            "You kept %(count)d pairs of stories apart.",
            len(pairs),
        )
    elif way == "merge":
        pairs = merge_group(group=group, keep=keep, viewer=request.viewer, seen=seen)
        said = ngettext(
            "You put %(count)d story away behind the one it is a copy of.",
            "You put %(count)d stories away behind the one they are copies of.",
            len(pairs),
        )
    else:
        raise DomainError("no-such-deed", _("The desk does not know that deed. Nothing was done."))
    undoing.remember_copies(request.session, pairs, said % {"count": len(pairs)})
    return redirect("desk_copies")


def _number(request: Request, name: str) -> int:
    sent = request.POST.get(name, "")
    return int(sent) if sent.isdecimal() and len(sent) < 18 else 0
