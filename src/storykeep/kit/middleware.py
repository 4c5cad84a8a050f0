"""What holds for every answer: headers that keep stories from running anything, and errors said kindly."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import ResolverMatch, reverse

from storykeep.kit.errors import DomainError, Moved

# Nothing is loaded from anywhere else, no script stands in a page, no page stands in a frame.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
}

GetResponse = Callable[[HttpRequest], HttpResponse]


class SecurityHeaders:
    """Puts the archive's headers on every answer that does not set its own."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        return response


def _elsewhere(request: HttpRequest, match: ResolverMatch, error: Moved) -> HttpResponse:
    """To the same page of what stands there now; for now only, as a deed that moved it can be undone."""
    address = reverse(match.view_name, kwargs={**match.kwargs, **error.to})
    query = request.META.get("QUERY_STRING", "")
    response = HttpResponseRedirect(f"{address}?{query}" if query else address)
    response["Cache-Control"] = "private, no-cache"
    return response


class Errors:
    """Renders a ``DomainError``: a page for people, JSON for programs that ask for it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, DomainError):
            return None
        if isinstance(error, Moved) and request.resolver_match:
            return _elsewhere(request, request.resolver_match, error)
        if request.accepts("text/html"):
            return render(request, "error.html", {"error": error}, status=error.status)
        body = {"error": {"code": error.code, "message": error.message}}
        return JsonResponse(body, status=error.status)
