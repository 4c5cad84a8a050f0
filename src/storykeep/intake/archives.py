"""The shape AO3 gives its downloads and pages, and Storykeep its own: preface, chapters, afterword.

A preface holds a list of facts, a title, a byline, summary and notes; chapters hold headings and
``userstuff``; each note stands behind a line that says what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from dataclasses import replace as changed
from itertools import islice
from typing import TYPE_CHECKING

from storykeep.intake.chapters import Part, notes_html
from storykeep.intake.labels import Facts
from storykeep.intake.pages import by_class, by_id, classes, inner_html, removed, text_within
from storykeep.story.document import Metadata

if TYPE_CHECKING:
    from lxml.etree import _Element

_SUMMARY = frozenset({"summary"})
_NOTES = frozenset(
    {
        "notes",
        "chapter summary",
        "chapter notes",
        "chapter end notes",
        "end notes",
        "notes for the chapter",
        "notes for the work",
    }
)
MOST_NOTES = 20
"""Notes taken out of one chapter; what is beyond stays in its text."""
_WORK = re.compile(r"https?://[^/\s]+/works/\d+\b")
_BYLINE = re.compile(r"\s*by\s+", re.IGNORECASE)


@dataclass(slots=True)
class _Draft:
    """A chapter being gathered: its text, and the notes before and behind it."""

    title: str | None
    html: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)

    def add(self, html: str, label: str) -> None:
        if not label:
            self.html.append(html)
        elif self.html:
            self.after.append(notes_html(html))
        else:
            self.before.append(notes_html(html))

    def part(self) -> Part:
        before, after = (
            "\n".join(filter(None, notes)) or None for notes in (self.before, self.after)
        )
        return Part(self.title, "".join(self.html), before, after)


def has_preface(root: _Element) -> bool:
    return _facts_list(root) is not None


def preface_of(root: _Element, metadata: Metadata) -> Metadata:
    """``metadata`` with what a preface or title page says over it."""
    facts = Facts()
    listed = _facts_list(root)
    if listed is not None:
        _add_list(listed, facts)
    place = by_id(root, "preface")
    place = root if place is None else place
    metadata = facts.onto(metadata)
    title = _title(place)
    authors = _authors(place)
    notes = dict(_notes(place))
    address = next(
        (m[0] for link in place.iter("a") if (m := _WORK.match(link.get("href") or ""))), None
    )
    return changed(
        metadata,
        title=title or metadata.title,
        authors=authors or metadata.authors,
        summary=notes.get("summary") or metadata.summary,
        notes_before=notes.get("notes") or metadata.notes_before,
        address=metadata.address or address,
    )


def chapters_of(root: _Element) -> list[Part]:
    """The chapters under ``root``, each with its notes; empty if there is no ``userstuff``."""
    place = by_id(root, "chapters")
    place = root if place is None else place
    for landmark in list(by_class(place, "landmark")):
        removed(landmark)
    drafts: list[_Draft] = []
    for kind, element, label in _pieces(place):
        if kind == "heading":
            if drafts and not drafts[-1].html and drafts[-1].title is None:
                drafts.pop()
            drafts.append(_Draft(text_within(element) or None))
            continue
        if not drafts:
            drafts.append(_Draft(None))
        drafts[-1].add(inner_html(element), label)
    parts = [draft.part() for draft in drafts if draft.html]
    if not parts and "userstuff" in classes(place):
        return [Part(None, inner_html(place))]
    return parts


def afterword_of(root: _Element) -> str | None:
    """The notes behind the story, cleaned."""
    place = by_id(root, "afterword", "endnotes", "work_endnotes")
    if place is None:
        return None
    for message in list(by_class(place, "message")):
        removed(message)
    notes = "\n".join(html for _, html in _notes(place))
    return notes or without_heading(place) or None


def without_heading(place: _Element) -> str:
    """Notes under a heading that only says so, cleaned."""
    for heading in list(place.iter("h1", "h2", "h3"))[:1]:
        if _label(heading):
            removed(heading)
    return notes_html(inner_html(place))


def take_notes(root: _Element) -> tuple[str | None, str | None]:
    """Takes ``<section class="note">`` out of a chapter; (notes before its text, notes after)."""
    before, after = "", ""
    asides = (each for each in root.iter("aside", "section") if "note" in classes(each))
    for aside in list(islice(asides, MOST_NOTES)):
        parent = aside.getparent()
        said = [] if parent is None else list(parent)[: parent.index(aside)]
        opens = all(each.tag in {"h1", "h2", "h3"} for each in said)
        removed(aside)
        heading = next(aside.iter("h1", "h2", "h3"), None)
        if heading is not None and _label(heading):
            removed(heading)
        if opens:
            before = _joined(before, inner_html(aside))
        else:
            after = _joined(after, inner_html(aside))
    return before or None, after or None


def _facts_list(root: _Element) -> _Element | None:
    for listed in root.iter("dl"):
        kinds = classes(listed)
        if kinds & {"tags", "facts"} or {"work", "meta"} <= kinds:
            return listed
    return None


def _add_list(listed: _Element, facts: Facts) -> None:
    label = ""
    for element in listed:
        if element.tag == "dt":
            label = text_within(element)
        elif element.tag == "dd" and "stats" in classes(element) and element.find("dl") is not None:
            _add_list(element.find("dl"), facts)  # type: ignore[arg-type] # just found
        elif element.tag == "dd":
            facts.add(label, _values(label, element))


def _values(label: str, element: _Element) -> list[str]:
    """The values of one fact: one for each link, else what the line says."""
    text = text_within(element)
    links = [text_within(link) for link in element.iter("a")]
    if "series" in label.casefold() and "part" in text.casefold():
        return [part for part in re.split(r",\s+(?=Part\s)", text) if part]
    if links and "stat" not in label.casefold():
        return links
    return [text]


def _title(place: _Element) -> str | None:
    for heading in place.iter("h1", "h2"):
        if heading.tag == "h1" or "title" in classes(heading):
            return text_within(heading) or None
    return None


def _authors(place: _Element) -> tuple[str, ...]:
    for byline in by_class(place, "byline"):
        named = [text_within(link) for link in byline.iter("a") if link.get("rel") == "author"]
        names = named or _BYLINE.sub("", text_within(byline), count=1).split(", ")
        return tuple(name for name in names if name and name != "Anonymous")
    return ()


def _notes(place: _Element) -> Iterator[tuple[str, str]]:
    for _, element, label in _pieces(place):
        if label and (html := notes_html(inner_html(element))):
            yield ("summary" if label in _SUMMARY else "notes", html)
    for aside in place.iter("aside", "section"):
        kinds = classes(aside) & {"note", "summary"}
        if kinds and not any("userstuff" in classes(each) for each in aside):
            yield ("summary" if "summary" in kinds else "notes", without_heading(aside))


def _joined(notes: str | None, html: str) -> str:
    return "\n".join(part for part in (notes, notes_html(html)) if part)


def _pieces(place: _Element) -> Iterator[tuple[str, _Element, str]]:
    """Headings and texts in order: (``heading`` | ``text``, element, label of a note or nothing)."""
    label = ""
    stack = [iter(place)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            continue
        said = _label(element)
        if said:
            label = said
        elif "userstuff" in classes(element) or (label and element.tag == "blockquote"):
            yield "text", element, label
            label = ""
        elif element.tag in {"h1", "h2", "h3"} and classes(element) & {
            "heading",
            "title",
            "toc-heading",
        }:
            if "byline" not in classes(element):
                yield "heading", element, ""
        else:
            stack.append(iter(element))


def _label(element: _Element) -> str:
    if element.tag not in {"p", "h1", "h2", "h3", "h4", "b"} or len(element) > 2:
        return ""
    text = "".join(map(str, element.itertext()))
    if len(text) > 40:
        return ""
    folded = " ".join(text.casefold().split()).strip(" :")
    return folded if folded in _NOTES or folded in _SUMMARY else ""
