"""Parsing XML from strangers: no entities, no DTD, no network, no depth without end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from storykeep.story.errors import StoryError

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTITY = re.compile(rb"<!ENTITY|<\x00!\x00E\x00N\x00T\x00I\x00T\x00Y", re.IGNORECASE)


def parse_xml(data: bytes) -> _Element | None:
    """The root of a document, or None if there is nothing well-formed in it.

    Raises StoryError ``xml-entities`` for a document that declares entities of its own: none of
    the formats we read needs any, and they are how XML is made to fetch files or to grow without end.
    """
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
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


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
