"""``storykeep open``: make a pile of stories an archive, and serve it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from storykeep.cli import archive, options
from storykeep.cli.taker import Taker


@click.command("open")
@options.paths
@options.listening
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
def command(
    paths: tuple[Path, ...], data: Path | None, host: str | None, port: int | None, no_browser: bool
) -> None:
    """Make the archive if there is none, take in the stories under PATHS, and serve it.

    Run it again and it adds only what is new or changed. Exit status 1: some files made no work
    of their own.
    """

    archive.set_up(data=data, host=host, port=port)
    with archive.plain_errors():
        is_new = archive.prepare()
        place = archive.listening_place()
        with Taker(paths, data=archive.data_folder()) as taker:
            if is_new:
                taker.start()
                taker.finish()
            _serve(place, taker, browser=not no_browser)
    sys.exit(taker.status)


def _serve(place: archive.ListeningPlace, taker: Taker, *, browser: bool) -> None:
    from django.db import connections  # noqa: PLC0415

    from storykeep.cli import serving  # noqa: PLC0415
    from storykeep.cli.answering import open_browser, when_up  # noqa: PLC0415
    from storykeep.people.services import make_keeper_link  # noqa: PLC0415

    address = serving.address(place.host, place.port)
    entrance = f"{address}/enter/{make_keeper_link()}"
    connections.close_all()
    click.echo(f"The archive is at  {address}/")
    click.echo(f"For its keeper     {entrance}  (works once)")
    click.echo("Stop it with Ctrl-C.")
    sys.stdout.flush()

    def once_up() -> None:
        taker.start()  # an archive that is there answers first, and takes in meanwhile
        if browser:
            open_browser(entrance)

    when_up(once_up, host=place.host, port=place.port)
    serving.serve(host=place.host, port=place.port, workers=place.workers)
