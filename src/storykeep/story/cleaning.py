"""Cleaning HTML: what is left can run nothing and fetches nothing.

The elements are those AO3 allows in a work, without links, pictures, sound and embeds: a
story's page asks nobody outside. Links become their text, with the address behind in
parentheses where it says more than the text does; pictures become their alternative text.
"""

from __future__ import annotations

import re
from html import escape, unescape

import nh3

from storykeep.story.plain import paragraphs_html
from storykeep.story.taming import tamed, without_controls

ELEMENTS = frozenset(
    [
        "abbr",
        "address",
        "b",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "ins",
        "kbd",
        "li",
        "ol",
        "p",
        "pre",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
        "var",
    ]
)
# Elements taken for another that means the same (or, for containers, parts text the same way).
_ALIASES = {
    "acronym": "abbr",
    "big": "span",
    "strike": "s",
    "tt": "code",
    "dir": "ul",
    "menu": "ul",
    **dict.fromkeys(
        [
            "article",
            "aside",
            "center",
            "fieldset",
            "footer",
            "form",
            "header",
            "hgroup",
            "legend",
            "main",
            "nav",
            "section",
        ],
        "div",
    ),
}
_REMOVED_WITH_CONTENT = frozenset(
    [
        "applet",
        "audio",
        "canvas",
        "embed",
        "frameset",
        "iframe",
        "math",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "plaintext",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
        "xmp",
    ]
)
_ATTRIBUTES = {
    "*": {"dir", "lang", "title"},
    "a": {"href"},
    "img": {"alt"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}\Z")
_NUMBER = re.compile(r"[1-9][0-9]{0,3}\Z")

_ALIAS_TAG = re.compile(rf"<(/?)({'|'.join(_ALIASES)})(?=[\s>])")
_LINK = re.compile(
    r'<a(?: [a-z]+="[^"]*")*?(?: href="([^"]*)")?(?: [a-z]+="[^"]*")*>(.*?)</a>', re.DOTALL
)
_LOOSE_LINK_TAG = re.compile(r'</?a(?: [a-z]+="[^"]*")*>')
_PICTURE = re.compile(r'<img(?: [a-z]+="[^"]*")*>')
_ALTERNATIVE = re.compile(r' alt="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")
_PREFORMATTED_START = re.compile(r"(<pre[^>]*>)\n+")

_PASSES = 6


def _attribute(element: str, name: str, value: str) -> str | None:
    value = value.strip()
    if name == "lang":
        return value if _LANGUAGE.match(value) else None
    if name == "dir":
        return value.lower() if value.lower() in {"ltr", "rtl", "auto"} else None
    if name in {"colspan", "rowspan", "start"}:
        return value if _NUMBER.match(value) else None
    return value or None


_CLEANER = nh3.Cleaner(
    tags=set(ELEMENTS) | set(_ALIASES) | {"a", "img"},
    clean_content_tags=set(_REMOVED_WITH_CONTENT),
    attributes=_ATTRIBUTES,
    attribute_filter=_attribute,
    url_schemes={"http", "https", "ftp", "mailto"},
    url_relative="deny",
    link_rel=None,
)


_PAGE_CLEANER = nh3.Cleaner(
    tags=set(ELEMENTS) | set(_ALIASES) | {"a", "img"},
    clean_content_tags=set(_REMOVED_WITH_CONTENT),
    attributes={
        **_ATTRIBUTES,
        "*": {"dir", "lang", "title", "id", "class"},
        "a": {"href", "rel", "name"},
    },
    attribute_filter=_attribute,
    url_schemes={"http", "https", "ftp", "mailto"},
    link_rel=None,
)


def clean(html: str) -> str:
    """Clean HTML: only ``ELEMENTS``, no address that anything could fetch, well-formed.

    Cleaning what is clean changes nothing. Time is proportional to the length.
    """
    for _ in range(_PASSES):
        before, html = html, clean_once(html)
        if html == before:
            return html
    # Markup whose own repair never settles: keep its words.
    return paragraphs_html(unescape(_TAG.sub(" ", html)))


def clean_once(html: str) -> str:
    """One pass of ``clean``: safe, but parsing the result may still rearrange odd markup."""
    cleaned = _CLEANER.clean(tamed(html))
    cleaned = _ALIAS_TAG.sub(lambda tag: f"<{tag[1]}{_ALIASES[tag[2]]}", cleaned)
    if "<img" in cleaned:
        cleaned = _PICTURE.sub(_picture_text, cleaned)
    if "<a" in cleaned:
        cleaned = _LOOSE_LINK_TAG.sub("", _LINK.sub(_link_text, cleaned))
    if "<pre" in cleaned:  # a parser drops the first line break of <pre>
        cleaned = _PREFORMATTED_START.sub(r"\1", cleaned)
    # Character references may have brought back what taming took out.
    return without_controls(cleaned.replace("&nbsp;", "\u00a0"))


def marked_up(html: str) -> str:
    """HTML that can run nothing but still has its ids, classes and links: to find one's way in a page.

    Not for showing: cut out what is wanted and ``clean`` that.
    """
    return without_controls(_PAGE_CLEANER.clean(tamed(html)))


def _picture_text(tag: re.Match[str]) -> str:
    alternative = _ALTERNATIVE.search(tag[0])
    return escape(unescape(alternative[1]), quote=False) if alternative else ""


def _link_text(link: re.Match[str]) -> str:
    address, content = unescape(link[1] or "").removeprefix("mailto:"), link[2]
    text = unescape(_TAG.sub("", content)).strip()
    if not address or _bare(address) == _bare(text):
        return content
    return f"{content} ({escape(address, quote=False)})" if text else escape(address, quote=False)


def _bare(address: str) -> str:
    """An address without what people leave out when they write it down."""
    return re.sub(r"^(https?|ftp)://(www\.)?", "", address.strip().lower()).rstrip("/")
