"""The block of ``key: value`` lines between ``---`` marks that may open a Markdown document."""

from __future__ import annotations

import re

from storykeep.story.document import Metadata

_BLOCK = re.compile(r"---[ \t]*\n(.{0,8000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z][\w -]{0,30}?)[ \t]*:[ \t]*(.*)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.+)")
_MANY = {
    "author": "authors",
    "authors": "authors",
    "fandom": "fandoms",
    "fandoms": "fandoms",
    "warning": "warnings",
    "warnings": "warnings",
    "category": "categories",
    "categories": "categories",
    "relationship": "relationships",
    "relationships": "relationships",
    "pairing": "relationships",
    "pairings": "relationships",
    "character": "characters",
    "characters": "characters",
    "tag": "tags",
    "tags": "tags",
    "keywords": "tags",
}
_ONE = {
    "title": "title",
    "rating": "rating",
    "status": "status",
    "url": "address",
    "disclaimer": "disclaimer",
}
