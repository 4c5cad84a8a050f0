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


def _fingerprint(path: str) -> str:
    """The first ten hex digits of the SHA-256 of a static file. Raises ``LookupError`` if it is missing."""
    found = finders.find(path)
    if found is None:
        raise LookupError(f"no static file {path!r}")
    return hashlib.sha256(Path(str(found)).read_bytes()).hexdigest()[:10]


_kept_fingerprint = lru_cache(maxsize=256)(_fingerprint)


@register.simple_tag
def asset(path: str) -> str:
    """``{% asset "css/house.css" %}``: the address of a static file; it changes when the file does."""
    fingerprint = _fingerprint(path) if settings.DEBUG else _kept_fingerprint(path)
    return f"{static(path)}?v={fingerprint}"
