"""Serves an archive with the real command and says how fast it answers and how large it is.

``python -m bench.serve FOLDER`` where FOLDER holds what ``bench.intake`` left: ``pile`` and ``archive``.
Times are taken by a client on the same machine, so they hold the way there and back (about 0.2 ms).
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.intake import _family, _memory

STORYKEEP = Path(sys.executable).with_name("storykeep")
CHAPTERS = 300
ROUNDS = 25
EDITS = 200
STARTS = 3
SECONDS_OF_LOAD = 10
CONNECTIONS = 16
PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Served:
    port: int
    process: int


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def serving(data: Path, *arguments: str) -> Iterator[Served]:
    """``storykeep`` with these arguments until the block ends; entered when it answers."""
    port = free_port()
    process = subprocess.Popen(
        [STORYKEEP, *arguments, "--data", data, "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait(port, process)
        yield Served(port, process.pid)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(10)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            if get(port, "/").status == 200:
                return
        time.sleep(0.01)
    raise RuntimeError("the archive does not answer")


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: str
    milliseconds: float


def get(port: int, path: str) -> Answer:
    """One request on a connection of its own; timed from the request to the last byte."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.connect()
        began = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        took = (time.perf_counter() - began) * 1000
    finally:
        connection.close()
    return Answer(answer.status, body.decode(errors="replace"), took)


def _spread(times: Sequence[float]) -> tuple[float, str]:
    """(median, words)."""
    middle = statistics.median(times)
    far = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else middle
    return middle, f"{middle:.1f} ms (95 % within {far:.1f})"


@dataclass(frozen=True, slots=True)
class Figure:
    what: str
    said: str
    value: float


class _Archive:
    """The archive's own deeds, done here while the server runs: another process writes."""

    def __init__(self, data: Path) -> None:
        os.environ["STORYKEEP_DATA"] = str(data)
        os.environ["DJANGO_SETTINGS_MODULE"] = "storykeep.config.settings"
        import django  # noqa: PLC0415 - only when the data folder is known

        django.setup()
        from storykeep.tags.models import Tag  # noqa: PLC0415
        from storykeep.works.models import Chapter  # noqa: PLC0415
        from storykeep.works.services.catalogue import correct_field  # noqa: PLC0415

        self._correct = correct_field
        chapters = Chapter.objects.order_by("work", "position")
        self.chapters: list[tuple[int, int]] = list(chapters.values_list("work", "position"))
        self.tags = list(
            Tag.objects.order_by("-works_count").values_list("slug", "works_count")[:ROUNDS]
        )

    def give_title(self, work: int, title: str) -> None:
        self._correct(work=work, field="title", value=title, account=None)


def _first_time(archive: _Archive, port: int) -> Figure:
    step = max(1, len(archive.chapters) // CHAPTERS)
    asked = archive.chapters[::step][:CHAPTERS]
    times = [get(port, f"/works/{work}/chapters/{number}").milliseconds for work, number in asked]
    middle, said = _spread(times)
    return Figure("chapter page, first time", f"{said}, {len(times)} chapters", middle)


def _again(archive: _Archive, port: int) -> Figure:
    work, number = archive.chapters[0]
    address = f"http://127.0.0.1:{port}/works/{work}/chapters/{number}"
    rate, tool = load(address)
    return Figure("chapter page, after that", f"{rate:,.0f} a second ({tool})", rate)


def load(address: str) -> tuple[float, str]:
    """(requests a second, the tool). The tool runs on the same cores as the server."""
    wrk = shutil.which("wrk")
    if wrk is None:
        from bench.load import requests_a_second  # noqa: PLC0415 - only where there is no wrk

        tool = "wrk is not installed: bench.load, slower itself"
        return requests_a_second(address, CONNECTIONS, SECONDS_OF_LOAD), tool
    command = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS_OF_LOAD}s", address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(said)
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    assert found is not None, said
    return float(found[1]), f"wrk, {CONNECTIONS} connections, on the same cores"


def _freshness(archive: _Archive, port: int) -> Figure:
    """An edit by another process, then at once a reader on a new connection, again and again."""
    works = sorted({work for work, _ in archive.chapters})[:20]
    stale = 0
    for number in range(EDITS):
        work, title = works[number % len(works)], f"Known as {uuid.uuid4().hex}"
        get(port, f"/works/{work}")  # so that the old page is kept
        archive.give_title(work, title)
        stale += title not in get(port, f"/works/{work}").body
    return Figure("edits not seen by the next reader", f"{stale} of {EDITS}", float(stale))


def _made_anew(archive: _Archive, port: int, what: str, path_of: Callable[[int], str]) -> Figure:
    """A page right after an edit, so that it is made and not remembered."""
    work = archive.chapters[0][0]
    times = []
    for number in range(ROUNDS):
        archive.give_title(work, f"Edited {number} for {what}")
        answer = get(port, path_of(number))
        assert answer.status == 200, answer.body[:500]
        times.append(answer.milliseconds)
    middle, said = _spread(times)
    return Figure(what, said, middle)


def _memory_of_servers(served: Served) -> Figure:
    """The largest server process. Those it was forked from share most of its pages."""
    family = [pid for pid in _family(served.process) if pid != served.process]
    sizes = [size for size in map(_memory, family) if size[0]]
    rss, pss = max(sizes, default=(0, 0))
    said = f"{rss / 1e6:,.0f} MB (its share alone {pss / 1e6:,.0f}), {len(sizes)} processes"
    return Figure("memory of a server process", said, rss / 1e6)


def _start(data: Path, pile: Path) -> Figure:
    times = []
    for _ in range(STARTS):
        began = time.monotonic()
        with serving(data, "open", str(pile), "--no-browser"):
            times.append(time.monotonic() - began)
    middle = statistics.median(times)
    said = f"{middle:.2f} s (of {', '.join(f'{one:.2f}' for one in times)})"
    return Figure("storykeep open, until it answers", said, middle)


def measure(folder: Path) -> list[Figure]:
    """Every figure of serving the archive in ``folder``."""
    data, pile = folder / "archive", folder / "pile"
    figures = [_start(data, pile)]
    archive = _Archive(data)
    with serving(data, "serve") as served:
        port = served.port
        for work, number in archive.chapters[-40:]:
            get(port, f"/works/{work}/chapters/{number}")  # both processes have done it before
        figures.append(_first_time(archive, port))
        figures.append(_again(archive, port))
        figures.append(_freshness(archive, port))
        figures.append(_made_anew(archive, port, "home page, made anew", lambda _: "/"))
        tags = archive.tags
        largest = f"tag page, made anew ({tags[0][1]:,} works and fewer)"
        figures.append(
            _made_anew(
                archive, port, largest, lambda number: f"/tags/{tags[number % len(tags)][0]}"
            )
        )
        figures.append(
            _made_anew(archive, port, "search, made anew", lambda n: f"/search?q=lamp+window+{n}")
        )
        figures.append(_memory_of_servers(served))
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure serving.")
    parser.add_argument("folder", type=Path, help="holds “pile” and “archive”")
    for figure in measure(parser.parse_args().folder):
        print(f"{figure.what:48} {figure.said}")


if __name__ == "__main__":
    main()
