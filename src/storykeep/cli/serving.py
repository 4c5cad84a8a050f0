"""The web server: a few processes that share one address."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import gc
import multiprocessing
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from storykeep.kit.errors import DomainError

THREADS = 4
"""Requests one process works on at a time; the rest wait in line. More only waste memory."""
WAITING = 1024
"""Connections that may wait in line."""
STOPPING = 5
"""Seconds a process gets to finish what it is answering."""
ASKED_FIRST = ("home", "works", "work", "chapter", "whole", "tag", "browse", "person")
"""Pages whose templates are made ready before the first reader comes."""
_M_ARENA_MAX = -8
"""From glibc's ``malloc.h``."""


def choose_port(host: str, port: int, *, fixed: bool) -> int:
    """``port``, or when it is taken and was nobody's wish (not ``fixed``) the next free one after it.

    Raises ``DomainError``: ``port-in-use``, ``address-wrong``.
    """
    for candidate in [port] if fixed else range(port, min(port + 20, 65536)):
        if _is_free(host, candidate):
            return candidate
    raise DomainError(
        "port-in-use",
        f"Port {port} on {host} is in use by another program. Stop that one, or choose another "
        f"with --port {port + 1 if port < 65535 else port - 1}.",
    )


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return False
        reason = error.strerror or str(error)
        message = f"The address {host}, port {port} cannot be listened on: {reason}."
        raise DomainError("address-wrong", message) from error
    return True


def serve(*, host: str, port: int, workers: int) -> None:
    """Serve until SIGINT or SIGTERM; then let go of every process and return."""
    # Forked, the processes are there at once and share what is loaded here. Nothing may be open:
    # no database, no index, no thread that holds a lock.
    method = "fork" if sys.platform == "linux" else "spawn"
    multiprocessing.set_start_method(method, force=True)
    if method == "fork":
        _preload()
    Granian(
        "storykeep.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=max(1, workers),
        blocking_threads=THREADS,
        backlog=WAITING,
        backpressure=WAITING,
        websockets=False,
        log_level=LogLevels.error,
        log_access=False,
        respawn_failed_workers=True,
        workers_kill_timeout=STOPPING,
    ).serve(target_loader=load_application, wrap_loader=False)


def _preload() -> None:
    """Load what every server process needs once, before they part: views, and the pages asked first.

    Nothing here opens the database or the index, or starts a thread.
    """
    from django.core.handlers import wsgi  # noqa: F401, PLC0415 - loaded, not used
    from django.template.loader import get_template  # noqa: PLC0415
    from django.urls import get_resolver  # noqa: PLC0415

    from storykeep.front import page_cache  # noqa: F401, PLC0415 - loaded, not used

    _ = get_resolver().url_patterns  # loads every view
    for name in ASKED_FIRST:
        get_template(f"front/{name}.html")
    gc.freeze()  # so that collecting garbage does not part the pages of memory they share


def load_application() -> Callable[..., Any]:
    """In a server process: the archive, ended when the process that started it is gone."""
    _keep_few_heaps()
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.join,), name="leash", daemon=True).start()
    from storykeep.config.wsgi import application  # noqa: PLC0415 - only in a server process

    return application


def _keep_few_heaps() -> None:
    """Two heaps for all threads: with one each, glibc lets a process grow to twice what it uses."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # another C library has no such knob
            ctypes.CDLL("libc.so.6").mallopt(_M_ARENA_MAX, 2)


def _end_with(parent_gone: Callable[[], None]) -> None:
    parent_gone()
    os.kill(os.getpid(), signal.SIGKILL)


def address(host: str, port: int) -> str:
    """The address to type into a browser on this machine."""
    if host in {"0.0.0.0", "::"}:  # noqa: S104 - shown, not bound
        host = "127.0.0.1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
