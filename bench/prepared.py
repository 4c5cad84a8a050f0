"""Annotated novels made ready: gold quotations as turns, and who of the cast speaks each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.corpora import GoldPerson, GoldQuote, Novel
from bench.measure import map_cast
from storykeep.reading.lexicon.given_names import GENDER, TITLES
from storykeep.reading.people.cast import Cast, Mention, find_cast, set_genders
from storykeep.reading.people.kin import add_kin
from storykeep.reading.people.names import is_vocative
from storykeep.reading.people.person import Person
from storykeep.reading.speech.turns import Turn, find_turns
from storykeep.reading.text.layout import Layout, lay_out
from storykeep.reading.text.quotes import Quote
from storykeep.story.plain import paragraphs_of

_NARRATOR = re.compile(r"(?i)^i$|\bnarrator\b")


@dataclass(slots=True)
class Prepared:
    novel: Novel
    layout: Layout
    turns: list[Turn]
    cast: Cast
    gold: list[int | None]
    """The person who speaks each turn, where the annotation names one of the cast."""


def cast_of(novel: Novel) -> tuple[list[Quote], Cast]:
    """The gold quotations of a text, and the cast found in it."""
    layout = lay_out(novel.text, (paragraph.start for paragraph in paragraphs_of(novel.text)))
    quotes = _gold_quotes(novel.quotes, layout)
    return quotes, find_cast(novel.text, 0, len(novel.text), quotes)


def prepared(novel: Novel, *, gold_cast: bool = False) -> Prepared:
    """A novel with its gold quotations as turns, and its speakers found among its cast."""
    text = novel.text
    layout = lay_out(text, (paragraph.start for paragraph in paragraphs_of(text)))
    quotes = _gold_quotes(novel.quotes, layout)
    cast = find_cast(text, 0, len(text), quotes)
    if gold_cast:
        cast = _with_gold_people(quotes, novel)
    turns = find_turns(text, layout.paragraphs, quotes, cast)
    owner = owners_of(cast, novel)
    speakers = {quote.spans[0][0]: owner.get(quote.speaker) for quote in novel.quotes}
    gold = [speakers.get(turn.quotes[0].start) for turn in turns]
    return Prepared(novel, layout, turns, cast, gold)


def _gold_quotes(gold: Iterable[GoldQuote], layout: Layout) -> list[Quote]:
    starts = [paragraph.start for paragraph in layout.paragraphs]
    return [
        Quote(start, end, bisect_right(starts, start) - 1)
        for start, end in sorted(span for quote in gold for span in quote.spans)
    ]


def _with_gold_people(quotes: Sequence[Quote], novel: Novel) -> Cast:
    """The annotation’s people, named wherever one of their aliases stands."""
    names = [person.name for person in novel.people]
    table = _words_of_one(novel.people)
    table |= {alias: person.name for person in novel.people for alias in person.aliases}
    either = "|".join(map(re.escape, sorted(table, key=len, reverse=True)))
    starts = [quote.start for quote in quotes]
    people = [_person(person) for person in novel.people]
    mentions = []
    for match in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", novel.text):
        index = names.index(table[match.group()])
        at = bisect_right(starts, match.start()) - 1
        quoted = at >= 0 and match.start() < quotes[at].end
        called = quoted and is_vocative(novel.text, match.start(), match.end())
        mentions.append(Mention(match.start(), match.end(), index, quoted, called))
    found = Cast(people, mentions, None, [mention.start for mention in mentions])
    set_genders(novel.text, found)
    spoken = [(quote.start, quote.end) for quote in quotes]
    found.mentions = add_kin(novel.text, found.mentions, found.people, None, spoken)
    found.starts = [mention.start for mention in found.mentions]
    for person in found.people:
        person.names.clear()  # each goes by the annotation’s name alone
    return found


def _words_of_one(people: Sequence[GoldPerson]) -> dict[str, str]:
    """Words of names that only one of the annotation’s people has: “Konstantin” of “Konstantin_Zvonik”."""
    owners: dict[str, set[str]] = defaultdict(set)
    for person in people:
        for alias in person.aliases:
            for word in alias.replace("_", " ").split():
                if (
                    word[:1].isupper()
                    and len(word) > 2
                    and word.rstrip(".").casefold() not in TITLES
                ):
                    owners[word].add(person.name)
    return {word: next(iter(names)) for word, names in owners.items() if len(names) == 1}


def _person(gold: GoldPerson) -> Person:
    words = [alias.replace("_", " ").split() for alias in sorted(gold.aliases)]
    titles = {word[0].rstrip(".").casefold() for word in words} & set(TITLES)
    firsts = [word[0] for word in words if word[0].casefold() in GENDER]
    lasts = Counter(
        row[-1] for row in words if len(row) > 1 and row[-1][:1].isupper() and row[-1] not in firsts
    ).most_common(1)
    last = lasts[0][0] if lasts else ""
    return Person(gold.name, titles=titles, first=firsts[0] if firsts else "", last=last)


def owners_of(cast: Cast, novel: Novel) -> dict[str, int]:
    """Gold name → the found person with most of its mentions."""
    counts: dict[str, tuple[int, int]] = {}
    mapped, _ = map_cast(
        ((str(i), dict(p.names) or {p.name: 1}) for i, p in enumerate(cast.people)), novel.people
    )
    for key, gold in mapped.items():
        index = int(key)
        size = sum(cast.people[index].names.values())
        if gold not in counts or size > counts[gold][0]:
            counts[gold] = (size, index)
    owners = {gold: index for gold, (_, index) in counts.items()}
    for person in novel.people:
        if cast.narrator is not None and _NARRATOR.search(person.name):
            owners[person.name] = cast.narrator
    return owners
