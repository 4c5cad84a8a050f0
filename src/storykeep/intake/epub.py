"""EPUB 2 and 3 to a story: chapters from the spine, facts from the package and the title page."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from dataclasses import replace as changed
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from storykeep.intake.archives import (
    afterword_of,
    chapters_of,
    has_preface,
    preface_of,
    take_notes,
    without_heading,
)
from storykeep.intake.chapters import Part, story_of_parts
from storykeep.intake.decode import decode
from storykeep.intake.epub_package import Item, Package, read_package
from storykeep.intake.limits import MAX_BOOK, MAX_BOOK_TEXT, MAX_MARKUP, MAX_XML
from storykeep.intake.normal import normal
from storykeep.intake.pages import by_id, inner_html, page_tree
from storykeep.intake.sniff import declared_encoding
from storykeep.intake.titlepage import facts_of_lines
from storykeep.intake.zips import Zip, too_large
from storykeep.story.blocks import text_of
from storykeep.story.document import Finding, Metadata, Story
from storykeep.story.errors import StoryError

if TYPE_CHECKING:
    from lxml.etree import _Element

# Names of documents that are about the book. They are left out if anything else remains.
_FRONT = re.compile(
    r"(cover|coverpage|title_?-?page|titlepage|toc|nav|navigation|contents|toc_page|log_page|log"
    r"|copyright|copyright-page|colophon|imprint|halftitle|half-title|frontispiece|about|uncopyright)\d*\Z",
    re.IGNORECASE,
)
_FRONT_TYPES = frozenset(
    {
        "cover",
        "titlepage",
        "title-page",
        "halftitlepage",
        "toc",
        "landmarks",
        "copyright-page",
        "colophon",
        "imprint",
    }
)
_TYPE = re.compile(r"""epub:type\s*=\s*["']([^"']{1,100})["']""")
_META = re.compile(
    r"""<meta\s+name\s*=\s*["'](chapter(?:orig|toc)?title)["']\s+content\s*=\s*["']([^"']*)["']""",
    re.IGNORECASE,
)
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]{0,2000}(\[[^\]]{0,200000}\]\s*)?>", re.IGNORECASE)
_SELF_CLOSED = re.compile(
    r"<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b)([a-zA-Z][\w:-]*)((?:\s[^<>]*)?)/>"
)
_BODY = re.compile(r"<body\b[^>]*>(.*?)(?:</body\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_HEADING = re.compile(r"<h([1-3])\b[^>]*>(.*?)</h\1\s*>", re.IGNORECASE | re.DOTALL)
_FANFICFARE = re.compile(r"title_page\d*\Z", re.IGNORECASE)
_FICHUB = re.compile(r"introduction\Z", re.IGNORECASE)


# Of one document.
_MOST_CHAPTERS = 1_000


@dataclass(slots=True)
class _Book:
    """A story being put together."""

    metadata: Metadata
    parts: list[Part] = field(default_factory=list)
    front: list[Part] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    read: int = 0


def read_epub(data: bytes) -> Story:
    """The story of an EPUB.

    Raises StoryError ``epub-broken``, ``epub-drm``, ``epub-spine`` (nothing readable remains),
    ``xml-entities``, ``too-large``, ``zip-…``.
    """
    archive = Zip(Path("book.epub"), data)
    if sum(member.size for member in archive) > MAX_BOOK:
        raise too_large(MAX_BOOK)
    package = read_package(archive)
    book = _Book(package.metadata)
    for missing in package.missing:
        book.findings.append(_missing(missing))
    for item in package.spine:
        _add_document(book, archive, package, item)
    parts = book.parts or book.front
    if not parts:
        raise StoryError("epub-spine", "None of this EPUB's documents can be read.")
    return story_of_parts(_named(parts, book.metadata), book.metadata, tuple(book.findings))


def _add_document(book: _Book, archive: Zip, package: Package, item: Item) -> None:
    try:
        html = _document(archive, item.name, book)
    except StoryError as error:
        if error.code in {"too-large", "zip-bomb", "zip-encrypted"}:
            raise
        book.findings.append(_missing(item.name))
        return
    body = _BODY.search(html)
    content = body[1] if body else html
    root = page_tree(content) if _is_from_archive(content) else None
    if root is not None and _add_archive_page(book, root):
        return
    if "afterword" in _types(content):
        tree = page_tree(content)
        notes = without_heading(tree) if tree is not None else ""
        book.metadata = changed(book.metadata, notes_after=notes or None)
        return
    stem = posixpath.splitext(posixpath.basename(item.name))[0]
    if _FANFICFARE.match(stem) or _FICHUB.match(stem):
        facts = facts_of_lines(text_of(content), fanficfare=bool(_FANFICFARE.match(stem)))
        if facts:
            book.metadata = facts.onto(book.metadata)
            return
    parts = _parts(html, content, package.contents.get(item.name, []))
    if _is_front(item, stem, html):
        book.front.extend(parts)
    elif _continues(book, package, item, parts):
        last = book.parts[-1]
        book.parts[-1] = changed(last, html=f"{last.html}\n{parts[0].html}")
    else:
        book.parts.extend(parts)


def _document(archive: Zip, name: str, book: _Book) -> str:
    """A spine document as HTML: XHTML's own ways (entities, ``<p/>``) made what HTML understands."""
    data = archive.read(name, MAX_XML)
    book.read += len(data)
    if book.read > MAX_BOOK_TEXT:
        raise too_large(MAX_BOOK_TEXT)
    html = normal(decode(data, declared_encoding(data)).text)
    if len(html) > MAX_MARKUP:
        raise too_large(MAX_MARKUP)
    return _SELF_CLOSED.sub(r"<\1\2></\1>", _DOCTYPE.sub("", html, count=1))


def _is_from_archive(content: str) -> bool:
    marks = (
        'id="preface"',
        'id="chapters"',
        'id="afterword"',
        'class="tags',
        'class="facts"',
        "userstuff",
    )
    return any(mark in content for mark in marks)


def _add_archive_page(book: _Book, root: _Element) -> bool:
    """Take in a page of an AO3 (or Storykeep) book; whether it was one."""
    if has_preface(root):
        book.metadata = preface_of(root, book.metadata)
        # AO3 puts a short work's only chapter behind its preface.
        if by_id(root, "chapters") is not None:
            book.parts.extend(chapters_of(root))
        return True
    if by_id(root, "afterword") is not None:
        book.metadata = changed(book.metadata, notes_after=afterword_of(root))
        return True
    parts = chapters_of(root)
    book.parts.extend(parts)
    return bool(parts)


def _parts(html: str, content: str, entries: list[tuple[str, str]]) -> list[Part]:
    """A document as one chapter, or as several where the contents point into it."""
    places = [
        (content.find(f'id="{fragment}"'), title)
        for fragment, title in entries[:_MOST_CHAPTERS]
        if fragment
    ]
    places = sorted((place, title) for place, title in places if place >= 0)
    if len(places) > 1:
        starts = [content.rfind("<", 0, place) for place, _ in places]
        before = [Part(None, content[: starts[0]])] if text_of(content[: starts[0]]) else []
        ends = [*starts[1:], len(content)]
        cut = zip(starts, ends, places, strict=True)
        return before + [Part(title or None, content[a:b]) for a, b, (_, title) in cut]
    meta = dict(_META.findall(html))
    said = meta.get("chapterorigtitle") or meta.get("chaptertitle")
    title = unescape(said) if said else (entries[0][1] if entries else _heading(content))
    if 'class="note"' not in content or (tree := page_tree(content)) is None:
        return [Part(title or None, content)]
    notes_before, notes_after = take_notes(tree)
    return [Part(title or None, inner_html(tree), notes_before, notes_after)]


def _heading(content: str) -> str | None:
    match = _HEADING.search(content[:5_000])
    return " ".join(text_of(match[2]).split()) or None if match else None


def _is_front(item: Item, stem: str, html: str) -> bool:
    if item.is_navigation or item.guide in _FRONT_TYPES or _FRONT.match(stem):
        return True
    return bool(_types(html) & _FRONT_TYPES)


def _types(html: str) -> set[str]:
    """What a document says it is for, in the words of EPUB's structure vocabulary."""
    return {kind for kinds in _TYPE.findall(html[:5_000]) for kind in kinds.split()}


def _continues(book: _Book, package: Package, item: Item, parts: list[Part]) -> bool:
    """A document the contents pass over goes on with the chapter before (converters cut long ones)."""
    return bool(
        book.parts
        and len(parts) == 1
        and parts[0].title is None
        and package.is_listed
        and item.name not in package.contents
    )


def _named(parts: list[Part], metadata: Metadata) -> list[Part]:
    """A story's only chapter is not named after the story."""
    if len(parts) == 1 and parts[0].title == metadata.title:
        return [changed(parts[0], title=None)]
    return parts


def _missing(name: str) -> Finding:
    message = f"A document of this EPUB is missing or damaged and was left out: {name[:200]}."
    return Finding("epub-spine-item-missing", 0, 0, message)
