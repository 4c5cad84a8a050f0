"""Suggesting fandoms for works that name none, from what the archive knows by now.

Each new story may teach the archive names, so this follows every taking in. A work is looked at
again only when what is known of its people has changed; its text is not reread for nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from storykeep.desk.landing import tag_claim
from storykeep.desk.models import StoredReading
from storykeep.desk.reader import unpacked
from storykeep.reading import suggest
from storykeep.reading.document import Known
from storykeep.reading.json import from_json
from storykeep.reading.known import fold, known_from
from storykeep.tags import rules as tag_rules
from storykeep.tags.services import ensure_tags
from storykeep.works import rules
from storykeep.works.catalogue import TagClaim
from storykeep.works.models import Tagging, Work
from storykeep.works.services.outbox import record_changes
from storykeep.works.services.tagging import recount, taggings_of

STATED = (rules.GIVEN, rules.CONFIRMED)
CHUNK = 200
"""Works looked at in one transaction."""
_STREAM = 2000


def suggest_fandoms() -> int:
    """Suggest a fandom, with the reason, wherever people are known; to how many works it was done.

    What a person confirmed or refused stays. Doing it again does nothing until more is known.
    """
    known = what_is_known()
    if not known.characters:
        return 0
    done = 0
    asked = _asked(known)
    while chunk := list(islice(asked, CHUNK)):
        done += _suggest_to(dict(chunk), known)
    return done


def what_is_known() -> Known:
    """The people of every work whose fandom is stated, by the story or by a person."""
    rows = (
        Tagging.objects.filter(
            Exists(_stated_fandom(OuterRef("work"))),
            tag__kind__in=(tag_rules.FANDOM, tag_rules.CHARACTER),
            state__in=rules.SHOWN,
        )
        .order_by("work_id")
        .values_list(
            "work_id", "tag__kind", "state", Coalesce("tag__synonym_of__name", "tag__name")
        )
        .iterator(chunk_size=_STREAM)
    )
    return known_from(_stated(rows))


def _stated_fandom(work: OuterRef) -> QuerySet[Tagging]:
    return Tagging.objects.filter(work=work, tag__kind=tag_rules.FANDOM, state__in=STATED)


def _stated(
    rows: Iterable[tuple[int, str, str, str]],
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    for _work, tags in groupby(rows, key=itemgetter(0)):
        fandoms, people = [], []
        for _, kind, state, name in tags:
            if kind == tag_rules.CHARACTER:
                people.append(name)
            elif state in STATED:
                fandoms.append(name)
        yield tuple(fandoms), tuple(people)


def _asked(known: Known) -> Iterator[tuple[int, str]]:
    """Works without a stated fandom of whose people something new is known: (work, what is known)."""
    rows = (
        Tagging.objects.filter(
            ~Exists(_stated_fandom(OuterRef("work"))),
            tag__kind=tag_rules.CHARACTER,
            state__in=rules.SHOWN,
        )
        .order_by("work_id")
        .values_list("work_id", "tag__name", "work__reading__known")
        .iterator(chunk_size=_STREAM)
    )
    for work, named in groupby(rows, key=itemgetter(0)):
        listed = list(named)
        digest = _digest((name for _, name, _ in listed), known)
        if digest and digest != listed[0][2]:
            yield work, digest


def _digest(names: Iterable[str], known: Known) -> str:
    """What is known of these people, as 32 hex digits; empty when it is nothing."""
    told: dict[str, Sequence[str]] = {}
    for name in names:
        folded = fold(name)
        for key in (folded, folded.partition(" ")[0]):
            if key in known.characters:
                told[key] = [repr(each) for each in known.characters[key]]
    if not told:
        return ""
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:32]


@transaction.atomic
def _suggest_to(digests: dict[int, str], known: Known) -> int:
    claims: dict[int, list[TagClaim]] = defaultdict(list)
    stored = list(StoredReading.objects.filter(work__in=digests).select_related("work"))
    for one in stored:
        if "fandoms" not in one.work.confirmed:
            said = from_json(json.loads(unpacked(bytes(one.reading))))
            claims[one.work_id] = [
                tag_claim(tag_rules.FANDOM, each.claim)
                for each in suggest.suggestions(said, unpacked(bytes(one.text)), known)
                if each.field == suggest.FANDOMS
            ]
        one.known = digests[one.work_id]
    StoredReading.objects.bulk_update(stored, ["known"])
    return _add(claims, {one.work_id: one.work for one in stored})


def _add(claims: dict[int, list[TagClaim]], works: dict[int, Work]) -> int:
    """Add what no tagging, of whatever state, says already."""
    tags = ensure_tags((claim.kind, claim.name) for each in claims.values() for claim in each)
    there = set(Tagging.objects.filter(work__in=claims).values_list("work_id", "tag_id"))
    rows = [
        row
        for work, each in claims.items()
        for row in taggings_of(works[work], each, tags)
        if (work, row.tag_id) not in there
    ]
    Tagging.objects.bulk_create(rows)
    recount({row.tag_id for row in rows})
    touched = {row.work_id for row in rows}
    record_changes(sorted(touched))
    return len(touched)
