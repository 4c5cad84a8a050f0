"""Addresses of our own static files, each with its content's fingerprint, so that browsers may keep them."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from django import template
from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static

register = template.Library()


def _address(path: str) -> str:
    """Raises ``LookupError`` if there is no such file."""
    found = finders.find(path)
    if found is None:
        raise LookupError(f"no static file {path!r}")
    fingerprint = hashlib.sha256(Path(str(found)).read_bytes()).hexdigest()[:10]
    return f"{static(path)}?v={fingerprint}"


_kept_address = lru_cache(maxsize=256)(_address)


@register.simple_tag
def asset(path: str) -> str:
    """``{% asset "css/house.css" %}``: the address of a static file; it changes when the file does."""
    return _address(path) if settings.DEBUG else _kept_address(path)
