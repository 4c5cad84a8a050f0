"""The shapes of a story: source, metadata, chapters, blocks.

All offsets are Unicode code points into ``Story.text``, half-open ``[start, end)``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal[
    "paragraph", "heading", "break", "quotation", "list", "table", "preformatted", "figure"
]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a story came from. ``path`` is as the person named it; a zip's member is ``pile.zip!a/b.txt``."""

    path: str
    sha256: str
    """SHA-256 of the bytes that came in, lower-case hex."""
    format: str
    """``text`` | ``markdown`` | ``html`` | ``epub`` | ``docx``"""
    encoding: str | None = None
    """The encoding the bytes were decoded from, as Python names it; null where the format says it itself."""
    size: int = 0
    """Bytes."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file format, or the archive, says of a story outside its text. Nothing here is inferred.

    ``summary``, ``notes_before`` and ``notes_after`` are clean HTML; everything else is plain text.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    summary: str | None = None
    language: str | None = None
    """BCP 47, such as ``en`` or ``pt-BR``."""
    rating: str | None = None
    status: str | None = None
    """``complete`` | ``in-progress`` | ``abandoned``"""
    published: str | None = None
    """ISO 8601 date, as exact as it is known: ``2009``, ``2009-04``, ``2009-04-01``."""
    updated: str | None = None
    series: tuple[tuple[str, str | None], ...] = ()
    """(name, part) pairs."""
    fandoms: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    relationships: tuple[str, ...] = ()
    characters: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    disclaimer: str | None = None
    notes_before: str | None = None
    notes_after: str | None = None
    address: str | None = None
    """Where the story stands, or stood, on the web."""
    identifier: str | None = None
    """A URN that stays the same for every edition of the same work."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a story: a paragraph, a heading, a scene break, a quotation, a list…

    ``html`` is clean and whole (``<p>…</p>``, ``<hr>``, ``<blockquote>…</blockquote>``);
    ``[start, end)`` is where its plain text stands in ``Story.text``.
    """

    kind: BlockKind
    html: str
    start: int
    end: int
    level: int = 0
    """1–6 for a heading, else 0."""
    gap: int = 0
    """Blank lines (or blank paragraphs) before this block beyond what is usual in the story, 0–3:
    often all that is left of a lost scene mark. Such a gap is seen in ``Story.text`` too."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter, in the order it is read. Notes are clean HTML."""

    title: str | None
    blocks: tuple[Block, ...]
    start: int = 0
    end: int = 0
    notes_before: str | None = None
    notes_after: str | None = None

    @property
    def html(self) -> str:
        """The blocks, with a blank paragraph for each blank line of a gap."""
        return "\n".join("<p>\u00a0</p>\n" * block.gap + block.html for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something noticed about a text: damage found, or a repair made on the way in.

    ``code`` is stable (``mojibake-repaired``, ``lines-lost``); ``[start, end)`` is its place.
    """

    code: str
    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class Story:
    """A story. ``text`` is the decoded source for plain text, and the story's plain text
    (its blocks' texts in order, a blank line between them) for every other format."""

    metadata: Metadata
    chapters: tuple[Chapter, ...]
    text: str
    source: Source | None = None
    findings: tuple[Finding, ...] = field(default=())

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every block of every chapter, in order."""
        return tuple(block for chapter in self.chapters for block in chapter.blocks)
