"""One person, one entry: the names of a story brought together.

Full names come first, then what is short for them. A name that may mean two people of the cast
belongs to whichever of them the text named last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from storykeep.reading.lexicon.given_names import GENDER, SHORT_FORMS, TITLES
from storykeep.reading.people.people import Evidence

Key = tuple[str, tuple[str, ...]]
"""A name: its folded title and its words."""

_BEFORE_FIRST_NAMES = frozenset(
    [
        "sir",
        "lady",
        "lord",
        "miss",
        "master",
        "aunt",
        "auntie",
        "uncle",
        "king",
        "queen",
        "prince",
        "princess",
        "brother",
        "sister",
        "father",
        "mother",
        "cousin",
        "dame",
        "don",
        "saint",
        "st",
    ]
)
_MARRIED = frozenset(["mrs", "mme", "madame", "frau", "signora", "señora"])
_UNMARRIED = frozenset(["miss", "mlle", "mademoiselle", "fräulein"])


@dataclass(slots=True)
class Person:
    """One person of the story under all their names."""

    name: str
    names: Counter[str] = field(default_factory=Counter)
    titles: set[str] = field(default_factory=set)
    first: str = ""
    last: str = ""
    gender: str = "?"
    strength: float = 0.0
    noun: bool = False
    """Known only by a common noun: “the mariner”."""


def _titled(title: str) -> str:
    dotted = {"mr", "mrs", "dr", "st", "prof", "capt", "sgt", "lt"}
    return " ".join(word + "." if word.casefold() in dotted else word for word in title.split())


def gather(
    people: Sequence[tuple[str, tuple[str, ...], Evidence]],
) -> tuple[list[Person], dict[Key, list[int]]]:
    """The people, and for each name whose it may be, the likeliest first."""
    found: list[Person] = []
    owners: dict[Key, list[int]] = {}
    order = sorted(people, key=lambda row: (-len(row[1]), not row[0], -row[2].count))
    for title, tokens, evidence in order:
        matches = [index for index, person in enumerate(found) if _may_be(person, title, tokens)]
        matches = _likeliest(found, matches, title, tokens)
        if not matches:
            found.append(Person(name=""))
            matches = [len(found) - 1]
        _add(found[matches[0]], title, tokens, evidence)
        owners[(title, tokens)] = matches
    for person in found:
        person.name = display_name(person)
    return found, owners


def shown(title: str, tokens: tuple[str, ...], evidence: Evidence) -> str:
    """A name as a person would write it: “Mr. Hale”, “the Doctor”."""
    words = " ".join(tokens)
    if title:
        return f"{_titled(title.title())} {words}"
    return f"the {words}" if evidence.article * 2 > evidence.count else words


def _add(person: Person, title: str, tokens: tuple[str, ...], evidence: Evidence) -> None:
    person.names[shown(title, tokens, evidence)] += evidence.count
    person.titles.update(title.split())
    person.strength += evidence.person
    if len(tokens) > 1:
        person.first, person.last = person.first or tokens[0], person.last or tokens[-1]
    elif title and not person.first and not person.last:
        if title.rsplit(maxsplit=1)[-1] in _BEFORE_FIRST_NAMES - {"miss"}:
            person.first = tokens[0]
        else:
            person.last = tokens[0]
    elif not title and not person.first:
        person.first = tokens[0]


def _title_gender(titles: Iterable[str]) -> str:
    genders = {TITLES.get(title, "?") for title in titles} - {"?"}
    return genders.pop() if len(genders) == 1 else "?"


def _gender_of(person: Person) -> str:
    by_title = _title_gender(person.titles)
    return by_title if by_title != "?" else GENDER.get(person.first.casefold(), "?")


def _agrees(person: Person, title: str) -> bool:
    """Mr. and Mrs. of one name are two people; so are Miss and Mrs."""
    given = set(title.split())
    wanted, has = _title_gender(given), _gender_of(person)
    if "?" not in (wanted, has) and wanted != has:
        return False
    if given & _MARRIED:
        return bool(person.titles & _MARRIED)
    return not (given & _UNMARRIED and person.titles & _MARRIED)


def _same_given(a: str, b: str) -> bool:
    a, b = a.casefold(), b.casefold()
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return b in SHORT_FORMS.get(a, ()) or a in SHORT_FORMS.get(b, ())


def _may_be(person: Person, title: str, tokens: tuple[str, ...]) -> bool:
    if not _agrees(person, title):
        return False
    first, last = tokens[0], tokens[-1]
    if len(tokens) > 1:
        if person.last and person.last != last:
            return False
        return bool(person.first) and _same_given(person.first, first)
    if title:
        before_first = (
            title.rsplit(maxsplit=1)[-1] in _BEFORE_FIRST_NAMES or last.casefold() in GENDER
        )
        return person.last == last or (before_first and person.first == last)
    if person.first == first or person.last == last:
        return True
    return "lady" not in person.titles and bool(person.first) and _same_given(person.first, first)


def _likeliest(
    found: Sequence[Person], matches: Sequence[int], title: str, tokens: tuple[str, ...]
) -> list[int]:
    """Those a name may mean, best first: the same first name before the same surname before a short form."""

    def rank(index: int) -> tuple[bool, bool, bool, int]:
        person = found[index]
        return (
            person.first != tokens[0],
            tokens[0] not in (person.first, person.last),
            bool(title) and not set(title.split()) <= person.titles,
            -sum(person.names.values()),
        )

    ordered = sorted(matches, key=rank)
    if not ordered:
        return []
    best = rank(ordered[0])[:2]
    return [index for index in ordered if rank(index)[:2] == best]


def display_name(person: Person) -> str:
    """The fullest of a person’s usual names: first and last, else the commonest."""
    names = [name for name, count in person.names.items() if count]
    full = [name for name in names if len(_bare(name)) > 1]
    untitled = [name for name in full if len(_bare(name)) == len(name.split())]
    pool = untitled or full or names
    return max(pool, key=lambda name: person.names[name])


def _bare(name: str) -> list[str]:
    """The words of a name without titles and article."""
    words = [word for word in name.split() if word.rstrip(".").casefold() not in TITLES]
    return words[1:] if words[:1] == ["the"] else words
