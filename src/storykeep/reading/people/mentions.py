"""Where each person is named: every name of the text given to whom it means there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from storykeep.reading.people.names import Key, Name
from storykeep.reading.people.person import Person, gender_of

# The first letters stand first in the pattern, so that the engine can skip to them.
_PRONOUN = re.compile(
    r"[hHsS.!?](?:(?<=[.!?])|(?<!\w.)(?:(?<=[hH])(?:((?i:e|im|is|imself))|(?i:er|ers|erself)())"
    r"|(?<=[sS])(?i:he)())\b)"
)
_REACH = 80
_FORGOTTEN = 6_000
"""Characters after which a name no longer tells whom another one means."""


class Mention(NamedTuple):
    start: int
    end: int
    person: int
    quoted: bool
    vocative: bool


def lean_after(text: str, end: int, limit: int) -> float:
    """What the pronoun behind a name tells: 1 for *he*, -1 for *she*, 0 for none in the sentence."""
    match = _PRONOUN.search(text, end, min(limit, end + _REACH))
    if match is None or match.lastindex is None:
        return 0.0
    return 1.0 if match.lastindex == 1 else -1.0


def leans_of(text: str, names: Sequence[Name]) -> list[float]:
    """``lean_after`` for each name, up to the next one."""
    limits = (*(name.start for name in names[1:]), len(text))
    return [lean_after(text, name.end, limit) for name, limit in zip(names, limits, strict=False)]


def find_mentions(
    text: str,
    names: Sequence[Name],
    leans: Sequence[float],
    people: Sequence[Person],
    owners: Mapping[Key, list[int]],
    labels: Mapping[Key, str],
) -> list[Mention]:
    """Every name where it stands, and in ``people`` how often each of their names does.

    A name that may mean several is the one of them named last by a name of their own.
    """
    mentions = []
    latest: dict[int, int] = {}
    for name, lean in zip(names, leans, strict=True):
        key = name.key
        possible = owners[key]
        person = possible[0]
        if len(possible) == 1:
            latest[person] = name.start
        else:
            person = _meant(_agreeing(possible, people, lean), latest, name.start)
        people[person].names[labels[key]] += 1
        mentions.append(Mention(name.start, name.end, person, name.quoted, name.vocative))
    return mentions


def _agreeing(possible: Sequence[int], people: Sequence[Person], lean: float) -> Sequence[int]:
    """Those the pronoun behind the name does not rule out; all, where it rules out all."""
    if not lean:
        return possible
    wrong = "f" if lean > 0 else "m"
    return [each for each in possible if gender_of(people[each]) != wrong] or possible


def _meant(possible: Sequence[int], latest: Mapping[int, int], place: int) -> int:
    """Whom the text named last, not long ago, by a name of theirs alone; else the likeliest."""
    near = [each for each in possible if latest.get(each, -_FORGOTTEN) + _FORGOTTEN > place]
    return max(near, key=latest.__getitem__) if near else possible[0]
