"""Suggestions from what the archive knows, each with its reason and its places: the fandom of a story
that names none, the full names of people called by a short one, the couple a portmanteau means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from storykeep.reading.document import CastMember, Claim, Known, Reading, Telling
from storykeep.reading.known import fold, full_name, place_key
from storykeep.reading.lexicon.given_names import TITLES
from storykeep.reading.named import sides_of

FANDOMS: Final = "fandoms"
CHARACTERS: Final = "characters"
RELATIONSHIPS: Final = "relationships"

_MOST_NAMED = 3
_MOST_PLACES = 6
_CERTAIN = {"header", "metadata", "markup"}
_CHIEF = 6
"""People a story is about, by mentions: a fandom must know a good part of them."""
_IN_PASSING = 0.5
_TELLING = 0.6
_FEW = 4
"""Names that tell little each, that together tell as much as a telling one."""
_ENOUGH = 1.3
_PLENTY = 2.2
_A_GOOD_PART = 0.5
_NEARLY_ALL = 0.75
_CLEARLY = 1.25
_FANDOM_NAMED = 1.0
_FANDOM_NAMED_BY_A_WORD = 0.6
_MOST_FANDOMS = 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing a person may add. ``field``: ``FANDOMS``, ``CHARACTERS`` or ``RELATIONSHIPS``."""

    field: str
    value: str
    confidence: float
    reason: str
    because: tuple[tuple[int, int], ...] = ()
    """Where the text names what it rests on."""
    instead_of: tuple[str, ...] = ()
    """Names of the cast for which this is the fuller one."""

    @property
    def claim(self) -> Claim:
        start, end = self.because[0] if self.because else (None, None)
        return Claim(self.value, "archive", self.confidence, start, end, self.reason)


class _Piece(NamedTuple):
    """One name of the story that is known from a fandom."""

    label: str
    who: str
    """The same for all names of one person, so that nobody counts twice."""
    weight: float
    place: tuple[int, int] | None
    is_person: bool


def suggestions(
    reading: Reading, text: str, known: Known, stated: Sequence[str] | None = None
) -> tuple[Suggestion, ...]:
    """Everything the archive has to say of a story. ``stated``: its fandoms, else what the reading says."""
    if stated is None:
        stated = [claim.value for claim in reading.fandoms if claim.basis in _CERTAIN]
    found = [] if stated else list(_fandoms(reading, text, known))
    of = list(stated) or [each.value for each in found]
    found += _full_names(reading, known, of)
    found += _couples(reading, known)
    return tuple(found)


def with_suggestions(reading: Reading, text: str, known: Known) -> Reading:
    """The reading with every suggestion among its claims."""
    more: dict[str, list[Claim]] = {FANDOMS: [], CHARACTERS: [], RELATIONSHIPS: []}
    for each in suggestions(reading, text, known):
        more[each.field].append(each.claim)
    return replace(
        reading,
        fandoms=(*reading.fandoms, *more[FANDOMS]),
        characters=(*reading.characters, *more[CHARACTERS]),
        relationships=(*reading.relationships, *more[RELATIONSHIPS]),
    )


def _fandoms(reading: Reading, text: str, known: Known) -> Iterator[Suggestion]:
    """At most two, the second only where much else speaks for it; none where two are as likely.

    Two independent pieces of evidence are needed, and one of them must be telling.
    """
    pieces = _pieces(reading, text, known)
    for fandom in known.fandoms & pieces.keys():
        named = _fandom_itself(fandom, text, pieces[fandom])
        pieces[fandom] += [named] if named else []
    ranked = sorted(pieces, key=lambda each: (-_sum(pieces[each]), each))
    if not ranked:
        return
    first, *others = ranked
    mine = {piece.who for piece in pieces[first]}
    apart = {each: [one for one in pieces[each] if one.who not in mine] for each in others}
    crossing = [each for each in others if _is_a_crossover(apart[each])]
    if crossing and _is_a_crossover(pieces[first]):
        for each in (first, *crossing)[:_MOST_FANDOMS]:
            yield _suggestion(each, pieces[each])
    elif _is_enough(pieces[first], reading) and all(
        _sum(pieces[first]) >= _CLEARLY * _sum(pieces[each]) for each in others
    ):
        yield _suggestion(first, pieces[first])


def _sum(pieces: Iterable[_Piece]) -> float:
    return sum(piece.weight for piece in pieces)


def _is_enough(pieces: Sequence[_Piece], reading: Reading) -> bool:
    """The less telling the names are, the more of the story’s people they must be."""
    people = sum(piece.is_person for piece in pieces)
    if len(pieces) < 2 or not people:
        return False
    share = people / max(people, len(_chief(reading)))
    telling = sum(piece.weight >= _TELLING for piece in pieces)
    if telling > 1:
        enough = _ENOUGH if share >= _A_GOOD_PART else _PLENTY
        return _sum(pieces) >= enough
    return share >= _NEARLY_ALL and (telling > 0 or people >= _FEW) and _sum(pieces) >= 1.0


def _is_a_crossover(pieces: Sequence[_Piece]) -> bool:
    telling = sum(piece.weight >= _TELLING for piece in pieces)
    people = sum(piece.is_person for piece in pieces)
    return telling >= 2 and people >= 2 and _sum(pieces) >= _PLENTY


def _chief(reading: Reading) -> list[CastMember]:
    named = [each for each in reading.cast if each.name[:1].isupper() and each.mentions > 1]
    return sorted(named, key=lambda each: -each.mentions)[:_CHIEF]


def _pieces(reading: Reading, text: str, known: Known) -> dict[str, list[_Piece]]:
    """For each fandom what speaks for it: a person counts once, by the name that tells most."""
    best: dict[tuple[str, str], _Piece] = {}
    for fandom, piece in _named(reading, text, known):
        standing = best.get((fandom, piece.who))
        if piece.weight and (standing is None or piece.weight > standing.weight):
            best[fandom, piece.who] = piece
    found: dict[str, list[_Piece]] = {}
    for (fandom, _), piece in best.items():
        found.setdefault(fandom, []).append(piece)
    return {
        fandom: sorted(each, key=lambda piece: (not piece.is_person, -piece.weight))
        for fandom, each in found.items()
    }


def _named(reading: Reading, text: str, known: Known) -> Iterator[tuple[str, _Piece]]:
    for member in sorted(reading.cast, key=lambda each: (-each.mentions, each.name)):
        place = member.places[0] if member.places else None
        salience = 1.0 if member.mentions > 1 or member.quotes else _IN_PASSING
        for name in (member.name, *member.aliases):
            yield from _tellings(name, known.characters.get(fold(name), ()), salience, place)
    for name, place in _said_names(reading):
        yield from _tellings(name, known.characters.get(fold(name), ()), 1.0, place)
    for reference in reading.references:
        key, where = place_key(reference.value), (reference.start, reference.end)
        for telling in (*known.places.get(key, ()), *known.titles.get(key, ())):
            has_article = text[max(0, where[0] - 4) : where[0]].casefold() == "the "
            label = f"the {reference.value}" if has_article else reference.value
            yield telling.fandom, _Piece(label, f"={key}", telling.weight, where, is_person=False)


def _tellings(
    name: str, told: Iterable[Telling], salience: float, place: tuple[int, int] | None
) -> Iterator[tuple[str, _Piece]]:
    for telling in told:
        who = fold(full_name(telling.name or name))
        yield telling.fandom, _Piece(name, who, telling.weight * salience, place, is_person=True)


def _said_names(reading: Reading) -> Iterator[tuple[str, tuple[int, int] | None]]:
    """People whom the story’s own header names, with the place of the claim."""
    for claim in (*reading.characters, *reading.relationships):
        place = None if claim.start is None or claim.end is None else (claim.start, claim.end)
        if claim.basis != "archive":
            for name in sides_of(claim.value):
                yield full_name(name), place


def _fandom_itself(fandom: str, text: str, pieces: Sequence[_Piece]) -> _Piece | None:
    """The fandom’s own name in the text, unless it is the name of somebody who counts already."""
    bare = re.sub(r"\s*(?:\([^)]*\)|[-–—:|].*)$", "", fandom).strip()
    taken = {fold(piece.label) for piece in pieces} | {piece.who.lstrip("=") for piece in pieces}
    if len(bare) < 4 or fold(bare) in taken or place_key(bare) in taken or bare not in text:
        return None
    is_word = " " not in bare
    before = r"(?<=[a-z,;] )" if is_word else r"(?<!\w)"
    match = re.search(rf"{before}{re.escape(bare)}(?!\w)", text)
    if match is None:
        return None
    weight = _FANDOM_NAMED_BY_A_WORD if is_word else _FANDOM_NAMED
    return _Piece(bare, f"#{fandom}", weight, match.span(), is_person=False)


def _suggestion(fandom: str, pieces: Sequence[_Piece]) -> Suggestion:
    people = [each.label for each in pieces if each.is_person][:_MOST_NAMED]
    things = [each.label for each in pieces if each.who.startswith("=")][:_MOST_NAMED]
    itself = any(each.who.startswith("#") for each in pieces)
    shown = _listed(people) + (f", and {_listed(things)}," if things else "")
    verb = "is" if len(people) == 1 and not things else "are"
    belong = "that name belongs" if verb == "is" else "they belong"
    reason = f"{shown} {verb} named; in this archive {belong} to {fandom}"
    reason += f", and the text names {fandom}." if itself else "."
    confidence = round(min(0.95, 0.5 + 0.15 * _sum(pieces)), 2)
    because = tuple(each.place for each in pieces if each.place)[:_MOST_PLACES]
    return Suggestion(FANDOMS, fandom, confidence, reason, because)


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def _full_names(reading: Reading, known: Known, fandoms: Sequence[str]) -> Iterator[Suggestion]:
    """“Ianto” in a Torchwood story is Ianto Jones, if the archive knows but one Ianto there."""
    meant: dict[str, list[str]] = {}
    places: dict[str, list[tuple[int, int]]] = {}
    told: dict[str, Telling] = {}
    for names, where in _called(reading):
        telling = _short_for(names, known.characters, fandoms)
        if telling:
            meant.setdefault(telling.name, []).append(names[0])
            places.setdefault(telling.name, []).extend(where)
            told[telling.name] = telling
    for name, short in meant.items():
        called = list(dict.fromkeys(short))
        if name not in called:
            said = _listed([f"“{one}”" for one in called])
            reason = f"{said} is {full_name(name)} in the stories of {told[name].fandom} here."
            if fold(full_name(name)) in map(fold, called):
                reason = (
                    f"So {full_name(name)} is tagged in the stories of {told[name].fandom} here."
                )
            because = tuple(places[name][:_MOST_PLACES])
            yield Suggestion(CHARACTERS, name, 0.85, reason, because, tuple(called))


def _called(reading: Reading) -> Iterator[tuple[list[str], list[tuple[int, int]]]]:
    """Each person’s names, and where they stand: of the chief cast, and of the header’s characters."""
    for member in _chief(reading):
        yield [member.name, *member.aliases], list(member.places)
    for claim in reading.characters:
        if claim.basis != "archive":
            place = [] if claim.start is None or claim.end is None else [(claim.start, claim.end)]
            yield [claim.value], place


def _short_for(
    names: Sequence[str], known: Mapping[str, tuple[Telling, ...]], fandoms: Sequence[str]
) -> Telling | None:
    """The one full name that all of a person’s names stand for in these fandoms."""
    here = set(map(fold, fandoms))
    found = {
        telling.name: telling
        for name in names
        for telling in known.get(fold(name), ())
        if telling.name and fold(telling.fandom) in here
    }
    if len(found) != 1:
        return None
    [telling] = found.values()
    own = {key for name in names if len(key := _bare(name)) > 1}
    return telling if not own or _bare(telling.name) in own else None


def _bare(name: str) -> tuple[str, ...]:
    """The words of a name without titles, folded."""
    words = fold(full_name(name)).removeprefix("the ").split()
    return tuple(word for word in words if word.rstrip(".") not in TITLES)


def _couples(reading: Reading, known: Known) -> Iterator[Suggestion]:
    for claim in (*reading.relationships, *reading.tags):
        couple = known.relationships.get(fold(claim.value))
        if couple and claim.basis != "archive":
            because = ((claim.start, claim.end),) if claim.start is not None and claim.end else ()
            reason = f"“{claim.value}” means {couple} in this archive."
            yield Suggestion(RELATIONSHIPS, couple, 0.9, reason, because)
