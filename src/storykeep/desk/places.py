"""Where something came from, as the archive remembers it. No Django."""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from pathlib import Path

from storykeep.intake import Failure, Found


def place_of(found: Found | Failure) -> str:
    """The whole path, folders' links followed, so that one file has one place however it is named.

    A zip's member is ``/whole/path/pile.zip!a/b.txt``.
    """
    if isinstance(found, Failure):
        file, mark, member = found.path.partition("!")
        return _whole(file) + mark + member
    whole = _whole(str(found.container))
    return whole if found.member is None else f"{whole}!{found.member}"


def place_key(place: str) -> str:
    """SHA-256 of a place, for ``Arrival.place_key``."""
    return hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()


def is_within(place: str, folder: Path) -> bool:
    """Whether a place lies in this folder (both with links followed)."""
    return place == str(folder) or place.startswith(f"{folder}{os.sep}")


def printable(text: str) -> str:
    """``text`` without what no database and no terminal can take: stray surrogates, NUL, line breaks."""
    text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


def _whole(path: str) -> str:
    folder, name = os.path.split(path)
    return os.path.join(_resolved(folder), name)  # noqa: PTH118 - a million Path objects are too slow


@lru_cache(maxsize=1024)
def _resolved(folder: str) -> str:
    return os.path.realpath(folder or ".")
