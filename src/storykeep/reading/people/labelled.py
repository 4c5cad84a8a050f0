"""People named by the label before their line: “<shini_02> you there?”."""

from __future__ import annotations

from collections.abc import Sequence

from storykeep.reading.lexicon.wordlist import words_of
from storykeep.reading.people.cast import Cast
from storykeep.reading.people.mentions import Mention
from storykeep.reading.people.person import Person

_PRONOUNS = frozenset(words_of("me i you him her he she they them us we it myself"))
_SELF = frozenset(words_of("me i myself"))


def add_labelled(text: str, cast: Cast, labels: Sequence[tuple[int, int]]) -> None:
    """Give every label its person: one the cast knows by that name, else a new one. Changes the cast.

    “Me:” is the narrator, where there is one.
    """
    _add_narrated(text, cast, labels)
    unknown = [
        (start, end)
        for start, end in labels
        if not cast.between(start, end) and text[start:end].casefold() not in _PRONOUNS
    ]
    if not unknown:
        return
    known = _by_name(cast)
    for start, end in unknown:
        name = text[start:end]
        index = known.get(name.casefold())
        if index is None:
            index = known[name.casefold()] = len(cast.people)
            cast.people.append(Person(name))
        cast.people[index].names[name] += 1
        cast.mentions.append(Mention(start, end, index, quoted=False, vocative=False))
    _sort(cast)


def _add_narrated(text: str, cast: Cast, labels: Sequence[tuple[int, int]]) -> None:
    if cast.narrator is None:
        return
    cast.mentions += [
        Mention(start, end, cast.narrator, quoted=False, vocative=False)
        for start, end in labels
        if text[start:end].casefold() in _SELF
    ]
    _sort(cast)


def _sort(cast: Cast) -> None:
    cast.mentions.sort()
    cast.starts = [mention.start for mention in cast.mentions]


def _by_name(cast: Cast) -> dict[str, int]:
    """Folded name → the one person who bears it."""
    owners: dict[str, set[int]] = {}
    for index, person in enumerate(cast.people):
        for name in [person.name, *person.names]:
            owners.setdefault(name.casefold(), set()).add(index)
    return {name: people.pop() for name, people in owners.items() if len(people) == 1}
