"""When the data folder itself gives way: said once, with a code, for whoever takes in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import OperationalError

from storykeep.desk.halting import disk_full, halt
from storykeep.kit.errors import DomainError


@contextmanager
def storage_errors(data: Path) -> Iterator[None]:
    """Turn a full disk or a locked folder into a ``DomainError``.

    Codes: ``disk-full``, ``data-folder-unwritable``, ``database-busy``, ``database-broken``.
    """
    try:
        yield
    except OSError as error:
        halted = halt(error, data)
        raise DomainError(halted.code, halted.message) from error
    except OperationalError as error:
        raise database_error(error, data) from error


def database_error(error: Exception, data: Path) -> DomainError:
    """What SQLite said, as one of our codes."""
    said = str(error).lower()
    if "full" in said or "disk i/o" in said:
        return DomainError("disk-full", disk_full(data))
    if "readonly" in said or "unable to open" in said:
        return DomainError(
            "data-folder-unwritable", f"The database in {data} cannot be written to."
        )
    if "locked" in said:
        return DomainError(
            "database-busy", "The database was busy for too long. Run the same command again."
        )
    return DomainError("database-broken", f"The database in {data} cannot be used: {error}.")
