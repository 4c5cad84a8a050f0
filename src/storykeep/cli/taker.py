"""Taking in beside the server, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from storykeep.cli import options

_ENDING = 10
"""Seconds a taker gets to end by itself."""


class Taker:
    """``storykeep import --publish``, ended when this process is, in whatever way that happens."""

    def __init__(self, paths: tuple[Path, ...], *, data: Path) -> None:
        # -P: nothing in the folder one happens to stand in is taken for a part of the program.
        self._command = [
            *(sys.executable, "-P", "-m", "storykeep.cli.main"),
            *("import", "--publish", "--leashed"),
            *("--data", str(data), "--", *map(str, paths)),
        ]
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._closed = False
        self.status = 0
        """The command's exit status, as soon as it has ended."""

    def __enter__(self) -> Taker:
        return self

    def start(self) -> None:
        """Begin, unless it has begun or is to begin no more."""
        with self._lock:
            if self._process is None and not self._closed:
                self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE)  # noqa: S603 - ourselves

    def finish(self) -> None:
        """Wait for the end. Ends this process too when nothing at all could be taken in."""
        if self._process is not None:
            self.status = self._process.wait()
            if self.status not in {0, options.STORIES_LEFT_OUT}:
                sys.exit(self.status)

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._closed = True
        if self._process is None:
            return
        if self._process.stdin:
            self._process.stdin.close()
        try:
            ended = self._process.wait(_ENDING)
        except subprocess.TimeoutExpired:
            self._process.kill()
            ended = self._process.wait()
        # Ended by a signal: it had not done, so some stories are not in yet.
        self.status = (
            ended if ended in {0, options.USAGE, options.CANNOT} else options.STORIES_LEFT_OUT
        )
