"""Opening the data folder: settings, tables, and what to say when that fails."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from storykeep.cli.options import USAGE, fail
from storykeep.kit.environment import SettingError
from storykeep.kit.errors import DomainError

INTERRUPTED = 130
DEFAULT_PORT = 8713


def set_up(*, data: Path | None = None, host: str | None = None, port: int | None = None) -> None:
    """Load the settings, the command's own options first. Ends the process when they make no sense."""
    given = {"DATA": data and str(data.absolute()), "HOST": host, "PORT": port and str(port)}
    for name, value in given.items():
        if value:
            os.environ[f"STORYKEEP_{name}"] = value
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "storykeep.config.settings")
    import django  # noqa: PLC0415 - only after the environment is set

    try:
        django.setup()
    except SettingError as error:
        fail("setting-wrong", str(error), status=USAGE)
    except OSError as error:
        named = data or os.environ.get("STORYKEEP_DATA") or "archive"
        reason = error.strerror or str(error)
        fail("data-folder-unwritable", f"The data folder {named} cannot be used: {reason}.")


def data_folder() -> Path:
    """The data folder the settings name, absolute."""
    from django.conf import settings  # noqa: PLC0415

    folder: Path = settings.DATA
    return folder


def prepare() -> bool:
    """Bring the tables up to date; whether the archive is a new one, without any work.

    Asking when there is nothing to do takes some 50 ms.
    """
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    from storykeep.works.models import Work  # noqa: PLC0415

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
    return not Work.objects.exists()


@contextmanager
def plain_errors() -> Iterator[None]:
    """Whatever goes wrong ends the command with one plain line and a code, never a traceback."""
    from django.conf import settings  # noqa: PLC0415

    from storykeep.desk.services.storage import storage_errors  # noqa: PLC0415
    from storykeep.search.index import IndexDamaged  # noqa: PLC0415

    try:
        with storage_errors(settings.DATA):
            yield
    except DomainError as error:
        fail(error.code, error.message)
    except IndexDamaged as error:
        fail("index-damaged", f"{error} The stories are safe; try: storykeep reindex")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


@dataclass(frozen=True, slots=True)
class ListeningPlace:
    """Where and how the server listens."""

    host: str
    port: int
    workers: int


def listening_place() -> ListeningPlace:
    """The place the settings name; with the default port the next free one. Raises ``DomainError``."""
    from django.conf import settings  # noqa: PLC0415

    from storykeep.cli.serving import choose_port  # noqa: PLC0415

    host, port = settings.VALUES["host"], settings.VALUES["port"]
    port = choose_port(host, port, fixed=port != DEFAULT_PORT)
    os.environ["STORYKEEP_PORT"] = str(port)  # server processes read it
    return ListeningPlace(host, port, settings.VALUES["workers"])
