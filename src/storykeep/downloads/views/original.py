"""The file a work was made from, as it came in."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from storykeep.kit.errors import Moved
from storykeep.people.requests import Request
from storykeep.works.handing_out import hand_out
from storykeep.works.models import Work
from storykeep.works.selectors import further_originals, get_work


@require_safe
def original(request: Request, work: int) -> HttpResponseBase:
    """The file itself; for a work behind another the way to its file there."""
    try:
        row = get_work(work, viewer=request.viewer)
    except Moved as moved:
        kept = get_work(moved.to["work"], viewer=request.viewer)
        own = Work.objects.values_list("original", flat=True).get(pk=work)
        found = further_originals(kept, viewer=request.viewer)
        if not any(one.pk == own for one in found):
            raise
        return redirect("further_original", work=kept.pk, original=own)
    return hand_out(row.original)
