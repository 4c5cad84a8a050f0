"""``storykeep reindex``: make the index anew from the database."""

from __future__ import annotations

from pathlib import Path

import click

from storykeep.cli import archive, options


@click.command("reindex")
@options.data
def command(data: Path | None) -> None:
    """Make anew what is made from the stories: the search index, and what the archive knows.

    Readers are served meanwhile.
    """

    archive.set_up(data=data)
    with archive.plain_errors():
        from storykeep.desk.services.following import learn_anew  # noqa: PLC0415
        from storykeep.search.indexer import rebuild  # noqa: PLC0415

        archive.prepare()
        learn_anew()
        click.echo(f"{rebuild():,} works are in the index.")
