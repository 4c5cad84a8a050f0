"""The archive's own name and words, for its keeper to change."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from storykeep.house.selectors import get_house
from storykeep.house.services import change_house
from storykeep.kit.errors import DomainError, Refused
from storykeep.people.requests import Request
from storykeep.works.services.outbox import record_house_change


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def house(request: Request) -> HttpResponse:
    if not request.viewer.is_keeper:
        raise Refused("keeper-only", _("Only the keeper of this archive can change its words."))
    current = get_house()
    typed = {"name": current.name, "welcome": current.welcome}
    if request.method != "POST":
        return render(request, "front/house.html", {"typed": typed})
    typed = {field: request.POST.get(field, "") for field in typed}
    try:
        with transaction.atomic():
            change_house(**typed)
            record_house_change()
    except DomainError as error:
        context = {"typed": typed, "error": error}
        return render(request, "front/house.html", context, status=error.status)
    messages.success(request, _("Kept. Every page says it now."))
    return redirect("house")
