"""What the archive knows, asked of the database: all of it, or only of some names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Count, QuerySet

from storykeep.desk.models import Naming
from storykeep.reading.document import Known
from storykeep.reading.known import FANDOM, PAIRING, PERSON, Learned, known_of, person_keys
from storykeep.tags import rules as tag_rules
from storykeep.tags.models import Tag

LARGE = 2_000_000
"""Namings from which on names that one work alone bears are left out of the whole."""
_AT_ONCE = 400
_A_WRANGLER_S_WORD = 4
"""As many works as a synonym counts for."""


class Knowledge:
    """What is known, looked up name by name and kept; ``whole``: all of it loaded at once."""

    def __init__(self, *, whole: bool = False) -> None:
        self._rows: dict[str, list[Learned]] = {}
        self._sizes: dict[str, Learned] = {}
        self._whole = whole
        if whole:
            for row in everything_learned():
                if row.kind == FANDOM:
                    self._sizes[row.fandom] = row
                else:
                    self._rows.setdefault(row.key, []).append(row)

    def about(self, keys: Iterable[str]) -> Known:
        """What is known of these names. Few queries, and none for names asked before."""
        wanted = set(keys)
        if not self._whole and (new := wanted - self._rows.keys()):
            self._look_up(new)
        rows = [row for key in wanted for row in self._rows.get(key, ())]
        fandoms = {row.fandom for row in rows}
        return known_of([*rows, *(self._sizes[each] for each in fandoms if each in self._sizes)])

    def _look_up(self, keys: set[str]) -> None:
        self._rows |= {key: [] for key in keys}
        for row in (*_learned(sorted(keys)), *_synonyms(sorted(keys))):
            self._rows[row.key].append(row)
        fandoms = {row.fandom for key in keys for row in self._rows[key]} - self._sizes.keys()
        self._sizes |= {row.fandom: row for row in _sizes(sorted(fandoms))}


def everything_learned() -> Iterator[Learned]:
    """All that works teach, in an archive of millions without what one work alone names."""
    newest = Naming.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    least = 2 if newest > LARGE else 1
    yield from _counted(_teaching().exclude(kind=FANDOM), least=least)
    yield from _sizes()
    yield from _synonyms()


def _teaching() -> QuerySet[Naming]:
    return Naming.objects.filter(teaches__isnull=False)


def _counted(rows: QuerySet[Naming], *, least: int = 1) -> Iterator[Learned]:
    """Works by what they name, in the order of the index that holds all of it."""
    found = rows.values_list("key", "kind", "teaches", "name").annotate(works=Count("pk"))
    counted = list(
        found.filter(works__gte=least)
        .order_by("key", "kind", "teaches", "name")
        .iterator(chunk_size=2000)
    )
    fandoms = Tag.objects.in_bulk({teaches for _, _, teaches, _, _ in counted})
    for key, kind, teaches, name, works in counted:
        yield Learned(kind, key, fandoms[teaches].name, name, works)


def _learned(keys: Sequence[str]) -> Iterator[Learned]:
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        yield from _counted(_teaching().filter(key__in=some).exclude(kind=FANDOM))


def _sizes(fandoms: Sequence[str] | None = None) -> Iterator[Learned]:
    """How many works teach each fandom."""
    rows = _teaching().filter(kind=FANDOM)
    if fandoms is not None:
        rows = rows.filter(teaches__name__in=fandoms) if fandoms else rows.none()
    return _counted(rows)


def _synonyms(keys: Sequence[str] | None = None) -> Iterator[Learned]:
    """What wranglers said: another name of a couple, and other names of people the archive knows."""
    rows = Tag.objects.filter(
        synonym_of__isnull=False,
        kind__in=(tag_rules.CHARACTER, tag_rules.RELATIONSHIP, tag_rules.FREEFORM),
    )
    if keys is not None:
        rows = rows.filter(key__in=[tag_rules.key(key) for key in keys])
    told = {tag_rules.key(key): key for key in keys or ()}
    others: dict[str, list[str]] = {}
    for kind, key, name in rows.values_list("kind", "key", "synonym_of__name"):
        if kind != tag_rules.CHARACTER:
            yield Learned(PAIRING, told.get(key, key), "", name, _A_WRANGLER_S_WORD)
        else:
            others.setdefault(name, []).append(told.get(key, key))
    canonical = {key: name for name in others for key in person_keys(name)[:1]}
    for row in _learned(sorted(canonical)):
        if row.kind == PERSON:
            name = canonical[row.key]
            yield from (row._replace(key=alias, name=name) for alias in others[name])
