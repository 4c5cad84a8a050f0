"""The cast: people, where each is named, their gender, and who tells the story.

``Mentions`` is what speech, ties and scenes work on: places in order, one person each.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from storykeep.reading.lexicon.common import NOT_PEOPLE, NUMBERS
from storykeep.reading.lexicon.given_names import GENDER, TITLES
from storykeep.reading.people.apart import find_apart
from storykeep.reading.people.clusters import gather
from storykeep.reading.people.kin import add_kin
from storykeep.reading.people.mentions import Mention, find_mentions, lean_after, leans_of
from storykeep.reading.people.names import Key, find_names
from storykeep.reading.people.nominals import find_nominals
from storykeep.reading.people.people import Evidence, is_person, weigh
from storykeep.reading.people.person import Person, display_name, shown, title_of, whole_names
from storykeep.reading.text.quotes import Quote

NARRATOR = "narrator"
"""The name of a first-person narrator whom nobody calls by name."""

_FIRST_PERSON = re.compile(r"[Im](?<!\w.)(?:(?<=I)|(?<=m)(?:e|y|yself))\b")
# The first letter stands first in the pattern, so that the engine can skip to it.
_I_AM = re.compile(
    r"\b(?:I am|I['’]m|[Mm]y name is|[Mm]y name['’]s|[Cc]all me|[Tt]he name['’]s)\s+\Z"
)
_NO_SURNAMES = NOT_PEOPLE | NUMBERS
_PLACES_SHOWN = 12
_SURE = 1.4
"""A sum of pronouns, titles and usual names above which a gender is taken as told."""


@dataclass(slots=True)
class Cast:
    people: list[Person]
    mentions: list[Mention]
    narrator: int | None = None
    starts: list[int] = field(default_factory=list)

    _places: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def first_places(self) -> dict[int, list[tuple[int, int]]]:
        """For each person the first few places of their mentions; gathered once."""
        if not self._places:
            for mention in self.mentions:
                places = self._places.setdefault(mention.person, [])
                if len(places) < _PLACES_SHOWN:
                    places.append((mention.start, mention.end))
        return self._places

    def between(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in ``[start, end)``."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def find_cast(
    text: str,
    start: int,
    end: int,
    quotes: Sequence[Quote],
    hints: Collection[str] = (),
    not_people: Collection[str] = (),
) -> Cast:
    """The people of ``text[start:end]`` and every place they are named.

    ``hints`` are folded words of names known to be people’s, such as those of the header;
    ``not_people`` folded names of places, which are nobody’s unless a title stands before them.
    """
    names, vocabulary = find_names(text, start, end, quotes)
    table = weigh(text, names)
    chosen = {
        key: evidence
        for key, evidence in table.items()
        if is_person(*key, evidence, vocabulary, hints) and not _is_place(key, not_people)
    }
    chosen |= _fulls(chosen, table)
    chosen |= _parts(chosen, table)
    named = [name for name in names if name.key in chosen]
    leans = leans_of(text, named)
    for name, lean in zip(named, leans, strict=True):
        chosen[name.key].lean += lean
    rows = [(title, tokens, evidence) for (title, tokens), evidence in chosen.items()]
    people, owners = gather(rows, find_apart(text, named))
    labels = {
        (title, tokens): shown(title, tokens, article=evidence.article * 2 > evidence.count)
        for title, tokens, evidence in rows
    }
    mentions = find_mentions(text, named, leans, people, owners, labels)
    for person in people:
        person.name = display_name(person)
    cast = Cast(people, mentions)
    _set_genders(cast, leans)
    cast.mentions = _with_nominals(text, mentions, people, quotes, (start, end))
    cast.starts = [mention.start for mention in cast.mentions]
    cast.narrator = _narrator(text, start, end, quotes, cast)
    spoken = [(quote.start, quote.end) for quote in quotes]
    cast.mentions = add_kin(text, cast.mentions, cast.people, cast.narrator, spoken)
    cast.starts = [mention.start for mention in cast.mentions]
    return cast


def _is_place(key: Key, places: Collection[str]) -> bool:
    title, tokens = key
    return not title and " ".join(tokens).casefold() in places


def _fulls(chosen: Mapping[Key, Evidence], table: Mapping[Key, Evidence]) -> dict[Key, Evidence]:
    """Full names of people found by their first: “Orin Vell” where “Orin” is somebody."""
    firsts = {tokens[0] for title, tokens in chosen if len(tokens) == 1 and not title}
    return {
        key: evidence
        for key, evidence in table.items()
        if key not in chosen
        and not key[0]
        and len(key[1]) > 1
        and key[1][0] in firsts
        and evidence.place <= evidence.count / 2
        and key[1][-1].casefold() not in _NO_SURNAMES
    }


def _parts(chosen: Mapping[Key, Evidence], table: Mapping[Key, Evidence]) -> dict[Key, Evidence]:
    """First names and surnames of people found, and what they are called for short, wherever alone."""
    words = {word for _, tokens in chosen for word in tokens if len(tokens) > 1}
    folded = {word.casefold() for word in words}
    return {
        key: evidence
        for key, evidence in table.items()
        if key not in chosen
        and not key[0]
        and len(key[1]) == 1
        and (
            key[1][0] in words
            or (evidence.called and not folded.isdisjoint(whole_names(key[1][0].casefold())))
        )
        and evidence.place <= evidence.count / 2
        and key[1][0].casefold() not in NOT_PEOPLE
    }


def _with_nominals(
    text: str,
    mentions: list[Mention],
    people: list[Person],
    quotes: Sequence[Quote],
    place: tuple[int, int],
) -> list[Mention]:
    """Add those whom the text knows by a common noun only: “the mariner said”."""
    found = find_nominals(text, quotes, place)
    if not found:
        return mentions
    for label, usual, places in found:
        index = _bearer(people, label)
        if index is None:
            lean = sum(lean_after(text, place_end, len(text)) for _, place_end, _ in places)
            gender = _told(lean) if usual == "?" else usual
            index = len(people)
            people.append(Person(label, gender=gender, noun=True))
        people[index].names[label] += len(places)
        mentions += [Mention(start, end, index, quoted, False) for start, end, quoted in places]
    mentions.sort()
    return mentions


def _bearer(people: Sequence[Person], label: str) -> int | None:
    """The one whose title it is: “the general” is General Tark."""
    title = title_of(label.removeprefix("the "))
    if title not in TITLES:
        return None
    bearers = [index for index, person in enumerate(people) if title in person.titles]
    return bearers[0] if len(bearers) == 1 else None


def set_genders(text: str, cast: Cast) -> None:
    """Titles decide, then the pronoun that follows a name, then what the name is usually."""
    limits = (*cast.starts[1:], len(text))
    leans = [
        lean_after(text, mention.end, limit)
        for mention, limit in zip(cast.mentions, limits, strict=False)
    ]
    _set_genders(cast, leans)


def _set_genders(cast: Cast, leans: Sequence[float]) -> None:
    scores = [_prior(person) for person in cast.people]
    for mention, lean in zip(cast.mentions, leans, strict=True):
        scores[mention.person] += lean
    for person, score in zip(cast.people, scores, strict=True):
        if not person.noun or person.gender == "?":
            person.gender = _told(score)


def _told(score: float) -> str:
    return "m" if score > _SURE else "f" if score < -_SURE else "?"


def _prior(person: Person) -> float:
    score = 0.0
    for title in person.titles:
        score += {"m": 12.0, "f": -12.0}.get(TITLES.get(title, "?"), 0.0)
    return score + {"m": 2.5, "f": -2.5}.get(GENDER.get(person.first.casefold(), "?"), 0.0)


def _narrator(text: str, start: int, end: int, quotes: Sequence[Quote], cast: Cast) -> int | None:
    """The person who says “I” outside quotations, if one does all the time.

    Named by “I’m Jack” in the narration or by how others address them; else a person of their own.
    """
    quote_starts = [quote.start for quote in quotes]
    said = 0
    for match in _FIRST_PERSON.finditer(text, start, end):
        index = bisect_right(quote_starts, match.start()) - 1
        said += index < 0 or match.start() >= quotes[index].end
    narration = (end - start) - sum(quote.end - quote.start for quote in quotes)
    if said < 5 or said * 400 < narration:
        return None
    named: Counter[int] = Counter()
    for mention in cast.mentions:
        if not mention.quoted and _I_AM.search(text[max(0, mention.start - 16) : mention.start]):
            named[mention.person] += 3
    in_narration = Counter(m.person for m in cast.mentions if not m.quoted)
    for mention in cast.mentions:
        if mention.vocative and in_narration[mention.person] <= 2:
            named[mention.person] += 1
    if named:
        best, count = named.most_common(1)[0]
        if count >= 2:
            return best
    cast.people.append(Person(NARRATOR, Counter({NARRATOR: 0})))
    return len(cast.people) - 1


def shown_places(cast: Cast, person: int) -> tuple[tuple[int, int], ...]:
    """The first few places where a person is named."""
    return tuple(cast.first_places().get(person, ()))


__all__ = ["NARRATOR", "Cast", "Mention", "find_cast", "set_genders", "shown_places"]
