"""One taker, and one learner, at a time for each data folder."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.utils.translation import gettext as _

from storykeep.kit.errors import Conflict

FILE = "take-in.lock"
LEARNERS_FILE = "learning.lock"


@contextmanager
def only_taker(data: Path) -> Iterator[None]:
    """Hold the data folder's lock; the system lets go of it even when the process is killed.

    Raises ``Conflict`` (``take-in-busy``) when somebody else holds it.
    """
    handle = os.open(data / FILE, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Conflict(
                "take-in-busy",
                _(
                    "Another storykeep is taking stories into this archive just now. "
                    "Wait until it has finished, then run this again."
                ),
            ) from None
        yield
    finally:
        os.close(handle)


@contextmanager
def only_learner(data: Path, *, waits: bool) -> Iterator[bool]:
    """Whether this process is the one that keeps suggestions up; a taker waits until it is."""
    handle = os.open(data / LEARNERS_FILE, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        mine = True
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))
        except BlockingIOError:
            mine = False
        yield mine
    finally:
        os.close(handle)
