"""The indexer: takes up the outbox, one process at a time, and rebuilds what is missing or broken.

A crash at any point leaves changes in the outbox that are taken up again, which does no harm:
a work is always deleted by its id and added as it is now.
"""

from __future__ import annotations

import logging
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tantivy import Index, IndexWriter, Query

from storykeep.kit.background import keep_doing
from storykeep.search import documents, index
from storykeep.search.index import IndexDamaged, State
from storykeep.search.schema import VERSION
from storykeep.works.models import Change, Work

_log = logging.getLogger(__name__)

_WORKS_HEAP = 15_000_000  # bytes; the least the engine takes
_TEXTS_HEAP = 32_000_000
_MOST_CHANGES = 4_000  # rows of the outbox a commit
_PACE = 0.5  # seconds between two looks at the outbox


def catch_up() -> int:
    """Take up all outstanding changes; how many changes (in a rebuild: works) this call took.

    Returns at once while another indexer is at work, which looks again when it has done, so that
    nothing is left behind. Raises ``IndexDamaged`` when not even a new index can be read.
    """
    taken = 0
    while is_behind():
        with index.lock() as mine:
            if not mine:
                return taken
            taken += _take_up_all()
    return taken


def rebuild() -> int:
    """Build the index anew beside the old one, which answers meanwhile; how many works it holds.

    Returns 0 and does nothing while another indexer is at work.
    """
    with index.lock() as mine:
        return _rebuild() if mine else 0


def is_behind() -> bool:
    """Whether there is anything to take up or rebuild. One query."""
    reader = index.current()
    if reader is None:
        return True
    # Taken-up changes are pruned but for the newest, so that this one row means: nothing to do.
    first = [
        (pk, at.isoformat())
        for pk, at in Change.objects.order_by("pk").values_list("pk", "made_at")[:2]
    ]
    state = reader.state
    return first != ([(state.applied, state.made_at)] if state.applied else [])


def _take_up_all() -> int:
    taken = 0
    while is_behind():
        state = index.read_state()
        if state is None or index.current() is None or not _is_of_this_archive(state):
            taken += _rebuild()
            continue
        try:
            taken += _take_up(state)
        except IndexDamaged:
            _log.warning("The search index could not be read and is built anew.", exc_info=True)
            taken += _rebuild()
    return taken


def _is_of_this_archive(state: State) -> bool:
    """Whether the last change taken up stands in this outbox. After a restored backup it does not."""
    row = Change.objects.filter(pk=state.applied).first()
    return row is not None and row.made_at.isoformat() == state.made_at


def _take_up(state: State) -> int:
    """Take up the oldest outstanding changes in one commit."""
    # By what stands in the outbox, not by "later than the last": in PostgreSQL a change with a lower
    # id may be committed after one with a higher.
    rows = Change.objects.exclude(pk=state.applied).order_by("pk")
    rows_now = list(rows.values_list("pk", "work", "made_at")[:_MOST_CHANGES])
    if not rows_now:
        return 0
    touched = {work for _, work, _ in rows_now if work is not None}
    with _writers(*index.open_indexes(index.root() / state.folder)) as (works, texts):
        for pk in touched:
            works.delete_documents_by_term("id", pk)
            texts.delete_documents_by_term("id", pk)
            texts.delete_documents_by_term("part_of", pk)
        _add(works, texts, touched)
    newest, _, made_at = rows_now[-1]
    if newest > state.applied:
        index.write_state(State(VERSION, state.folder, newest, made_at.isoformat()))
    else:
        index.write_state(state)
    _prune([pk for pk, _, _ in rows_now] + [state.applied], keep=max(newest, state.applied))
    return len(rows_now)


def _prune(taken: list[int], *, keep: int) -> None:
    Change.objects.filter(pk__in=[pk for pk in taken if pk != keep]).delete()


def _rebuild() -> int:
    """Every work into new indexes in a new folder; then these are the ones that count."""
    old = _folders()
    folder = f"g{time.time_ns()}"  # never one that an open reader knows already
    # Read first: what is committed while the works are read stays in the outbox and is taken up after.
    outbox = list(Change.objects.order_by("pk").values_list("pk", "made_at"))
    ids = list(Work.objects.order_by("pk").values_list("pk", flat=True))
    with _writers(*index.make_indexes(index.root() / folder)) as (works, texts):
        _add(works, texts, ids)
    newest, made_at = (outbox[-1][0], outbox[-1][1].isoformat()) if outbox else (0, "")
    index.write_state(State(VERSION, folder, newest, made_at))
    for start in range(0, len(outbox), _MOST_CHANGES):
        _prune([pk for pk, _ in outbox[start : start + _MOST_CHANGES]], keep=newest)
    for path in old:
        shutil.rmtree(path, ignore_errors=True)
    if index.current() is None:
        raise IndexDamaged("A new search index could not be read.")
    return len(ids)


def _folders() -> list[Path]:
    return [path for path in index.root().glob("g*") if path.name[1:].isdigit()]


def _add(works: IndexWriter, texts: IndexWriter, ids: Iterable[int]) -> None:
    for entry in documents.entries(ids):
        works.add_document(documents.work_document(entry))
        for document in documents.text_documents(entry):
            texts.add_document(document)


@contextmanager
def _writers(works: Index, texts: Index) -> Iterator[tuple[IndexWriter, IndexWriter]]:
    """Both writers; committed and closed at the end, given up when anything goes wrong.

    They live for one batch only: a long-lived one keeps its memory, and files nobody needs.
    """
    with index.engine():
        pair = works.writer(_WORKS_HEAP, 1), texts.writer(_TEXTS_HEAP, 1)
    try:
        yield pair
        with index.engine():
            for writer in pair:
                writer.commit()
    except BaseException:
        for writer in pair:
            writer.rollback()
        raise
    finally:
        with index.engine():
            for writer in pair:
                writer.garbage_collect_files()
                writer.wait_merging_threads()


def agrees() -> list[str]:
    """What the index and the database do not agree on, one line each; nothing when all is well."""
    reader = index.current()
    if reader is None:
        return ["There is no index that can be read."]
    with index.engine():
        listed = _prints(reader.works_index)
        worded = _prints(reader.texts_index)
    said = []
    seen = set()
    for entry in documents.entries(Work.objects.values_list("pk", flat=True)):
        pk = entry.work.pk
        seen.add(pk)
        for name, held, with_text in (("works", listed, False), ("texts", worded, True)):
            if held.get(pk) != [documents.fingerprint(entry, with_text=with_text)]:
                said.append(f"Work {pk}: {_what(held.get(pk))} in the index {name}.")
    said += [f"Work {pk} is in the index but not here." for pk in sorted({*listed, *worded} - seen)]
    return said


def _what(held: list[int] | None) -> str:
    if not held:
        return "missing"
    return "out of date" if len(held) == 1 else "more than once"


def _prints(one: Index) -> dict[int, list[int]]:
    """The fingerprints of an index's works by id, each as often as it is there."""
    searcher = one.searcher()
    found = searcher.search(Query.all_query(), max(searcher.num_docs, 1)).hits
    places = [place for _, place in found]
    prints: dict[int, list[int]] = {}
    ids = searcher.fast_field_values("id", places)
    values = searcher.fast_field_values("fingerprint", places)
    for pk, value in zip(ids, values, strict=True):
        if pk is not None and value is not None:
            prints.setdefault(int(pk), []).append(int(value))
    return prints


def start_follower() -> None:
    """Keep the index up with the outbox in the background, in processes that serve pages."""
    keep_doing(
        catch_up,
        name="index",
        pace=_PACE,
        trouble="The search index could not catch up; it will try again.",
    )
