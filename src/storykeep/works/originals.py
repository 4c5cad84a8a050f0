"""Originals: the bytes of what came in, kept unchanged under their SHA-256. No Django.

``originals/ab/cdef…`` in the data folder: the first two digits name the folder, the rest the file.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

FOLDER = "originals"
DRAFTS = ".drafts"
"""Where an original is written before it gets its name, on the same disk."""
DRAFT_LIFE = 24 * 60 * 60
"""Seconds after which a draft is surely nobody's any more."""


def path_of(data: Path, sha256: str) -> Path:
    """Where the original of this SHA-256 (lower-case hex) stands in the data folder ``data``."""
    return data / FOLDER / sha256[:2] / sha256[2:]


def store(data: Path, sha256: str, content: bytes) -> Path:
    """Keep ``content``, whose SHA-256 is ``sha256``; on return it is on the disk for good.

    A whole original that is there already is left as it is. Raises ``OSError`` when the disk is
    full or may not be written; nothing half-written is left under the original's name.
    """
    target = path_of(data, sha256)
    try:
        if target.stat().st_size == len(content):
            return target
    except FileNotFoundError:
        pass
    drafts = data / FOLDER / DRAFTS
    drafts.mkdir(parents=True, exist_ok=True)
    target.parent.mkdir(exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=drafts)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(target)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)
    return target


def sweep(data: Path) -> int:
    """Remove what crashes left half-written, and say how many files that was."""
    gone = 0
    for draft in (data / FOLDER / DRAFTS).glob("*"):
        if draft.stat().st_mtime < time.time() - DRAFT_LIFE:
            draft.unlink(missing_ok=True)
            gone += 1
    return gone


def _sync_folder(folder: Path) -> None:
    """Make the new name itself last: a renamed file may otherwise be lost with the power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
