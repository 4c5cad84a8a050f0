"""The request as views meet it: with the viewer on it."""

from __future__ import annotations

from django.http import HttpRequest

from storykeep.people.rules import Viewer


class Request(HttpRequest):
    """A request that ``ViewerMiddleware`` has seen. Only a type: Django makes its own subclass."""

    viewer: Viewer
