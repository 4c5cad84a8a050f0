"""An archive served by the real command, in processes of its own, on this machine only."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

COMMAND = Path(sys.executable).with_name("storykeep")
PATIENCE = 90
"""Seconds an archive may take until it answers, on a machine busy with other tests."""
_ENTRANCE = re.compile(r"http://\S+/enter/\S+")


@dataclass(frozen=True, slots=True)
class Served:
    address: str
    data: Path
    samples: dict[str, str] = field(default_factory=dict)
    entrance: str = ""
    """The keeper's one-time link, where the command printed one."""


def environment(data: Path) -> dict[str, str]:
    """This process's, but for the settings of the tests' own archive."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STORYKEEP_")}
    return {**kept, "STORYKEEP_DATA": str(data), "STORYKEEP_WORKERS": "1"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run_command(data: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run ``storykeep`` to its end."""
    return subprocess.run(
        [COMMAND, *map(str, arguments)],
        env=environment(data),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


@contextlib.contextmanager
def running(
    data: Path, command: str, paths: Sequence[Path] = (), **samples: str
) -> Iterator[Served]:
    """``storykeep open PATHS`` or ``storykeep serve``, until the block ends."""
    port = free_port()
    options = ["--port", str(port), *(["--no-browser"] if command == "open" else [])]
    log = data.with_name(data.name + ".log")
    with log.open("w+", encoding="utf-8") as output:
        process = subprocess.Popen(
            [COMMAND, command, *map(str, paths), *options],
            env=environment(data),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait_until_it_answers(process, port, log)
            link = _ENTRANCE.search(log.read_text(encoding="utf-8"))
            address = f"http://127.0.0.1:{port}"
            yield Served(address, data, samples, link[0] if link else "")
        finally:
            _stop(process)


def _wait_until_it_answers(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"the archive did not answer:\n{log.read_text(encoding='utf-8')}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGINT)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(20)
