"""Clean HTML of a story to strict markup: well-formed XML that is also valid HTML5.

Source of the rules: the content models of HTML Living Standard as EPUB 3.3 takes them over.
What they refuse (``center``, ``big``, ``tt``, ``align``, lists without items…) becomes a
``div`` or ``span`` with a class of ``style.py``, or goes; no word of the text is lost.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from storykeep.press.addresses import web_address
from storykeep.press.elements import (
    BLOCKS,
    CLASS_OF_BLOCK,
    DROPPED,
    KEPT_CLASSES,
    RENAMED_INLINE,
    SAME_INLINE,
)
from storykeep.press.languages import UNDETERMINED, language_tag
from storykeep.press.tree import BLANKS, all_text, escaped, parsed, tag_of

DEEPEST = 60
"""Levels of nesting kept; what stands deeper keeps its text only."""

_LEVEL = re.compile(r"h([1-6])")


# Nine stories of ten are nothing but this, which is strict already but for its empty elements;
# to see that costs a tenth of taking it apart. Possessive, so that it cannot run away.
_SIMPLE = re.compile(
    r"(?:<p>(?:[^<>&]++|&(?:amp|lt|gt|quot|\#39|nbsp);|<br ?/?>"
    r"|<(em|strong|i|b|u|s)>(?:[^<>&]++|&(?:amp|lt|gt|quot|\#39|nbsp);)*+</\1>)*+</p>\s*+"
    r"|<hr ?/?>\s*+)*+"
)


class Markup:
    """Writes one part of a book (a chapter, a note) as strict markup.

    ``part`` names it in ids; ``floor`` is the level its highest heading gets; ``xml`` adds
    ``xml:lang``. ``anchors`` maps (part, name) to a link to that place; links to places not in
    it lose their address. What links want is gathered in ``wanted``, what there is in ``found``.
    """

    def __init__(
        self,
        part: str,
        *,
        floor: int = 2,
        xml: bool = True,
        anchors: Mapping[tuple[str, str], str] | None = None,
    ) -> None:
        self.part = part
        self.wanted: set[str] = set()
        self.found: dict[str, str] = {}
        self._floor = floor
        self._last_level = floor - 1
        self._xml = xml
        self._anchors = anchors or {}
        self._in_link = False

    def write(self, html: str) -> str:
        """``html`` as strict markup for a place where blocks may stand."""
        if _SIMPLE.fullmatch(html):
            return _simple(html)
        body = parsed(html)
        levels = [int(m[1]) for n in body.iter() if (m := _LEVEL.fullmatch(tag_of(n)))]
        self._shift = self._floor - min(levels, default=1)
        return self._flow(body, 0, wrap=True)

    # Where blocks may stand

    def _flow(self, node: etree._Element, depth: int, *, wrap: bool) -> str:
        """The content of ``node``; with ``wrap``, loose text becomes paragraphs."""
        if depth > DEEPEST:
            return escaped(all_text(node))
        out: list[str] = []
        run: list[str] = [escaped(node.text)] if node.text else []
        for child in node:
            tag = tag_of(child)
            if tag in BLOCKS or _holds_blocks(child, tag):
                self._close(run, out, wrap=wrap)
                out.append(self._block(child, tag, depth + 1))
            else:
                run.append(self._inline(child, tag, depth + 1))
            if child.tail:
                run.append(escaped(child.tail))
        self._close(run, out, wrap=wrap and (bool(out) or depth == 0))
        return "\n".join(part for part in out if part)

    @staticmethod
    def _close(run: list[str], out: list[str], *, wrap: bool) -> None:
        loose = "".join(run).strip(BLANKS)
        run.clear()
        if loose:
            out.append(f"<p>{loose}</p>" if wrap else loose)

    def _block(self, node: etree._Element, tag: str, depth: int) -> str:
        if _LEVEL.fullmatch(tag):
            return self._heading(node, int(tag[1]), depth)
        if tag == "pre" or (tag == "p" and not _holds_blocks(node, tag)):
            return self._whole(tag, node, self._phrasing(node, depth))
        if tag == "hr":
            return f'<hr class="break"{self._identity(node)}/>'
        if tag in {"ul", "ol", "menu", "dir"}:
            return self._list(node, tag, depth)
        if tag == "dl":
            return self._definitions(node, depth)
        if tag == "table":
            return self._table(node, depth)
        if tag == "figure":
            return self._figure(node, depth)
        if tag == "blockquote":
            return self._whole("blockquote", node, self._flow(node, depth, wrap=True))
        if tag in {"col", "colgroup"}:
            return ""
        return self._division(node, tag, depth)

    def _division(self, node: etree._Element, tag: str, depth: int) -> str:
        mark = {"details": "details", "summary": "bold", "dt": "bold"}.get(tag)
        return self._whole(
            "div", node, self._flow(node, depth, wrap=True), mark or CLASS_OF_BLOCK.get(tag)
        )

    def _heading(self, node: etree._Element, level: int, depth: int) -> str:
        content = self._phrasing(node, depth)
        if not content.strip(BLANKS + "\u00a0"):
            return ""
        wanted = max(self._floor, level + self._shift)
        level = self._last_level = min(wanted, self._last_level + 1, 6)
        return f"<h{level}{self._attributes(node)}>{content}</h{level}>"

    def _whole(self, name: str, node: etree._Element, content: str, mark: str | None = None) -> str:
        """The element, or nothing where it has neither content nor a place links go to."""
        attributes = self._attributes(node, mark)
        if not content.strip(BLANKS) and " id=" not in attributes:
            return ""
        return f"<{name}{attributes}>{content}</{name}>"

    def _list(self, node: etree._Element, tag: str, depth: int) -> str:
        items = _loose_item(node.text)
        for child in node:
            name = tag_of(child)
            if name == "li":
                content = self._flow(child, depth + 1, wrap=False)
                items.append(f"<li{self._attributes(child)}>{content}</li>")
            elif content := self._alone(child, name, depth + 1):
                items.append(f"<li>{content}</li>")
            items += _loose_item(child.tail)
        if not items:
            return ""
        name = "ol" if tag == "ol" else "ul"
        start = node.get("start", "") if name == "ol" else ""
        first = f' start="{int(start)}"' if re.fullmatch(r"-?[0-9]{1,6}", start) else ""
        return f"<{name}{first}{self._attributes(node)}>" + "".join(items) + f"</{name}>"

    def _definitions(self, node: etree._Element, depth: int) -> str:
        names = [tag_of(child) for child in node]
        loose = [node.text, *(child.tail for child in node)]
        right = (
            set(names) == {"dt", "dd"}
            and names[0] == "dt"
            and names[-1] == "dd"
            and not any(text and text.strip(BLANKS) for text in loose)
        )
        if not right:
            return self._division(node, "div", depth)
        parts: list[str] = []
        for child, name in zip(node, names, strict=True):
            content = (
                self._phrasing(child, depth + 1)
                if name == "dt"
                else self._flow(child, depth + 1, wrap=False)
            )
            parts.append(f"<{name}{self._attributes(child)}>{content}</{name}>")
        return f"<dl{self._attributes(node)}>" + "".join(parts) + "</dl>"

    def _table(self, node: etree._Element, depth: int) -> str:
        rows: dict[str, list[str]] = {"thead": [], "tbody": [], "tfoot": []}
        captions: list[str] = []
        for row in node.iter("tr", "caption"):
            if next(row.iterancestors("table"), None) is not node:
                continue
            if row.tag == "caption":
                captions.append(self._phrasing(row, depth + 1))
                continue
            parent = row.getparent()
            section = "" if parent is None else tag_of(parent)
            if cells := "".join(self._cell(cell, depth + 1) for cell in row):
                rows[section if section in rows else "tbody"].append(f"<tr>{cells}</tr>")
        parts = [f"<{name}>{''.join(rs)}</{name}>" for name, rs in rows.items() if rs]
        if not parts:
            return self._division(node, "div", depth)
        caption = f"<caption>{' '.join(captions)}</caption>" if any(captions) else ""
        return f"<table{self._attributes(node)}>{caption}{''.join(parts)}</table>"

    def _cell(self, cell: etree._Element, depth: int) -> str:
        name = "th" if cell.tag == "th" else "td"
        spans = "".join(
            f' {key}="{int(value)}"'
            for key in ("colspan", "rowspan")
            if re.fullmatch(r"[1-9][0-9]{0,2}", value := cell.get(key, ""))
        )
        content = self._flow(cell, depth, wrap=False)
        return f"<{name}{spans}{self._attributes(cell)}>{content}</{name}>"

    def _figure(self, node: etree._Element, depth: int) -> str:
        caption = next((child for child in node if child.tag == "figcaption"), None)
        if caption is None or not all_text(caption).strip(BLANKS):
            return self._whole("figure", node, self._flow(node, depth, wrap=False))
        written = self._flow(caption, depth + 1, wrap=False)
        tail, caption.tail = caption.tail, None
        previous = caption.getprevious()
        if previous is None:
            node.text = (node.text or "") + (tail or "")
        else:
            previous.tail = (previous.tail or "") + (tail or "")
        node.remove(caption)
        content = self._flow(node, depth, wrap=True)
        return self._whole("figure", node, f"{content}<figcaption>{written}</figcaption>")

    def _alone(self, node: etree._Element, tag: str, depth: int) -> str:
        if tag in BLOCKS or _holds_blocks(node, tag):
            return self._block(node, tag, depth)
        return self._inline(node, tag, depth)

    # Where only text and what marks it may stand

    def _phrasing(self, node: etree._Element, depth: int) -> str:
        if depth > DEEPEST:
            return escaped(all_text(node))
        if not len(node):
            return escaped(node.text) if node.text else ""
        out = [escaped(node.text)] if node.text else []
        for child in node:
            out.append(self._inline(child, tag_of(child), depth + 1))
            if child.tail:
                out.append(escaped(child.tail))
        return "".join(out)

    def _inline(self, node: etree._Element, tag: str, depth: int) -> str:
        if tag in SAME_INLINE:
            return f"<{tag}{self._attributes(node)}>{self._phrasing(node, depth)}</{tag}>"
        if tag == "br":
            return "<br/>"
        if tag in DROPPED:
            return ""
        if tag == "a":
            return self._link(node, depth)
        if tag == "img":
            return self._picture(node)
        if tag == "ruby":
            return self._ruby(node, depth)
        if tag in RENAMED_INLINE:
            name, mark = RENAMED_INLINE[tag]
            return f"<{name}{self._attributes(node, mark)}>{self._phrasing(node, depth)}</{name}>"
        content = self._phrasing(node, depth)
        if tag in BLOCKS:
            return f" {content} "
        attributes = self._attributes(node)
        return f"<span{attributes}>{content}</span>" if attributes else content

    def _link(self, node: etree._Element, depth: int) -> str:
        address = None if self._in_link else self._address(node.get("href"))
        self._in_link = self._in_link or address is not None
        content = self._phrasing(node, depth)
        if address is not None:
            self._in_link = False
            return f'<a href="{escaped(address)}"{self._attributes(node)}>{content}</a>'
        attributes = self._attributes(node)
        return f"<span{attributes}>{content}</span>" if attributes else content

    def _address(self, given: str | None) -> str | None:
        if given and given.startswith("#"):
            self.wanted.add(given[1:])
            anchors = self._anchors
            return anchors.get((self.part, given[1:])) or anchors.get(("", given[1:]))
        return web_address(given)

    def _picture(self, node: etree._Element) -> str:
        """Pictures stand outside a story's text: what is carried away has their description."""
        words = escaped(" ".join((node.get("alt") or "").split()))
        address = None if self._in_link else web_address(node.get("src"))
        if address is not None:
            words = f'<a href="{escaped(address)}">{words or "picture"}</a>'
        return f'<span class="picture">[{words}]</span>' if words else ""

    def _ruby(self, node: etree._Element, depth: int) -> str:
        """Base and reading in turn, without ``rp``, which EPUB discourages."""
        base: list[str] = [escaped(node.text or "")]
        out: list[str] = []
        for child in node:
            tag = tag_of(child)
            if tag == "rt":
                said = self._phrasing(child, depth + 1)
                out.append(f"{''.join(base)}<rt>{said}</rt>")
                base.clear()
            elif tag != "rp":
                base.append(self._inline(child, tag, depth + 1))
            base.append(escaped(child.tail or ""))
        rest = "".join(base)
        return f"<ruby{self._attributes(node)}>{''.join(out)}</ruby>{rest}" if out else rest

    # Attributes

    def _attributes(self, node: etree._Element, mark: str | None = None) -> str:
        attrib = node.attrib
        if not attrib:
            return f' class="{mark}"' if mark else ""
        parts = [self._identity(node)]
        align = (node.get("align") or "").lower()
        tokens = {*(node.get("class") or "").lower().split(), align} & KEPT_CLASSES
        tokens |= {mark} if mark else set()
        if tokens:
            parts.append(f' class="{" ".join(sorted(tokens))}"')
        language = language_tag(node.get("lang"))
        if language != UNDETERMINED:
            parts.append(f' lang="{language}"' + f' xml:lang="{language}"' * self._xml)
        if (way := (node.get("dir") or "").lower()) in {"ltr", "rtl", "auto"}:
            parts.append(f' dir="{way}"')
        if title := node.get("title"):
            parts.append(f' title="{escaped(" ".join(title.split()))}"')
        return "".join(parts)

    def _identity(self, node: etree._Element) -> str:
        """An id that no other element of any part has, where a link goes there."""
        for name in (node.get("id"), node.get("name")):
            if not name or name in self.found:
                continue
            self.found[name] = identity = f"{self.part}-{len(self.found) + 1}"
            if (self.part, name) in self._anchors:
                return f' id="{identity}"'
        return ""


def _simple(html: str) -> str:
    """What ``_SIMPLE`` matches, with its empty elements closed and empty paragraphs gone."""
    whole = html.replace("&nbsp;", "\u00a0").replace("<br>", "<br/>").replace("<br />", "<br/>")
    if "<hr" in whole:
        whole = re.sub("<hr ?/?>", '<hr class="break"/>', whole)
    return re.sub(r"<p>[ \t\r\n\f]*</p>\s*", "", whole).strip(BLANKS)


def _loose_item(text: str | None) -> list[str]:
    loose = (text or "").strip(BLANKS)
    return [f"<li>{escaped(loose)}</li>"] if loose else []


def _holds_blocks(node: etree._Element, tag: str) -> bool:
    if tag in DROPPED or not len(node):
        return False
    return any(tag_of(inner) in BLOCKS for inner in node.iterdescendants())
