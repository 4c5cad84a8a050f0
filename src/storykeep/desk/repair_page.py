"""What the page of a work's repairs shows: each place as it stands and as it would read. No Django."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

MOST_SHOWN = 100
"""Places of one kind that are shown; the others can be chosen with all of their kind."""
_AROUND = 70
"""Code points of the text shown on both sides of a place."""
_LONGEST = 360
_BREAK = " ¶ "
"""How a paragraph break is shown within a line."""


@dataclass(frozen=True, slots=True)
class Place:
    """One repair. ``number`` is its place in the reading's list; the texts are single lines."""

    number: int
    before: str
    old: str
    new: str
    after: str
    words_gone: int
    """Words that would go, where a whole passage would."""


@dataclass(frozen=True, slots=True)
class Kind:
    """All repairs of one code for one reason."""

    code: str
    reason: str
    places: Sequence[Place]
    total: int
    fits: bool
    """Whether they can be put into effect."""
    name: str
    """Names it in a form."""

    @property
    def more(self) -> int:
        return self.total - len(self.places)


def kinds_of(repairs: Iterable[Mapping[str, Any]], text: str) -> list[Kind]:
    """A reading's repairs, by kind, in the order each kind is first met."""
    found: dict[tuple[str, str, bool], list[tuple[int, Mapping[str, Any]]]] = {}
    for number, one in enumerate(repairs):
        key = (one["code"], one["reason"], bool(one.get("fits", True)))
        found.setdefault(key, []).append((number, one))
    return [
        Kind(
            code, reason, [_place(number, one, text) for number, one in listed[:MOST_SHOWN]],
            len(listed), fits, str(listed[0][0]),
        )
        for (code, reason, fits), listed in found.items()
    ]  # fmt: skip


def chosen_numbers(
    repairs: Sequence[Mapping[str, Any]], places: Iterable[str], kinds: Iterable[str]
) -> set[int]:
    """The numbers of the repairs that were ticked, one by one or all of a kind; what is none is left out."""
    chosen = {int(one) for one in places if one.isdecimal() and len(one) < 9}
    for first in kinds:
        if first.isdecimal() and len(first) < 9 and int(first) < len(repairs):
            like = repairs[int(first)]
            chosen |= {
                number
                for number, one in enumerate(repairs)
                if (one["code"], one["reason"]) == (like["code"], like["reason"])
            }
    return {number for number in chosen if number < len(repairs)}


def _place(number: int, one: Mapping[str, Any], text: str) -> Place:
    start, end = one["start"], one["end"]
    old = text[start:end]
    return Place(
        number=number,
        before=_head_cut(text[max(0, start - _AROUND) : start], cut=start > _AROUND),
        old=_line(_shortened(old)),
        new=_line(one["replacement"]),
        after=_tail_cut(text[end : end + _AROUND], cut=end + _AROUND < len(text)),
        words_gone=len(old.split()) if len(old) > _LONGEST and not one["replacement"] else 0,
    )


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return f"{text[: _LONGEST * 2 // 3]} … {text[-_LONGEST // 3 :]}"


def _head_cut(text: str, *, cut: bool) -> str:
    return _line("…" + text.partition(" ")[2] if cut and " " in text else text)


def _tail_cut(text: str, *, cut: bool) -> str:
    return _line(text.rpartition(" ")[0] + "…" if cut and " " in text else text)


def _line(text: str) -> str:
    """On one line, with signs where paragraphs and lines break."""
    parts = text.replace("\f", "").split("\n\n")
    return _BREAK.join(part.replace("\n", " ↵ ") for part in parts)
