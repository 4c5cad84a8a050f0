"""The desk's one form: every field of a work's catalogue entry, as a person sees and types it.

Beside each field goes a token that says what stood there when the page was made: by it the archive
knows what was typed from what was only sent along, and whether somebody else was faster.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from storykeep.desk import prose
from storykeep.kit.errors import DomainError
from storykeep.works.catalogue import FIELDS, TAG_FIELDS, TEXT_FIELDS, fingerprint
from storykeep.works.services.values import accepted

PROSE_FIELDS = frozenset(TEXT_FIELDS) - {"title"}
NAME_FIELDS = frozenset({"authors", *TAG_FIELDS})
LONGEST = 100_000
"""Code points of one field; a form that sends more was not made by hand."""


def to_form(name: str, value: Any) -> str:
    """A field's value as it stands in the form; a series is its name, a line break and its part."""
    if name in NAME_FIELDS or name == "series":
        return "\n".join(" ".join(one.split()) for one in value)
    return prose.from_html(value) if name in PROSE_FIELDS else " ".join(value.split())


def from_form(name: str, typed: str, *, known: frozenset[str] = frozenset()) -> Any:
    """What was typed, as ``works.services.values.accepted`` takes it."""
    if name in NAME_FIELDS:
        return prose.split_names(typed, known)
    if name == "series":
        title, _line, part = typed.partition("\n")
        return (title, part)
    return prose.to_html(typed) if name in PROSE_FIELDS else typed


def token(name: str, value: Any) -> str:
    """What stood in a field when a page was made: as it is kept, and as the form showed it."""
    return f"{fingerprint(value)}.{fingerprint(_bare(to_form(name, value)))}"


def _bare(typed: str) -> str:
    """Browsers send other line breaks than they got, and blanks at an end mean nothing."""
    return typed.replace("\r\n", "\n").strip()


@dataclass(slots=True)
class Typed:
    """What a person sent: the fields they changed, and what they had before them in each."""

    texts: dict[str, str] = field(default_factory=dict)
    """Field to text, of those that were changed."""
    seen: dict[str, str] = field(default_factory=dict)
    """Field to the fingerprint of the value the page showed."""
    tokens: dict[str, str] = field(default_factory=dict)
    corrections: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


def typed_in(post: Mapping[str, str], values: Mapping[str, Any]) -> Typed:
    """Read a sent form. ``values``: the fields as they are kept now.

    What is wrong with a field is in ``errors``; ``corrections`` holds the others that were changed.
    """
    sent = Typed()
    for name in FIELDS:
        if name not in post:
            continue
        text = _sent(name, post)[:LONGEST]
        mark = post.get(f"was-{name}") or token(name, values[name])
        kept, _dot, shown = mark.partition(".")
        sent.seen[name], sent.tokens[name] = kept, mark
        if fingerprint(_bare(text)) == shown:
            continue
        sent.texts[name] = text
        known = frozenset(values[name]) if name in NAME_FIELDS else frozenset()
        try:
            sent.corrections[name] = accepted(name, from_form(name, text, known=known))
        except DomainError as error:
            sent.errors[name] = error.message
    return sent


def _sent(name: str, post: Mapping[str, str]) -> str:
    text = post[name].replace("\r\n", "\n")
    if name == "series":
        return f"{text}\n{post.get('series_part', '')}"
    return text
