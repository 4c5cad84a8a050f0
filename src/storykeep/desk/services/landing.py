"""A batch of files becomes works, all in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from storykeep.desk.models import Arrival, StoredReading
from storykeep.desk.places import place_key, printable
from storykeep.desk.reader import Failed, Read, file_name
from storykeep.desk.services.finding_copies import Sketched, file_sketches
from storykeep.desk.services.judging import Settled, Verdict, judge, standing_for
from storykeep.desk.services.learning import note_lessons
from storykeep.intake import Found
from storykeep.works.catalogue import NewWork
from storykeep.works.models import Original, Work
from storykeep.works.services.taking_in import add_works, renew_work

_STATUS = {
    "new": Arrival.TAKEN_IN,
    "renew": Arrival.TAKEN_IN,
    "same": Arrival.TAKEN_IN,
    "duplicate": Arrival.DUPLICATE,
    "copy": Arrival.COPY,
    "failed": Arrival.FAILED,
}
UNRECORDED = frozenset({"not-found"})
"""A name that somebody mistyped is told, not kept."""


class Landed(NamedTuple):
    """What became of each file, and how many pairs of possible copies came to light."""

    verdicts: list[Verdict]
    copies: int


@transaction.atomic
def land_batch(batch: Sequence[Settled], *, state: str) -> Landed:
    """Make works of what was read, and write down what became of every file.

    ``state``: of new works (``rules.POSTED`` or ``rules.ON_DESK``). All or nothing is written.
    """
    verdicts = judge(batch, standing_for(batch))
    originals = _keep_originals(verdicts)
    works = _make_works(verdicts, originals, state)
    _renew_works(verdicts, originals, works)
    _keep_readings(verdicts, works)
    _write_arrivals(verdicts, originals, works)
    return Landed(verdicts, file_sketches(_sketched(verdicts, works)))


def _keep_originals(verdicts: Iterable[Verdict]) -> dict[str, int]:
    """Rows for all bytes that were had; primary keys by SHA-256."""
    wanted: dict[str, Original] = {}
    for verdict in verdicts:
        outcome = verdict.outcome
        if outcome.sha256:
            wanted.setdefault(
                outcome.sha256,
                Original(
                    sha256=outcome.sha256,
                    size=outcome.size,
                    format=outcome.format if isinstance(outcome, Read) else "",
                    name=printable(file_name(verdict.job.found.path))[:255],
                ),
            )
    Original.objects.bulk_create(wanted.values(), ignore_conflicts=True)
    return dict(Original.objects.filter(sha256__in=wanted).values_list("sha256", "pk"))


def _make_works(
    verdicts: Iterable[Verdict], originals: dict[str, int], state: str
) -> dict[int, Work]:
    """The new works, by the number of the file each came from."""
    numbers, new = [], []
    for verdict in verdicts:
        if verdict.fate == "new" and isinstance(verdict.outcome, Read):
            numbers.append(verdict.job.number)
            new.append(
                NewWork(
                    catalogue=verdict.outcome.catalogue,
                    chapters=verdict.outcome.chapters,
                    body_key=verdict.outcome.body_key,
                    original=originals[verdict.outcome.sha256],
                    state=state,
                )
            )
    return dict(zip(numbers, add_works(new), strict=True)) if new else {}


def _renew_works(
    verdicts: Iterable[Verdict], originals: dict[str, int], works: dict[int, Work]
) -> None:
    for verdict in verdicts:
        read, home = verdict.outcome, verdict.home
        if verdict.fate == "renew" and isinstance(read, Read) and home and home.work:
            works[verdict.job.number] = renew_work(
                work=home.work,
                catalogue=read.catalogue,
                chapters=read.chapters,
                body_key=read.body_key,
                original=originals[read.sha256],
            )


def _keep_readings(verdicts: Iterable[Verdict], works: dict[int, Work]) -> None:
    StoredReading.objects.bulk_create(
        [
            StoredReading(
                work=works[verdict.job.number],
                version=works[verdict.job.number].version,
                reading=verdict.outcome.reading,
                text=verdict.outcome.text,
                signs=verdict.outcome.signs,
                names=verdict.outcome.names,
                damage=sum(verdict.outcome.signs.values()),
            )
            for verdict in verdicts
            if verdict.job.number in works and isinstance(verdict.outcome, Read)
        ],
        update_conflicts=True,
        unique_fields=["work"],
        update_fields=[
            "version",
            "reading",
            "text",
            "signs",
            "damage",
            "names",
            "known",
            "suggested",
        ],
    )
    note_lessons(work.pk for work in works.values())


def _sketched(verdicts: Iterable[Verdict], works: dict[int, Work]) -> list[Sketched]:
    return [
        Sketched(work.pk, work.version, verdict.outcome.sketch, verdict.outcome.keys)
        for verdict in verdicts
        if isinstance(verdict.outcome, Read) and (work := works.get(verdict.job.number))
    ]


def _write_arrivals(
    verdicts: Iterable[Verdict], originals: dict[str, int], works: dict[int, Work]
) -> None:
    rows = [
        _arrival(verdict, originals, works) for verdict in verdicts if not _leaves_record(verdict)
    ]
    Arrival.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["place_key"],
        update_fields=[
            "path",
            "sha256",
            "size",
            "mtime_ns",
            "status",
            "code",
            "message",
            "original",
            "work",
            "came_at",
        ],
    )


def _leaves_record(verdict: Verdict) -> bool:
    """What cannot be reached today says nothing about what came in before."""
    if not isinstance(verdict.outcome, Failed) or verdict.outcome.sha256:
        return False
    here = verdict.record is not None and verdict.record.status != Arrival.FAILED
    return here or verdict.code in UNRECORDED


def _arrival(verdict: Verdict, originals: dict[str, int], works: dict[int, Work]) -> Arrival:
    found = verdict.job.found
    return Arrival(
        place=printable(verdict.job.place),
        place_key=place_key(verdict.job.place),
        path=printable(found.path),
        sha256=verdict.outcome.sha256,
        size=found.size if isinstance(found, Found) else 0,
        mtime_ns=found.mtime_ns if isinstance(found, Found) else 0,
        status=_STATUS[verdict.fate],
        code=verdict.code,
        message=verdict.message,
        original_id=originals.get(verdict.outcome.sha256),
        work_id=_work_of(verdict, works),
        came_at=timezone.now(),
    )


def _work_of(verdict: Verdict, works: dict[int, Work]) -> int | None:
    if verdict.job.number in works:
        return works[verdict.job.number].pk
    if verdict.home and verdict.home.number:
        return works[verdict.home.number].pk
    if verdict.home:
        return verdict.home.work
    return verdict.record.work_id if verdict.record else None
