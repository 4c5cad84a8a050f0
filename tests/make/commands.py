"""Running ``storykeep`` as a person does: a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

STORYKEEP = (sys.executable, "-m", "storykeep.cli.main")


def environment() -> dict[str, str]:
    """Ours, without any setting of the tests' own archive."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STORYKEEP_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    return kept | {"PYTHONUNBUFFERED": "1"}


def storykeep(
    *arguments: object, before: Callable[[], None] | None = None, timeout: float = 120
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end. ``before`` runs in its process first."""
    return subprocess.run(
        [*STORYKEEP, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(),
        timeout=timeout,
        check=False,
        preexec_fn=before,
    )


def start(*arguments: object, log: Path) -> subprocess.Popen[bytes]:
    """Start a command in a group of its own; what it says goes to ``log``."""
    with log.open("wb") as out:
        return subprocess.Popen(
            [*STORYKEEP, *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            env=environment(),
            start_new_session=True,
        )


def said(log: Path, pattern: str, *, within: float = 60) -> re.Match[str]:
    """The first match in what a command says, as soon as it says it."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        if found := re.search(pattern, log.read_text("utf-8", "replace")):
            return found
        time.sleep(0.05)
    raise AssertionError(f"never said {pattern!r}, but: {log.read_text('utf-8', 'replace')}")


def status_of(address: str, *, within: float = 30) -> int:
    """The HTTP status of an address, once somebody answers there."""
    end = time.monotonic() + within
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            error.close()
            return error.code
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
