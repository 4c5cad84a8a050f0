"""The elements of HTML that stories bring, by what a strict book makes of them."""

from __future__ import annotations

DROPPED = frozenset(
    {
        "audio",
        "base",
        "canvas",
        "datalist",
        "embed",
        "frame",
        "frameset",
        "head",
        "iframe",
        "link",
        "math",
        "meta",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "option",
        "param",
        "progress",
        "script",
        "select",
        "source",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "track",
        "video",
    }
)
"""Elements that go with all they hold: they load, run or ask."""

SAME_INLINE = frozenset(
    {
        "abbr",
        "b",
        "bdi",
        "cite",
        "code",
        "del",
        "em",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "strong",
        "sub",
        "sup",
        "u",
        "var",
    }
)
"""Marks within text that stay what they are."""

RENAMED_INLINE = {
    "acronym": ("abbr", None),
    "big": ("span", "big"),
    "dfn": ("i", None),
    "strike": ("s", None),
    "tt": ("code", None),
}
"""Obsolete marks: what they become, and its class."""

BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "caption",
        "center",
        "col",
        "colgroup",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
"""Elements that cannot stand within a line of text."""

CLASS_OF_BLOCK = {
    "b": "bold",
    "big": "big",
    "center": "center",
    "cite": "italic",
    "code": "code",
    "del": "struck",
    "em": "italic",
    "i": "italic",
    "ins": "underlined",
    "s": "struck",
    "small": "small",
    "strike": "struck",
    "strong": "bold",
    "tt": "code",
    "u": "underlined",
}
"""A mark around whole blocks becomes a ``div`` of this class."""

KEPT_CLASSES = frozenset({"center", "right", "left", "justify", "small-caps"})
"""The classes (and ``align`` values) of a story that our stylesheets know."""
