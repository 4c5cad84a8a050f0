"""Finding copies: sketches of new texts are filed, and whatever is like them comes to light.

Nothing is decided here. A pair of works that may be copies of one story waits on the desk; both stay.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db.models import Q

from storykeep.desk.models import CopyPair, SketchKey, StoredSketch
from storykeep.desk.services.grouping import groups_for
from storykeep.likeness import (
    SCHEME,
    About,
    Comparison,
    Judgement,
    Sketch,
    compare,
    judge,
)
from storykeep.works.models import Creatorship, Work

CROWD = 64
"""Works that may bear one key; what more share is a disclaimer, a song, a form letter."""
MOST_LOOKED_AT = 512
"""Works held against one new text, those with most keys in common first."""
PATIENCE = 8
"""Works in a row that turn out to be no copies, after which the rest, less alike, is left alone."""
_AT_ONCE, _AHEAD = 8, 64
_MOST_HELD = 2_000
_CHUNK = 900
"""Values in one query; SQLite once took no more than 999."""


@dataclass(frozen=True, slots=True)
class Sketched:
    """A work's text as it is filed: ``sketch`` packed, and its keys."""

    work: int
    version: int
    sketch: bytes
    keys: tuple[int, ...]


@dataclass(slots=True)
class _Found:
    """Two works that may be copies."""

    one: int
    other: int
    seen: Comparison


@dataclass(slots=True)
class _Shelf:
    """Sketches at hand, fetched as they are wanted, and not more of them than memory bears."""

    held: dict[int, Sketch]

    def fetch(self, works: Iterable[int]) -> None:
        wanted = [work for work in dict.fromkeys(works) if work not in self.held]
        for chunk in _chunks(wanted):
            rows = StoredSketch.objects.filter(work__in=chunk, scheme=SCHEME)
            for work, packed in rows.values_list("work_id", "sketch"):
                self.held[work] = Sketch.unpack(bytes(packed))

    def fetch_ahead(self, ranked: Sequence[int], place: int, *, keep: int) -> None:
        """Have the sketch of ``ranked[place]``, if there is one, and those of some behind it."""
        if ranked[place] in self.held:
            return
        ahead = ranked[place : place + _AHEAD]
        if len(self.held) > _MOST_HELD:
            self.held = {work: self.held[work] for work in (keep, *ahead) if work in self.held}
        self.fetch(ahead)


def file_sketches(fresh: Sequence[Sketched]) -> int:
    """File these texts and propose the copies they bring to light; how many pairs are new.

    Call it in the transaction that made or renewed the works. A renewed work's pairs that nobody has
    decided are looked at anew; what a person has decided stays. Some eight queries, whatever the
    number of works here; a few more where there are copies.
    """
    _forget([one.work for one in fresh])
    _keep(fresh)
    candidates = _candidates(fresh)
    shelf = _Shelf({one.work: Sketch.unpack(one.sketch) for one in fresh})
    shelf.fetch(work for ranked in candidates.values() for work in ranked[:_AT_ONCE])
    found = [pair for work, ranked in candidates.items() for pair in _like(work, ranked, shelf)]
    return _propose(found) if found else 0


def _forget(works: Sequence[int]) -> None:
    """Take the keys and open pairs of texts that were sketched before away."""
    before = StoredSketch.objects.filter(work__in=works).values_list("work", flat=True)
    renewed = list(before)
    if renewed:
        SketchKey.objects.filter(work__in=renewed).delete()
        touched = Q(one__in=renewed) | Q(other__in=renewed)
        CopyPair.objects.filter(touched, decision="").delete()


def _keep(fresh: Sequence[Sketched]) -> None:
    StoredSketch.objects.bulk_create(
        [
            StoredSketch(work_id=one.work, version=one.version, scheme=SCHEME, sketch=one.sketch)
            for one in fresh
        ],
        update_conflicts=True,
        unique_fields=["work"],
        update_fields=["version", "scheme", "sketch"],
    )


def _candidates(fresh: Sequence[Sketched]) -> dict[int, list[int]]:
    """For each new text the works that share keys with it, most keys first; its own keys are filed."""
    holders = _holders({key for one in fresh for key in one.keys})
    rows: list[SketchKey] = []
    found: dict[int, list[int]] = {}
    for one in fresh:
        shared = Counter(work for key in one.keys for work in holders[key])
        shared.pop(one.work, None)
        ranked = sorted(shared, key=lambda work: (-shared[work], work))
        if ranked:
            found[one.work] = ranked[:MOST_LOOKED_AT]
        for key in one.keys:
            if len(holders[key]) < CROWD and one.work not in holders[key]:
                holders[key].append(one.work)
                rows.append(SketchKey(key=key, work_id=one.work))
    SketchKey.objects.bulk_create(rows, ignore_conflicts=True)
    return found


def _holders(keys: Iterable[int]) -> defaultdict[int, list[int]]:
    """The works that bear each of these keys: never more than ``CROWD`` of them."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for chunk in _chunks(keys):
        for key, work in SketchKey.objects.filter(key__in=chunk).values_list("key", "work_id"):
            holders[key].append(work)
    return holders


def _like(work: int, ranked: Sequence[int], shelf: _Shelf) -> Iterator[_Found]:
    """Those of ``ranked`` that may be copies; given up when no more turn up."""
    missed = 0
    shelf.fetch([work])
    for place, other in enumerate(ranked):
        if missed >= PATIENCE:
            return
        shelf.fetch_ahead(ranked, place, keep=work)
        if other not in shelf.held:
            continue
        first, second = sorted((work, other))
        seen = compare(shelf.held[first], shelf.held[second])
        if judge(seen, _size(shelf, first), _size(shelf, second)) is None:
            missed += 1
        else:
            missed = 0
            yield _Found(first, second, seen)


def _size(shelf: _Shelf, work: int) -> About:
    return About(words=shelf.held[work].passages)


def _propose(found: Sequence[_Found]) -> int:
    works = {work for pair in found for work in (pair.one, pair.other)}
    known = _known(works)
    fresh = [pair for pair in found if (pair.one, pair.other) not in known]
    if not fresh:
        return 0
    about = _about({work for pair in fresh for work in (pair.one, pair.other)})
    groups = groups_for([(pair.one, pair.other) for pair in fresh])
    rows = []
    for pair in fresh:
        judged = judge(pair.seen, about[pair.one], about[pair.other])
        if judged is not None:
            rows.append(_row(pair, judged, groups[pair.one]))
    CopyPair.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _known(works: Iterable[int]) -> set[tuple[int, int]]:
    """Pairs of these works that were found before, decided or not."""
    known: set[tuple[int, int]] = set()
    for chunk in _chunks(works):
        rows = CopyPair.objects.filter(one__in=chunk).values_list("one_id", "other_id")
        known.update(rows)
    return known


def _about(works: Iterable[int]) -> dict[int, About]:
    """What is known of these works besides their texts. Two queries for some hundreds."""
    found: dict[int, About] = {}
    for chunk in _chunks(works):
        writers: defaultdict[int, set[str]] = defaultdict(set)
        named = Creatorship.objects.filter(work__in=chunk).values_list("work_id", "key")
        for work, key in named:
            writers[work].add(key)
        rows = Work.objects.filter(pk__in=chunk)
        columns = ("pk", "words", "title", "status", "updated", "published")
        for pk, words, title, status, updated, published in rows.values_list(*columns):
            authors = frozenset(writers[pk])
            found[pk] = About(words, title, authors, status, updated or published)
    return found


def _row(pair: _Found, judged: Judgement, group: int) -> CopyPair:
    seen = pair.seen
    return CopyPair(
        one_id=pair.one,
        other_id=pair.other,
        kind=judged.kind,
        greater={"first": "one", "second": "other", None: ""}[judged.greater],
        group=group,
        figures={
            "alike": round(seen.resemblance, 4),
            "one": round(seen.first_in_second, 4),
            "other": round(seen.second_in_first, 4),
            "one_error": round(seen.first_error, 4),
            "other_error": round(seen.second_error, 4),
            "one_before": round(seen.in_first.before, 4),
            "one_after": round(seen.in_first.after, 4),
            "other_before": round(seen.in_second.before, 4),
            "other_after": round(seen.in_second.after, 4),
        },
    )


def _chunks(values: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(values)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk
