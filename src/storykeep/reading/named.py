"""What a story names, in the form in which the archive learns it: people with their other names,
places and titles, and how its tags call its couples.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from storykeep.reading.document import CastMember, Reading
from storykeep.reading.known import (
    LONGEST_KEY,
    PAIRING,
    PERSON,
    PLACE,
    TITLE,
    fold,
    person_keys,
    place_key,
)

MOST_PEOPLE = 16
MOST_NAMES = 5
"""Names of one person that are kept: the commonest."""
MOST_PLACES = 20
_FEWEST_MENTIONS = 2
_SIDES = re.compile(r"\s*/\s*|\s+&\s+")
_CODE = re.compile(r"[^\W\d_]{4,20}")
_FEWEST_LETTERS = 2


class Naming(NamedTuple):
    """One thing a work names. ``key`` is folded; ``name`` as ``known.Learned.name``."""

    kind: str
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Names:
    """What a reading names, before anything is known of its tags."""

    people: tuple[tuple[str, ...], ...] = ()
    """Each person’s names, the one they are listed under first."""
    places: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tags:
    """A work’s tags as far as they teach names; synonyms stand as their canonical tags."""

    characters: Sequence[str] = ()
    relationships: Sequence[str] = ()
    freeforms: Sequence[str] = ()


def names_of(reading: Reading) -> Names:
    """The people, places and titles of a reading; whoever only passes through is left out."""
    chief = [each for each in reading.cast if _counts(each)]
    chief.sort(key=lambda each: (-each.mentions, each.name))
    return Names(
        people=tuple((each.name, *_usual(each)) for each in chief[:MOST_PEOPLE]),
        places=_values(reading, {"place"}),
        titles=_values(reading, {"episode", "event", "title"}),
    )


def _counts(member: CastMember) -> bool:
    return member.mentions >= _FEWEST_MENTIONS and member.name[:1].isupper()


def _usual(member: CastMember) -> list[str]:
    named = [name for name, _ in member.names] or member.aliases
    return [name for name in named if name != member.name][: MOST_NAMES - 1]


def _values(reading: Reading, kinds: Collection[str]) -> tuple[str, ...]:
    found = [each.value for each in reading.references if each.kind in kinds]
    return tuple(dict.fromkeys(found))[:MOST_PLACES]


def namings(names: Names, tags: Tags) -> list[Naming]:
    """Everything a work names, each kind and key once; who has a tag goes by the tag’s name.

    A relationship in one word that the work does not explain stands there with an empty name.
    """
    found: dict[tuple[str, str], str] = {}
    tagged = _tagged(tags.characters)
    for each in names.people:
        known_as = next((tagged[key] for one in each if (key := fold(one)) in tagged), each[0])
        for one in each:
            for key in person_keys(one)[:2]:
                found.setdefault((PERSON, key), known_as)
    for name in tags.characters:
        for key in person_keys(name):
            found[(PERSON, key)] = tagged.get(key, name)
    for kind, values in ((PLACE, names.places), (TITLE, names.titles)):
        for value in values:
            if 1 < len(place_key(value)) <= LONGEST_KEY:
                found.setdefault((kind, place_key(value)), value)
    codes = {fold(one): "" for one in tags.relationships if _CODE.fullmatch(one)}
    found |= {(PAIRING, key): pair for key, pair in (codes | portmanteaus(tags)).items()}
    return [Naming(kind, key, name) for (kind, key), name in found.items()]


def _tagged(characters: Iterable[str]) -> dict[str, str]:
    """Folded name → the character it means; a first name only where one of them bears it."""
    owners: dict[str, set[str]] = {}
    for name in characters:
        for key in person_keys(name):
            owners.setdefault(key, set()).add(name)
    return {key: next(iter(each)) for key, each in owners.items() if len(each) == 1}


def portmanteaus(tags: Tags) -> dict[str, str]:
    """Single-word tags that are made of the two names of a couple among the relationships.

    >>> portmanteaus(Tags((), ("Jack Harkness/Ianto Jones", "Janto"), ()))
    {'janto': 'Jack Harkness/Ianto Jones'}
    """
    codes = [fold(one) for one in (*tags.relationships, *tags.freeforms) if _CODE.fullmatch(one)]
    return {
        code: pair
        for code in dict.fromkeys(codes)
        for pair in reversed(tags.relationships)
        if len(sides := sides_of(pair)) == 2 and "/" in pair and _is_made_of(code, sides)
    }


def sides_of(relationship: str) -> list[str]:
    """The people of “A/B” or “A & B”."""
    return [side for side in _SIDES.split(relationship.partition("(")[0].strip()) if side]


def _is_made_of(code: str, sides: Sequence[str]) -> bool:
    one, other = (fold(side).split() for side in sides)
    return _joins(code, one, other) or _joins(code, other, one)


def _joins(code: str, first: Sequence[str], last: Sequence[str]) -> bool:
    for cut in range(1, len(code)):
        head, tail = code[:cut], code[cut:]
        if len(head) + len(tail) < 2 * _FEWEST_LETTERS or len(tail) < _FEWEST_LETTERS:
            continue
        begins = any(word.startswith(head) for word in first)
        if begins and any(word.endswith(tail) and word != code for word in last):
            return True
    return False


def names_to_json(names: Names) -> dict[str, object]:
    """As it is kept beside a work."""
    return {
        "people": [list(each) for each in names.people],
        "places": list(names.places),
        "titles": list(names.titles),
    }


def names_from_json(data: Mapping[str, Sequence[str | Sequence[str]]]) -> Names:
    """What ``names_to_json`` wrote."""

    def strings(key: str) -> Iterator[str]:
        return (each for each in data.get(key, ()) if isinstance(each, str))

    people = (tuple(each) for each in data.get("people", ()) if not isinstance(each, str))
    return Names(tuple(people), tuple(strings("places")), tuple(strings("titles")))
