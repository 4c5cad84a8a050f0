"""``make bench``: take a made pile in, serve it, print the table, and write it into docs/performance.md."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench import intake, serve

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
BEGIN, END = "<!-- table: written by make bench -->", "<!-- end of table -->"
FULL = (10_000, 2_000)
"""Stories and words of the pile the targets speak of."""


@dataclass(frozen=True, slots=True)
class Target:
    """``starts``: how the figure's name begins."""

    starts: str
    said: str
    holds: Callable[[float], bool]


TARGETS = (
    Target("stories a second", "100 or more", lambda value: value >= 100),
    Target("peak memory of all processes (PSS)", "under 400 MB", lambda value: value < 400),
    Target("storykeep open", "within 2 s", lambda value: value <= 2),
    Target("chapter page, first time", "within 15 ms", lambda value: value <= 15),
    Target("chapter page, after that", "3,500 a second", lambda value: value >= 3500),
    Target("edits not seen", "0", lambda value: value == 0),
    Target("home page", "within 25 ms", lambda value: value <= 25),
    Target("tag page", "within 25 ms", lambda value: value <= 25),
    Target("memory of a server process", "under 150 MB", lambda value: value < 150),
)


def _number(said: str) -> float:
    try:
        return float(said.split(maxsplit=1)[0].replace(",", "").rstrip("s"))
    except ValueError:
        return 0.0


def table(figures: Sequence[serve.Figure]) -> str:
    lines = ["| what | measured | target | reached |", "|---|---|---|---|"]
    for figure in figures:
        target = next((one for one in TARGETS if figure.what.startswith(one.starts)), None)
        wish = target.said if target else ""
        reached = ("yes" if target.holds(figure.value) else "**no**") if target else ""
        lines.append(f"| {figure.what} | {figure.said} | {wish} | {reached} |")
    return "\n".join(lines)


def machine() -> str:
    """What was measured on: processor, cores, memory, system, Python. No names."""
    processor = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        models = [
            line for line in cpuinfo.read_text().splitlines() if line.startswith("model name")
        ]
        processor = models[0].partition(":")[2].strip() if models else processor
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{processor}, {os.cpu_count()} cores, {memory:.0f} GiB, "
        f"{platform.system()} {platform.release().split('-')[0]}, Python {platform.python_version()}"
    )


def write_page(text: str) -> None:
    """Put the table between its marks; the words around it stay."""
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--stories", type=int, default=FULL[0])
    parser.add_argument("--words", type=int, default=FULL[1])
    parser.add_argument("--folder", type=Path, help="keep the pile and the archive here")
    chosen = parser.parse_args()
    folder = chosen.folder or Path(tempfile.mkdtemp(prefix="storykeep-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        taken = intake.measure(stories=chosen.stories, words=chosen.words, folder=folder)
        figures = [serve.Figure(what, said, _number(said)) for what, said in taken]
        figures += serve.measure(folder)
    finally:
        if chosen.folder is None:
            shutil.rmtree(folder, ignore_errors=True)
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    text = f"Measured on {day} with `make bench`, on {machine()}.\n\n{table(figures)}"
    print(text)
    if (chosen.stories, chosen.words) == FULL:
        write_page(text)


if __name__ == "__main__":
    main()
