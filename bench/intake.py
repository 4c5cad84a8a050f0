"""Takes a made pile in with the real command, and says how fast and how large that was.

``python -m bench.intake [--stories 10000] [--words 2000]``: stories a second, peak memory of all
processes together (PSS: shared pages counted once; RSS: counted in each), and where the time went.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bench.pile import make_pile

_LOOK = 0.25
"""Seconds between two looks at the processes."""
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class Watched:
    """What a command and all its processes took. Memory in bytes, time in seconds."""

    seconds: float = 0.0
    status: int = 0
    pss: int = 0
    rss: int = 0
    processes: int = 0
    processor: Counter[str] = field(default_factory=Counter)
    """Processor seconds by role."""


def watch(command: list[str], log: Path) -> Watched:
    """Run a command and look at its family until it ends. Linux only."""
    watched, used = Watched(), {}
    began = time.monotonic()
    with log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out) as process:
        while process.poll() is None:
            family = _family(process.pid)
            watched.processes = max(watched.processes, len(family))
            sizes = [_memory(pid) for pid in family]
            watched.rss = max(watched.rss, sum(rss for rss, _ in sizes))
            watched.pss = max(watched.pss, sum(pss for _, pss in sizes))
            used |= {pid: (_role(pid, process.pid), _processor(pid)) for pid in family}
            time.sleep(_LOOK)
    watched.seconds, watched.status = time.monotonic() - began, process.returncode
    for role, seconds in used.values():
        watched.processor[role] += seconds
    return watched


def _family(pid: int) -> list[int]:
    """The process and all that came from it."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
        children.setdefault(parent, []).append(int(stat.parent.name))
    found = [pid]
    for each in found:
        found += children.get(each, [])
    return found


def _memory(pid: int) -> tuple[int, int]:
    """(RSS, PSS) in bytes; nothing for a process that is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0, 0
    sizes = {line.split(":")[0]: int(line.split()[1]) * 1024 for line in lines[1:]}
    return sizes.get("Rss", 0), sizes.get("Pss", 0)


def _role(pid: int, first: int) -> str:
    if pid == first:
        return "landing (the archive's own process)"
    try:
        said = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
    except OSError:
        return "gone"
    return "reading (processes of their own)" if "forkserver" in said else "other"


def _processor(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICKS


def measure(*, stories: int, words: int, folder: Path) -> list[tuple[str, str]]:
    """(what, figure) rows: a first import, and the same command again."""
    pile, data = folder / "pile", folder / "archive"
    if not pile.exists():
        make_pile(pile, stories=stories, words=words)
    command = [str(Path(sys.executable).with_name("storykeep")), "import", "--publish"]
    command += ["--data", str(data), str(pile)]
    first = watch(command, folder / "first.log")
    again = watch(command, folder / "again.log")
    return [
        ("stories × words", f"{stories:,} × {words:,}"),
        ("stories a second", f"{stories / first.seconds:,.0f}"),
        ("seconds", f"{first.seconds:,.1f}"),
        ("peak memory of all processes (PSS)", f"{first.pss / 1e6:,.0f} MB"),
        ("peak memory of all processes (RSS added up)", f"{first.rss / 1e6:,.0f} MB"),
        ("processes", str(first.processes)),
        *((f"processor seconds: {role}", f"{s:,.1f}") for role, s in first.processor.items()),
        ("the same command again, seconds", f"{again.seconds:,.1f}"),
        ("exit statuses", f"{first.status}, {again.status}"),
        ("archive on disk", f"{_size(data) / 1e6:,.0f} MB"),
    ]


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure taking in.")
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=2_000)
    parser.add_argument("--folder", type=Path, help="keep the pile and the archive here")
    chosen = parser.parse_args()
    folder = chosen.folder or Path(tempfile.mkdtemp(prefix="storykeep-bench-"))
    try:
        for what, figure in measure(stories=chosen.stories, words=chosen.words, folder=folder):
            print(f"{what:48} {figure}")
    finally:
        if chosen.folder is None:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
