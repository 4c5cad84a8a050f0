"""Where the bytes that came in are kept: ``originals/ab/cd/<sha256>`` in the data folder."""

from __future__ import annotations

from pathlib import Path

FOLDER = "originals"


def path_of(data: Path, sha256: str) -> Path:
    """The file of an original; it need not exist."""
    return data / FOLDER / sha256[:2] / sha256[2:4] / sha256
