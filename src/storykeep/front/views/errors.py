"""Pages for what went wrong: what happened, what is safe, what to do now."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from storykeep.kit.errors import DomainError, NotFound, Refused


def _page(request: HttpRequest, error: DomainError) -> HttpResponse:
    return render(request, "error.html", {"error": error}, status=error.status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(
        request,
        NotFound("no-such-page", _("There is nothing at this address. It may have been put away.")),
    )


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(
        request,
        Refused(
            "form-too-old",
            _(
                "This form has been open too long, or came from another site. Go back and try again."
            ),
        ),
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, DomainError("bad-request", _("That address or form made no sense here.")))


def broken(request: HttpRequest) -> HttpResponse:
    """Rendered without the database or the viewer: either may be what broke."""
    return render(None, "broken.html", status=500)
