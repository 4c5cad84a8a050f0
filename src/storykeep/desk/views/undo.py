"""Undoing what was done at the desk: one deed, or one that was done to several works."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from storykeep.desk import undoing
from storykeep.desk.services.deciding import take_back_together
from storykeep.desk.services.together import undo_together
from storykeep.desk.views.door import keepers_only
from storykeep.desk.views.many import MOST
from storykeep.people.requests import Request


@keepers_only
@require_POST
def undo(request: Request) -> HttpResponse:
    """Each ``deed`` sent is "WORK:DEED" or "copy:PAIR"; what is not the last any more is left alone."""
    sent = request.POST.getlist("deed")[:MOST]
    pairs = [pair for pair in map(_pair, sent) if pair]
    copies = [number for number in map(_copy, sent) if number]
    came = undo_together(deeds=pairs, account=request.viewer.account)
    taken_back = take_back_together(pairs=copies, account=request.viewer.account)
    undoing.forget(request.session, sent)
    _tell(request, done=len(came.done) + len(taken_back.done), left=came.left + taken_back.left)
    if copies:
        return redirect("desk_copies")
    if len(pairs) == 1:
        return redirect("desk_work", work=pairs[0][0])
    return redirect("desk")


def _tell(request: Request, *, done: int, left: int) -> None:
    if done:
        text = ngettext(
            "Undone. It stands as it did before.",
            "Undone for %(count)d stories. They stand as they did before.",
            done,
        )
        messages.success(request, text % {"count": done})
    if left or not done:
        messages.info(
            request,
            _("Something else was done meanwhile, or it was undone already; that was left alone."),
        )


def _copy(sent: str) -> int | None:
    kind, _colon, pair = sent.partition(":")
    is_pair = kind == undoing.COPY and pair.isdecimal() and len(pair) < 18
    return int(pair) if is_pair else None


def _pair(sent: str) -> tuple[int, int] | None:
    work, colon, deed = sent.partition(":")
    if colon and work.isdecimal() and deed.isdecimal() and len(sent) < 40:
        return int(work), int(deed)
    return None
