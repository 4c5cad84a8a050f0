"""Two works that may be copies, side by side, and what a person decides about them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from storykeep.desk import undoing
from storykeep.desk.copies import get_pair
from storykeep.desk.copy_words import names_of
from storykeep.desk.models import CopyPair
from storykeep.desk.services.deciding import keep_both, merge_pair, take_back
from storykeep.desk.views.copy_page import copy_context
from storykeep.desk.views.door import keepers_only
from storykeep.kit.errors import DomainError
from storykeep.people.requests import Request

KEEP_BOTH, KEEP_ONE, KEEP_OTHER, ASK_AGAIN = "keep-both", "keep-one", "keep-other", "ask-again"


@keepers_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: Request, pair: int) -> HttpResponse:
    row = get_pair(pair, viewer=request.viewer)
    if request.method == "POST":
        return _decide(request, row)
    context = copy_context(row) | {"last_done": undoing.last(request.session)}
    return render(request, "desk/copy.html", context)


def _decide(request: Request, row: CopyPair) -> HttpResponse:
    way, account = request.POST.get("way", ""), request.viewer.account
    seen = request.POST.get("seen") or None
    one, other = names_of(row)
    if way == KEEP_BOTH:
        keep_both(pair=row.pk, account=account, seen=seen)
        said = _("You kept %(one)s and %(other)s apart.") % {"one": one, "other": other}
    elif way == KEEP_ONE:
        merge_pair(pair=row.pk, keep="one", account=account, seen=seen)
        said = _merged(one, other)
    elif way == KEEP_OTHER:
        merge_pair(pair=row.pk, keep="other", account=account, seen=seen)
        said = _merged(other, one)
    elif way == ASK_AGAIN:
        take_back(pair=row.pk, account=account)
        undoing.forget(request.session, [undoing.copy_mark(row.pk)])
        messages.success(request, _("Undone. The two wait for you again."))
        return redirect("desk_copy", pair=row.pk)
    else:
        raise DomainError("no-such-deed", _("The desk does not know that deed. Nothing was done."))
    undoing.remember_copies(request.session, [row.pk], said)
    return redirect("desk_copies")


def _merged(kept: str, gone: str) -> str:
    said = _("You made two stories one: %(kept)s stays, and %(gone)s is put away behind it.")
    return said % {"kept": kept, "gone": gone}
