"""A made archive of many small fandoms that share usual first names, and stories to be told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from make.readings import reading_of
from storykeep.reading.document import Known, Reading
from storykeep.reading.known import FANDOM, Learned, fold, known_of
from storykeep.reading.lexicon.wordlist import words_of
from storykeep.reading.named import Tags, names_of, namings

USUAL = (
    "Jack", "Sam", "Anna", "Tom", "Harry", "Alice", "Daniel", "Kate", "Ben", "Lucy", "James",
    "Sarah", "Peter", "Emma", "George", "Rose",
)  # fmt: skip
_HEADS = words_of(
    "Br Cal Dov El Fen Gor Hal Ith Jor Kes Lor Mir Nev Or Pel Quil Rav Sil Tor Ul Vor Wes Yar Zel"
)
_TAILS = words_of("ak amin ander eth ianne ira isk omar on ora oss umi una wick yn")
_PLACES = words_of("Spire Gate Reach Hollow Deep Works Yard Stair Vault Mere")
_SAID = (
    "“I thought you had gone,” said {a}.",
    "“Not without you, {b},” {a} said. “You ought to know that by now.”",
    "{a} looked at {b} and smiled, as if nothing had happened.",
    "“We should go back to {p},” said {a}. {b} shook {b}’s head slowly.",
    "{a} waited at {p} until it was dark, and thought of {b}.",
    "“Tell me again,” {a} asked, “and this time, tell me all of it.”",
    "“There is nothing to tell,” {b} answered. {b} sighed.",
)


@dataclass(frozen=True, slots=True)
class Canon:
    """One fandom: its people, the leading ones first, and its places."""

    name: str
    people: tuple[str, ...]
    places: tuple[str, ...]


def make_canon(chance: Random, number: int) -> Canon:
    """About half of its people bear first names that other fandoms have too."""

    def word() -> str:
        return chance.choice(_HEADS) + chance.choice(_TAILS)

    people = []
    for place in range(8):
        first = chance.choice(USUAL) if place % 2 else word()
        people.append(f"{first} {word()}")
    places = tuple(f"the {word()} {chance.choice(_PLACES)}" for _ in range(3))
    return Canon(f"The {word()} Chronicles {number}", tuple(people), places)


def make_story(
    chance: Random, people: Sequence[str], places: Sequence[str], lines: int = 16
) -> str:
    """A headerless story of these people, called by the names given."""
    told = []
    for number in range(lines):
        one, other = chance.sample(people, 2)
        line = _SAID[number % len(_SAID)] if number < 7 else chance.choice(_SAID)
        told.append(line.format(a=one, b=other, p=chance.choice(places)))
    return "\n\n".join(told) + "\n"


def some_of(chance: Random, canon: Canon, number: int) -> list[str]:
    """So many of its people, the leading ones oftener, by first name, surname or both."""
    weights = [8, 6, 5, 4, 2, 2, 1, 1]
    chosen: list[str] = []
    while len(chosen) < number:
        one = chance.choices(canon.people, weights)[0]
        chosen = [*chosen, one] if one not in chosen else chosen
    return [chance.choice([name.split()[0]] * 5 + [name.split()[1], name]) for name in chosen]


def strangers(chance: Random, number: int) -> list[str]:
    """Usual first names of people of no fandom."""
    return chance.sample(USUAL, number)


@dataclass(frozen=True, slots=True)
class Case:
    """A headerless story and the fandoms it truly belongs to, known to the archive."""

    text: str
    fandoms: frozenset[str]


def make_archive(chance: Random, sizes: Iterable[int]) -> tuple[list[Canon], Known]:
    """So many works for each fandom, every one read, and what is learned from them."""
    canons, counted = [], Counter[tuple[str, str, str, str]]()
    for number, size in enumerate(sizes):
        canon = make_canon(chance, number)
        canons.append(canon)
        for _ in range(size):
            people = some_of(chance, canon, chance.randint(3, 5))
            people += strangers(chance, chance.randint(0, 2))
            tags = canon.people[: chance.randint(1, 4)] if chance.random() < 0.5 else ()
            said = reading_of(make_story(chance, people, canon.places))
            counted.update(_taught(said, canon.name, tags))
    return canons, known_of(Learned(*row, works) for row, works in counted.items())


def _taught(said: Reading, fandom: str, tags: Sequence[str]) -> list[tuple[str, str, str, str]]:
    rows = [(kind, key, fandom, name) for kind, key, name in namings(names_of(said), Tags(tags))]
    return [*rows, (FANDOM, fold(fandom), fandom, fandom)]


def make_cases(chance: Random, canons: Sequence[Canon], number: int) -> list[Case]:
    """Stories of known fandoms, of unknown ones, of nobody’s, and crossovers; so many of each."""
    cases = []
    for _ in range(number):
        canon, other = chance.sample(canons, 2)
        people = some_of(chance, canon, chance.randint(2, 4)) + strangers(chance, 1)
        cases.append(Case(make_story(chance, people, canon.places), frozenset([canon.name])))
        unknown = make_canon(chance, 99)
        people = some_of(chance, unknown, chance.randint(3, 4)) + strangers(chance, 1)
        cases.append(Case(make_story(chance, people, unknown.places), frozenset()))
        people = strangers(chance, chance.randint(2, 5))
        cases.append(Case(make_story(chance, people, ["the harbour", "London"]), frozenset()))
        people = some_of(chance, canon, 3) + some_of(chance, other, 3)
        text = make_story(chance, people, [*canon.places, *other.places], lines=28)
        cases.append(Case(text, frozenset([canon.name, other.name])))
    return cases
