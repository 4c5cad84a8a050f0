"""What a reading process may meet: each function stands in for ``desk.reader.read_file``."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from storykeep.desk.reader import Failed, Job, Outcome


def echo(job: Job, data: Path) -> Outcome:
    """Done at once; the message is the place."""
    return Failed("echo", job.place)


def die_at_bad(job: Job, data: Path) -> Outcome:
    """Ends as a process does that runs out of memory."""
    if "bad" in job.place:
        os.kill(os.getpid(), signal.SIGKILL)
    return echo(job, data)


def dawdle_at_bad(job: Job, data: Path) -> Outcome:
    """Never comes back from a bad file."""
    if "bad" in job.place:
        time.sleep(600)
    return echo(job, data)


def talk_much(job: Job, data: Path) -> Outcome:
    """Gives back half a megabyte."""
    return Failed("echo", "x" * 500_000)
