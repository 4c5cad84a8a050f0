"""What the archive knows: how far a name, a place or a title tells which fandom a story belongs to.

Counted over works whose fandom is stated: a name borne in many fandoms, or by anybody, tells little.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final, NamedTuple

from storykeep.reading.document import Known, Telling
from storykeep.reading.lexicon.given_names import TITLES
from storykeep.reading.lexicon.widespread import REAL_PLACES, USUAL_GIVEN

PERSON: Final = "person"
PLACE: Final = "place"
TITLE: Final = "title"
PAIRING: Final = "pairing"
FANDOM: Final = "fandom"
KINDS: Final = (PERSON, PLACE, TITLE, PAIRING, FANDOM)

LONGEST_KEY = 100
_FULL_NAME = 1.3
_USUAL = 0.4
_WIDESPREAD = 0.25
_FROM_ONE_WORK = 0.8
_OWN = ((0.85, 1.0), (0.6, 0.7), (0.4, 0.4), (0.2, 0.15))
"""(least share of a name's works that are of this fandom, what of its weight is left)."""
_LEADING = ((0.12, 1.0), (0.04, 0.6), (0.015, 0.3))
"""(least share of the fandom's works that name it, what of its weight is left)."""
_PASSING = 0.1
_UNSEEN = 20
"""Works added to each fandom in which nobody bears the name: of few works one does not believe much."""
_ONE_PERSON = 0.8
"""Share of a short name's works in which it is one and the same person."""
_LEAST_PLACE_WORKS = 2


class Learned(NamedTuple):
    """So many works of ``fandom`` name this. ``key`` is folded, ``name`` as it is to be shown.

    ``kind``: one of ``KINDS``. For a person ``name`` is the full name that the key stands for; for a
    pairing the relationship; for a fandom itself key and name say how many works teach it.
    """

    kind: str
    key: str
    fandom: str
    name: str
    works: int


def fold(name: str) -> str:
    """A name as ``Known`` has it: case-folded, single blanks, plain apostrophes.

    >>> fold("  Jack  HARKNESS ")
    'jack harkness'
    """
    return " ".join(name.casefold().replace("’", "'").split())


def place_key(name: str) -> str:
    """A place or title folded, without its article: “the Hub” and “Hub” are one."""
    return fold(name).removeprefix("the ")[:LONGEST_KEY]


def person_keys(name: str) -> list[str]:
    """The names a person of this full name goes by, folded: all of it, and the first name alone.

    >>> person_keys("Captain Jack Harkness (Torchwood)")
    ['captain jack harkness', 'jack harkness', 'jack']
    """
    folded = fold(name.partition("(")[0])
    words = [word for word in folded.split() if word.rstrip(".") not in TITLES]
    if not words or len(folded) < 2:
        return []
    found = [folded, " ".join(words)]
    if len(words) > 1 and len(words[0].rstrip(".")) > 1:
        found.append(words[0])
    return [key for key in dict.fromkeys(found) if 1 < len(key) <= LONGEST_KEY]


def known_from(stated: Iterable[tuple[Collection[str], Iterable[str]]]) -> Known:
    """Build ``Known`` from works: (fandoms as stated, names of cast and character tags) pairs.

    Only works of exactly one fandom teach names.
    """
    counted: Counter[tuple[str, str, str, str]] = Counter()
    fandoms: set[str] = set()
    for said, names in stated:
        fandoms.update(said)
        if len(said) == 1:
            [fandom] = said
            keys = {(key, name) for name in names for key in person_keys(name)}
            counted.update((PERSON, key, fandom, name) for key, name in keys)
            counted[(FANDOM, fold(fandom), fandom, fandom)] += 1
    return known_of((Learned(*row, works) for row, works in counted.items()), fandoms)


def full_name(name: str) -> str:
    """A character’s name without what stands in brackets behind it."""
    return " ".join(name.partition("(")[0].split()) or name


def known_of(rows: Iterable[Learned], fandoms: Iterable[str] = ()) -> Known:
    """Weigh what was learned. Deterministic: the same rows in any order give the same."""
    works: Counter[str] = Counter()
    counted: dict[str, dict[str, dict[str, Counter[str]]]] = {kind: {} for kind in KINDS}
    for row in rows:
        if row.kind == FANDOM:
            works[row.fandom] += row.works
        elif row.kind in counted and row.name:
            by_fandom = counted[row.kind].setdefault(row.key, defaultdict(Counter))
            by_fandom[row.fandom][row.name] += row.works
    tellings = {
        kind: {key: told for key, each in sorted(found.items()) if (told := _weigh(kind, key, each, works))}
        for kind, found in counted.items()
        if kind in {PERSON, PLACE, TITLE}
    }  # fmt: skip
    return Known(
        characters=tellings[PERSON],
        fandoms=frozenset(fandoms) | frozenset(works),
        places=tellings[PLACE],
        titles=tellings[TITLE],
        relationships=_relationships(counted[PAIRING]),
        not_people=_not_people(counted[PLACE], counted[PERSON]),
    )


def _rounded(number: int) -> int:
    """Down to a power of two: one work more or less in a thousand changes nothing."""
    return 1 << (number.bit_length() - 1) if number > 0 else 0


def _weigh(
    kind: str, key: str, by_fandom: Mapping[str, Counter[str]], works: Mapping[str, int]
) -> tuple[Telling, ...]:
    counts = {fandom: names.total() for fandom, names in by_fandom.items()}
    sizes = {fandom: _rounded(max(works.get(fandom, 0), counts[fandom])) for fandom in counts}
    shares = {each: _rounded(counts[each]) / (sizes[each] + _UNSEEN) for each in counts}
    everywhere = sum(shares[fandom] for fandom in sorted(shares))
    found = []
    for fandom, names in by_fandom.items():
        weight = _base(kind, key) * _step(_OWN, shares[fandom] / everywhere, 0.0)
        weight *= _step(_LEADING, _rounded(counts[fandom]) / sizes[fandom], _PASSING)
        weight *= _FROM_ONE_WORK if counts[fandom] == 1 else 1.0
        telling = Telling(fandom, round(weight, 3), _whose(key, names))
        if telling.weight or telling.name:
            found.append(telling)
    return tuple(sorted(found, key=lambda each: (-each.weight, each.fandom)))


def _step(steps: tuple[tuple[float, float], ...], share: float, rest: float) -> float:
    return next((value for least, value in steps if share >= least), rest)


def _base(kind: str, key: str) -> float:
    if kind == PERSON:
        words = [word for word in key.split() if word.rstrip(".") not in TITLES]
        if len(words) > 1:
            return _FULL_NAME
        return _USUAL if not words or words[0] in USUAL_GIVEN else 1.0
    return _WIDESPREAD if key in REAL_PLACES or key in USUAL_GIVEN else 1.0


def _whose(key: str, names: Counter[str]) -> str:
    """The full name it stands for; empty when there is none, or when it may be several people’s."""
    fuller = {name: n for name, n in names.items() if fold(name) != key and _is_full(name)}
    return _one_name(Counter(fuller))


def _is_full(name: str) -> bool:
    """A title before a surname makes no full name."""
    words = fold(full_name(name)).split()
    return sum(word.rstrip(".") not in TITLES for word in words) > 1


def _one_name(names: Counter[str]) -> str:
    """The one that nearly all mean, in its commonest spelling; else empty."""
    meant: Counter[str] = Counter()
    for name, count in names.items():
        meant[fold(full_name(name))] += count
    if not meant:
        return ""
    best, count = min(meant.items(), key=lambda item: (-item[1], item[0]))
    if count < _ONE_PERSON * meant.total():
        return ""
    spelt = [(-each, name) for name, each in names.items() if fold(full_name(name)) == best]
    return min(spelt)[1]


def _relationships(found: Mapping[str, Mapping[str, Counter[str]]]) -> dict[str, str]:
    """Each portmanteau’s relationship, where it is always the same one."""
    meant = {}
    for key, by_fandom in found.items():
        names: Counter[str] = Counter()
        for each in by_fandom.values():
            names.update(each)
        if name := _one_name(names):
            meant[key] = name
    return meant


def _not_people(
    places: Mapping[str, Mapping[str, Counter[str]]],
    people: Mapping[str, Mapping[str, Counter[str]]],
) -> frozenset[str]:
    """Places that several works name and hardly any takes for a person."""

    def works(found: Mapping[str, Counter[str]]) -> int:
        return sum(names.total() for names in found.values())

    return frozenset(
        key
        for key, found in places.items()
        if works(found) >= _LEAST_PLACE_WORKS
        and works(found) >= 2 * works(people.get(key, {}))
        and key not in USUAL_GIVEN
    )
