"""Paragraphs that a story sets off whole: in italics, or between the signs plain text has for them."""

from __future__ import annotations

import re

from storykeep.story.document import Story

_MARKED_UP = re.compile(
    r"<p\b[^>]*>\s*<(em|i|cite)\b[^>]*>(?:(?!</\1>).)*</\1>[\s.,!?…]*</p>", re.DOTALL
)
_SIGNED = re.compile(r"([_*/])(?![\s_*/]).*(?<![\s_*/])\1[\s.,!?…]*", re.DOTALL)


def italics_of(story: Story) -> list[tuple[int, int]]:
    """Where such paragraphs stand in the story’s text, in order. Linear."""
    found = []
    for block in story.blocks:
        if block.kind != "paragraph" or block.end <= block.start:
            continue
        if "<em" in block.html or "<i" in block.html or "<cite" in block.html:
            whole = _MARKED_UP.fullmatch(block.html) is not None
        else:
            first = story.text[block.start]
            whole = first in "_*/" and bool(_SIGNED.fullmatch(story.text, block.start, block.end))
        if whole:
            found.append((block.start, block.end))
    return found
