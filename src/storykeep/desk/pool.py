"""A pool of processes that read files, made to outlive any file.

Unlike the pools of the standard library it knows which file a process was at when it died or
dawdled: that file is given up, a new process takes the dead one's place and the others never
notice. What waits, in either direction, is bounded, so memory does not grow with the pile.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import pickle
import signal
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from types import TracebackType

from storykeep.desk.reader import Failed, Job, Outcome

ReadFile = Callable[[Job, Path], Outcome]

AHEAD = 4
"""Files handed to a process before it has answered for the first."""
MOST_WAITING = 256
"""Files waiting to be handed out."""
MOST_BYTES = 16 * 1024 * 1024
"""Pickled outcomes waiting to be collected."""
PATIENCE = 120.0
"""Seconds after which a file has taken too long: fifty times what the longest novel needs."""
_TICK = 0.5

STOPPED = Failed(
    "reader-stopped",
    "The process reading it ended before it was done; the file is damaged or needs too much memory.",
)
TOO_LONG = Failed("took-too-long", "Reading it took far too long and was given up.")


@dataclass(slots=True)
class _Reader:
    process: ForkServerProcess
    line: Connection
    jobs: deque[Job] = field(default_factory=deque)
    since: float = 0.0
    """When it began with the first of ``jobs``, or later."""


class ReaderPool:
    """Use as a context manager; ``submit`` while there is ``room``, ``collect`` what is done.

    ``read_file`` must be importable by name. It runs in ``readers`` processes with ``data``.
    """

    def __init__(
        self, read_file: ReadFile, *, data: Path, readers: int, patience: float = PATIENCE
    ) -> None:
        self._read_file, self._data, self._patience = read_file, data, patience
        self._context: ForkServerContext = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload([read_file.__module__])
        self._readers: list[_Reader] = []
        self._size = max(1, readers)
        self._waiting: deque[Job] = deque()
        self._done: deque[tuple[Job, bytes | Failed]] = deque()
        self._done_bytes = 0
        self._pending: set[int] = set()
        self._lock = threading.Condition()
        self._closing = False
        self._broken: BaseException | None = None
        self._wake_in, self._wake_out = multiprocessing.Pipe(duplex=False)
        self._thread = threading.Thread(target=self._run, name="reader-pool", daemon=True)

    def __enter__(self) -> ReaderPool:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._lock:
            self._closing = True
        self._wake()
        self._thread.join()
        for reader in self._readers:
            self._end(reader)
        self._wake_in.close()
        self._wake_out.close()

    @property
    def room(self) -> int:
        """How many more files may be submitted now."""
        with self._lock:
            return max(0, MOST_WAITING - len(self._waiting))

    @property
    def pending(self) -> int:
        """Files submitted and not collected."""
        with self._lock:
            return len(self._pending)

    @property
    def oldest(self) -> int | None:
        """The lowest number among files submitted and not collected."""
        with self._lock:
            return min(self._pending, default=None)

    def submit(self, job: Job) -> None:
        with self._lock:
            self._waiting.append(job)
            self._pending.add(job.number)
        self._wake()

    def collect(self, timeout: float) -> tuple[Job, Outcome] | None:
        """The next file that is done, in no order; None if there is none within ``timeout`` seconds."""
        with self._lock:
            if not self._done and not self._broken:
                self._lock.wait(timeout)
            if self._broken:
                raise self._broken
            if not self._done:
                return None
            job, outcome = self._done.popleft()
            self._pending.discard(job.number)
            if isinstance(outcome, Failed):
                return job, outcome
            was_full = self._done_bytes > MOST_BYTES
            self._done_bytes -= len(outcome)
        if was_full:
            self._wake()
        return job, pickle.loads(outcome)  # noqa: S301 - from our own process

    def _wake(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            self._wake_out.send_bytes(b"")

    # Below here: the pool's own thread.

    def _run(self) -> None:
        try:
            while not self._closing:
                self._hand_out()
                self._wait()
                self._give_up_on_dawdlers()
        except BaseException as error:
            with self._lock:
                self._broken = error
                self._lock.notify_all()

    def _hand_out(self) -> None:
        with self._lock:
            wanted = min(self._size, len(self._readers) + len(self._waiting))
        while len(self._readers) < wanted:
            self._readers.append(self._start())
        for depth in range(AHEAD):
            for reader in self._readers:
                if len(reader.jobs) == depth:
                    self._hand_one(reader)

    def _hand_one(self, reader: _Reader) -> None:
        with self._lock:
            if not self._waiting:
                return
            job = self._waiting.popleft()
        if not reader.jobs:
            reader.since = time.monotonic()
        try:
            reader.line.send(job)
        except OSError:  # it died idle, through no fault of this file
            with self._lock:
                self._waiting.appendleft(job)
            return
        reader.jobs.append(job)

    def _wait(self) -> None:
        with self._lock:
            full = self._done_bytes > MOST_BYTES
        listened = [] if full else [reader.line for reader in self._readers]
        ready = wait([self._wake_in, *listened], _TICK)
        if self._wake_in in ready:
            while self._wake_in.poll():
                self._wake_in.recv_bytes()
        for reader in list(self._readers):
            if reader.line in ready:
                self._listen(reader)

    def _listen(self, reader: _Reader) -> None:
        try:
            outcome = reader.line.recv_bytes()
        except (EOFError, OSError):
            self._replace(reader, STOPPED)
            return
        self._answer(reader.jobs.popleft(), outcome)
        reader.since = time.monotonic()

    def _answer(self, job: Job, outcome: bytes | Failed) -> None:
        with self._lock:
            self._done.append((job, outcome))
            if not isinstance(outcome, Failed):
                self._done_bytes += len(outcome)
            self._lock.notify_all()

    def _give_up_on_dawdlers(self) -> None:
        now = time.monotonic()
        for reader in list(self._readers):
            late = reader.jobs and now - reader.since > self._patience
            if late and not reader.line.poll():  # else it waits for us, not we for it
                reader.process.kill()
                self._replace(reader, TOO_LONG)

    def _replace(self, reader: _Reader, verdict: Failed) -> None:
        """Give up the file a process ended at, and hand the ones behind it to others."""
        self._readers.remove(reader)
        self._end(reader)
        if reader.jobs:
            self._answer(reader.jobs.popleft(), verdict)
            with self._lock:
                self._waiting.extendleft(reversed(reader.jobs))

    def _start(self) -> _Reader:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=_serve, args=(theirs, self._read_file, self._data), daemon=True
        )
        process.start()
        theirs.close()
        return _Reader(process, ours)

    def _end(self, reader: _Reader) -> None:
        reader.line.close()
        reader.process.kill()
        reader.process.join()
        reader.process.close()


def _serve(line: Connection, read_file: ReadFile, data: Path) -> None:
    """A reading process: files in, outcomes out, until the other end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the archive's own process
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            job = line.recv()
            line.send_bytes(pickle.dumps(read_file(job, data), pickle.HIGHEST_PROTOCOL))
