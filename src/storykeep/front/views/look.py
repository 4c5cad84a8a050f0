"""How pages look: chosen by a reader, kept in one cookie, without an account."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from storykeep.front import look as looks
from storykeep.kit.errors import Refused
from storykeep.people.requests import Request

LIFE = 60 * 60 * 24 * 365 * 2


@csrf_exempt  # a token would need a cookie of its own on every page; ``_is_own`` stands in for it
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: Request) -> HttpResponse:
    if request.method != "POST":
        return render(request, "front/look.html", {"back": _back(request.GET.get("next", ""))})
    if not _is_own(request):
        raise Refused("other-site", _("That came from another site. Nothing was changed."))
    chosen = looks.read_look(request.COOKIES.get(looks.COOKIE, ""))
    if "default" in request.POST:
        chosen = looks.default_look()
    for name, values in looks.CHOICES.items():
        if request.POST.get(name) in values:
            chosen[name] = request.POST[name]
    answer = HttpResponseRedirect(_back(request.POST.get("next", "")) or reverse("look"))
    answer.set_cookie(
        looks.COOKIE,
        looks.write_look(chosen),
        max_age=LIFE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return answer


def _is_own(request: Request) -> bool:
    """Whether the form stands on a page of ours: what every browser says by itself, if it says it."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.get_host()


def _back(address: str) -> str:
    """The path to go back to, if it is a path of this archive; else nothing."""
    safe = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if safe else ""
