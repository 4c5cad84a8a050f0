"""What walking over a pile gives: files to read, and what could not be one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may be a story."""

    path: str
    """As the person named it; a zip's member is ``pile.zip!a/b.txt``."""
    container: Path
    """The file on disk: the story itself, or the zip it is in."""
    member: str | None
    """The member's name in the zip; ``inner.zip!b.txt`` for a zip in a zip."""
    size: int
    """Bytes, unpacked."""
    mtime_ns: int
    """When ``container`` was last changed, in nanoseconds since 1970."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Something in a pile that cannot be read, with a stable code and one plain sentence."""

    path: str
    code: str
    message: str
