"""How right a reading of a novel is, against its annotation."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bench.corpora import GoldPerson, Novel
from storykeep.reading.document import Reading

_NOBODY_CALLED: Mapping[tuple[str, str], int] = {}


@dataclass(slots=True)
class Score:
    """Counts of one novel."""

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    answers: list[tuple[float, bool]] = field(default_factory=list)
    """(confidence, right) of each gold quotation that was found."""
    spans: tuple[int, int, int, int] = (0, 0, 0, 0)
    """gold quotations found, all, found quotations that are gold, all."""
    cast: tuple[int, int] = (0, 0)
    """major and intermediate characters found, all."""
    pure: tuple[int, int] = (0, 0)
    """mentions of the mapped character, all mentions of known characters."""
    pure_marked: tuple[int, int] = (0, 0)
    """The same, where a name also speaks for whom the annotators marked by it within speech."""

    def share(self, kind: str = "all") -> float:
        return self.right[kind] / self.total[kind] if self.total[kind] else 0.0


def _fold(name: str) -> str:
    return " ".join(name.casefold().replace(".", "").replace("’", "'").split()).removeprefix("the ")


def alias_table(
    people: Sequence[GoldPerson], called: Mapping[tuple[str, str], int] = _NOBODY_CALLED
) -> dict[str, tuple[str, ...]]:
    """Folded alias → the gold names it may mean; words of a name too, where only one person has them.

    With ``called``, a name also speaks for whom the annotators marked by it within speech: the alias
    lists give some names to people of no lines who are somebody else by another name (“Mr. Crawford”).
    """
    table: dict[str, set[str]] = {}
    words: dict[str, set[str]] = {}
    for person in people:
        for alias in map(_fold, person.aliases):
            table.setdefault(alias, set()).add(person.name)
            for word in alias.split():
                words.setdefault(word, set()).add(person.name)
    for word, owners in words.items():
        if len(owners) == 1 and word[:1].isalpha() and len(word) > 2:
            table.setdefault(word, owners)
    for alias, marked in _marked(called).items():
        if alias in table:
            table[alias] = table[alias] | marked
    return {alias: tuple(sorted(owners)) for alias, owners in table.items()}


def _marked(called: Mapping[tuple[str, str], int]) -> dict[str, set[str]]:
    """Folded words → the people they are marked for at least twice and one time in five."""
    counts: dict[str, Counter[str]] = {}
    for (words, person), count in called.items():
        counts.setdefault(_fold(words), Counter())[person] += count
    return {
        words: {p for p, count in each.items() if count > 1 and count * 5 >= each.total()}
        for words, each in counts.items()
    }


def map_cast(
    names: Iterable[tuple[str, dict[str, int]]], people: Sequence[GoldPerson],
    called: Mapping[tuple[str, str], int] = _NOBODY_CALLED,
) -> tuple[dict[str, str], tuple[int, int]]:  # fmt: skip
    """Found name → gold name most of its mentions belong to, and the purity of it all.

    ``names`` gives for each found person how often each of their names stands in the text. An
    alias that two gold people share speaks for both.
    """
    table = alias_table(people, called)
    mapped: dict[str, str] = {}
    pure = known = 0
    for name, counts in names:
        votes: Counter[str] = Counter()
        total = 0
        for alias, count in counts.items():
            owners = table.get(_fold(alias), ())
            total += count if owners else 0
            for gold in owners:
                votes[gold] += count
        if votes:
            best, count = votes.most_common(1)[0]
            mapped[name] = best
            pure += count
            known += total
    return mapped, (pure, known)


def score(
    novel: Novel, reading: Reading, mapped: dict[str, str], pure: tuple[int, int] = (0, 0),
    moved: Sequence[int] | None = None,
) -> Score:  # fmt: skip
    """Compare. ``moved``: for each offset of the text as read, its offset in the novel’s text."""
    place = (lambda at: moved[min(at, len(moved) - 1)]) if moved else (lambda at: at)
    found = [
        (place(s.start), place(s.end - 1) + 1, s.speaker, s.confidence) for s in reading.speech
    ]
    starts = [each[0] for each in found]
    result = Score(pure=pure)
    hit: set[int] = set()
    seen = 0
    for quote in novel.quotes:
        index = _best(found, starts, quote.spans, hit)
        speaker = mapped.get(found[index][2] or "") if index is not None else None
        right = index is not None and speaker == quote.speaker
        seen += index is not None
        for kind in ("all", quote.kind):
            result.total[kind] += 1
            result.right[kind] += right
        if index is not None and found[index][2] is not None:
            result.answers.append((found[index][3], right))
    result.spans = (seen, len(novel.quotes), len(hit), len(found))
    wanted = {p.name for p in novel.people if p.category in {"major", "intermediate"}}
    result.cast = (len(wanted & set(mapped.values())), len(wanted))
    return result


def _best(
    found: Sequence[tuple[int, int, object, float]], starts: Sequence[int],
    spans: Sequence[tuple[int, int]], hit: set[int],
) -> int | None:  # fmt: skip
    best, most = None, 0
    for start, end in spans:
        index = max(0, bisect_right(starts, start) - 1)
        while index < len(found) and found[index][0] < end:
            overlap = min(end, found[index][1]) - max(start, found[index][0])
            if overlap > 0:
                hit.add(index)
                if overlap > most:
                    best, most = index, overlap
            index += 1
    return best
