"""HTML pages to a story: known layouts first, otherwise the page's body without its furniture."""

from __future__ import annotations

import re
from dataclasses import replace as changed
from typing import TYPE_CHECKING

from storykeep.intake.archives import afterword_of, chapters_of, has_preface, preface_of
from storykeep.intake.chapters import Part, story_of_html, story_of_parts
from storykeep.intake.factlists import LISTS, facts_as_lines, front_of
from storykeep.intake.labels import Facts
from storykeep.intake.languages import language_tag
from storykeep.intake.pages import (
    by_class,
    by_id,
    head_of,
    inner_html,
    page_tree,
    removed,
    text_within,
)
from storykeep.intake.titlepage import facts_of_lines
from storykeep.story.blocks import text_of
from storykeep.story.document import Metadata, Story
from storykeep.story.plain import paragraphs_html
from storykeep.story.terms import genres_of, people_of_fanfiction_net

if TYPE_CHECKING:
    from lxml.etree import _Element

_OF_AN_ARCHIVE = re.compile(r"""id\s*=\s*["']?(?:preface|chapters|workskin)\b""", re.IGNORECASE)
_SECTION = re.compile(r"""<a\s+name\s*=\s*["']section\d{4}["']\s*>""", re.IGNORECASE)
_FURNITURE = re.compile(
    r"<(nav|aside|footer|form|main|article)\b|"
    r"""(?:id|class)\s*=\s*["']?[^"'<>]{0,80}(?:storytext|entry-content|entry-text|b-singlepost-body|asset-body|userstuff)""",
    re.IGNORECASE,
)
_IDS_OF_STORY = ("storytextp", "storytext", "storycontent")
_CLASSES_OF_STORY = (
    "userstuff",
    "storytext",
    "entry-content",
    "entry-text",
    "b-singlepost-body",
    "asset-body",
)
_SAYS_NOTHING = frozenset(
    {"untitled", "untitled document", "new page", "index", "document", "unknown"}
)
_BODY_START = re.compile(r"<body\b[^>]*>", re.IGNORECASE)


def read_html(html: str) -> Story:
    """The story in an HTML page. Raises ``empty`` if there is no text."""
    metadata = metadata_of_head(html)
    if _OF_AN_ARCHIVE.search(html):
        story = _from_archive(html, metadata)
        if story is not None:
            return story
    sections = list(_SECTION.finditer(html))
    if sections:
        return _from_fanficfare(html, [match.start() for match in sections], metadata)
    body = _BODY_START.search(html)
    content = html[body.end() :] if body else html
    if _FURNITURE.search(content) or LISTS.search(content):
        content, metadata = _without_furniture(content, metadata)
    return story_of_html(content, metadata)


def metadata_of_head(html: str) -> Metadata:
    """What a page's head says of the story."""
    title, language, named = head_of(html)
    if title and re.sub(r"[\W\d]+\Z", "", title).casefold() in _SAYS_NOTHING:
        title = None
    summary = named.get("description") or named.get("dcterms.description")
    author = named.get("author") or named.get("dc.creator")
    return Metadata(
        title=named.get("dc.title") or title,
        authors=(author,) if author else (),
        summary=paragraphs_html(summary) if summary else None,
        language=language_tag(named.get("dc.language") or language),
        address=named.get("og:url"),
    )


def _from_archive(html: str, metadata: Metadata) -> Story | None:
    root = page_tree(html)
    if root is None or not (has_preface(root) or by_id(root, "chapters") is not None):
        return None
    parts = chapters_of(root)
    if not parts:
        return None
    # A page's head repeats the title with author and site behind it.
    metadata = preface_of(root, changed(metadata, title=None, authors=(), summary=None))
    metadata = changed(metadata, notes_after=afterword_of(root))
    return story_of_parts(_lone_unnamed(parts, metadata), metadata)


def _lone_unnamed(parts: list[Part], metadata: Metadata) -> list[Part]:
    """A story's only chapter is not named after the story."""
    if len(parts) == 1 and parts[0].title == metadata.title:
        return [changed(parts[0], title=None)]
    return parts


def _from_fanficfare(html: str, starts: list[int], metadata: Metadata) -> Story:
    facts = facts_of_lines(text_of(html[: starts[0]]), fanficfare=True)
    parts: list[Part] = []
    for start, end in zip(starts, [*starts[1:], len(html)], strict=True):
        section = html[start:end]
        heading = re.search(
            r"<h[1-3][^>]*>(.*?)</h[1-3]>", section[:5_000], re.IGNORECASE | re.DOTALL
        )
        title = text_of(heading[1]).replace("\n", " ") if heading else None
        parts.append(Part(title or None, section[heading.end() :] if heading else section))
    return story_of_parts(parts, _byline_parted(facts.onto(metadata)))


def _byline_parted(metadata: Metadata) -> Metadata:
    """``Title by Author`` in a page's head, where the author is not said otherwise."""
    title, found, author = (metadata.title or "").rpartition(" by ")
    if not found or metadata.authors:
        return metadata
    return changed(metadata, title=title, authors=(author,))


def _without_furniture(html: str, metadata: Metadata) -> tuple[str, Metadata]:
    root = page_tree(html)
    if root is None:
        return html, metadata
    profile = by_id(root, "profile_top")
    if profile is not None:
        metadata = _of_fanfiction_net(profile, metadata)
    facts_as_lines(root)
    place = _place_of_story(root)
    if place is not None:
        return front_of(root, place) + inner_html(place), metadata
    for element in list(root.iter("nav", "form", "aside", "footer")):
        removed(element)
    return inner_html(root), metadata


def _place_of_story(root: _Element) -> _Element | None:
    """The element that holds the story, where a page of a known kind marks it."""
    total = len(text_within(root))
    named = by_id(root, *_IDS_OF_STORY)
    marked = [] if named is None else [(named, 0.25)]
    marked += [(each, 0.25) for kind in _CLASSES_OF_STORY for each in by_class(root, kind)]
    marked += [(each, 0.6) for each in root.iter("article", "main")]
    for element, share in marked:
        if len(text_within(element)) > total * share:
            return element
    return None


def _of_fanfiction_net(profile: _Element, metadata: Metadata) -> Metadata:
    """The head of a FanFiction.net page: title, author, summary and one line of facts."""
    title = profile.find(".//b")
    author = next((a for a in profile.iter("a") if (a.get("href") or "").startswith("/u/")), None)
    summary = next((text_within(div) for div in profile.iter("div") if text_within(div)), "")
    line = next(
        (text for span in profile.iter("span") if "Rated:" in (text := text_within(span))), ""
    )
    facts = Facts()
    for index, part in enumerate(line.split(" - ")):
        label, found, value = part.partition(":")
        if found:
            facts.add(label, [value.strip().removeprefix("Fiction ")])
        elif index == 1:
            facts.add("language", [part])
        elif genres_of(part):
            facts.add("genre", [part])
        else:
            people, pairs = people_of_fanfiction_net(part)
            facts.add("character", people)
            facts.add("relationship", pairs)
    return facts.onto(
        changed(
            metadata,
            title=text_within(title) if title is not None else metadata.title,
            authors=(text_within(author),) if author is not None else metadata.authors,
            summary=paragraphs_html(summary) or metadata.summary,
        )
    )
