"""Taming HTML before a parser sees it, so that parsing takes time proportional to its length.

HTML parsers look up the whole stack of open elements for many tags, and compare each attribute
with all before it: nesting or attributes by the thousand would take time squared.
"""

from __future__ import annotations

import re

MAX_DEPTH = 150
"""Elements open at once. Real pages stay under 60."""
MAX_TAG = 2_048
"""Characters of one tag; longer ones lose their attributes."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_NOT_MARKUP = re.compile(r"<(?!/?[a-zA-Z]|!--|!\[|![dD]|\?)")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]*)[^<>]*")
_LONG_TAG = re.compile(rf"<(/?[a-zA-Z][a-zA-Z0-9:]*|!--|[!?])([^<>]{{{MAX_TAG},}})")
_DATA_ADDRESS = re.compile(r"""\s(?:src|href|srcset)\s*=\s*(?:"data:[^"<>]*"|'data:[^'<>]*')""")
# Void, or closed by the parser itself when the next one starts.
_SHALLOW = frozenset(
    [
        "area",
        "base",
        "basefont",
        "bgsound",
        "br",
        "col",
        "dd",
        "dt",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "li",
        "link",
        "meta",
        "optgroup",
        "option",
        "p",
        "param",
        "rp",
        "rt",
        "source",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "track",
        "wbr",
    ]
)
_KEPT_WHEN_TOO_DEEP = frozenset({"p", "br", "hr"})
_PARTING = frozenset(
    [
        "article",
        "blockquote",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "li",
        "ol",
        "pre",
        "section",
        "table",
        "tr",
        "ul",
    ]
)


def tamed(html: str) -> str:
    """``html`` without what XML cannot hold, with no tag and no nesting beyond all measure."""
    html = _NOT_MARKUP.sub("&lt;", without_controls(html))
    if "data:" in html:
        html = _DATA_ADDRESS.sub("", html)
    if len(html) > MAX_TAG:
        html = _LONG_TAG.sub(_shortened, html)
    return _flattened(html) if _too_deep(html) else html


def without_controls(text: str) -> str:
    """``text`` without the control characters, which XML may not hold or HTML forbids."""
    return _FORBIDDEN.sub("", text)


def _shortened(tag: re.Match[str]) -> str:
    if tag[1] == "!--":
        return "<!--" + ("--" if tag[2].endswith("--") else "")
    return "<!" if tag[1] in "!?" else f"<{tag[1]}"


def _too_deep(html: str) -> bool:
    if html.count("<") <= MAX_DEPTH:
        return False
    depth = 0
    for tag in _TAG.finditer(html):
        if tag[2].lower() in _SHALLOW:
            continue
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        if depth > MAX_DEPTH:
            return True
    return False


def _flattened(html: str) -> str:
    """Paragraphs and breaks are kept, other blocks become paragraphs, the rest is only text."""
    return re.sub(r"<(/?)([a-zA-Z][a-zA-Z0-9:]*)[^<>]*>?", _flat_tag, html)


def _flat_tag(tag: re.Match[str]) -> str:
    name = tag[2].lower()
    if name in _KEPT_WHEN_TOO_DEEP and not tag[1]:
        return f"<{name}>"
    return "<p>" if name in _PARTING else ""
