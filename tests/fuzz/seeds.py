"""Where fuzzing starts from: the stories that ship with the project, the golden cases, hostile files."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from fuzz.floor import PART
from make import hostile, monsters

ROOT = Path(__file__).resolve().parents[2]
_LONGEST = 12_000
"""Bytes of one seed: short ones are tried far oftener in the same time."""


def seeds() -> Iterator[bytes]:
    """Recipes, always in the same order."""
    for folder in ("stories", "tests/golden", "tests/browser/pile"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix.lower() not in {".json", ".py", ".pyc"}:
                yield from _of_file(path)
    for piece in monsters.TANGLE:
        yield b"h" + piece.encode("utf-8", "replace")
        yield b"e" + PART.join((b"<dc:title>T</dc:title>", piece.encode("utf-8", "replace")))
    paragraph = hostile.word_paragraph("“Rain,” said Anna.")
    core = (
        b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        b'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>T</dc:title>'
        b"</cp:coreProperties>"
    )
    yield b"d" + PART.join((paragraph.encode() * 3, b"", core))
    yield from (b"b" + kind + b"\x01\x00\x00" for kind in (b"\x00", b"\xff"))
    yield b"nstory.zip\n" + hostile.encrypted()
    yield b"z" + hostile.encrypted()
    yield b"z" + PART.join((b"Title: A\n\nRain.", b"<p>Rain.</p>", b"# A\n\nRain.", b"PK", b"PK"))


def _of_file(path: Path) -> Iterator[bytes]:
    data = path.read_bytes()
    kind = {".html": b"h", ".htm": b"h", ".md": b"m", ".txt": b"t"}.get(path.suffix.lower())
    if kind:
        yield kind + _cut(data)
        if kind == b"t":
            yield b"w" + _cut(data)
        return
    yield b"n" + path.name.encode() + b"\n" + data[: 10 * _LONGEST]
    if zipfile.is_zipfile(path):
        yield from _of_members(path)


def _of_members(path: Path) -> Iterator[bytes]:
    """What stands in an EPUB, as pieces of a recipe for one; what a zip holds, by itself."""
    with zipfile.ZipFile(path) as archive:
        names = sorted(archive.namelist())
        bodies = [archive.read(n) for n in names if n.endswith((".xhtml", ".html", ".htm"))]
        words = [archive.read(n) for n in names if n == "word/document.xml"]
    if bodies:
        yield b"e" + _cut(PART.join([b"<dc:title>T</dc:title><dc:creator>A</dc:creator>", *bodies]))
        yield from (b"h" + _cut(body) for body in bodies)
    for body in words:
        inner = body.partition(b"<w:body>")[2].partition(b"</w:body>")[0]
        if inner:
            yield b"d" + _cut(inner)


def _cut(data: bytes) -> bytes:
    """The beginning, with the header, and the end, with the notes after the story."""
    return data if len(data) <= _LONGEST else data[: _LONGEST // 2] + data[-_LONGEST // 2 :]
