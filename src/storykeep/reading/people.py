"""Who is a person: names weighed by what stands around them, and one person’s names brought together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from storykeep.reading.common import NOT_PEOPLE, NUMBERS, PLACE_PREPOSITIONS
from storykeep.reading.given_names import GENDER, SHORT_FORMS, TITLES
from storykeep.reading.names import Name, Vocabulary
from storykeep.reading.verbs import CORE, HUMAN, SPEECH_ALL, SPEECH_OTHER

_NEXT_WORD = re.compile(r"\s(?:\w+ly\s)?([^\W\d_]+)")
_LAST_WORD = re.compile(r"([^\W\d_]+)['’]?[\s]+\Z")
_LAST_BEFORE_THE = re.compile(
    r"([^\W\d_]+),?\s+(?:the|der|die|das|le|la|el|il)\s+\Z", re.IGNORECASE
)
_VOCATIVE_AFTER = re.compile(r"\s*(?:[,.!?…;:—–-]|[\"”’'](?!\w)|\Z)")
_VOCATIVE_LEAD = re.compile(
    r"(?:[,;—–-]\s*(?:(?:my|dear|poor|old|oh|O)\s+){0,2}|[\"“‘'«]\s*(?:(?:[Mm]y|[Dd]ear|[Oo]h|O|[Aa]h|[Hh]ey|[Hh]i|[Hh]ello|[Yy]es|[Nn]o|[Ww]ell|[Gg]ood|[Ss]orry|[Tt]hanks|[Pp]lease),?\s+){0,2}|"
    r"[.!?…]\s+|(?:my\s+dear|dear|thank\s+you|[Ss]orry|[Hh]ey|[Oo]h|O)\s+)\Z"
)
_IS_NAMED = re.compile(r"(?:name(?:d| is| was|['’]s)|called|am|['’]m)\s+\Z", re.IGNORECASE)
_BODY = re.compile(
    r"['’]s?\s+(?:\w+\s+)?(?:eyes?|hands?|face|voice|arms?|head|hair|lips?|mouth|shoulders?|heart|"
    r"smile|gaze|chest|expression|breath|mind|wife|husband|mother|father|brother|sister|son|daughter|"
    r"friend|cheeks?|neck|fingers?|tone|eyebrows?|lap|knees?|life|name)\b"
)


_MONTHS = frozenset(["april", "may", "june", "august"])


@dataclass(slots=True)
class Evidence:
    """What the places of one name say about it."""

    count: int = 0
    mid: int = 0
    person: float = 0.0
    place: float = 0.0
    article: int = 0
    vocative: int = 0


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


def is_vocative(text: str, name: Name) -> bool:
    """Whether a name in speech calls the person: “Sit, Ben.” “Ben, sit.” “My dear Ben …”."""
    if not name.quoted or not _VOCATIVE_AFTER.match(text, name.end, name.end + 4):
        return False
    return bool(_VOCATIVE_LEAD.search(text[max(0, name.start - 20) : name.start]))


def _titled(title: str) -> str:
    dotted = {"mr", "mrs", "dr", "st", "prof", "capt", "sgt", "lt"}
    return " ".join(word + "." if word.casefold() in dotted else word for word in title.split())


def weigh(text: str, names: Iterable[Name]) -> dict[tuple[str, tuple[str, ...]], Evidence]:
    """Evidence for each (title, tokens), from every place it stands."""
    table: dict[tuple[str, tuple[str, ...]], Evidence] = defaultdict(Evidence)
    for name in names:
        evidence = table[(name.title.casefold(), name.tokens)]
        evidence.count += 1
        evidence.mid += not name.initial
        _weigh_before(text, name, evidence)
        _weigh_after(text, name, evidence)
    return table


def _weigh_before(text: str, name: Name, evidence: Evidence) -> None:
    before = text[max(0, name.start - 24) : name.start]
    match = _LAST_WORD.search(before)
    word = match.group(1).casefold() if match else ""
    if word == "the":
        evidence.article += 1
        led = _LAST_BEFORE_THE.search(before)
        word = led.group(1).casefold() if led else ""
    if word in PLACE_PREPOSITIONS:
        evidence.place += 1
    elif word in SPEECH_ALL and not name.quoted:
        evidence.person += 1.5 if word in CORE or word in SPEECH_OTHER else 0.5
    elif name.quoted and is_vocative(text, name) and not _is_whole_quote(text, name):
        evidence.vocative += 1
        evidence.person += 1
    if before[-6:].strip()[:1].isdigit() and not word.isalpha():
        evidence.place += 2
    if _IS_NAMED.search(before):
        evidence.person += 1.5


def _is_whole_quote(text: str, name: Name) -> bool:
    """“Friends?” may be anything; a name alone between two marks says nothing."""
    opens = text[name.start - 1 : name.start] in {'"', "“", "‘", "'", "«", "„"}
    return opens and any(mark in text[name.end : name.end + 3] for mark in "\"”’'»“")


def _weigh_after(text: str, name: Name, evidence: Evidence) -> None:
    if text[name.end : name.end + 1] == ":" and text[name.start - 1 : name.start] in {"\n", ""}:
        evidence.person += 1  # a speaker's name in a script
    if text[name.end : name.end + 1] in {"'", "’"}:
        if _BODY.match(text, name.end):
            evidence.person += 1
        return
    match = _NEXT_WORD.match(text, name.end, name.end + 40)
    word = match.group(1) if match else ""
    if word in HUMAN:
        evidence.person += 1.0
    elif word.casefold() in NUMBERS or text[name.end : name.end + 2].strip().isdigit():
        evidence.place += 2


def is_person(
    title: str, tokens: tuple[str, ...], evidence: Evidence, vocabulary: Vocabulary
) -> bool:
    """The decision for one name. A title, or a usual given name, outweighs what is unclear."""
    last, first = tokens[-1].casefold(), tokens[0].casefold()
    if last in NOT_PEOPLE or (len(tokens) > 1 and last in NUMBERS):
        return False
    if title:
        return evidence.place <= evidence.count * 0.8 or evidence.person > 0
    if first in NOT_PEOPLE or len(first) < 2:
        return False
    common = vocabulary.small[first] > vocabulary.capital[first]
    if first in _MONTHS and not evidence.person:
        return False
    if first in GENDER and not (common and len(tokens) == 1):
        return evidence.place <= max(2.0, 2 * evidence.person)
    needed = 2.0 if len(tokens) == 1 else 1.0
    if common or not (evidence.mid or evidence.vocative):
        needed += 2.0
    if evidence.article * 2 > evidence.count:
        needed += 1.0
    return evidence.person >= needed and evidence.person > evidence.place


def gather(
    people: Sequence[tuple[str, tuple[str, ...], Evidence]],
) -> tuple[list[Person], dict[tuple[str, tuple[str, ...]], int]]:
    """Bring the names of one person together: full names first, then what is short for them.

    Returns the people and, for each (title, tokens), whose name it is.
    """
    found: list[Person] = []
    owner: dict[tuple[str, tuple[str, ...]], int] = {}
    order = sorted(people, key=lambda row: (-len(row[1]), not row[0], -row[2].count))
    for title, tokens, evidence in order:
        matches = [index for index, person in enumerate(found) if _may_be(person, title, tokens)]
        best = _best(found, matches, title, tokens)
        if best is None:
            found.append(Person(name=""))
            best = len(found) - 1
        _add(found[best], title, tokens, evidence)
        owner[(title, tokens)] = best
    for person in found:
        person.name = _display(person)
    return found, owner


def _add(person: Person, title: str, tokens: tuple[str, ...], evidence: Evidence) -> None:
    words = " ".join(tokens)
    shown = f"{_titled(title.title())} {words}" if title else words
    person.names[shown] += evidence.count
    if evidence.article * 2 > evidence.count and not title:
        person.names[f"the {words}"] += evidence.count
        person.names[words] = 0
    person.titles.update(title.split())
    person.strength += evidence.person
    if len(tokens) > 1:
        person.first, person.last = person.first or tokens[0], person.last or tokens[-1]
    elif title and not person.first and not person.last:
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
    wanted = _title_gender(title.split())
    has = _gender_of(person)
    if "?" not in (wanted, has) and wanted != has:
        return False
    married = {"mrs", "mme", "madame", "frau"}
    unmarried = {"miss", "mlle", "fräulein"}
    given = set(title.split())
    return not (given & married and person.titles & unmarried) and not (
        given & unmarried and person.titles & married
    )


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
        as_last = person.last == last
        as_first = bool(person.first) and person.first == last
        return as_last or as_first
    if person.first and _same_given(person.first, first):
        return True
    return person.last == last


def _best(
    found: Sequence[Person], matches: Sequence[int], title: str, tokens: tuple[str, ...]
) -> int | None:
    """The one person a name is short for; none where two could be meant and nothing decides."""
    if len(matches) <= 1:
        return matches[0] if matches else None
    exact = [i for i in matches if tokens[0] in (found[i].first, found[i].last)]
    if title:
        titled = [i for i in exact if title in " ".join(found[i].titles)]
        if len(titled) == 1:
            return titled[0]
        return (
            None
            if tokens[0] in {found[i].last for i in exact} and not titled
            else exact[0]
            if exact
            else None
        )
    by_first = [i for i in exact if found[i].first == tokens[0]]
    pool = by_first or exact or list(matches)
    return max(pool, key=lambda i: sum(found[i].names.values()))


def _display(person: Person) -> str:
    """The fullest of a person’s usual names: first and last, else the commonest."""

    def rank(item: tuple[str, int]) -> tuple[int, int]:
        shown, count = item
        words = [w for w in shown.split() if w.rstrip(".").casefold() not in TITLES]
        return (len(words) > 1, count)

    full = [item for item in person.names.items() if item[1] and rank(item)[0]]
    if full:
        untitled = [item for item in full if not _starts_with_title(item[0])]
        return max(untitled or full, key=lambda item: item[1])[0]
    return max(person.names.items(), key=lambda item: item[1])[0]


def _starts_with_title(shown: str) -> bool:
    return shown.split(maxsplit=1)[0].rstrip(".").casefold() in TITLES
