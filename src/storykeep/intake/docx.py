"""DOCX to a story: mammoth makes HTML of a copy that holds only what text needs."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from storykeep.intake.chapters import story_of_html
from storykeep.intake.languages import language_tag
from storykeep.intake.limits import MAX_DOCX, MAX_XML
from storykeep.intake.xml import local_name, parse_xml, text_of_element
from storykeep.intake.zips import Zip
from storykeep.story.document import Finding, Metadata, Story
from storykeep.story.errors import StoryError
from storykeep.story.plain import paragraphs_html

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "word/document.xml"
_PARTS = (
    "[Content_Types].xml",
    _MAIN,
    "word/styles.xml",
    "word/numbering.xml",
    "word/footnotes.xml",
    "word/endnotes.xml",
)
_PACKAGE_RELATIONSHIPS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    b'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
r[style-name='Strong'] => strong
u => u
strike => s
comment-reference =>
"""
# What word processors write when nobody told them who is writing.
_NOBODY = frozenset(
    {"user", "unknown", "owner", "admin", "administrator", "microsoft office user", "python-docx"}
)


def read_docx(data: bytes) -> Story:
    """The story of a DOCX document.

    Raises StoryError ``docx-broken``, ``xml-entities``, ``too-large``, ``zip-…``. Pictures, comments,
    macros and whatever stands outside the file are left out; nothing is ever fetched.
    """
    archive = Zip(Path("document.docx"), data)
    if _MAIN not in archive:
        raise StoryError("docx-broken", "This DOCX holds no document.")
    parts = {name: archive.read(name, MAX_DOCX) for name in _PARTS if name in archive}
    outside = False
    for name in list(parts):
        if name.startswith("word/"):
            relationships = name.replace("word/", "word/_rels/") + ".rels"
            if relationships in archive:
                safe, refers = _safe_relationships(archive.read(relationships, MAX_XML))
                parts[relationships] = safe
                outside = outside or refers
    for name, part in parts.items():
        if parse_xml(part) is None:
            raise StoryError("docx-broken", f"A part of this DOCX cannot be read ({name}).")
    html = _converted(parts)
    # Word's empty paragraphs are the blank lines their writer made.
    html = html.replace("<p></p>", "<p><br></p>")
    findings = (_outside_reference(),) if outside else ()
    story = story_of_html(html, _metadata(archive))
    return Story(story.metadata, story.chapters, story.text, findings=findings)


def _converted(parts: dict[str, bytes]) -> str:
    import mammoth  # noqa: PLC0415 - 100 ms, and only for DOCX

    copy = BytesIO()
    with zipfile.ZipFile(copy, "w") as target:
        target.writestr("_rels/.rels", _PACKAGE_RELATIONSHIPS)
        for name, part in parts.items():
            target.writestr(name, part)
    copy.seek(0)
    try:
        result = mammoth.convert_to_html(
            copy,
            style_map=_STYLES,
            convert_image=lambda image: [],
            ignore_empty_paragraphs=False,
            external_file_access=False,
            id_prefix="x",
        )
    except RecursionError as error:
        raise StoryError("too-complex", "This document is nested too deeply to be read.") from error
    except Exception as error:  # mammoth trusts its input: any fault in that may raise anything
        raise StoryError("docx-broken", "This DOCX is damaged and cannot be read.") from error
    return str(result.value)


def _safe_relationships(data: bytes) -> tuple[bytes, bool]:
    """Relationships without anything outside the file but links, and whether there was any."""
    root = parse_xml(data)
    lines: list[str] = []
    outside = False
    for each in _children(root, "Relationship"):
        identity, target, kind = (each.get(key) or "" for key in ("Id", "Target", "Type"))
        if (each.get("TargetMode") or "").lower() == "external" and not kind.endswith("/hyperlink"):
            outside = True
            target = "left-out"
        elif not kind.endswith("/hyperlink"):
            target = target.replace("..", "")
        lines.append(
            f'<Relationship Id="{_quoted(identity)}" Target="{_quoted(target)}" Type="{_quoted(kind)}"/>'
        )
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    return f"{head}{''.join(lines)}</Relationships>".encode(), outside


def _children(root: _Element | None, name: str) -> Iterator[_Element]:
    return (each for each in (root if root is not None else ()) if local_name(each) == name)


def _quoted(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _outside_reference() -> Finding:
    message = "This document refers to files outside itself; they were left out."
    return Finding("outside-reference", 0, 0, message)


def _metadata(archive: Zip) -> Metadata:
    """What the document's properties say. Its dates are those of the file, not of the story."""
    core = archive.read("docProps/core.xml", MAX_XML) if "docProps/core.xml" in archive else b""
    root = parse_xml(core) if core else None
    said: dict[str, str] = {}
    for element in root if root is not None else ():
        said.setdefault(local_name(element), text_of_element(element))
    description = said.get("description")
    authors = (name.strip() for name in said.get("creator", "").split(";"))
    keywords = said.get("keywords", "").replace(";", ",").split(",")
    return Metadata(
        title=said.get("title") or None,
        authors=tuple(name for name in authors if name and name.casefold() not in _NOBODY),
        summary=paragraphs_html(description) if description else None,
        language=language_tag(said.get("language")),
        tags=tuple(word.strip() for word in keywords if word.strip()),
    )
