"""What a serving process keeps doing in the background."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from django.db import close_old_connections, connections

_log = logging.getLogger(__name__)
_PATIENCE = 20
"""Paces to wait behind a fault."""


def keep_doing(deed: Callable[[], object], *, name: str, pace: float, trouble: str) -> None:
    """Do this every ``pace`` seconds in a thread that ends with the process."""
    threading.Thread(
        target=do_until, args=(threading.Event(), deed, pace, trouble), name=name, daemon=True
    ).start()


def do_until(stop: threading.Event, deed: Callable[[], object], pace: float, trouble: str) -> None:
    """Do this every ``pace`` seconds until told to stop. A fault is logged, and tried again later."""
    while not stop.wait(pace):
        try:
            close_old_connections()
            deed()
        except Exception:
            _log.exception("%s", trouble)
            connections.close_all()
            stop.wait(_PATIENCE * pace)
