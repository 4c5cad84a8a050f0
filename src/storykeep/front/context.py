"""What every page knows."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from storykeep.desk.selectors import count_waiting
from storykeep.front import look
from storykeep.house.selectors import get_house


def page(request: HttpRequest) -> dict[str, Any]:
    """``house``, ``viewer``, ``look`` and its ``look_classes``, and ``desk_count`` for keepers; all lazy."""
    chosen = look.read_look(request.COOKIES.get(look.COOKIE, ""))
    viewer = getattr(request, "viewer", None)
    return {
        "house": SimpleLazyObject(get_house),
        "viewer": viewer,
        "look": chosen,
        "look_classes": look.classes(chosen),
        # The bar asks several times.
        "desk_count": cache(lambda: count_waiting(viewer) if viewer and viewer.is_keeper else 0),
    }
