"""An EPUB's package: what it says of the book, and its documents in reading order."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from storykeep.intake.chapters import notes_html
from storykeep.intake.labels import iso_date
from storykeep.intake.languages import language_tag
from storykeep.intake.limits import MAX_XML
from storykeep.intake.xml import attribute, local_name, parse_xml, text_of_element
from storykeep.intake.zips import Zip
from storykeep.story.document import Metadata
from storykeep.story.errors import StoryError
from storykeep.story.plain import paragraphs_html

if TYPE_CHECKING:
    from lxml.etree import _Element

# Algorithms that only obfuscate fonts; anything else means the text itself is locked.
_FONT_OBFUSCATION = frozenset(
    {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}
)


@dataclass(frozen=True, slots=True)
class Item:
    """A document of the spine: its name in the zip, its id and what the guide calls it."""

    name: str
    identity: str
    guide: str = ""
    is_navigation: bool = False


@dataclass(slots=True)
class Package:
    metadata: Metadata
    spine: list[Item] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    """Ids or names of spine documents that are not there."""
    contents: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """Document name to its entries in the table of contents: (fragment, title)."""

    @property
    def is_listed(self) -> bool:
        """Whether the contents name more than one document."""
        return len(self.contents) > 1


def read_package(archive: Zip) -> Package:
    """Raises StoryError ``epub-broken`` or ``epub-drm``."""
    _refuse_drm(archive)
    name = _package_name(archive)
    root = parse_xml(archive.read(name, MAX_XML))
    if root is None:
        raise StoryError("epub-broken", "This EPUB's package document cannot be read.")
    folder = posixpath.dirname(name)
    sections = {local_name(child): child for child in root}
    package = Package(_metadata(sections.get("metadata"), attribute(root, "unique-identifier")))
    manifest = {
        identity: child
        for child in _each(sections.get("manifest"), "item")
        if (identity := child.get("id"))
    }
    guide = {
        _resolved(folder, reference.get("href")): (reference.get("type") or "").lower()
        for reference in _each(sections.get("guide"), "reference")
    }
    _fill_spine(package, archive, sections.get("spine"), manifest, folder, guide)
    _fill_contents(package, archive, sections.get("spine"), manifest, folder)
    return package


def _refuse_drm(archive: Zip) -> None:
    name = "META-INF/encryption.xml"
    if name not in archive:
        return
    root = parse_xml(archive.read(name, MAX_XML))
    methods = [
        element.get("Algorithm")
        for element in (root.iter() if root is not None else ())
        if local_name(element) == "EncryptionMethod"
    ]
    if root is None or any(method not in _FONT_OBFUSCATION for method in methods):
        message = "This EPUB is locked by digital rights management; only its seller can open it."
        raise StoryError("epub-drm", message)


def _package_name(archive: Zip) -> str:
    container = "META-INF/container.xml"
    root = parse_xml(archive.read(container, MAX_XML)) if container in archive else None
    for element in root.iter() if root is not None else ():
        path = element.get("full-path") if local_name(element) == "rootfile" else None
        if path and path in archive:
            return path
    for member in archive:
        if member.name.lower().endswith(".opf"):
            return member.name
    raise StoryError("epub-broken", "This EPUB does not say what it holds.")


def _fill_spine(
    package: Package,
    archive: Zip,
    spine: _Element | None,
    manifest: dict[str, _Element],
    folder: str,
    guide: dict[str, str],
) -> None:
    seen: set[str] = set()
    for reference in _each(spine, "itemref"):
        identity = reference.get("idref") or ""
        entry = manifest.get(identity)
        name = _resolved(folder, entry.get("href")) if entry is not None else ""
        if entry is None or name not in archive:
            package.missing.append(name or identity or "without a name")
        elif name not in seen:
            seen.add(name)
            is_navigation = "nav" in (entry.get("properties") or "").split()
            package.spine.append(Item(name, identity, guide.get(name, ""), is_navigation))


def _fill_contents(
    package: Package,
    archive: Zip,
    spine: _Element | None,
    manifest: dict[str, _Element],
    folder: str,
) -> None:
    navigation = [
        entry for entry in manifest.values() if "nav" in (entry.get("properties") or "").split()
    ]
    ncx = manifest.get((spine.get("toc") if spine is not None else None) or "")
    ncx_entries = [
        entry
        for entry in ([ncx] if ncx is not None else []) + list(manifest.values())
        if entry.get("media-type") == "application/x-dtbncx+xml"
    ]
    for entry in [*navigation, *ncx_entries]:
        name = _resolved(folder, entry.get("href"))
        root = parse_xml(archive.read(name, MAX_XML)) if name in archive else None
        if root is None:
            continue
        for address, title in _entries(root):
            path, _, fragment = address.partition("#")
            document = _resolved(posixpath.dirname(name), path)
            package.contents.setdefault(document, []).append((unquote(fragment), title))
        if package.contents:
            return


def _entries(root: _Element) -> list[tuple[str, str]]:
    """(address, title) of a navigation document's contents, or of an NCX, in order."""
    entries: list[tuple[str, str]] = []
    if local_name(root) == "ncx":
        for point in root.iter():
            if local_name(point) != "navPoint":
                continue
            parts = {local_name(child): child for child in point}
            label, content = parts.get("navLabel"), parts.get("content")
            if label is not None and content is not None:
                entries.append((content.get("src") or "", text_of_element(label)))
        return entries
    navs = [each for each in root.iter() if local_name(each) == "nav"]
    tocs = [each for each in navs if (attribute(each, "type") or "toc") == "toc"] or navs[:1]
    for link in tocs[0].iter() if tocs else ():
        address = link.get("href") if local_name(link) == "a" else None
        if address:
            entries.append((address, text_of_element(link)))
    return entries


def _metadata(section: _Element | None, unique: str | None) -> Metadata:
    said: dict[str, list[_Element]] = {}
    for element in section.iter() if section is not None else ():
        said.setdefault(local_name(element), []).append(element)
    texts = {
        name: [t for e in elements if (t := text_of_element(e))] for name, elements in said.items()
    }
    description = next(iter(texts.get("description", [])), None)
    identifiers = said.get("identifier", [])
    addresses = [*texts.get("source", []), *texts.get("identifier", [])]
    published, updated = _dates(said.get("date", []))
    return Metadata(
        title=next(iter(texts.get("title", [])), None),
        authors=_authors(said),
        summary=_summary(description),
        language=language_tag(next(iter(texts.get("language", [])), None)),
        published=published,
        updated=updated,
        series=_series(said.get("meta", [])),
        tags=tuple(dict.fromkeys(texts.get("subject", []))),
        address=next(
            (each for each in addresses if each.startswith(("http://", "https://"))), None
        ),
        identifier=_identifier(identifiers, unique),
    )


def _authors(said: dict[str, list[_Element]]) -> tuple[str, ...]:
    roles = {
        (meta.get("refines") or "").removeprefix("#"): text_of_element(meta)
        for meta in said.get("meta", [])
        if meta.get("property") == "role"
    }
    names = [
        text_of_element(creator)
        for creator in said.get("creator", [])
        if (attribute(creator, "role") or roles.get(creator.get("id") or "", "aut")) == "aut"
    ]
    return tuple(dict.fromkeys(name for name in names if name and name != "Anonymous"))


def _summary(description: str | None) -> str | None:
    if not description:
        return None
    return notes_html(description) if "<" in description else paragraphs_html(description)


def _dates(elements: list[_Element]) -> tuple[str | None, str | None]:
    """(published, updated); a date that does not say what it is of is the publication's."""
    dates: dict[str, str] = {}
    for element in elements:
        date = iso_date(text_of_element(element))
        if date:
            dates.setdefault((attribute(element, "event") or "publication").lower(), date)
    return dates.get("publication"), dates.get("modification")


def _series(metas: list[_Element]) -> tuple[tuple[str, str | None], ...]:
    collections = [meta for meta in metas if meta.get("property") == "belongs-to-collection"]
    positions = {
        (meta.get("refines") or "").removeprefix("#"): text_of_element(meta)
        for meta in metas
        if meta.get("property") == "group-position"
    }
    found = [(text_of_element(each), positions.get(each.get("id") or "")) for each in collections]
    if not found:
        named = {meta.get("name"): meta.get("content") for meta in metas}
        name, part = named.get("calibre:series"), named.get("calibre:series_index")
        found = [(name, part.removesuffix(".0") if part else None)] if name else []
    return tuple((name, part) for name, part in found if name)


def _identifier(elements: list[_Element], unique: str | None) -> str | None:
    """The package's own identifier, if it is a URN."""
    ordered = sorted(elements, key=lambda element: element.get("id") != unique)
    texts = [text_of_element(element) for element in ordered]
    return next((text for text in texts if text.lower().startswith("urn:")), None)


def _each(section: _Element | None, name: str) -> list[_Element]:
    return [child for child in section if local_name(child) == name] if section is not None else []


def _resolved(folder: str, address: str | None) -> str:
    """An address in the package as a name in the zip."""
    path = unquote((address or "").partition("#")[0])
    return posixpath.normpath(posixpath.join(folder, path)).lstrip("/") if path else ""
