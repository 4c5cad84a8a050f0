"""What is asked of a page's markup."""

from __future__ import annotations

from xml.etree import ElementTree

import html5lib
from django.http import HttpResponse


def strict(answer: HttpResponse) -> ElementTree.Element:
    """The page as a tree without namespaces. Raises ``html5lib.html5parser.ParseError`` if it is not
    valid HTML; SVG's self-closing tags are."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    page: ElementTree.Element = parser.parse(answer.content.decode())
    return page


def text_of(element: ElementTree.Element | None) -> str:
    """All text in an element, with blanks single."""
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def links_of(page: ElementTree.Element) -> list[str]:
    return [link.get("href", "") for link in page.iter("a")]
