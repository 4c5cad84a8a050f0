"""What to try when nothing was found: the same search, asking less. Pure."""

from __future__ import annotations

from dataclasses import replace

from storykeep.search.tree import And, Node, Not, Or, Phrase, Word, Words, to_text


def loosened(tree: Node) -> list[tuple[str, str]]:
    """(what was loosened, the looser query), the mildest first; each only where it changes anything.

    ``apart``: phrases as single words. ``anywhere``: words in any field. ``unlimited``: without
    exclusions, word counts and the like. ``any``: any of the words instead of all.
    """
    tries = (
        ("apart", _apart(tree)),
        ("anywhere", _anywhere(tree)),
        ("unlimited", _unlimited(tree)),
        ("any", _any(tree)),
    )
    said: list[tuple[str, str]] = []
    for code, looser in tries:
        if looser is not None and looser != tree:
            typed = to_text(looser)
            if typed not in {query for _, query in said}:
                said.append((code, typed))
    return said


def _apart(node: Node) -> Node | None:
    match node:
        case Phrase(text, field) if " " in text:
            words = [Word(word, field) for word in text.split() if _is_plain(word)]
            return _joined(words) if words else node
        case And(parts):
            return And(tuple(one for part in parts for one in _spliced(part)))
        case Or(parts):
            return Or(tuple(_apart(part) or part for part in parts))
        case _:
            return node


def _spliced(part: Node) -> tuple[Node, ...]:
    """A phrase among words falls apart into words among words."""
    looser = _apart(part) or part
    return looser.parts if isinstance(part, Phrase) and isinstance(looser, And) else (looser,)


def _is_plain(word: str) -> bool:
    return word.isalnum() and word not in {"AND", "OR", "NOT"}


def _anywhere(node: Node) -> Node | None:
    match node:
        case Word(text, field, _) if field not in {None, *_VALUES}:
            # Without its field a word may mean something: "title:NOT", "title:words<9".
            return replace(node, field=None) if _is_plain(text) else Phrase(text)
        case Phrase(_, field) if field not in {None, *_VALUES}:
            return replace(node, field=None)
        case And(parts):
            return And(tuple(_anywhere(part) or part for part in parts))
        case Or(parts):
            return Or(tuple(_anywhere(part) or part for part in parts))
        case _:
            return node


_VALUES = ("language", "rating", "status")


def _unlimited(node: Node) -> Node | None:
    match node:
        case Not() | Words():
            return None
        case Word(_, field, _) | Phrase(_, field) if field in _VALUES:
            return None
        case And(parts):
            return _joined([kept for part in parts if (kept := _unlimited(part)) is not None])
        case _:
            return node


def _any(node: Node) -> Node | None:
    match _unlimited(node):
        case And(parts):
            return Or(parts)
        case _:
            return None


def _joined(parts: list[Word] | list[Node]) -> Node | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return And(tuple(parts))
