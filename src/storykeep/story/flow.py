"""Walking cleaned HTML in reading order, making flat pieces of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from itertools import count
from typing import TYPE_CHECKING

from storykeep.story.document import BlockKind
from storykeep.story.inline import BREAK, Leaf, Path, Tag, paragraphs_of_leaves, rendered
from storykeep.story.plain import paragraphs_of

if TYPE_CHECKING:
    from lxml.etree import _Element

# One quotation, table or <pre> that holds most of a long text is the page's layout, not a part.
LAYOUT_SHARE = 0.6
LAYOUT_LENGTH = 1_500
CELL_LENGTH = 500
MAX_INLINE_DEPTH = 12
BREAK_TEXT = "* * *"

_INLINE = frozenset(
    [
        "abbr",
        "b",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
        "kbd",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
        "var",
    ]
)
_NESTABLE = frozenset({"q", "small", "span", "sub", "sup"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARTING_IN_CELL = frozenset(
    [
        "blockquote",
        "dl",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "ol",
        "p",
        "pre",
        "table",
        "ul",
    ]
)
_LINE_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_BLANKS = " \t\n\r\f"
_SERIALS = count(1)


@dataclass(frozen=True, slots=True)
class Piece:
    """A block that has no place in a text yet."""

    kind: BlockKind
    html: str
    text: str
    level: int = 0
    gap: int = 0


@dataclass(slots=True)
class Flow:
    """Gathers pieces while walking.

    ``total`` is the length of all text walked; ``newline`` is what a line break in loose text is
    (one of ``inline``'s marks), or None where it is only a blank.
    """

    total: int
    newline: str | None = None
    pieces: list[Piece] = field(default_factory=list)
    _leaves: list[Leaf] = field(default_factory=list)
    _broken: bool = False
    """Whether there are breaks among the leaves."""
    _gap: int = 0
    _attributes: str = ""

    def add_children(self, element: _Element, path: Path) -> None:
        self._add_text(element.text, path)
        for child in element:
            if isinstance(child.tag, str):
                self._add(child.tag, child, path)
            self._add_text(child.tail, path)

    def flush(self) -> None:
        """End the paragraph being gathered."""
        if not self._leaves:
            return
        leaves, self._leaves = self._leaves, []
        if not self._broken:
            self._emit_whole(leaves)
            return
        self._broken = False
        paragraphs, trailing = paragraphs_of_leaves(leaves)
        for gap, html, text in paragraphs:
            self._gap += gap
            self._emit("paragraph", f"<p{self._attributes}>{html}</p>", text)
        self._gap += trailing

    def _emit_whole(self, leaves: list[Leaf]) -> None:
        """Most paragraphs: no break within."""
        html, text = rendered(leaves)
        if text:
            self._emit("paragraph", f"<p{self._attributes}>{html}</p>", text)
        elif any("\u00a0" in leaf for leaf, _ in leaves):
            self._gap += 1

    def _emit(self, kind: BlockKind, html: str, text: str, level: int = 0) -> None:
        after_break = bool(self.pieces) and self.pieces[-1].kind == "break"
        gap = 0 if kind == "break" or after_break else self._gap
        self.pieces.append(Piece(kind, html, text, level, gap))
        self._gap = 0

    def _add_text(self, text: str | None, path: Path) -> None:
        if not text or (not self._leaves and not text.strip(_BLANKS)):
            return
        if self.newline is None or "\n" not in text:
            self._leaves.append((text, path))
            return
        self._broken = True
        for index, line in enumerate(_LINE_BREAK.split(text)):
            if index:
                self._leaves.append((self.newline, path))
            if line:
                self._leaves.append((line, path))

    def _add(self, name: str, element: _Element, path: Path) -> None:
        if name == "br":
            self._leaves.append((BREAK, path))
            self._broken = True
        elif name in _INLINE:
            self.add_children(element, _deeper(path, name, element))
        elif name == "ruby":
            self._add_ruby(element, path)
        else:
            self.flush()
            self._add_block(name, element, path)

    def _add_ruby(self, element: _Element, path: Path) -> None:
        """Base and readings only, so that it is always well-formed."""
        ruby = (*path, Tag("ruby", "", next(_SERIALS)))
        if element.find("rt") is None:
            self._add_text(_text(element), path)
            return
        self._add_text(element.text, ruby)
        for child in element:
            inner = _text(child)
            kept = child.tag in {"rt", "rp"}
            serial = Tag(str(child.tag), "", next(_SERIALS))
            self._add_text(inner, (*ruby, serial) if kept else ruby)
            self._add_text(child.tail, ruby)

    def _add_block(self, name: str, element: _Element, path: Path) -> None:
        if name == "hr":
            self._emit("break", "<hr>", BREAK_TEXT)
        elif name in _HEADINGS:
            self._add_heading(name, element, path)
        elif name == "pre":
            self._add_preformatted(element)
        elif name == "blockquote" and not self._is_layout(element):
            self._add_quotation(element, path)
        elif name in {"ul", "ol"} and not self._is_layout(element):
            self._add_list(name, element, path)
        elif name == "table" and not self._is_layout_table(element):
            self._add_table(element)
        else:
            self._add_flattened(name, element, path)

    def _add_flattened(self, name: str, element: _Element, path: Path) -> None:
        newline, attributes = self.newline, self._attributes
        self._attributes = _attributes(element, ("lang", "dir")) or attributes
        self.newline = None if name == "p" else newline
        self.add_children(element, path)
        self.flush()
        self.newline, self._attributes = newline, attributes

    def _add_heading(self, name: str, element: _Element, path: Path) -> None:
        html, text = rendered(_inline_leaves(element, path))
        if text:
            self._emit("heading", f"<{name}>{html}</{name}>", text, int(name[1]))

    def _add_preformatted(self, element: _Element) -> None:
        text = _text(element).strip("\n").rstrip()
        if self._is_layout(element):
            for paragraph in paragraphs_of(text):
                self._gap += paragraph.gap
                self._emit("paragraph", paragraph.html, "\n".join(paragraph.parts))
        elif text.strip():
            self._emit("preformatted", f"<pre>{escape(text, quote=False)}</pre>", text)

    def _add_quotation(self, element: _Element, path: Path) -> None:
        inner = self._inner_pieces(element, path)
        if inner:
            html = "\n".join(piece.html for piece in inner)
            text = "\n\n".join(piece.text for piece in inner)
            self._emit("quotation", f"<blockquote>{html}</blockquote>", text)

    def _add_list(self, name: str, element: _Element, path: Path) -> None:
        items = [self._inner_pieces(child, path) for child in element if child.tag == "li"]
        items = [item for item in items if item]
        if not items:
            self._add_flattened(name, element, path)
            return
        html = "".join(f"<li>{_item_html(item)}</li>" for item in items)
        text = "\n".join("\n".join(piece.text for piece in item) for item in items)
        start = _attributes(element, ("start",)) if name == "ol" else ""
        self._emit("list", f"<{name}{start}>{html}</{name}>", text)

    def _add_table(self, element: _Element) -> None:
        rows: list[str] = []
        texts: list[str] = []
        for row in element.iter("tr"):
            cells = [cell for cell in row if cell.tag in {"td", "th"}]
            parts = [rendered(_inline_leaves(cell, ())) for cell in cells]
            if any(text for _, text in parts):
                rows.append("".join(map(_cell_html, cells, (html for html, _ in parts))))
                texts.append("\t".join(text for _, text in parts).rstrip("\t"))
        caption = element.find("caption")
        html, text = rendered(_inline_leaves(caption, ())) if caption is not None else ("", "")
        if rows:
            head = f"<caption>{html}</caption>" if text else ""
            body = "".join(f"<tr>{row}</tr>" for row in rows)
            joined = "\n".join([text, *texts] if text else texts)
            self._emit("table", f"<table>{head}<tbody>{body}</tbody></table>", joined)

    def _inner_pieces(self, element: _Element, path: Path) -> list[Piece]:
        flow = Flow(total=self.total, newline=self.newline)
        flow.add_children(element, path)
        flow.flush()
        return flow.pieces

    def _is_layout(self, element: _Element) -> bool:
        if self.total < LAYOUT_LENGTH:
            return False
        return _length(element) > self.total * LAYOUT_SHARE

    def _is_layout_table(self, element: _Element) -> bool:
        if self._is_layout(element):
            return True
        return any(
            descendant.tag in _PARTING_IN_CELL
            or (descendant.tag in {"td", "th"} and _length(descendant) > CELL_LENGTH)
            for descendant in element.iterdescendants()
        )


def _text(element: _Element) -> str:
    return "".join(map(str, element.itertext()))


def _length(element: _Element) -> int:
    return sum(map(len, element.itertext()))


def _attributes(element: _Element, names: tuple[str, ...]) -> str:
    """Of these attributes those the element has, as they stand in a tag."""
    values = ((name, element.get(name)) for name in names)
    return "".join(f' {name}="{escape(value)}"' for name, value in values if value)


def _deeper(path: Path, name: str, element: _Element) -> Path:
    attributes = _attributes(element, ("lang", "dir", "title")) if element.attrib else ""
    if len(path) >= MAX_INLINE_DEPTH or (name == "span" and not attributes):
        return path
    if name not in _NESTABLE and any(tag.name == name for tag in path):
        return path
    return (*path, Tag(name, attributes))


def _inline_leaves(element: _Element, path: Path) -> list[Leaf]:
    """The leaves of an element that may hold no blocks: blocks in it become lines."""
    leaves: list[Leaf] = [(element.text, path)] if element.text else []
    for child in element:
        name = child.tag
        if name == "br":
            leaves.append((BREAK, path))
        elif name in _INLINE:
            leaves.extend(_inline_leaves(child, _deeper(path, str(name), child)))
        elif isinstance(name, str):
            edge: list[Leaf] = [] if name in {"ruby", "rt", "rp"} else [(BREAK, path)]
            leaves.extend([*edge, *_inline_leaves(child, path), *edge])
        if child.tail:
            leaves.append((child.tail, path))
    return leaves


def _item_html(item: list[Piece]) -> str:
    if len(item) == 1 and item[0].html.startswith("<p>"):
        return item[0].html.removeprefix("<p>").removesuffix("</p>")
    return "\n".join(piece.html for piece in item)


def _cell_html(cell: _Element, html: str) -> str:
    return f"<{cell.tag}{_attributes(cell, ('colspan', 'rowspan'))}>{html}</{cell.tag}>"
