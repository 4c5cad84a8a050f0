"""What of a pile is new or changed: the rest is passed over without opening a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from storykeep.desk.models import Arrival
from storykeep.desk.places import is_within, place_key, place_of
from storykeep.desk.reader import Failed, Job
from storykeep.desk.services.tally import Listener, Tally
from storykeep.intake import Failure, Found

CHUNK = 400
"""Places looked up in one query."""
TRIED_AGAIN = frozenset({"reader-stopped", "took-too-long"})
"""Failures that may pass: the machine's fault as much as the file's."""

Step = Job | tuple[Job, Failed]


def sift(
    found: Iterable[Found | Failure], *, data: Path, listener: Listener, tally: Tally
) -> Iterator[Step]:
    """Jobs for what must be read, and what failed while walking, in the order found.

    What is unchanged since last time is counted in ``tally`` (its troubles told again) and left out.
    """
    walk, number = iter(found), 0
    while chunk := list(islice(walk, CHUNK)):
        places = [(place_of(each), each) for each in chunk]
        outside = [(place, each) for place, each in places if not is_within(place, data)]
        known = _known(place_key(place) for place, _ in outside)
        for place, each in outside:
            number += 1
            job = Job(number, place, each)
            if isinstance(each, Failure):
                yield job, Failed(each.code, each.message)
            elif (record := known.get(place_key(place))) and _unchanged(record, each):
                _count_again(record, each, listener, tally)
            else:
                yield job
        listener.landed(tally)


def _known(keys: Iterable[str]) -> dict[str, Arrival]:
    rows = Arrival.objects.filter(place_key__in=list(keys)).only(
        "place_key", "size", "mtime_ns", "status", "code", "message", "sha256"
    )
    return {row.place_key: row for row in rows}


def _unchanged(record: Arrival, found: Found) -> bool:
    if (record.size, record.mtime_ns) != (found.size, found.mtime_ns):
        return False
    if record.status != Arrival.FAILED:
        return True
    return bool(record.sha256) and record.code not in TRIED_AGAIN


def _count_again(record: Arrival, found: Found, listener: Listener, tally: Tally) -> None:
    if record.status == Arrival.TAKEN_IN:
        tally.unchanged += 1
        return
    if record.status == Arrival.DUPLICATE:
        tally.duplicates += 1
    elif record.status == Arrival.COPY:
        tally.copies += 1
    else:
        tally.failed += 1
    listener.trouble(found.path, record.code, record.message)
