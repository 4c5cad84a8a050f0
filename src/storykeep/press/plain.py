"""Story to plain text: fields on top, one paragraph to a line, blank lines between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree

from storykeep.press.facts import byline_of, chapter_titles, facts_of, one_line, title_of
from storykeep.press.languages import chapter_heading, language_tag
from storykeep.press.tree import ILLEGAL, parsed, tag_of
from storykeep.story.document import Chapter, Story

BREAK = "* * *"

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_TAG = re.compile(r"</?[a-z]+>")
# Nearly every paragraph: text, and marks within it that plain text has no sign for.
_SIMPLE = re.compile(
    r"<p>((?:[^<>&]++|&(?:amp|lt|gt|quot|\#39|nbsp);|</?(?:em|strong|i|b|u|s)>)*+)</p>"
)
_NO_TEXT = frozenset({"script", "style", "template", "head", "rp"})
_ROOMS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "details",
        "dd",
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
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
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
        "caption",
    }
)


def text(story: Story, *, words: int | None = None) -> str:
    """The whole story as plain text, ending in one line end.

    On top stands a header of ``Label: value`` lines; then the chapters, each under its title
    where there are several. A scene break is ``* * *`` on a line of its own. ``words`` is the
    number of words where it is known already.
    """
    titles = chapter_titles(story)
    parts = [_header(story, words)]
    several = len(story.chapters) > 1
    tag = language_tag(story.metadata.language)
    for number, (chapter, title) in enumerate(zip(story.chapters, titles, strict=True), 1):
        if several:
            parts.append(f"\n{_numbered(title, number, tag)}")
        elif chapter.title:
            parts.append(f"\n{title}")
        parts.extend(_chapter(chapter))
    if story.metadata.notes_after:
        parts.append(_note("End notes", story.metadata.notes_after))
    return ILLEGAL.sub("", "\n\n".join(part for part in parts if part.strip())) + "\n"


def lines_of(html: str) -> list[str]:
    """The text of clean HTML, one entry a paragraph; a line end within one where ``br`` stood."""
    if "<" not in html and "&" not in html:
        return [one_line(html)] if one_line(html) else []
    if simple := _SIMPLE.fullmatch(html):
        line = _BLANKS.sub(" ", unescape(_TAG.sub("", simple[1]))).strip(" ")
        return [line] if line else []
    found: list[str] = []
    pieces: list[str] = []

    def close() -> None:
        lines = [_BLANKS.sub(" ", line).strip(" ") for line in "".join(pieces).split("\x00")]
        pieces.clear()
        if paragraph := "\n".join(lines).strip("\n"):
            found.append(paragraph)

    for kind, value in _events(html):
        if kind == "text":
            pieces.append(value)
        elif kind == "break":
            close()
            found.append(BREAK)
        else:
            close()
            if kind == "item":
                pieces.append(value)
    close()
    return found


def _header(story: Story, words: int | None) -> str:
    metadata = story.metadata
    lines = [f"Title: {title_of(story)}", f"Author: {byline_of(story)}"]
    lines += [f"{fact.label}: {', '.join(fact.values)}" for fact in facts_of(story, words)]
    if summary := lines_of(metadata.summary or ""):
        lines.append(f"Summary: {' '.join(one_line(line) for line in summary)}")
    if notes := lines_of(metadata.notes_before or ""):
        lines.append(f"Notes: {' '.join(one_line(line) for line in notes)}")
    return "\n".join(lines)


def _numbered(title: str, number: int, tag: str) -> str:
    """The title after the chapter's number, unless it begins with “Chapter” or a number itself."""
    counted = chapter_heading(number, tag)
    word = counted.split(" ")[0].casefold()
    if title[:1].isdigit() or title.casefold().startswith(word):
        return title
    return f"{counted}: {title}"


def _chapter(chapter: Chapter) -> Iterator[str]:
    if chapter.notes_before:
        yield _note("Notes", chapter.notes_before)
    for block in chapter.blocks:
        if block.kind == "break":
            yield BREAK
        else:
            yield "\n\n".join(lines_of(block.html))
    if chapter.notes_after:
        yield _note("Notes", chapter.notes_after)


def _note(label: str, html: str) -> str:
    lines = lines_of(html)
    return f"{label}: " + "\n\n".join(lines) if lines else ""


def _events(html: str) -> Iterator[tuple[str, str]]:
    """Text, ends of paragraphs, breaks and starts of list items, in the order they stand."""
    counters: list[int] = []
    kept = False
    for event, node in etree.iterwalk(parsed(html), events=("start", "end")):
        tag = tag_of(node)
        kept = kept or tag == "pre"
        if event == "start":
            yield from _opening(tag, node, counters)
            if node.text and tag not in _NO_TEXT:
                yield "text", node.text.replace("\n", "\x00") if kept else node.text
            continue
        kept = kept and tag != "pre"
        if tag in {"ol", "ul"}:
            counters.pop()
        if tag in _ROOMS and tag != "hr":
            yield "room", ""
        if node.tail and node.getparent() is not None:
            yield "text", node.tail.replace("\n", "\x00") if kept else node.tail


def _opening(tag: str, node: etree._Element, counters: list[int]) -> Iterator[tuple[str, str]]:
    if tag == "br":
        yield "text", "\x00"
    elif tag == "hr":
        yield "break", ""
    elif tag == "img":
        yield "text", node.get("alt") or ""
    elif tag in {"ol", "ul"}:
        counters.append(0 if tag == "ol" else -1)
        yield "room", ""
    elif tag == "li" and counters:
        ordered = counters[-1] >= 0
        counters[-1] += 1 if ordered else 0
        yield "item", f"{counters[-1]}. " if ordered else "- "
    elif tag in _ROOMS:
        yield "room", ""
