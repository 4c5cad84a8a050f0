"""Puts the viewer on the request."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from storykeep.people.models import Account
from storykeep.people.rules import NOBODY, Viewer


def viewer_of(request: HttpRequest) -> Viewer:
    """The viewer of this request. One query at most, and none for readers without a session."""
    if "storykeep_session" not in request.COOKIES:
        return NOBODY
    account = request.user
    if not isinstance(account, Account) or not account.is_active:
        return NOBODY
    return Viewer(account=account.pk, name=account.name, is_keeper=account.is_keeper)


class ViewerMiddleware:
    """Sets ``request.viewer``, looked up when first asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.viewer = SimpleLazyObject(lambda: viewer_of(request))  # type: ignore[attr-defined]  # Django's own way to extend a request
        return self.get_response(request)
