"""The index folder: where the two indexes stand, what they have taken up, and reading them.

``index/state.json`` names the version of the shapes, the folder that holds the living indexes and
the last change they took up; it is replaced in one step after each commit, so that readers, who look
at it before each search, never see half a rebuild. All of it can be thrown away.
"""

from __future__ import annotations

import fcntl
import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from tantivy import Index, Searcher

from storykeep.search import schema

_DAMAGED = "damaged"
_opening = threading.Lock()


class IndexDamaged(Exception):
    """The engine could not read its files. They are rebuilt by the next ``catch_up``."""


@dataclass(frozen=True, slots=True)
class State:
    """What the living indexes are. ``applied`` is the highest ``Change`` taken up (0: none) and
    ``made_at`` its time, which together tell this archive's outbox from another's."""

    version: int
    folder: str
    applied: int
    made_at: str


@dataclass(frozen=True, slots=True)
class Reader:
    """The indexes as they were at one commit."""

    state: State
    folder: Path
    seen: tuple[Path, int, int]
    works_index: Index
    texts_index: Index
    works: Searcher
    texts: Searcher


_reader: Reader | None = None


def root() -> Path:
    """The index folder of this archive."""
    return Path(settings.DATA) / "index"


def read_state() -> State | None:
    """What stands in ``state.json``; null when it is missing, broken or of another version."""
    try:
        state = State(**json.loads((root() / "state.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    if state.version != schema.VERSION or (root() / state.folder / _DAMAGED).exists():
        return None
    return state


def write_state(state: State) -> None:
    """Replace ``state.json`` in one step, safe on disk before it counts."""
    draft = root() / ".state.json"
    with draft.open("w", encoding="utf-8") as file:
        json.dump(asdict(state), file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(root() / "state.json")


@contextmanager
def lock() -> Iterator[bool]:
    """Be the one indexer, of all threads and processes; false, at once, when there is one already."""
    root().mkdir(parents=True, exist_ok=True)
    with (root() / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


@contextmanager
def engine() -> Iterator[None]:
    """What goes wrong inside the engine, its panics too, comes out as ``IndexDamaged``."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise IndexDamaged(str(error)) from error
    except BaseException as error:
        # The engine's panics are no Exceptions, so that only this tells them from Ctrl-C.
        if type(error).__name__ == "PanicException":
            raise IndexDamaged(str(error)) from error
        raise


def open_indexes(folder: Path) -> tuple[Index, Index]:
    """The indexes *works* and *texts* under ``folder``. Raises ``IndexDamaged``."""
    with engine():
        pair = Index.open(str(folder / "works")), Index.open(str(folder / "texts"))
        for index in pair:
            index.config_reader("manual")
            index.reload()
        return pair


def make_indexes(folder: Path) -> tuple[Index, Index]:
    """New, empty indexes under ``folder``."""
    (folder / "works").mkdir(parents=True)
    (folder / "texts").mkdir()
    return (
        Index(schema.works_schema(), path=str(folder / "works")),
        Index(schema.texts_schema(), path=str(folder / "texts")),
    )


def current() -> Reader | None:
    """The indexes as last committed by any process; null when there are none that can be read.

    Costs one look at a file's inode when nothing has changed.
    """
    global _reader  # noqa: PLW0603 - one set of open files a process
    try:
        file = root() / "state.json"
        found = file.stat()
    except OSError:
        return None
    seen = (file, found.st_ino, found.st_mtime_ns)
    reader = _reader
    if reader is not None and reader.seen == seen:
        return reader
    with _opening:
        if _reader is None or _reader.seen != seen:
            _reader = _open(seen, _reader)
        return _reader


def _open(seen: tuple[Path, int, int], old: Reader | None) -> Reader | None:
    state = read_state()
    if state is None:
        return None
    folder = root() / state.folder
    try:
        if old is not None and old.folder == folder:
            pair = old.works_index, old.texts_index
            with engine():
                for index in pair:
                    index.reload()
        else:
            pair = open_indexes(folder)
        with engine():
            return Reader(state, folder, seen, *pair, pair[0].searcher(), pair[1].searcher())
    except IndexDamaged:
        return None


def condemn(reader: Reader) -> None:
    """Say that these files cannot be read: readers leave them, the next ``catch_up`` rebuilds."""
    global _reader  # noqa: PLW0603 - see ``current``
    _reader = None
    try:
        (reader.folder / _DAMAGED).touch()
    except OSError:
        return  # the folder is gone: that says the same
