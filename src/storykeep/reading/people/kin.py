"""Kin and spouses: “her mother” is Mrs. Lane where the story says so, else “Anne’s mother”.

Whose kin it is: the man or woman whom the narration named last. Who the kin is: whom the text names
beside it (“her mother, Mrs. Lane”), or the one married person of that surname. Kin that no name is
found for are people of their own where they speak.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from storykeep.reading.lexicon.nouns import GENDER_OF_NOUN, KIN
from storykeep.reading.lexicon.verbs import HUMAN, SPEECH_ALL
from storykeep.reading.people.mentions import Mention
from storykeep.reading.people.person import MARRIED, PLAIN, UNMARRIED, Person, gender_of

_NOUNS = "|".join(sorted(KIN, key=len, reverse=True))
_ADJECTIVES = r"(?:(?:own|older|elder|younger|little|big|poor|dear|late|twin|new)\s+)?"
_PLACE = re.compile(
    # What it begins with stands first in the pattern, before any choice, so that the engine can skip to it.
    rf"[HhMm'’](?:(?<!\w.)((?<=[Hh])(?:is|er)|(?<=[Mm])y)\s+{_ADJECTIVES}({_NOUNS})\b(?!['’]s?\b|-)|"
    rf"(?<=\w['’])s\s+{_ADJECTIVES}({_NOUNS})\b(?!['’]s?\b|-))"
)
_CLOSED = re.compile(r"[.;!?]|,(?!\s+(?:and|or)\b)(?!\s+[A-Z])")
_LAST = re.compile(r"([^\W\d_]+)\s+\Z")
_NEXT = re.compile(r"\s+(?:\w+ly\s+)?([^\W\d_]+)")
_MARKS = re.compile(r"[\"”’»,]\s*\Z")
_AUXILIARY = frozenset(["was", "had", "is", "has", "did", "would", "could"])
_FEWEST = 2
_OWNERS = 3
_CROWD = 60
_REACH = 500
"""Characters back in which a name tells whose kin is meant."""
_PARENTS = frozenset(["mother", "mum", "mom", "mama", "mamma", "father", "dad", "papa"])


class _Place(NamedTuple):
    start: int
    end: int
    owners: tuple[int, ...]
    """Whose kin it may be, the likeliest first."""
    noun: str
    speaks: bool
    acts: bool
    """It is what a sentence is about: who is only spoken of there does not come into view."""
    covers: int | None
    """The index of the mention that it stands for: “Anne” of “Anne’s mother”."""


def add_kin(
    text: str,
    mentions: Sequence[Mention],
    people: list[Person],
    narrator: int | None,
    inside: Sequence[tuple[int, int]],
) -> list[Mention]:
    """The mentions with those of kin. ``inside``: where quotations stand, in order."""
    places = list(_places(text, mentions, people, narrator, inside))
    if not places:
        return list(mentions)
    known = _known(text, mentions, places, people)
    parents = {person for (_, noun), person in known.items() if noun in _PARENTS}
    settled = [(place, _owner(place, known, parents, people)) for place in places]
    _add_nameless(settled, known, people)
    dropped: set[int] = set()
    added = []
    for place, owner in settled:
        person = known.get((owner, place.noun))
        if person is None or person == owner or not (place.acts or place.speaks):
            continue
        people[person].names[_label(people, owner, place.noun)] += 1
        if place.covers is not None:
            dropped.add(place.covers)
        added.append(Mention(place.start, place.end, person, quoted=False, vocative=False))
    kept = [mention for index, mention in enumerate(mentions) if index not in dropped]
    return sorted(kept + added)


def _label(people: Sequence[Person], owner: int, noun: str) -> str:
    return f"{people[owner].name}’s {noun}"


def _known(
    text: str, mentions: Sequence[Mention], places: Sequence[_Place], people: Sequence[Person]
) -> dict[tuple[int, str], int]:
    """(whose, which kin) → who it is."""
    known = _stated(text, mentions, places, people)
    families = _families(people)
    for key in {(owner, place.noun) for place in places for owner in place.owners} - set(known):
        found = _by_family(people, families[people[key[0]].last], *key)
        if found is not None:
            known[key] = found
    return known


def _add_nameless(
    settled: Sequence[tuple[_Place, int]], known: dict[tuple[int, str], int], people: list[Person]
) -> None:
    """Kin without a name who speak become people of their own."""
    wanted = Counter((owner, place.noun) for place, owner in settled)
    spoken = Counter((owner, place.noun) for place, owner in settled if place.speaks)
    families = _families(people)
    for key, count in spoken.items():
        owner, noun = key
        if key in known or wanted[key] < _FEWEST:
            continue
        if _may_be_nameless(people, families[people[owner].last], owner, noun, count):
            known[key] = len(people)
            label = _label(people, owner, noun)
            people.append(Person(label, gender=GENDER_OF_NOUN.get(noun, "?")))


def _owner(
    place: _Place, known: Mapping[tuple[int, str], int], parents: Collection[int],
    people: Sequence[Person],
) -> int:  # fmt: skip
    """Whose kin it is. Behind “Her mother, Mrs. Reed, sighed”, “her mother” is not Mrs. Reed’s mother."""
    if place.noun not in _PARENTS:
        return place.owners[0]
    for owner in place.owners:
        elder = owner in parents or people[owner].titles & MARRIED
        if (owner, place.noun) in known or not elder:
            return owner
    return place.owners[0]


def _places(
    text: str,
    mentions: Sequence[Mention],
    people: Sequence[Person],
    narrator: int | None,
    inside: Sequence[tuple[int, int]],
) -> Iterator[_Place]:
    """Kin in the narration whose owner may be told."""
    starts = [mention.start for mention in mentions]
    quotes = [start for start, _ in inside]
    for match in _PLACE.finditer(text):
        at = bisect_left(quotes, match.start() + 1) - 1
        if at >= 0 and match.start() < inside[at][1]:
            continue
        index = bisect_left(starts, match.start()) - 1
        if match.group(3):
            if index >= 0 and mentions[index].end == match.start():
                named = mentions[index]
                noun = match.group(3)
                yield _place(text, named.start, match.end(), (named.person,), noun, index)
            continue
        whose = match.group(1)
        owners = _named_last(mentions, people, index, match.start(), "m" if whose == "is" else "f")
        if whose == "y":
            owners = () if narrator is None else (narrator,)
        if owners:
            yield _place(text, match.start(), match.end(), owners, match.group(2), None)


def _named_last(
    mentions: Sequence[Mention], people: Sequence[Person], index: int, place: int, gender: str
) -> tuple[int, ...]:
    """The men or women the narration named last before a place, the nearest first."""
    found: list[int] = []
    while index >= 0 and mentions[index].start > place - _REACH and len(found) < _OWNERS:
        mention = mentions[index]
        if not mention.quoted and people[mention.person].gender == gender:
            found += [mention.person] if mention.person not in found else []
        index -= 1
    return tuple(found)


def _place(
    text: str, start: int, end: int, owners: tuple[int, ...], noun: str, covers: int | None
) -> _Place:
    """With whether a tag names it as who speaks: “said her mother”, “…,” her mother said."""
    after = _NEXT.match(text, end, end + 40)
    verb = after.group(1) if after else ""
    before = text[max(0, start - 24) : start]
    told = _LAST.search(before)
    speaks = (verb in SPEECH_ALL and _MARKS.search(before) is not None) or (
        told is not None and told.group(1) in SPEECH_ALL
    )
    return _Place(start, end, owners, noun, speaks, verb in HUMAN or verb in _AUXILIARY, covers)


def _may_be_nameless(
    people: Sequence[Person], family: Sequence[int], owner: int, noun: str, spoken: int
) -> bool:
    """Parents often are; brothers and sisters only where nobody of their name is known."""
    if noun in _PARENTS:
        return True
    gender = GENDER_OF_NOUN.get(noun, "?")
    return spoken > 1 and not any(i != owner and people[i].gender in {gender, "?"} for i in family)


def _stated(
    text: str, mentions: Sequence[Mention], places: Sequence[_Place], people: Sequence[Person]
) -> dict[tuple[int, str], int]:
    """Kin the text names beside the word, where it always names the same: “his sister Jo”."""
    starts = [mention.start for mention in mentions]
    said: dict[tuple[int, str], set[int]] = defaultdict(set)
    for place in places:
        index = bisect_left(starts, place.end)
        gender = GENDER_OF_NOUN.get(place.noun, "?")
        for mention in _beside(text, mentions, index, place):
            if people[mention.person].gender in {gender, "?"} or gender == "?":
                said[(place.owners[0], place.noun)].add(mention.person)
    return {
        key: next(iter(found))
        for key, found in said.items()
        if len(found) == 1 and key[0] not in found
    }


def _beside(text: str, mentions: Sequence[Mention], index: int, place: _Place) -> Iterator[Mention]:
    """“her mother, Mrs. Lane,” and “Mrs. Lane, her mother,” but not “her mother, Mrs. Lane and Tom”."""
    if index < len(mentions):
        mention = mentions[index]
        gap = text[place.end : mention.start]
        if gap in {" ", "\n"} or (gap in {", ", ",\n"} and _CLOSED.match(text, mention.end)):
            yield mention
    if index and mentions[index - 1].person != place.owners[0]:
        mention = mentions[index - 1]
        if text[mention.end : place.start] in {", ", ",\n"} and _CLOSED.match(text, place.end):
            yield mention


def _families(people: Sequence[Person]) -> dict[str, list[int]]:
    """Surname → who bears it; of a crowd the first, who are the most named."""
    found: dict[str, list[int]] = defaultdict(list)
    for index, person in enumerate(people):
        if person.last and len(found[person.last]) < _CROWD:
            found[person.last].append(index)
    return found


def _by_family(
    people: Sequence[Person], family: Sequence[int], owner: int, noun: str
) -> int | None:
    """The one married person of the owner’s surname: a mother, a father, a wife, a husband."""
    last, gender = people[owner].last, GENDER_OF_NOUN.get(noun, "?")
    if not last:
        return None
    spouse = noun in {"wife", "husband"}
    if not (people[owner].titles if spouse else noun in _PARENTS):
        return None
    if bool(people[owner].titles & MARRIED) != (noun == "husband"):
        return None
    wanted = MARRIED | {"lady"} if gender == "f" else PLAIN | {"sir", "lord", "doctor"}
    found = [
        index
        for index in family
        if index != owner
        and people[index].titles & wanted
        and not people[index].titles & UNMARRIED
        and (spouse or not people[index].first or people[index].spouse)
        and gender_of(people[index]) in {gender, "?"}
    ]
    return found[0] if len(found) == 1 else None
