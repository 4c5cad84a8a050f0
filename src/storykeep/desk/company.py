"""The people of a story and their ties as the desk shows them, and as the tags they may become."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from storykeep.desk import claims as claims_
from storykeep.desk.evidence import Quote, quote
from storykeep.desk.landing import FEWEST_MENTIONS, MOST_CHARACTERS
from storykeep.desk.pane import Source
from storykeep.desk.ties import bonds
from storykeep.reading.named import sides_of
from storykeep.tags.rules import key
from storykeep.works import rules
from storykeep.works.catalogue import TAG_FIELDS
from storykeep.works.models import Work

MOST_LISTED = 60
STATED = frozenset({rules.GIVEN, rules.CONFIRMED})
_MOST_TIES_PROPOSED = 4
_FEWEST_EXCHANGES = 3
_FEWEST_SCENES = 2


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in the text with its address and the words around it."""

    address: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Person:
    """One of the cast. ``tag``: the character tag they would become."""

    name: str
    tag: str
    aliases: tuple[str, ...]
    mentions: int
    quotes: int
    percent: int | None
    is_character: bool
    """Given by the story, or a person's word."""
    is_suggested: bool
    """The tag is there, but nobody has confirmed it."""
    is_proposed: bool
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two of the cast. ``friendship`` and ``romance``: the tags they may become."""

    number: int
    friendship: str
    romance: str
    exchanges: int
    together: int
    is_tag: bool
    is_proposed: bool
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Company:
    people: tuple[Person, ...]
    ties: tuple[Tie, ...]

    @property
    def near(self) -> list[Tie]:
        """Those who talk with one another, or meet in several scenes, and all that are tags."""
        return [one for one in self.ties if one.exchanges or one.together > 1 or one.is_tag]

    @property
    def apart(self) -> list[Tie]:
        """The other pairs: that two stand in one scene ties them to everybody else there too."""
        near = self.near
        return [one for one in self.ties if one not in near]

    @property
    def has_proposals(self) -> bool:
        """Whether anything of it is not a tag yet."""
        return any(not one.is_character for one in self.people) or any(
            not one.is_tag for one in self.ties
        )


def company_of(source: Source, work: Work) -> Company:
    """``work`` is from ``get_desk_work``. Asks nothing of the database."""
    cast = list((source.said.get("cast") or [])[:MOST_LISTED])
    fuller = _full_names(source.said)
    settled = {key(name) for name in _standing(work, "characters", STATED)}
    suggested = {key(name) for name in _standing(work, "characters", {rules.SUGGESTED})}
    chief = sorted(
        (one for one in cast if one.get("mentions", 0) >= FEWEST_MENTIONS),
        key=lambda one: -one.get("mentions", 0),
    )
    proposed = {one["name"] for one in chief[:MOST_CHARACTERS] if one["name"][:1].isupper()}
    is_open = "characters" not in work.confirmed
    people = []
    for number, member in enumerate(cast, start=1):
        tag = fuller.get(member["name"], member["name"])
        names = {key(name) for name in (tag, member["name"])}
        is_character = bool(names & settled)
        is_suggested = not is_character and key(tag) in suggested
        people.append(
            Person(
                name=member["name"],
                tag=tag,
                aliases=tuple(member.get("aliases") or ()),
                mentions=member.get("mentions", 0),
                quotes=member.get("quotes", 0),
                percent=_percent(member.get("confidence")),
                is_character=is_character,
                is_suggested=is_suggested,
                is_proposed=is_suggested
                or (is_open and not is_character and member["name"] in proposed),
                passages=_passages(source, claims_.cast_places(member, number, source.text)),
            )
        )
    return Company(tuple(people), tuple(_ties(source, work, people)))


def _full_names(said: Mapping[str, Any]) -> dict[str, str]:
    """Name in the story → the full name the archive suggests for it."""
    return {
        name: one["value"]
        for one in said.get("suggested") or []
        if one["field"] == "characters"
        for name in one.get("instead_of") or ()
    }


def _standing(work: Work, field: str, states: Collection[str]) -> list[str]:
    shown = getattr(work, "shown_taggings", [])
    rows = (row for row in shown if row.tag.kind == TAG_FIELDS[field])
    return [row.tag.name for row in rows if row.state in states]


def _percent(confidence: float | None) -> int | None:
    return None if confidence is None else round(confidence * 100)


def _passages(source: Source, places: Iterable[tuple[str, int, int]]) -> tuple[Passage, ...]:
    return tuple(
        Passage(source.address(start, mark), quote(source.text, start, end))
        for mark, start, end in places
    )


def _ties(source: Source, work: Work, people: Sequence[Person]) -> list[Tie]:
    """Those of people who are, or are proposed as, characters are proposed, while nobody said otherwise."""
    by_name = {one.name: one for one in people}
    couples = [_folded(sides_of(name)) for name in _standing(work, "relationships", rules.SHOWN)]
    is_open = "relationships" not in work.confirmed
    found, proposed = [], 0
    for bond in bonds(source.said, len(source.text)):
        pair = [by_name[name] for name in (bond.a, bond.b) if name in by_name]
        if len(pair) < 2:
            continue
        is_tag = any(_is_couple(couple, pair) for couple in couples)
        strong = bond.exchanges >= _FEWEST_EXCHANGES or bond.together >= _FEWEST_SCENES
        known = all(one.is_character or one.is_proposed for one in pair)
        is_proposed = is_open and strong and known and not is_tag and proposed < _MOST_TIES_PROPOSED
        proposed += is_proposed
        places = [(bond.id(which), *place) for which, place in enumerate(bond.places, start=1)]
        found.append(
            Tie(
                number=bond.number,
                friendship=" & ".join(one.tag for one in pair),
                romance="/".join(one.tag for one in pair),
                exchanges=bond.exchanges,
                together=bond.together,
                is_tag=is_tag,
                is_proposed=is_proposed,
                passages=_passages(source, places),
            )
        )
    return found


def _folded(sides: Iterable[str]) -> set[str]:
    return {key(side) for side in sides}


def _is_couple(couple: set[str], pair: Sequence[Person]) -> bool:
    """Whether a relationship tag is of these two, by whichever of their names."""
    return len(couple) == len(pair) and all(
        couple & {key(name) for name in (one.name, one.tag, *one.aliases)} for one in pair
    )


def accepted(
    chosen: Sequence[str],
    offered: Sequence[str],
    ties: Sequence[str],
    values: Mapping[str, Sequence[str]],
) -> dict[str, list[str]]:
    """What the characters and relationships become when these are accepted; only those spoken of.

    ``offered``: characters that stood there as suggestions; one that is not among ``chosen`` goes.
    ``ties`` are relationship tags, empty where one is left out. ``values``: the fields as they stand.
    """
    found = {}
    if chosen or offered:
        refused = {key(name) for name in offered} - {key(name) for name in chosen}
        standing = [name for name in values["characters"] if key(name) not in refused]
        found["characters"] = _with_new(standing, chosen)
    if any(name.strip() for name in ties):
        found["relationships"] = _with_new(values["relationships"], ties)
    return found


def _with_new(standing: Sequence[str], names: Iterable[str]) -> list[str]:
    there = {key(name) for name in standing}
    new = (name for name in dict.fromkeys(names) if name.strip() and key(name) not in there)
    return [*standing, *new]
