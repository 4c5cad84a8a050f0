"""A story's HTML as a tree, and text as markup: what every writer of press starts from."""

from __future__ import annotations

import re

from lxml import etree

ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters XML 1.0 has no place for, unpaired surrogates among them."""

BLANKS = " \t\r\n\f"
"""What HTML calls white space. A no-break space is text."""

_EMPTY = re.compile(r"<(br|col|hr|img|wbr)\b([^<>]*?)\s*/?>")
_PAGE = re.compile(r"\s*<(?:!doctype|html|head|body)\b", re.IGNORECASE)


def parsed(html: str) -> etree._Element:
    """The element that holds all of ``html``, which may be a fragment or a page.

    What XML has no place for (``ILLEGAL``) may still stand in its text: writers take it out
    of what they wrote, once.
    """
    source = html.replace("\x00", "")
    exact = _parsed_exactly(source)
    if exact is not None:
        return exact
    if not _PAGE.match(source):
        # In a div the parser makes no paragraphs of its own.
        source = f"<html><body><div>{source}</div></body></html>"
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    root = etree.fromstring(source.encode("utf-8", "ignore"), parser)
    found = root.findall("body")
    body = found[0] if found else etree.Element("body")
    return body[0] if len(body) == 1 and body[0].tag == "div" and not body[0].attrib else body


def _parsed_exactly(source: str) -> etree._Element | None:
    """``source`` read as XML, as clean HTML can be once its empty elements are closed.

    libxml2's HTML parser ends ``<i>`` where a ``<p>`` begins; this way such nesting is kept.
    """
    closed = _EMPTY.sub(r"<\1\2/>", source).replace("&nbsp;", "\u00a0")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(f"<div>{closed}</div>".encode(), parser)
    except (etree.XMLSyntaxError, UnicodeEncodeError):
        return None


def tag_of(node: etree._Element) -> str:
    """The element's name in lower case, without a namespace."""
    return str(node.tag).rpartition("}")[2].lower()


def all_text(node: etree._Element) -> str:
    """The text within ``node``, as it stands."""
    return "".join(str(piece) for piece in node.itertext())


def escaped(text: str) -> str:
    """``text`` for markup, in elements and in double-quoted attributes."""
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )
