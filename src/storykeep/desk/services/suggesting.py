"""Suggestions from what the archive knows by now, kept up as it learns: on tags and nothing else.

What a person said stays: a field they confirmed gets no suggestion, a refused one never comes back,
and one that is no longer supported is withdrawn only while nobody has confirmed it. A work is looked
at again only when something else is known of what it names.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import islice
from typing import Any

from django.db import transaction

from storykeep.desk.knowledge import Knowledge
from storykeep.desk.models import Lesson, Naming, StoredReading
from storykeep.desk.reader import unpacked
from storykeep.desk.services.learning import STATED, learn, note_every_work, understood
from storykeep.reading import suggest
from storykeep.reading.document import Claim, Known, Reading
from storykeep.reading.known import fold
from storykeep.tags import rules as tag_rules
from storykeep.tags.services import ensure_tags
from storykeep.works import rules
from storykeep.works.catalogue import TAG_FIELDS
from storykeep.works.models import Tagging, Work
from storykeep.works.services.outbox import record_changes
from storykeep.works.services.tagging import recount

CHUNK = 100
"""Works looked at in one transaction."""
MANY = 2_000
"""Names known otherwise from which on all works are gone through, instead of those that name them."""
_STREAM = 2_000
_FIELDS = (suggest.FANDOMS, suggest.CHARACTERS, suggest.RELATIONSHIPS)
_KINDS = tuple(TAG_FIELDS[name] for name in _FIELDS)


def follow_lessons() -> int:
    """Learn what there is to learn, and bring suggestions up to date; on how many works they changed.

    Each step is a transaction of its own and may be broken off and done again. Doing it again does
    nothing until there is another lesson. Call it as the only learner (``locking.only_learner``).
    """
    if not Naming.objects.exists() and StoredReading.objects.exists():
        note_every_work()
    done = 0
    while learn():
        pass
    while lessons := list(Lesson.objects.filter(keys__isnull=False).order_by("pk")[:_STREAM]):
        done += _tell(lessons)
        Lesson.objects.filter(pk__in=[lesson.pk for lesson in lessons]).delete()
    return done


def _tell(lessons: Sequence[Lesson]) -> int:
    """Look again at the works of these lessons, and at those that name what is known otherwise."""
    keys = sorted({key for lesson in lessons for key in lesson.keys or ()})
    everyone = len(keys) > MANY
    knowledge = Knowledge(whole=everyone)
    works = _everyone() if everyone else _naming(keys, {lesson.work_id for lesson in lessons})
    done = 0
    while some := list(islice(works, CHUNK)):
        done += _suggest_to(some, knowledge)
    return done


def _everyone() -> Iterator[int]:
    rows = StoredReading.objects.order_by("pk").values_list("pk", flat=True)
    return rows.iterator(chunk_size=_STREAM)


def _naming(keys: Sequence[str], own: set[int]) -> Iterator[int]:
    """Works that name any of these, each once, in order; ``own`` first."""
    yield from sorted(own)
    last = 0
    rows = Naming.objects.filter(key__in=keys).order_by("work_id")
    while True:
        found = list(rows.filter(work__gt=last).values_list("work", flat=True).distinct()[:_STREAM])
        if not found:
            return
        yield from (work for work in found if work not in own)
        last = found[-1]


@dataclass(slots=True)
class _Standing:
    """A work’s tags of the kinds that are suggested, of whatever state."""

    rows: dict[tuple[str, str], Tagging] = field(default_factory=dict)
    """By kind and key."""

    def names(self, kind: str, states: Iterable[str]) -> list[str]:
        return [
            (row.tag.synonym_of or row.tag).name
            for (of, _), row in self.rows.items()
            if of == kind and row.state in states
        ]


def _suggest_to(works: Sequence[int], knowledge: Knowledge) -> int:
    """Look at these works; those of which nothing else is known cost no transaction."""
    changed = _changed(works, knowledge)[0]
    return _bring_up_all(changed, knowledge) if changed else 0


def _changed(
    works: Sequence[int], knowledge: Knowledge
) -> tuple[dict[int, str], Known, dict[int, _Standing]]:
    """The works of which something else is known or said, with its digest; what is known; their tags."""
    standing = _standing(works)
    named: dict[int, set[str]] = defaultdict(set)
    for work, key in Naming.objects.filter(work__in=works).values_list("work", "key"):
        named[work].add(key)
    for work, each in standing.items():
        named[work] |= {fold(row.tag.name) for row in each.rows.values()}
    known = knowledge.about(key for keys in named.values() for key in keys)
    told: dict[str, str] = {}
    changed = {}
    seen = StoredReading.objects.filter(work__in=works).values_list(
        "pk", "known", "work__confirmed"
    )
    for pk, digest, confirmed in seen:
        now = _digest(named[pk], known, standing[pk], confirmed, told)
        if digest != now:
            changed[pk] = now
    return changed, known, standing


@transaction.atomic
def _bring_up_all(works: Iterable[int], knowledge: Knowledge) -> int:
    """Look again, now that nobody else can write, and write what is suggested otherwise."""
    digests, known, standing = _changed(list(works), knowledge)
    stored = list(StoredReading.objects.filter(pk__in=digests).select_related("work"))
    touched = _Touched()
    for one in stored:
        wanted = _wanted(one, known, standing[one.pk])
        if wanted is not None:
            one.suggested = _bring_up(one, wanted, standing[one.pk], touched)
        one.known = digests[one.pk]
    StoredReading.objects.bulk_update(stored, ["known", "suggested"])
    return touched.write()


def _standing(works: Iterable[int]) -> dict[int, _Standing]:
    found = {work: _Standing() for work in works}
    rows = Tagging.objects.filter(work__in=found, tag__kind__in=(*_KINDS, tag_rules.FREEFORM))
    for row in rows.select_related("tag__synonym_of").order_by("position", "pk"):
        found[row.work_id].rows[row.tag.kind, row.tag.key] = row
    return found


def _digest(
    names: set[str],
    known: Known,
    standing: _Standing,
    confirmed: Sequence[str],
    told: dict[str, str],
) -> str:
    """What is known of these names, and what people and the story say, as 32 hex digits.

    ``told`` keeps what is known of each name in words, for the works to come.
    """
    for name in names:
        if name not in told:
            told[name] = repr([part.get(name) for part in _parts(known)])
    stated = sorted(
        (*place, row.state) for place, row in standing.rows.items() if row.state != rules.SUGGESTED
    )
    said = json.dumps([[(name, told[name]) for name in sorted(names)], stated, sorted(confirmed)])
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _parts(known: Known) -> tuple[Mapping[str, object], ...]:
    return (known.characters, known.places, known.titles, known.relationships)


def _wanted(
    one: StoredReading, known: Known, standing: _Standing
) -> list[suggest.Suggestion] | None:
    """What is to be suggested; None where the reading cannot be understood, and all stays as it is."""
    open_fields = [name for name in _FIELDS if name not in one.work.confirmed]
    if not open_fields or not (known.characters or known.relationships):
        return []
    said = understood(bytes(one.reading))
    if said is None:
        return None
    stated = standing.names(tag_rules.FANDOM, STATED)
    text = unpacked(bytes(one.text))
    found = suggest.suggestions(_as_tagged(said, standing), text, known, stated)
    return [each for each in found if each.field in open_fields]


def _as_tagged(said: Reading, standing: _Standing) -> Reading:
    """The reading with the work’s stated couples and tags, which a person may have written since."""
    names = {claim.value for claim in (*said.relationships, *said.tags)}
    kinds = (tag_rules.RELATIONSHIP, tag_rules.FREEFORM)
    added = [
        Claim(name, "metadata", 1.0)
        for kind in kinds
        for name in standing.names(kind, STATED)
        if name not in names
    ]
    return replace(said, tags=(*said.tags, *added)) if added else said


@dataclass(slots=True)
class _Touched:
    """What is to be written of a chunk of works, all at once."""

    new: list[tuple[Work, str, str, str, int]] = field(default_factory=list)
    """(work, kind, name, reason, position)."""
    gone: list[Tagging] = field(default_factory=list)
    said: list[Tagging] = field(default_factory=list)

    def write(self) -> int:
        tags = ensure_tags((kind, name) for _, kind, name, _, _ in self.new)
        rows = [
            Tagging(work=work, tag=tag, state=rules.SUGGESTED, reason=reason[:300], position=place)
            for work, kind, name, reason, place in self.new
            if (tag := tags.get((kind, tag_rules.key(name)))) is not None
        ]
        Tagging.objects.filter(pk__in=[row.pk for row in self.gone]).delete()
        Tagging.objects.bulk_update(self.said, ["reason"])
        Tagging.objects.bulk_create(rows, ignore_conflicts=True)
        recount({row.tag_id for row in (*self.gone, *rows)})
        works = {row.work_id for row in (*self.gone, *rows, *self.said)}
        record_changes(sorted(works))
        return len(works)


def _bring_up(
    one: StoredReading,
    wanted: Sequence[suggest.Suggestion],
    standing: _Standing,
    touched: _Touched,
) -> list[dict[str, Any]]:
    """Add and withdraw suggestions of one work; what is to be kept of them as JSON.

    Kept are those whose tag stands there because the archive suggested it. ``replaced``: suggested
    names of the cast that gave way to a fuller one, to be put back should that be withdrawn.
    """
    old = {(each["field"], tag_rules.key(each["value"])): each for each in one.suggested}
    keys = {(each.field, tag_rules.key(each.value)) for each in wanted}
    kept = [
        each
        for (name, key), each in old.items()
        if (name, key) not in keys and not _withdraw(one, each, (name, key), standing, touched)
    ]
    for each in wanted:
        before = old.get((each.field, tag_rules.key(each.value)))
        kept += _added(one, each, before, standing, touched)
    return kept


def _withdraw(
    one: StoredReading,
    said: Mapping[str, Any],
    place: tuple[str, str],
    standing: _Standing,
    touched: _Touched,
) -> bool:
    """Take a suggestion back that nobody confirmed. Whether it is done with."""
    row = standing.rows.get((TAG_FIELDS[place[0]], place[1]))
    if row is None:
        return True
    if row.state != rules.SUGGESTED or place[0] in one.work.confirmed:
        return False
    touched.gone.append(row)
    for name, reason, position in said["replaced"]:
        if (row.tag.kind, tag_rules.key(name)) not in standing.rows:
            touched.new.append((one.work, row.tag.kind, name, reason, position))
    return True


def _added(
    one: StoredReading,
    wanted: suggest.Suggestion,
    before: Mapping[str, Any] | None,
    standing: _Standing,
    touched: _Touched,
) -> list[dict[str, Any]]:
    """What is to be kept of a suggestion; nothing where its tag stands for another reason."""
    kind = TAG_FIELDS[wanted.field]
    row = standing.rows.get((kind, tag_rules.key(wanted.value)))
    if row is not None:
        if before and row.state == rules.SUGGESTED and row.reason != wanted.reason[:300]:
            row.reason = wanted.reason[:300]
            touched.said.append(row)
        return [{**asdict(wanted), "replaced": before["replaced"]}] if before else []
    shorter = [standing.rows.get((kind, tag_rules.key(name))) for name in wanted.instead_of]
    if any(each is not None and each.state == rules.REFUSED for each in shorter):
        return []
    given_way = [each for each in shorter if each is not None and each.state == rules.SUGGESTED]
    position = min((each.position for each in given_way), default=len(standing.rows))
    touched.new.append((one.work, kind, wanted.value, wanted.reason, position))
    touched.gone += given_way
    replaced = [[each.tag.name, each.reason, each.position] for each in given_way]
    return [{**asdict(wanted), "replaced": replaced}]
