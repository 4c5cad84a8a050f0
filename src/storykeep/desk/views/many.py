"""One deed for several works."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from storykeep.desk import undoing
from storykeep.desk.services.together import (
    ACCEPT_CAST,
    BRING_BACK,
    CONFIRM,
    PUBLISH,
    SET_ASIDE,
    WAYS,
    do_together,
)
from storykeep.desk.views.door import keepers_only
from storykeep.kit.errors import DomainError
from storykeep.people.requests import Request

MOST = 500


@keepers_only
@require_POST
def many(request: Request) -> HttpResponse:
    way = request.POST.get("way", "")
    if way not in WAYS:
        raise DomainError("no-such-deed", _("The desk does not know that deed. Nothing was done."))
    chosen = [int(one) for one in request.POST.getlist("work")[:MOST] if one.isdecimal()]
    came = do_together(works=dict.fromkeys(chosen), way=way, account=request.viewer.account)
    if came.done:
        undoing.remember(request.session, came.done, said(way, len(came.done)))
    if not chosen:
        messages.info(request, _("Tick the stories you mean first; nothing was done."))
    elif came.left:
        messages.info(
            request,
            ngettext(
                "%(count)d story was so already; it was left alone.",
                "%(count)d stories were so already; they were left alone.",
                came.left,
            )
            % {"count": came.left},
        )
    return redirect(reverse("desk") + _query(request.POST.get("here", "")))


def _query(sent: str) -> str:
    """Only a query of our own page: never another address."""
    return sent if sent.startswith("?") else ""


def said(way: str, number: int) -> str:
    """How to tell what was done to so many stories."""
    forms = {
        CONFIRM: ngettext(
            "You confirmed and published %(count)d story.",
            "You confirmed and published %(count)d stories.",
            number,
        ),
        ACCEPT_CAST: ngettext(
            "You accepted the suggested people of %(count)d story as its characters.",
            "You accepted the suggested people of %(count)d stories as their characters.",
            number,
        ),
        PUBLISH: ngettext(
            "You published %(count)d story.", "You published %(count)d stories.", number
        ),
        SET_ASIDE: ngettext(
            "You put %(count)d story away.", "You put %(count)d stories away.", number
        ),
        BRING_BACK: ngettext(
            "You brought %(count)d story back to the desk.",
            "You brought %(count)d stories back to the desk.",
            number,
        ),
    }
    return forms[way] % {"count": number}
