"""One person, one entry: the names of a story brought together.

Full names come first, then titles with a surname, then what stands alone. Names that stand side by
side mean two people. A name that may mean several belongs to whichever of them is in view.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from storykeep.reading.lexicon.given_names import TITLES
from storykeep.reading.people.apart import Apart
from storykeep.reading.people.likeness import (
    Row,
    agrees,
    goes_bare,
    goes_by,
    is_lady,
    is_wife,
    is_within,
    relatives,
    stands_before_first,
)
from storykeep.reading.people.names import Key
from storykeep.reading.people.people import Evidence
from storykeep.reading.people.person import (
    MARRIED,
    PLAIN,
    UNMARRIED,
    Person,
    gender_of,
    same_given,
    title_of,
    titles_of,
    whole_names,
)

_ELDERS = {
    "aunt": MARRIED | {"lady", "aunt"},
    "uncle": PLAIN | {"sir", "lord", "uncle", "doctor", "colonel", "general", "admiral", "captain"},
}
"""What else an aunt or uncle is called who goes by a surname."""
_FORMAL = 5
_MOST_KEYS = 40
_CROWD = 60
"""Of so many people of one name the commonest are looked at: names are many in a long text."""
_TITLED_ORDER = ("miss", "mr", "ms")
_RARE = 0.05
"""A bearer with less than this share of the commonest one’s full names is not meant by a bare name."""


def gather(
    rows: Iterable[tuple[str, tuple[str, ...], Evidence]], apart: Apart
) -> tuple[list[Person], dict[Key, list[int]]]:
    """The people, and for each name whose it may be, the likeliest first.

    Each name looks only at people it shares a word with.
    """
    every = sorted((Row(*row) for row in rows), key=_order)
    alone: Counter[str] = Counter()
    for row in every:
        alone[row.tokens[0]] += row.evidence.count if row.is_bare else 0
    book = _Book(
        apart, alone, couples={row.tokens for row in every if title_of(row.title) in MARRIED}
    )
    book.wives = {row.tokens[0] for row in every if row.is_bare and row.evidence.wed}
    for row in every:
        book.place(row)
    return book.people, book.owners


def _order(row: Row) -> tuple[int, int, int]:
    """Full names, then titled ones, then bare names, then titles that stand alone."""
    title, tokens, evidence = row
    if len(tokens) > 1:
        stage = 1 if is_wife(title, tokens) else 0
    elif title_of(title):
        stage = 2
    else:
        stage = 4 if tokens[0].casefold() in TITLES else 3
    known = title_of(title)
    rank = _TITLED_ORDER.index(known) if known in _TITLED_ORDER else len(_TITLED_ORDER)
    rank += (known in MARRIED) + 2 * (known in _ELDERS)
    return stage, rank if stage == 2 else 0, -evidence.count


class _Book:
    """The people found so far, and where to look them up."""

    def __init__(
        self, apart: Apart, alone: Mapping[str, int], couples: Collection[tuple[str, ...]]
    ) -> None:
        self.wives: Collection[str] = ()
        """First names of women whose husbands are spoken of."""
        self._couples = couples
        """The names that stand behind “Mrs.”."""
        self._alone = alone
        """How often each word stands alone as a name."""
        self.people: list[Person] = []
        self.owners: dict[Key, list[int]] = {}
        self.apart = apart
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._given: dict[tuple[int, str], int] = defaultdict(int)
        """(person, folded first name) → how often a full name says so."""
        self._formal: dict[tuple[int, str], int] = defaultdict(int)
        """(person, title) → how often the title stands before the full name."""

    def place(self, row: Row) -> None:
        """Give a name to whom it means: one person, several who may be meant, or a new one."""
        found = [index for index in self._near(row) if not self._parted(index, row)]
        if len(row.tokens) > 1:
            matches = self._full(row, found)
        elif title_of(row.title):
            matches = self._titled(row, found)
        else:
            matches = self._bare(row, found)
        if not matches:
            self.people.append(Person(name=""))
            matches = [len(self.people) - 1]
        if len(matches) == 1:
            self._add(matches[0], row)
        self.owners[row.key] = matches

    def _near(self, row: Row) -> list[int]:
        """Everybody the name shares a word or a short form with; of a crowd, the commonest."""
        words: set[str] = set()
        for token in row.tokens:
            folded = token.casefold()
            words |= {folded, *whole_names(folded)}
        near = {index for word in words for index in self._by_word.get(word, ())[:_CROWD]}
        return sorted(near)

    def _parted(self, index: int, row: Row) -> bool:
        person = self.people[index]
        mine, theirs = relatives([row.key]), relatives(person.keys)
        mine, theirs = mine - theirs, theirs - mine
        count = min(row.evidence.count, max(person.count, 1))
        return self.apart.parts(mine | {row.key}, theirs, count)

    def _full(self, row: Row, found: Sequence[int]) -> list[int]:
        matches = [i for i in found if agrees(self.people[i], row) and self._same_full(i, row)]
        return matches[:1]

    def _same_full(self, index: int, row: Row) -> bool:
        person, first, last = self.people[index], row.tokens[0], row.tokens[-1]
        if is_wife(row.title, row.tokens):
            same = bool(person.spouse) and same_given(person.spouse, first)
            return same and person.last == last
        if any(is_within(row.tokens, tokens) for _, tokens in person.keys):
            return True
        if person.last and person.last != last:
            return False
        if not person.first or not same_given(person.first, first):
            return False
        # Tom and Thomas of one surname may be father and son.
        return person.first == first or not self.apart.between(
            relatives([row.key]), relatives(person.keys)
        )

    def _titled(self, row: Row, found: Sequence[int]) -> list[int]:
        token, title = row.tokens[0], title_of(row.title)
        fitting = [i for i in found if agrees(self.people[i], row)]
        by_first = [i for i in fitting if goes_by(self.people[i], token, row)]
        if by_first:
            return self._best(by_first, row)[:1]
        family = [i for i in fitting if self.people[i].last == token]
        family = [i for i in family if not self._is_told_from(i, row)]
        if title in MARRIED:
            family = [i for i in family if self._may_marry(i, row)]
        if title in _ELDERS:
            return self._best([i for i in family if self.people[i].titles & _ELDERS[title]], row)
        crowd = [i for i in self._by_word[token.casefold()] if self.people[i].last == token]
        if len(crowd) > 1:
            family = [i for i in family if not self._beside(i, row)]
        if title in UNMARRIED | PLAIN:
            return self._eldest(family, crowd, row)
        same = [i for i in family if title in self.people[i].titles]
        if same or len(family) != 1:
            return self._best(same, row)
        return [] if len(crowd) > 1 and self._is_foreign(family[0], title) else family

    def _eldest(self, family: Sequence[int], crowd: Sequence[int], row: Row) -> list[int]:
        """Of brothers or sisters the eldest is “Miss Dale”, the others are “Miss Lily Dale”."""
        title = title_of(row.title)
        plain = [i for i in family if not self._is_foreign(i, title)] or list(family)
        if title in PLAIN and row.tokens in self._couples and self._are_several(crowd, row):
            return []  # Mr. and Mrs. Dale, whose sons have names of their own
        eldest = [i for i in plain if not self._formal.get((i, row.title))]
        return self._best(eldest or plain, row)

    def _are_several(self, crowd: Sequence[int], row: Row) -> bool:
        """Whether two men or more of a family are known by first names of their own, and often."""
        weights = [
            self._weight(i, row.tokens[0])
            for i in crowd
            if self.people[i].first and gender_of(self.people[i]) == "m"
        ]
        return sum(weight * 5 >= max(weights) for weight in weights) > 1

    def _is_told_from(self, index: int, row: Row) -> bool:
        """Whether a person is always “Mr. John Dale”, to be told from the “Mr. Dale” of every page."""
        person = self.people[index]
        if not person.first or row.evidence.count <= 5 * self._alone.get(person.first, 0):
            return False
        formal = self._formal.get((index, row.title), 0)
        return formal >= _FORMAL and row.evidence.count >= 5 * formal

    def _may_marry(self, index: int, row: Row) -> bool:
        """Whether “Mrs. Dale” may be this woman: not if she goes by a husband the story knows; a woman
        without a title only if it speaks of her husband, for else she may be the daughter."""
        person = self.people[index]
        if person.spouse:
            return not self._is_known(person.spouse, person.last)
        wed = person.wed or person.first in self.wives
        return bool(person.titles & MARRIED) or (wed and not person.titles)

    def _is_known(self, first: str, last: str) -> bool:
        near = self._by_word.get(last.casefold(), ())[:_CROWD]
        return any(self.people[i].first == first and self.people[i].last == last for i in near)

    def _is_foreign(self, index: int, title: str) -> bool:
        """In a family, who is “Mr.” is not also “General”."""
        return bool(self.people[index].titles) and title not in self.people[index].titles

    def _beside(self, index: int, row: Row) -> bool:
        """In a family, one sentence with both is enough to part them."""
        times = self.apart.between({row.key}, relatives(self.people[index].keys))
        return times * 20 > min(row.evidence.count, self.people[index].count)

    def _bare(self, row: Row, found: Sequence[int]) -> list[int]:
        if row.tokens[0].casefold() in TITLES:
            return self._by_title(row)
        return self._best([i for i in found if goes_bare(self.people[i], row)], row)

    def _by_title(self, row: Row) -> list[int]:
        """“The Colonel” is the one colonel there is, or whichever was named last."""
        title = title_of(row.tokens[0].casefold())
        bearers = [i for i, person in enumerate(self.people) if title in person.titles]
        bearers = [
            i
            for i in bearers
            if not self._parted(i, row) and self.people[i].count * 3 >= row.evidence.count
        ]
        return self._best(bearers, row)

    def _best(self, found: Sequence[int], row: Row) -> list[int]:
        """Those a name may mean, the likeliest first; a short form only where it is nobody’s own name."""
        token = row.tokens[0]
        own = [i for i in found if token in (self.people[i].first, self.people[i].last)]
        chosen = own or list(found)
        if not title_of(row.title):
            # A woman with a title is seldom meant by her bare surname.
            chosen = [i for i in chosen if not self._is_lady_of(i, token)] or chosen
        weights = {i: self._weight(i, token) for i in chosen}
        most = max(weights.values(), default=0)
        chosen = [i for i in chosen if weights[i] >= _RARE * most]
        return sorted(chosen, key=lambda i: (-weights[i], i))[:_CROWD]

    def _is_lady_of(self, index: int, token: str) -> bool:
        person = self.people[index]
        return person.first != token and person.last == token and is_lady(person.titles)

    def _weight(self, index: int, token: str) -> int:
        """How often a person is named by this first name and another one, or at all by this surname."""
        person = self.people[index]
        if person.first == token:
            return self._given[(index, token.casefold())] or person.count
        return person.count + (self._alone.get(person.first, 0) if person.first else 0)

    def _add(self, index: int, row: Row) -> None:
        person, title, tokens, evidence = self.people[index], *row
        person.titles.update(titles_of(title))
        person.strength += evidence.person
        person.lean += evidence.lean
        person.wed = person.wed or evidence.wed
        person.count += evidence.count
        if len(person.keys) < _MOST_KEYS:
            person.keys.append(row.key)
        if len(tokens) > 1 and is_wife(title, tokens):
            person.spouse, person.last = tokens[0], tokens[-1]
        elif len(tokens) > 1:
            person.first, person.last = person.first or tokens[0], person.last or tokens[-1]
            self._given[(index, tokens[0].casefold())] += evidence.count
            self._formal[(index, title)] += evidence.count
        elif title_of(title) and not person.first and not person.last:
            if is_wife(title, tokens):
                person.spouse = person.last = tokens[0]
            elif stands_before_first(title, tokens[0]):
                person.first = tokens[0]
            else:
                person.last = tokens[0]
        elif not title_of(title) and not person.first and tokens[0] != person.last:
            person.first = tokens[0]
        for word in tokens:
            self._file(word.casefold(), index)

    def _file(self, word: str, index: int) -> None:
        for form in (word, *whole_names(word)):
            if index not in self._by_word[form][-1:]:
                self._by_word[form].append(index)
