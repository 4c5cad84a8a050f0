"""Taking in: a pile of files becomes works of the archive."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from heapq import heappop, heappush
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from storykeep import intake
from storykeep.desk.halting import Halt
from storykeep.desk.pool import ReaderPool
from storykeep.desk.reader import KNOWN_FILE, Read, read_file
from storykeep.desk.services.following import write_known
from storykeep.desk.services.judging import Settled, Verdict
from storykeep.desk.services.landing import land_batch
from storykeep.desk.services.locking import only_learner, only_taker
from storykeep.desk.services.sifting import Step, sift
from storykeep.desk.services.sketching import sketch_the_rest
from storykeep.desk.services.storage import storage_errors
from storykeep.desk.services.suggesting import follow_lessons
from storykeep.desk.services.tally import Listener, Silence, Tally
from storykeep.kit.errors import DomainError
from storykeep.works import originals

BATCH = 100
"""Stories landed in one transaction."""
BATCH_BYTES = 4 * 1024 * 1024
"""Text in one transaction: a pile of novels is landed a few at a time."""
_MOST_HELD = 64
"""Files held back for the sake of order while one before them is still being read."""
_IDLE = 0.5
"""Seconds without a story after which what is there is landed."""


def take_in(
    *,
    paths: Sequence[Path],
    state: str,
    listener: Listener | None = None,
    readers: int = 0,
    batch: int = BATCH,
) -> Tally:
    """Take in every story under ``paths``; new works get ``state``.

    ``readers``: processes that read; 0: one for each core. Files that make no work are told to the
    listener and the rest goes on. May be killed at any time and run again: a file is either landed
    whole or not at all. Raises ``DomainError``: ``path-in-archive``, ``take-in-busy``,
    ``disk-full``, ``data-folder-unwritable``, ``database-busy``.
    """
    data = Path(os.path.realpath(settings.DATA))
    listener, tally = listener or Silence(), Tally()
    for path in paths:
        if Path(os.path.realpath(path)).is_relative_to(data):
            raise DomainError("path-in-archive", _inside(path))
    with storage_errors(data), only_taker(data), only_learner(data, waits=True):
        originals.sweep(data)
        steps = sift(intake.find(paths), data=data, listener=listener, tally=tally)
        pool = ReaderPool(read_file, data=data, readers=readers or os.cpu_count() or 1)
        with closing(_settled(pool, steps)) as settled:
            for ready in _batches(settled, batch):
                landed = land_batch(ready, state=state)
                tally.possible_copies += landed.copies
                _count(landed.verdicts, listener, tally)
                listener.landed(tally)
        tally.possible_copies += sketch_the_rest()
        tally.suggested = follow_lessons()
        if tally.new or tally.renewed or not (data / KNOWN_FILE).exists():
            write_known(data)
    return tally


def _inside(path: Path) -> str:
    return _("%(path)s is part of the archive itself. Name the folder your own files are in.") % {
        "path": path
    }


def _settled(pool: ReaderPool, steps: Iterator[Step]) -> Generator[Settled | None, None, None]:
    """Files as they are done with; None when a while has passed without one.

    They come in the order they were found, so that of two alike the first is the one that stays;
    but not more of them than memory bears wait for one that takes long.
    """
    exhausted = False
    held: list[Settled] = []
    with pool:
        while not exhausted or pool.pending:
            while not exhausted and pool.room:
                step = next(steps, None)
                if step is None:
                    exhausted = True
                elif isinstance(step, tuple):
                    yield step
                else:
                    pool.submit(step)
            done = _collect(pool)
            if done is not None:
                heappush(held, done)
            too_many = len(held) > _MOST_HELD or sum(map(_size, held)) > BATCH_BYTES
            yield from _released(held, pool.oldest, all_of_them=too_many)
            if done is None:
                yield None


def _collect(pool: ReaderPool) -> Settled | None:
    done = pool.collect(_IDLE) if pool.pending else None
    if done is None:
        return None
    job, outcome = done
    if isinstance(outcome, Halt):
        raise DomainError(outcome.code, outcome.message)
    return job, outcome


def _released(held: list[Settled], oldest: int | None, *, all_of_them: bool) -> Iterator[Settled]:
    """Those that no file still being read comes before."""
    while held and (all_of_them or oldest is None or held[0][0].number < oldest):
        yield heappop(held)


def _batches(settled: Iterator[Settled | None], most: int) -> Iterator[list[Settled]]:
    """The same, in batches of at most ``most``."""
    batch: list[Settled] = []
    size = 0
    for one in settled:
        if one is not None:
            batch.append(one)
            size += _size(one)
        if batch and (one is None or len(batch) >= most or size >= BATCH_BYTES):
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _size(one: Settled) -> int:
    return one[1].size if isinstance(one[1], Read) else 0


def _count(verdicts: Sequence[Verdict], listener: Listener, tally: Tally) -> None:
    for verdict in verdicts:
        match verdict.fate:
            case "new":
                tally.new += 1
            case "renew":
                tally.renewed += 1
            case "same":
                tally.unchanged += 1
            case "duplicate":
                tally.duplicates += 1
            case "copy":
                tally.copies += 1
            case "failed":
                tally.failed += 1
        if verdict.code:
            listener.trouble(verdict.job.found.path, verdict.code, verdict.message)
