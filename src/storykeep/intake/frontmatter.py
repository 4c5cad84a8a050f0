"""The block of ``key: value`` lines between ``---`` marks that may open a Markdown document."""

from __future__ import annotations

import re
from dataclasses import replace

from storykeep.intake.labels import Facts
from storykeep.story.document import Metadata
from storykeep.story.plain import paragraphs_html
from storykeep.story.terms import parted as parted_list

_BLOCK = re.compile(r"---[ \t]*\n(.{0,8000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z][\w -]{0,30}?)[ \t]*:[ \t]*(.*)")
_COMMA = re.compile(",")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.+)")


def parted(text: str) -> tuple[Metadata, str]:
    """(what the front matter says, the document without it); the text as it is if there is none."""
    match = _BLOCK.match(text)
    if match is None:
        return Metadata(), text
    facts = Facts()
    label, values = "", []
    for line in match[1].split("\n"):
        item = _ITEM.match(line)
        if item and label:
            values.append(_unquoted(item[1]))
            continue
        facts.add(label, values)
        pair = _FIELD.match(line)
        label, values = (pair[1], _values(pair[2])) if pair else ("", [])
    facts.add(label, values)
    metadata = facts.onto(Metadata())
    if not facts:
        return Metadata(), text
    summary = metadata.summary
    return (
        replace(metadata, summary=paragraphs_html(summary) if summary else None),
        text[match.end() :],
    )


def _values(value: str) -> list[str]:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return [_unquoted(each) for each in parted_list(value[1:-1], _COMMA)]
    return [_unquoted(value)] if value else []


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
