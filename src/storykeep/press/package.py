"""The package document of an EPUB, its contents, and the NCX that readers of EPUB 2 want."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime

from storykeep.press.facts import ANONYMOUS, one_line, title_of
from storykeep.press.languages import direction, language_tag
from storykeep.press.plain import lines_of
from storykeep.press.tree import escaped
from storykeep.story.document import Story

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)
_URN = re.compile(r"urn:(?!uuid:|isbn:)[a-z0-9][a-z0-9-]{1,31}:\S+", re.IGNORECASE)
_URN_UUID = re.compile(r"urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", re.IGNORECASE)
_POSITION = re.compile(r"[0-9]+(?:\.[0-9]+)*", re.ASCII)

_ACCESSIBILITY = (
    ("schema:accessMode", "textual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessibilityFeature", "displayTransformability"),
    ("schema:accessibilityFeature", "readingOrder"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityHazard", "none"),
    (
        "schema:accessibilitySummary",
        "Text only, in reading order, with headings, landmarks and a table of contents.",
    ),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One document of the book, in reading order."""

    name: str
    title: str
    landmark: str | None = None
    """Its ``epub:type`` among the landmarks."""


def identifier_of(story: Story) -> str:
    """The story's own URN, or one derived from what it is, the same every time."""
    given = one_line(story.metadata.identifier)
    if _URN.fullmatch(given) or _URN_UUID.fullmatch(given):
        return given
    source = story.source.sha256 if story.source else repr((story.metadata, story.text))
    seed = given or story.metadata.address or source
    return uuid.uuid5(uuid.NAMESPACE_URL, seed.encode("utf-8", "replace").decode()).urn


def package(story: Story, items: list[Item], modified: datetime) -> str:
    """The package document (``content.opf``). ``modified`` without a zone is taken as UTC."""
    moment = modified.replace(tzinfo=UTC) if modified.tzinfo is None else modified.astimezone(UTC)
    lines = _described(story)
    lines.append(_property("dcterms:modified", f"{moment:%Y-%m-%dT%H:%M:%SZ}"))
    lines += [_property(name, value) for name, value in _ACCESSIBILITY]
    manifest = [
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
        '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
        '<item id="style" href="stylesheet.css" media-type="text/css"/>',
    ]
    spine: list[str] = []
    for item in items:
        name = item.name.partition(".")[0]
        media = "application/xhtml+xml"
        manifest.append(f'<item id="{name}" href="{item.name}" media-type="{media}"/>')
        spine.append(f'<itemref idref="{name}"/>')
        if item.landmark == "titlepage" and _has_contents_page(items):
            spine.append('<itemref idref="nav"/>')
    tag = language_tag(story.metadata.language)
    way = ' page-progression-direction="rtl"' if direction(tag) == "rtl" else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"'
        f' xml:lang="{tag}"{_dir(tag)}>\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f"{_joined(lines)}</metadata>\n"
        f"<manifest>\n{_joined(manifest)}</manifest>\n"
        f'<spine toc="ncx"{way}>\n{_joined(spine)}</spine>\n</package>\n'
    )


def contents(story: Story, items: list[Item]) -> str:
    """The body of the navigation document: table of contents and landmarks."""
    entries = "\n".join(
        f'<li><a href="{item.name}">{escaped(item.title)}</a></li>' for item in items
    )
    marks = "\n".join(
        f'<li><a epub:type="{item.landmark}" href="{item.name}">{escaped(item.title)}</a></li>'
        for item in items
        if item.landmark
    )
    heading = _english("Contents", story)
    if _has_contents_page(items):
        marks = f'<li><a epub:type="toc" href="#toc">{heading}</a></li>\n{marks}'
    return (
        '<nav epub:type="toc" id="toc" role="doc-toc" aria-labelledby="contents">\n'
        f'<h1 id="contents">{heading}</h1>\n<ol>\n{entries}\n</ol>\n</nav>\n'
        '<nav epub:type="landmarks" id="landmarks" aria-label="Landmarks" hidden="hidden">\n'
        f"<ol>\n{marks}\n</ol>\n</nav>"
    )


def ncx(story: Story, items: list[Item]) -> str:
    """The table of contents as EPUB 2 has it."""
    points = "\n".join(
        f'<navPoint id="point{order}" playOrder="{order}"><navLabel><text>{escaped(item.title)}'
        f'</text></navLabel><content src="{item.name}"/></navPoint>'
        for order, item in enumerate(items, 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"'
        f' xml:lang="{language_tag(story.metadata.language)}">\n'
        f'<head><meta name="dtb:uid" content="{escaped(identifier_of(story))}"/>'
        '<meta name="dtb:depth" content="1"/><meta name="dtb:totalPageCount" content="0"/>'
        '<meta name="dtb:maxPageNumber" content="0"/></head>\n'
        f"<docTitle><text>{escaped(title_of(story))}</text></docTitle>\n"
        f"<navMap>\n{points}\n</navMap>\n</ncx>\n"
    )


def _has_contents_page(items: list[Item]) -> bool:
    """Whether readers leaf through the contents: where there is more than one chapter or so."""
    return len(items) > 2


def _described(story: Story) -> list[str]:
    metadata = story.metadata
    lines = [
        f'<dc:identifier id="id">{escaped(identifier_of(story))}</dc:identifier>',
        _element("dc:title", title_of(story)),
        _element("dc:language", language_tag(metadata.language)),
    ]
    authors = [line for name in metadata.authors if (line := one_line(name))]
    for number, author in enumerate(authors or [ANONYMOUS], 1):
        lines.append(f'<dc:creator id="creator{number}">{escaped(author)}</dc:creator>')
        lines.append(_refined("role", "aut", f"creator{number}", "marc:relators"))
    subjects = (
        *metadata.fandoms,
        metadata.rating or "",
        *metadata.warnings,
        *metadata.categories,
        *metadata.relationships,
        *metadata.characters,
        *metadata.tags,
    )
    kept = dict.fromkeys(line for subject in subjects if (line := one_line(subject)))
    lines += [_element("dc:subject", subject) for subject in kept]
    if summary := " ".join(one_line(line) for line in lines_of(metadata.summary or "")):
        lines.append(_element("dc:description", summary))
    if address := one_line(metadata.address):
        lines.append(_element("dc:source", address))
    if _is_date(metadata.published):
        lines.append(_element("dc:date", metadata.published or ""))
    return lines + _series(story)


def _series(story: Story) -> list[str]:
    """Each series as EPUB 3 says it, and the first one as calibre and many readers want it."""
    named = [(one_line(name), one_line(part)) for name, part in story.metadata.series]
    lines: list[str] = []
    for number, (name, part) in enumerate((pair for pair in named if pair[0]), 1):
        key = f"series{number}"
        lines.append(f'<meta property="belongs-to-collection" id="{key}">{escaped(name)}</meta>')
        lines.append(_refined("collection-type", "series", key))
        position = part if _POSITION.fullmatch(part) else ""
        if position:
            lines.append(_refined("group-position", position, key))
        if number == 1:
            lines.append(f'<meta name="calibre:series" content="{escaped(name)}"/>')
            if position:
                lines.append(f'<meta name="calibre:series_index" content="{position}"/>')
    return lines


def _is_date(value: str | None) -> bool:
    if not value or not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _element(name: str, value: str) -> str:
    return f"<{name}>{escaped(value)}</{name}>"


def _property(name: str, value: str) -> str:
    return f'<meta property="{name}">{escaped(value)}</meta>'


def _refined(name: str, value: str, of: str, scheme: str | None = None) -> str:
    by = f' scheme="{scheme}"' if scheme else ""
    return f'<meta refines="#{of}" property="{name}"{by}>{escaped(value)}</meta>'


def _english(word: str, story: Story) -> str:
    if language_tag(story.metadata.language).lower().startswith("en"):
        return word
    return f'<span lang="en" xml:lang="en" dir="ltr">{word}</span>'


def _dir(tag: str) -> str:
    return ' dir="rtl"' if direction(tag) == "rtl" else ""


def _joined(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
