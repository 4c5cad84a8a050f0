"""One work on the desk: its text with evidence, its fields, and what a person does about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from storykeep.desk import undoing
from storykeep.desk.company import accepted
from storykeep.desk.copies import pairs_of
from storykeep.desk.forms import Typed, typed_in
from storykeep.desk.selectors import deeds_of, get_desk_work, next_waiting, place_of
from storykeep.desk.services.cataloguing import catalogue_work
from storykeep.desk.views.door import keepers_only
from storykeep.desk.views.work_page import page_context
from storykeep.people.requests import Request
from storykeep.works import rules
from storykeep.works.catalogue import FIELDS
from storykeep.works.models import Deed, Work
from storykeep.works.services.catalogue import FieldsChanged
from storykeep.works.services.entries import field_values

_STATES = {
    "confirm-all": rules.POSTED,
    "publish": rules.POSTED,
    "set-aside": rules.SET_ASIDE,
    "bring-back": rules.ON_DESK,
}
_GO_ON = frozenset({"confirm-all", "set-aside"})
"""Deeds after which the next story that waits is shown."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the pressed button asks for, besides keeping what was typed."""

    button: str
    confirm: Sequence[str] = ()
    state: str | None = None
    field: str = ""
    """The field to come back to."""


@keepers_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def work(request: Request, work: int) -> HttpResponse:
    row = get_desk_work(work, viewer=request.viewer)
    if request.method != "POST":
        return _page(request, row)
    wish = _wish(request.POST.get("deed", ""))
    typed = typed_in(request.POST, values := field_values(row))
    if typed.errors:
        return _page(request, row, typed, status=400)
    if wish.button == "cast":
        standing = {name: typed.corrections.get(name, value) for name, value in values.items()}
        cast, offered, ties = map(request.POST.getlist, ("cast", "offered", "tie"))
        typed.corrections |= accepted(cast, offered, ties, standing)
    try:
        deed = catalogue_work(
            work=row.pk,
            corrections=typed.corrections,
            confirm=wish.confirm,
            state=wish.state,
            seen=typed.seen,
            account=request.viewer.account,
        )
    except FieldsChanged as conflict:
        row = get_desk_work(work, viewer=request.viewer)
        return _page(request, row, typed, conflict.fields, status=409)
    return _onwards(request, row, deed, wish, typed)


def _wish(button: str) -> Wish:
    name, _colon, field = button.partition(":")
    if name == "confirm" and field in FIELDS:
        return Wish(name, confirm=(field,), field=field)
    if name == "cast":
        return Wish(name, field="characters")
    confirm = FIELDS if name == "confirm-all" else ()
    return Wish(name, confirm=confirm, state=_STATES.get(name))


def _page(
    request: Request,
    row: Work,
    typed: Typed | None = None,
    changed: Iterable[str] = (),
    *,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = page_context(
        row,
        deeds=deeds_of(row.pk),
        place=place_of(row.pk, viewer=request.viewer),
        asked_part=request.GET.get("part"),
        typed=typed,
        changed=changed,
    )
    context["last_done"] = undoing.last(request.session)
    context["copies"] = pairs_of(row.pk, viewer=request.viewer)
    return render(request, "desk/work.html", context, status=status)


def _onwards(
    request: Request, row: Work, deed: Deed | None, wish: Wish, typed: Typed
) -> HttpResponse:
    """Say what was done and go to where the person wants to be next."""
    title = typed.corrections.get("title", row.title)
    if deed is None:
        messages.info(request, _("That was so already; nothing was changed."))
    else:
        undoing.remember(request.session, [(row.pk, deed.pk)], _said(deed, title))
    if wish.button in _GO_ON:
        following = next_waiting(row.pk, viewer=request.viewer)
        if following is None:
            return redirect("desk")
        return redirect("desk_work", work=following)
    address = reverse("desk_work", args=[row.pk])
    part = request.GET.get("part", "")
    query = f"?part={part}" if part.isdecimal() else ""
    anchor = f"#f-{wish.field.replace('_', '-')}" if wish.field else ""
    return redirect(address + query + anchor)


def _said(deed: Deed, title: str) -> str:
    """How to tell of a deed."""
    told = {
        "correct": _("You corrected “%(title)s”."),
        "confirm": _("You confirmed part of “%(title)s”."),
        "confirm-all": _("You confirmed and published “%(title)s”."),
        rules.POSTED: _("You published “%(title)s”."),
        rules.SET_ASIDE: _("You put “%(title)s” away."),
        rules.ON_DESK: _("You brought “%(title)s” back to the desk."),
    }
    return told[deed.kind] % {"title": title}
