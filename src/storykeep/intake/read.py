"""From bytes to a story: which format it is, by what it holds first and its name second."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from storykeep.intake.decode import Decoded, decode
from storykeep.intake.endings import ending
from storykeep.intake.limits import MAX_FILE, MAX_MARKDOWN, MAX_MARKUP
from storykeep.intake.mojibake import findings_of, repaired
from storykeep.intake.normal import normal
from storykeep.intake.sniff import (
    Format,
    declared_encoding,
    looks_like_html,
    packed_format,
    refuse_known,
)
from storykeep.intake.text import read_text
from storykeep.story.document import Finding, Source, Story
from storykeep.story.errors import StoryError


def read(name: str, data: bytes) -> Story:
    """The story in ``data``. ``name`` is the path as the person named it; its ending is a hint.

    Raises StoryError, and nothing else, for everything that cannot be read.
    """
    source = Source(name, hashlib.sha256(data).hexdigest(), "text", None, len(data))
    try:
        story, form, encoding = _read(name, data)
    except (RecursionError, MemoryError) as error:
        raise StoryError("too-complex", "This file is built too intricately to be read.") from error
    return replace(story, source=replace(source, format=form, encoding=encoding))


def _read(name: str, data: bytes) -> tuple[Story, Format, str | None]:
    if len(data) > MAX_FILE:
        raise StoryError("too-large", "This is larger than anything we read as one story.")
    if not data.strip(b" \t\r\n\0\x1a"):
        raise StoryError("empty", "There is nothing in this file.")
    packed = packed_format(name, data)
    if packed == "epub":
        from storykeep.intake.epub import read_epub  # noqa: PLC0415 - loaded when first met

        return read_epub(data), packed, None
    if packed == "docx":
        from storykeep.intake.docx import read_docx  # noqa: PLC0415 - loaded when first met

        return read_docx(data), packed, None
    refuse_known(data)
    decoded = decode(data, declared_encoding(data))
    text, repairs = repaired(normal(decoded.text))
    form = _format_of_text(name, text)
    if form != "text" and len(text) > MAX_MARKUP:
        raise StoryError("too-large", "This document is larger than anything we read as one story.")
    story = _with_findings(_read_marked_up(form, text), decoded)
    if repairs:
        found = findings_of(repairs, text, story.text)
        story = replace(story, findings=story.findings + found)
    return story, form, decoded.encoding


def _format_of_text(name: str, text: str) -> Format:
    last = ending(name)
    if last in {"html", "htm", "xhtml", "xht"} or looks_like_html(text):
        return "html"
    is_markdown = last in {"md", "markdown", "mdown", "mkd"} and len(text) <= MAX_MARKDOWN
    return "markdown" if is_markdown else "text"


def _read_marked_up(form: Format, text: str) -> Story:
    if form == "html":
        from storykeep.intake.html import read_html  # noqa: PLC0415 - loaded when first met

        return read_html(text)
    if form == "markdown":
        from storykeep.intake.markdown import read_markdown  # noqa: PLC0415 - loaded when first met

        return read_markdown(text)
    return read_text(text)


def _with_findings(story: Story, decoded: Decoded) -> Story:
    findings = list(story.findings)
    if decoded.guessed:
        message = f"The encoding is not certain; it was read as {decoded.encoding}."
        findings.append(Finding("encoding-guessed", 0, 0, message))
    if decoded.mixed:
        message = "Most of this is UTF-8; some characters were in another encoding and were read as cp1252."
        findings.append(Finding("encoding-mixed", 0, 0, message))
    return replace(story, findings=tuple(findings)) if findings else story
