"""What is done as soon as the server answers."""

from __future__ import annotations

import contextlib
import os
import socket
import sys
import threading
import time
import webbrowser
from collections.abc import Callable

_PATIENCE = 20.0
"""Seconds; a server that has not come up by then never will."""


def when_up(deed: Callable[[], None], *, host: str, port: int) -> None:
    """Do ``deed`` in a thread of its own once something answers at this address."""
    if host in {"0.0.0.0", "::"}:  # noqa: S104 - compared, not bound
        host = "127.0.0.1"
    threading.Thread(target=_wait, args=(deed, host, port), name="waiting", daemon=True).start()


def open_browser(address: str) -> None:
    """Open ``address`` in the person's browser, if there is a display to show it on."""
    if has_display():
        with contextlib.suppress(webbrowser.Error):
            webbrowser.open(address)


def has_display() -> bool:
    """Whether a browser could show anything here."""
    if sys.platform in {"darwin", "win32"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _wait(deed: Callable[[], None], host: str, port: int) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
            continue
        deed()
        return
