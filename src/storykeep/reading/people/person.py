"""One person of a story, and how names are written and compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from storykeep.reading.lexicon.given_names import GENDER, SHORT_FORMS, TITLES
from storykeep.reading.people.names import Key

MARRIED = frozenset(["mrs", "mme", "madame", "frau", "signora", "señora"])
UNMARRIED = frozenset(["miss", "ms", "mlle", "mademoiselle", "fräulein", "señorita"])
PLAIN = frozenset(["mr", "mister", "master", "monsieur", "m", "herr", "signor", "señor"])
"""Titles of men without a rank."""
_DOTTED = frozenset(["mr", "mrs", "ms", "dr", "st", "prof", "capt", "sgt", "lt"])
_SAME_TITLE = {
    "dr": "doctor", "prof": "professor", "capt": "captain", "cmdr": "commander", "col": "colonel",
    "maj": "major", "gen": "general", "lt": "lieutenant", "sgt": "sergeant", "mister": "mr",
    "rev": "reverend", "saint": "st", "auntie": "aunt", "madame": "mme", "mademoiselle": "mlle",
    "monsieur": "m",
}  # fmt: skip
_DIMINUTIVE = re.compile(r"^[^\W\d_]{2,}?[^\W\d_aeiouy]((?:(?<=(.))\2)?(?:y|ie|i|ey))$")
"""“Samm|y”: the ending, with a consonant it doubles."""
_LEANS = 2.0
"""Pronouns to one side that tell a gender."""


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
    spouse: str = ""
    """Whose name she goes by: “John” of “Mrs. John Dale”."""
    wed: bool = False
    """The story speaks of her husband."""
    lean: float = 0.0
    """Pronouns behind the name: *he* counts up, *she* down."""
    count: int = 0
    """How often the names stand that can mean nobody else."""
    keys: list[Key] = field(default_factory=list)


def title_of(title: str) -> str:
    """The last word of a title in its usual spelling; empty for none and for a suffix of address."""
    if not title or title.startswith("-"):
        return ""
    word = title.rsplit(maxsplit=1)[-1]
    return _SAME_TITLE.get(word, word)


def titles_of(title: str) -> list[str]:
    if title.startswith("-"):
        return []
    return [_SAME_TITLE.get(word, word) for word in title.split()]


def gender_of_titles(titles: Iterable[str]) -> str:
    genders = {TITLES.get(title, "?") for title in titles} - {"?"}
    return genders.pop() if len(genders) == 1 else "?"


def gender_of(person: Person) -> str:
    """What titles tell, else what most pronouns behind the names tell, else the first name."""
    by_title = gender_of_titles(person.titles)
    if by_title != "?":
        return by_title
    given = GENDER.get(person.first.casefold(), "?")
    return given if given != "?" else leaning(person.lean, person.count)


def leaning(lean: float, count: int) -> str:
    """The gender that pronouns tell, where enough of them agree."""
    if abs(lean) < max(_LEANS, count * 0.1):
        return "?"
    return "m" if lean > 0 else "f"


def same_given(a: str, b: str) -> bool:
    """Whether two first names may be one: the same, an initial, or a short form."""
    a, b = a.casefold(), b.casefold()
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[:1] == b[:1]
    if b in SHORT_FORMS.get(a, ()) or a in SHORT_FORMS.get(b, ()):
        return True
    if GENDER.get(a, "?") != GENDER.get(b, "?") and "?" not in (
        GENDER.get(a, "?"),
        GENDER.get(b, "?"),
    ):
        return False  # Jack and Jackie
    return a in whole_names(b) or b in whole_names(a)


@lru_cache(maxsize=8_192)
def whole_names(name: str) -> frozenset[str]:
    """What a folded name may be short for: “sammy” for “sam” and “samuel”, “dani” for “daniel”."""
    found = {*SHORT_FORMS.get(name, ())}
    ending = _DIMINUTIVE.search(name)
    if ending:
        stem = name[: ending.start(1)]
        found |= {stem, *SHORT_FORMS.get(stem, ())}
    return frozenset(found)


def shown(title: str, tokens: tuple[str, ...], *, article: bool) -> str:
    """A name as a person would write it: “Mr. Hale”, “the Doctor”, “Usagi-chan”."""
    words = " ".join(tokens)
    if title.startswith("-"):
        return words + title
    if title:
        written = " ".join(w + "." if w in _DOTTED else w for w in title.split())
        return f"{written.title()} {words}"
    return f"the {words}" if article else words


def display_name(person: Person) -> str:
    """The fullest of a person’s usual names: first and last, else the commonest that is more than a title."""
    names = [name for name, count in person.names.items() if count > 0]
    full = [name for name in names if len(_bare(name)) > 1]
    untitled = [name for name in full if len(_bare(name)) == len(name.split())]
    pool = untitled or full or [name for name in names if _bare(name)] or names or [person.name]
    return max(pool, key=lambda name: ("-" not in name[-8:], person.names[name]))


def _bare(name: str) -> list[str]:
    """The words of a name without titles and article."""
    words = [word for word in name.split() if word.rstrip(".").casefold() not in TITLES]
    return words[1:] if words[:1] == ["the"] else words
