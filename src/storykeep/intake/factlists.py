"""Facts that a page sets as a list or table, made into lines of ``Label: value`` for reading.

Where the story's own place in a page is marked, the facts that stand before it come along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from storykeep.intake.labels import is_label
from storykeep.intake.pages import inner_html, outer_html, text_within
from storykeep.story.blocks import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

LISTS = re.compile(r"<(?:dl|table)\b", re.IGNORECASE)
_LINE = re.compile(r"\s*([^:\n]{1,40}?)\s*:\s*\S")
_BYLINE = re.compile(r"\s*(?:written\s+)?by\b.{1,80}\Z", re.IGNORECASE | re.DOTALL)
_FURNITURE = frozenset(["nav", "form", "aside", "footer", "script", "style"])
_LONGEST_FRONT = 20_000
_MOST_ROWS = 60


def facts_as_lines(root: _Element) -> None:
    """Turns each list or table of known labels under ``root`` into paragraphs, in place."""
    for element in list(root.iter("dl", "table")):
        rows = list(_rows_of_list(element) if element.tag == "dl" else _rows_of_table(element))
        labels = [label for label, _, _ in rows if label]
        known = sum(map(is_label, labels))
        if known < 2 or 2 * known < len(labels) or len(rows) > _MOST_ROWS:
            continue
        _replace(element, rows)


def front_of(root: _Element, place: _Element) -> str:
    """What stands before ``place`` and says what the story is, as HTML; nothing if there is none."""
    before = [each for each in _before(root, place) if each.tag not in _FURNITURE]
    facts = {each for each in before if _holds_facts(each)}
    if not facts:
        return ""
    named = {each for each in before if each.tag in {"h1", "h2"} or _is_byline(each)}
    return "\n".join(outer_html(each) for each in before if each in facts | named)


def _rows_of_list(listed: _Element) -> Iterator[tuple[str, str, _Element | None]]:
    """(label, value, None) of a ``dl``; several values of one label are joined by commas."""
    label, values = "", list[str]()
    for element in listed.iter("dt", "dd"):
        if element.tag == "dd":
            values.append(text_within(element))
            continue
        if label:
            yield label, ", ".join(values), None
        label, values = text_within(element).rstrip(" :"), []
    if label:
        yield label, ", ".join(values), None


def _rows_of_table(table: _Element) -> Iterator[tuple[str, str, _Element | None]]:
    """(label, value, None) of a row with two cells; ("", "", cell) of one with a single cell."""
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        if len(cells) == 2:
            yield text_within(cells[0]).rstrip(" :"), text_within(cells[1]), None
        elif len(cells) == 1:
            yield "", "", cells[0]
        else:
            yield "too many cells " * 5, "", None


def _replace(element: _Element, rows: list[tuple[str, str, _Element | None]]) -> None:
    made = etree.Element("div")
    for label, value, cell in rows:
        if cell is not None:
            cell.tag = "div"
            made.append(cell)
            continue
        line = etree.SubElement(made, "p")
        line.text = f"{label}: {value}"
    made.tail = element.tail
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, made)


def _before(root: _Element, place: _Element) -> list[_Element]:
    """The elements before ``place``, beside it or beside what it stands in, in order."""
    found: list[_Element] = []
    for within in [*reversed(list(place.iterancestors())), place]:
        if within is not root and root in within.iterancestors():
            found += reversed(list(within.itersiblings(preceding=True)))
    return found


def _holds_facts(element: _Element) -> bool:
    if len(text_within(element)) > _LONGEST_FRONT:
        return False
    lines = text_of(inner_html(element)).split("\n")
    return sum(bool((m := _LINE.match(line)) and is_label(m[1])) for line in lines) >= 2


def _is_byline(element: _Element) -> bool:
    text = text_within(element)
    return bool(_BYLINE.match(text)) and len(text) <= 90
