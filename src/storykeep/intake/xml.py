"""Parsing XML from strangers: no entities, no DTD, no network, no depth without end."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING

from lxml import etree

from storykeep.story.errors import StoryError

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)

_REFERENCE = re.compile(rb"&(?:([A-Za-z][A-Za-z0-9]{1,31})|#(\d+)|#x([0-9A-Fa-f]+));")
_WIDE = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})


def parse_xml(data: bytes) -> _Element | None:
    """The root of a document, or None if there is nothing well-formed in it.

    Raises StoryError ``xml-entities`` for a document that declares entities of its own: none of
    the formats we read needs any, and they are how XML is made to fetch files or to grow without end.
    """
    data = _narrow(data)
    if _ENTITY.search(data):
        raise StoryError(
            "xml-entities", "This file declares XML entities of its own, which we do not open."
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_REFERENCE.sub(_spelt_out, data), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is not None:
        etree.strip_tags(root, etree.Entity)  # such as &a.b;, which is no text and no element
    return root


def _narrow(data: bytes) -> bytes:
    """The document in UTF-8 where its characters are two or four bytes wide."""
    for mark, encoding in _WIDE:
        if data.startswith(mark):
            return _DECLARATION.sub("", data.decode(encoding, "replace"), count=1).encode()
    return data


def _spelt_out(reference: re.Match[bytes]) -> bytes:
    """HTML's named characters, which XML does not know, by their numbers; unknown names as text.

    libxml2, told to recover, lets halves of surrogate pairs through; they become U+FFFD.
    """
    name, decimal, hexadecimal = reference.groups()
    if name is None:
        digits = (decimal or hexadecimal).lstrip(b"0")[:8] or b"0"
        number = int(digits, 10 if decimal else 16)
        return b"&#xFFFD;" if 0xD800 <= number <= 0xDFFF else reference[0]
    if name.decode() in _XML_NAMES:
        return reference[0]
    said = html5.get(f"{name.decode()};")
    return "".join(f"&#{ord(c)};" for c in said).encode() if said else b"&amp;" + reference[0][1:]


def local_name(element: _Element) -> str:
    """The tag without its namespace; files in the wild get namespaces wrong."""
    return str(element.tag).rpartition("}")[2]


def text_of_element(element: _Element) -> str:
    """All text within, on one line."""
    return " ".join("".join(map(str, element.itertext())).split())


def attribute(element: _Element, name: str) -> str | None:
    """An attribute by its local name, whatever its namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None
