"""``storykeep serve``: serve an archive that is there."""

from __future__ import annotations

from pathlib import Path

import click

from storykeep.cli import archive, options


@click.command("serve")
@options.listening
def command(data: Path | None, host: str | None, port: int | None) -> None:
    """Serve the archive until Ctrl-C."""

    archive.set_up(data=data, host=host, port=port)
    with archive.plain_errors():
        from django.db import connections  # noqa: PLC0415

        from storykeep.cli import serving  # noqa: PLC0415

        archive.prepare()
        place = archive.listening_place()
        click.echo(f"The archive is at {serving.address(place.host, place.port)}/")
        connections.close_all()
        serving.serve(host=place.host, port=place.port, workers=place.workers)
