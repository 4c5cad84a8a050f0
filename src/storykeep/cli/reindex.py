"""``storykeep reindex``: make the index anew from the database."""

from __future__ import annotations

from pathlib import Path

import click

from storykeep.cli import archive, options


@click.command("reindex")
@options.data
def command(data: Path | None) -> None:
    """Make the search index anew. Readers are served meanwhile."""

    archive.set_up(data=data)
    with archive.plain_errors():
        from storykeep.search.indexer import rebuild  # noqa: PLC0415

        archive.prepare()
        click.echo(f"{rebuild():,} works are in the index.")
