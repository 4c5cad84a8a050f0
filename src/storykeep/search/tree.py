"""What a search asks, as a tree. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

VALUE_FIELDS = ("language", "rating", "status")
"""Fields that take one of a set of values, not words."""
_PLAIN = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word as typed, or the beginning of one; in ``field``, or anywhere."""

    text: str
    field: str | None = None
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words one after another."""

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """How many words a work has; both ends are included, null is open."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Not:
    part: Node


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Node, ...]


Leaf = Word | Phrase | Words
Node = Word | Phrase | Words | Not | And | Or


def to_text(node: Node) -> str:
    """A tree as it is typed: parsing this gives the same tree."""
    match node:
        case Words(low, None):
            return f"words:>={low}"
        case Words(None, high):
            return f"words:<={high}"
        case Words(low, high):
            return f"words:{low}-{high}"
        case Word(text, field, _) if field in VALUE_FIELDS and not _PLAIN.fullmatch(text):
            return f'{field}:"{text}"'  # a value that was quoted and has to be again
        case Word(text, field, is_prefix):
            return f"{field + ':' if field else ''}{text}{'*' if is_prefix else ''}"
        case Phrase(text, field):
            return f'{field + ":" if field else ""}"{text}"'
        case Not(part):
            return f"-{_bracketed(part)}"
        case And(parts):
            return " ".join(_bracketed(part) for part in parts)
        case Or(parts):
            return " OR ".join(_bracketed(part) for part in parts)


def _bracketed(node: Node) -> str:
    return f"({to_text(node)})" if isinstance(node, And | Or) else to_text(node)


def wanted_leaves(tree: Node) -> list[Word | Phrase]:
    """The leaves that look for words and are not under a *not*, in order."""
    match tree:
        case And(parts) | Or(parts):
            return [leaf for part in parts for leaf in wanted_leaves(part)]
        case Word(_, field, _) | Phrase(_, field) if field not in VALUE_FIELDS:
            return [tree]
        case _:
            return []
