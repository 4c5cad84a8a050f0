"""Who comes in: the desk is there for keepers only."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from storykeep.kit.errors import NotFound
from storykeep.people.requests import Request
from storykeep.works import rules

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)


def keepers_only(
    view: Callable[Concatenate[Request, P], R],
) -> Callable[Concatenate[Request, P], R]:
    """For everyone else the page is not there."""

    @wraps(view)
    def door(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if not rules.may_catalogue(request.viewer):
            raise NotFound("no-such-page", _("There is nothing at this address."))
        return view(request, *args, **kwargs)

    return door
