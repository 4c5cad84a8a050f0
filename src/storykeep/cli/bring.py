"""``storykeep import``: take stories into an archive, running or not."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

import click

from storykeep.cli import archive, options, progress
from storykeep.desk.services.tally import Tally


@click.command("import")
@options.paths
@options.data
@click.option("--publish", is_flag=True, help="Let readers have the stories at once.")
@click.option("--batch", type=click.IntRange(1, 1000), default=100, hidden=True)
@click.option("--leashed", is_flag=True, hidden=True, help="End when standard input ends.")
def command(
    paths: tuple[Path, ...], data: Path | None, publish: bool, batch: int, leashed: bool
) -> None:
    """Take in files, folders and zips of stories.

    They wait on the desk, unseen by readers, unless --publish is given. What is here already
    and has not changed is passed over. Exit status 1: some files made no work of their own.
    """

    finished = threading.Event()
    if leashed:
        leash = threading.Thread(target=_end_with_parent, args=(finished,), daemon=True)
        leash.start()
    archive.set_up(data=data)
    with archive.plain_errors():
        archive.prepare()
        tally = bring(paths, publish=publish, batch=batch)
    finished.set()  # from here on nothing that stops us changes what has been done
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    click.echo(progress.summary(tally), err=True)
    sys.exit(options.STORIES_LEFT_OUT if tally.not_taken_in else 0)


def bring(paths: tuple[Path, ...], *, publish: bool, batch: int) -> Tally:
    """Take in, index, and tell what goes on."""
    from django.conf import settings  # noqa: PLC0415

    from storykeep.cli.indexing import Indexing  # noqa: PLC0415
    from storykeep.desk.services.take_in import take_in  # noqa: PLC0415
    from storykeep.works import rules  # noqa: PLC0415

    with progress.Screen(paths) as screen, Indexing(screen) as listener:
        return take_in(
            paths=paths,
            state=rules.POSTED if publish else rules.ON_DESK,
            listener=listener,
            readers=settings.VALUES["readers"],
            batch=batch,
        )


def _end_with_parent(finished: threading.Event) -> None:
    """Whoever started this holds the other end of standard input: when they are gone, so are we."""
    while os.read(sys.stdin.fileno(), 1024):
        pass
    if not finished.is_set():
        os._exit(1)
