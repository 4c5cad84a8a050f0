"""The shapes of the two indexes. Whoever changes one counts ``VERSION`` up: all is then rebuilt.

*works* answers lists: one document a work with what a list is filtered and ordered by. *texts*
answers searches: one document a work with all its words (so that words of two chapters, or of the
title and the text, are found together, counted exactly), and one a chapter for works of several,
which only says where in a long work a word stands.
"""

from __future__ import annotations

from functools import lru_cache

from tantivy import Schema, SchemaBuilder

VERSION = 1

WORD_FIELDS = (
    "title",
    "writer",
    "fandom",
    "character",
    "relationship",
    "tag",
    "summary",
    "text",
)
"""Fields with words: each keeps its terms in order, and in ``…_forms`` the forms, for ``prefix*``."""


def forms_field(field: str) -> str:
    return f"{field}_forms"


def _common(builder: SchemaBuilder) -> SchemaBuilder:
    # Integers, not unsigned ones: in this engine's Python binding deleting by an unsigned term
    # silently deletes nothing.
    builder.add_integer_field("id", indexed=True, fast=True)
    for name in ("circle", "language", "rating", "status"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("words", indexed=True, fast=True)
    builder.add_integer_field("fingerprint", fast=True)
    builder.add_text_field("by_title", tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("by_updated", "by_posted", "by_words"):
        builder.add_integer_field(name, fast=True)
    return builder


@lru_cache(maxsize=1)
def works_schema() -> Schema:
    """One document a work, for lists. ``tag`` holds ids of shown tags and of their canonicals."""
    builder = _common(SchemaBuilder())
    builder.add_integer_field("tag", indexed=True, fast=True)
    builder.add_text_field("writer", tokenizer_name="raw", index_option="basic")
    return builder.build()


@lru_cache(maxsize=1)
def texts_schema() -> Schema:
    """One document a work with its words; and where a work has several chapters, one for each."""
    builder = _common(SchemaBuilder())
    for name in WORD_FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
        builder.add_text_field(forms_field(name), tokenizer_name="whitespace", index_option="basic")
    builder.add_integer_field("part_of", indexed=True, fast=True)
    builder.add_integer_field("chapter", fast=True)
    builder.add_text_field("part", tokenizer_name="whitespace", index_option="freq")
    return builder.build()
