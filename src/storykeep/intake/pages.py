"""A page's tree with its ids and classes, safe to walk: for finding the story in a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

from lxml import etree

from storykeep.story.cleaning import marked_up

if TYPE_CHECKING:
    from lxml.etree import _Element


def page_tree(html: str) -> _Element | None:
    """The body of ``html`` without scripts and styles; ids, classes and addresses are kept."""
    parser = etree.HTMLParser(huge_tree=True, no_network=True, remove_pis=True, encoding="utf-8")
    root = etree.fromstring(f"<body>{marked_up(html)}</body>".encode(), parser)
    return root.find("body") if root is not None else None


def classes(element: _Element) -> set[str]:
    """An element's classes, without the digits calibre puts behind them."""
    return {token.rstrip("0123456789") for token in (element.get("class") or "").split()}


def by_id(root: _Element, *names: str) -> _Element | None:
    """The first element with one of these ids, in the order of ``names``."""
    for name in names:
        for element in root.iter():
            if element.get("id") == name:
                return element
    return None


def by_class(root: _Element, name: str) -> Iterator[_Element]:
    return (each for each in root.iter() if name in classes(each))


def inner_html(element: _Element) -> str:
    """What stands inside an element, as HTML."""
    whole = etree.tostring(element, method="html", encoding="unicode", with_tail=False)
    return whole[whole.index(">") + 1 : whole.rfind("</")] if "</" in whole else ""


def outer_html(element: _Element) -> str:
    """An element with what stands inside it, as HTML."""
    return etree.tostring(element, method="html", encoding="unicode", with_tail=False)


def text_within(element: _Element) -> str:
    """An element's text, on one line."""
    return " ".join("".join(map(str, element.itertext())).split())


def removed(element: _Element) -> None:
    """Take an element out of its tree; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    tail, previous = element.tail or "", element.getprevious()
    if previous is None:
        parent.text = (parent.text or "") + tail
    else:
        previous.tail = (previous.tail or "") + tail
    parent.remove(element)


_HEAD_END = re.compile(r"<body\b|</head>", re.IGNORECASE)
_META = re.compile(r"<meta\b([^>]{0,4000})>", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^>]*>([^<]{0,2000})</title>", re.IGNORECASE)
_LANGUAGE = re.compile(r"""<html\b[^>]{0,1000}?\slang\s*=\s*["']?([\w-]{2,20})""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_HEAD_LENGTH = 50_000


def head_of(html: str) -> tuple[str | None, str | None, dict[str, str]]:
    """(title, language, meta by lower-case name) of a page's head."""
    end = _HEAD_END.search(html, 0, _HEAD_LENGTH)
    head = html[: end.start() if end else _HEAD_LENGTH]
    title = _TITLE.search(head)
    language = _LANGUAGE.search(head)
    named: dict[str, str] = {}
    for meta in _META.finditer(head):
        values = {
            m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(meta[1])
        }
        name = values.get("name") or values.get("property")
        if name and values.get("content"):
            named.setdefault(name.lower(), " ".join(values["content"].split()))
    text = " ".join(unescape(title[1]).split()) if title else None
    return text or None, language[1] if language else None, named
