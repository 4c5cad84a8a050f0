"""Options that several commands share, and the errors they end in."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

STORIES_LEFT_OUT = 1
"""Exit status when some stories were not taken in."""
USAGE = 2
"""Exit status when the command was asked for in a way that makes no sense."""
CANNOT = 3
"""Exit status when the command could not be done."""

data = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="The data folder. [default: $STORYKEEP_DATA, else ./archive]",
)
host = click.option("--host", help="The network address to listen on. [default: 127.0.0.1]")
port = click.option("--port", type=click.IntRange(1, 65535), help="The port. [default: 8713]")
paths = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))


def listening(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--data``, ``--host`` and ``--port``."""
    return data(host(port(command)))


def fail(code: str, message: str, status: int = CANNOT) -> NoReturn:
    """End with one plain line."""
    click.echo(f"storykeep: {message} [{code}]", err=True)
    sys.exit(status)
