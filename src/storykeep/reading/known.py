"""What the archive knows: which fandoms a character’s name is known from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from storykeep.reading.document import Known
from storykeep.reading.lexicon.given_names import TITLES


def fold(name: str) -> str:
    """A name as ``Known`` has it: case-folded, single blanks, plain apostrophes.

    >>> fold("  Jack  HARKNESS ")
    'jack harkness'
    """
    return " ".join(name.casefold().replace("’", "'").split())


def known_from(stated: Iterable[tuple[tuple[str, ...], tuple[str, ...]]]) -> Known:
    """Build ``Known`` from works: (fandoms as stated, names of cast and character tags) pairs.

    Only works of exactly one fandom teach names. A first name is learned too, unless it belongs
    to two different people of that fandom.
    """
    characters: dict[str, set[str]] = defaultdict(set)
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    fandoms: set[str] = set()
    for said, names in stated:
        fandoms.update(said)
        if len(said) != 1:
            continue
        for name in names:
            folded = fold(name.partition("(")[0])
            words = [word for word in folded.split() if word.rstrip(".") not in TITLES]
            if not words or len(folded) < 2:
                continue
            characters[folded].add(said[0])
            if len(words) > 1:
                owners[(words[0], said[0])].add(" ".join(words))
    for (first, fandom), people in owners.items():
        if len(people) == 1:
            characters[first].add(fandom)
        elif fandom in characters.get(first, ()):
            characters[first].discard(fandom)
    return Known(
        {name: tuple(sorted(each)) for name, each in characters.items() if each},
        frozenset(fandoms),
    )
