"""Learning: which works name whom, and what they teach. What a person says counts at once.

A deed writes a ``Lesson`` in its own transaction; ``learn`` takes lessons up, in bounded steps.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Count

from storykeep.desk.knowledge import Knowledge
from storykeep.desk.models import Lesson, Naming, StoredReading
from storykeep.desk.reader import unpacked
from storykeep.reading.document import Known, Reading
from storykeep.reading.json import from_json
from storykeep.reading.known import FANDOM, fold
from storykeep.reading.named import Names, Tags, names_from_json, names_of, namings
from storykeep.reading.named import Naming as Named
from storykeep.tags import rules as tag_rules
from storykeep.works import rules
from storykeep.works.models import Tagging, Work

STATED = (rules.GIVEN, rules.CONFIRMED)
CHUNK = 200
"""Works learned from in one transaction."""
_MOST_OF_A_FANDOM = 5_000
"""Names of one fandom that are weighed anew when it has grown to twice its size."""
_ROWS_AT_ONCE = 5_000


def note_lessons(works: Iterable[int]) -> None:
    """Something about these works is said otherwise. Call it inside the deed's transaction."""
    Lesson.objects.bulk_create([Lesson(work_id=work) for work in works])


@transaction.atomic
def note_every_work() -> None:
    """Everything is to be learned anew: every work with a reading becomes a lesson."""
    Lesson.objects.all().delete()
    Naming.objects.all().delete()
    pks = StoredReading.objects.order_by("pk").values_list("pk", flat=True)
    Lesson.objects.bulk_create(
        (Lesson(work_id=pk) for pk in pks.iterator(chunk_size=_ROWS_AT_ONCE)),
        batch_size=_ROWS_AT_ONCE,
    )


@dataclass(slots=True)
class _Said:
    """What a work's stated tags say, synonyms under their canonical names."""

    fandoms: dict[int, str] = field(default_factory=dict)
    by_kind: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    other_names: dict[str, str] = field(default_factory=dict)


def learn() -> bool:
    """Learn from the next lessons, and note with each what is known otherwise. Whether there were any.

    Only writing is done in transactions, short ones; broken off between the two, more works are
    looked at again than need be, and no fewer.
    """
    lessons = list(Lesson.objects.filter(keys__isnull=True).order_by("pk")[:CHUNK])
    if not lessons:
        return False
    works = {lesson.work_id for lesson in lessons}
    wanted, standing = _wanted(works), _standing(works)
    gone = [row for key, row in standing.items() if not _is_same(row, wanted.get(key))]
    new = [row for key, row in wanted.items() if not _is_same(standing.get(key), row)]
    keys = {row.key for row in (*gone, *new)} | _of_fandoms_grown(gone, new)
    before = Knowledge().about(keys)
    with transaction.atomic():
        there = set(Work.objects.filter(pk__in=works).values_list("pk", flat=True))
        Naming.objects.filter(pk__in=[row.pk for row in gone]).delete()
        Naming.objects.bulk_create([row for row in new if row.work_id in there])
        _note_keys(lessons, keys)
    _note_keys(lessons, _differing(before, Knowledge().about(keys)))
    return True


def _note_keys(lessons: Sequence[Lesson], keys: set[str]) -> None:
    for lesson in lessons:
        lesson.keys = []
    lessons[0].keys = sorted(keys)
    Lesson.objects.bulk_update(lessons, ["keys"])


def _is_same(one: Naming | None, other: Naming | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.name, one.teaches_id) == (other.name, other.teaches_id)


def _standing(works: set[int]) -> dict[tuple[int, str, str], Naming]:
    rows = Naming.objects.filter(work__in=works)
    return {(row.work_id, row.kind, row.key): row for row in rows}


def _wanted(works: set[int]) -> dict[tuple[int, str, str], Naming]:
    said, found = _said(works), {}
    for work, names in _names(works).items():
        stated = said[work]
        teaches = next(iter(stated.fandoms)) if len(stated.fandoms) == 1 else None
        for one in _named(names, stated):
            row = Naming(work_id=work, kind=one.kind, key=one.key, name=one.name[:150])
            row.teaches_id = teaches
            found[work, one.kind, one.key] = row
    return found


def _named(names: Names, said: _Said) -> list[Named]:
    tags = Tags(
        said.by_kind[tag_rules.CHARACTER],
        said.by_kind[tag_rules.RELATIONSHIP],
        said.by_kind[tag_rules.FREEFORM],
    )
    found = namings(names, tags)
    there = {(one.kind, one.key) for one in found}
    for other, canonical in said.other_names.items():
        if ("person", fold(other)) not in there:
            found.append(Named("person", fold(other)[:100], canonical))
    if len(said.fandoms) == 1:
        [fandom] = said.fandoms.values()
        found.append(Named(FANDOM, fold(fandom)[:100], fandom))
    return found


def _said(works: set[int]) -> dict[int, _Said]:
    found: dict[int, _Said] = defaultdict(_Said)
    rows = Tagging.objects.filter(work__in=works, state__in=STATED).order_by("work", "position")
    for row in rows.select_related("tag__synonym_of"):
        canonical = row.tag.synonym_of or row.tag
        said = found[row.work_id]
        if row.tag.kind == tag_rules.FANDOM:
            said.fandoms[canonical.pk] = canonical.name
        else:
            said.by_kind[row.tag.kind].append(canonical.name)
        if row.tag.kind == tag_rules.CHARACTER and canonical.pk != row.tag.pk:
            said.other_names[row.tag.name] = canonical.name
    return found


def _names(works: set[int]) -> dict[int, Names]:
    """What each work's reading names; gathered from the reading itself where that was never done."""
    found = {work: Names() for work in works}
    rows = StoredReading.objects.filter(pk__in=works)
    for pk, names in rows.filter(names__isnull=False).values_list("pk", "names"):
        found[pk] = names_from_json(names or {})
    for pk, reading in rows.filter(names__isnull=True).values_list("pk", "reading"):
        said = understood(bytes(reading))
        found[pk] = names_of(said) if said else Names()
    return found


def understood(reading: bytes) -> Reading | None:
    """A stored reading; None where it is damaged, or was written by other code than this."""
    try:
        return from_json(json.loads(unpacked(reading)))
    except (ValueError, KeyError, TypeError, AttributeError, zlib.error):
        return None


def _differing(before: Known, after: Known) -> set[str]:
    keys: set[str] = set()
    for part in ("characters", "places", "titles", "relationships"):
        old, new = getattr(before, part), getattr(after, part)
        keys |= {key for key in (*old, *new) if old.get(key) != new.get(key)}
    return keys


def _of_fandoms_grown(gone: Sequence[Naming], new: Sequence[Naming]) -> set[str]:
    """Every name of a fandom that will be another power of two large: each weighs otherwise then."""
    more = Counter(row.teaches_id for row in new if row.kind == FANDOM)
    more.subtract(row.teaches_id for row in gone if row.kind == FANDOM)
    rows = Naming.objects.filter(kind=FANDOM, teaches__in=more.keys() - {None})
    sizes = dict(rows.order_by().values_list("teaches").annotate(number=Count("pk")))
    grown = [
        fandom
        for fandom, number in more.items()
        if fandom is not None
        and sizes.get(fandom, 0).bit_length() != (sizes.get(fandom, 0) + number).bit_length()
    ]
    named = Naming.objects.filter(teaches__in=grown).exclude(kind=FANDOM)
    return set(named.order_by().values_list("key", flat=True).distinct()[:_MOST_OF_A_FANDOM])
