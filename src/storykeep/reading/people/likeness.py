"""Whether a name and a person go together: what titles, genders and first names allow."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from storykeep.reading.lexicon.given_names import GENDER, TITLES
from storykeep.reading.lexicon.wordlist import words_of
from storykeep.reading.people.names import Key
from storykeep.reading.people.people import Evidence
from storykeep.reading.people.person import (
    MARRIED,
    PLAIN,
    UNMARRIED,
    Person,
    gender_of,
    gender_of_titles,
    leaning,
    same_given,
    title_of,
    titles_of,
)

BEFORE_FIRST_NAMES = frozenset(
    words_of(
        """sir lady lord master aunt auntie uncle king queen prince princess brother sister father
        mother cousin dame don saint st"""
    )
)
"""Titles that stand before a first name: “Aunt May”, “Sir Walter”."""
_HONOURED = frozenset(["sir", "lord"])


class Row(NamedTuple):
    """A name to find a person for."""

    title: str
    tokens: tuple[str, ...]
    evidence: Evidence

    @property
    def key(self) -> Key:
        return (self.title, self.tokens)

    @property
    def is_bare(self) -> bool:
        return len(self.tokens) == 1 and not title_of(self.title)

    @property
    def gender(self) -> str:
        told = gender_of_titles(titles_of(self.title))
        return told if told != "?" else leaning(self.evidence.lean, self.evidence.count)


def is_wife(title: str, tokens: tuple[str, ...]) -> bool:
    """“Mrs. John Dale”, “Lady Henry”: a woman under her husband’s name."""
    known = title_of(title)
    return (known in MARRIED or known == "lady") and GENDER.get(tokens[0].casefold()) == "m"


def stands_before_first(title: str, token: str) -> bool:
    """Whether a title and one name are a first name: “Aunt May”, “Lady Jane”, but not “Lady Dale”."""
    known = title_of(title)
    return known in BEFORE_FIRST_NAMES and (known != "lady" or token.casefold() in GENDER)


def relatives(keys: Iterable[Key]) -> set[Key]:
    """Names, and the first names they hold."""
    found: set[Key] = set()
    for title, tokens in keys:
        found.add((title, tokens))
        if len(tokens) > 1 and not is_wife(title, tokens):
            found |= {("", tokens[:1]), (title, tokens[:1])}
    return found


def is_within(tokens: Sequence[str], longer: Sequence[str]) -> bool:
    """“Sarah Jane” within “Sarah Jane Smith”."""
    size = len(tokens)
    return len(longer) > size and any(
        tuple(longer[at : at + size]) == tuple(tokens) for at in range(len(longer) - size + 1)
    )


def agrees(person: Person, row: Row) -> bool:
    """Mr. and Mrs. of one name are two people; so are Miss and Mrs., Mr. and Sir, Mrs. and Dr."""
    given, has = set(titles_of(row.title)), gender_of(person)
    wanted = row.gender
    if "?" not in (wanted, has) and wanted != has:
        return False
    if given & MARRIED and person.titles & UNMARRIED:
        return False
    if given & UNMARRIED and person.titles & MARRIED:
        return False
    if (given & _HONOURED and person.titles & PLAIN) or (given & PLAIN and "sir" in person.titles):
        return False
    if len(row.tokens) > 1 or wanted == has == "f":
        return True
    if is_lady(given):
        return not _ranks(person.titles)
    return not (is_lady(person.titles) and _ranks(given))


def is_lady(titles: Collection[str]) -> bool:
    return not (MARRIED | UNMARRIED | {"lady"}).isdisjoint(titles)


def _ranks(titles: Iterable[str]) -> set[str]:
    """Titles that tell no gender: “Captain”, “Dr.”."""
    return {title for title in titles if TITLES.get(title) == "?"}


def goes_by(person: Person, token: str, row: Row) -> bool:
    """Whether a titled first name means this person: “Aunt May”, “Captain Jack”."""
    if person.spouse or person.first != token:
        return False
    if title_of(row.title) in BEFORE_FIRST_NAMES:
        return True
    return token.casefold() in GENDER


def goes_bare(person: Person, row: Row) -> bool:
    """Whether a name without a title may mean this person."""
    token = row.tokens[0]
    if person.first == token:
        return True
    if "?" not in (row.gender, gender_of(person)) and row.gender != gender_of(person):
        return False
    if person.last == token:
        return True
    return bool(person.first) and "lady" not in person.titles and same_given(person.first, token)
