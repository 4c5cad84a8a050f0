"""Has anything changed? Asked before every cached page, so it must cost microseconds.

SQLite counts in ``PRAGMA data_version`` the commits that other connections have made; only when it
moves is the archive's generation looked up. PostgreSQL has no such counter: there the look-up is done
each time.
"""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

from django.db import connection

from storykeep.works.services.outbox import generation

_LATEST = "SELECT coalesce(max(id), 0) FROM works_change"


class Freshness(threading.local):
    """The archive's generation as this thread last saw it, on a connection that never writes."""

    def __init__(self) -> None:
        self._connection: sqlite3.Connection | None = None
        self._version = -1
        self._generation = 0

    def generation(self) -> int:
        """The archive's generation now, with every commit made before this call counted in."""
        if connection.vendor != "sqlite":
            return generation()
        reader = self._reader()
        version = reader.execute("PRAGMA data_version").fetchone()[0]
        if version != self._version:
            self._generation = reader.execute(_LATEST).fetchone()[0]
            self._version = version
        return self._generation

    def _reader(self) -> sqlite3.Connection:
        if self._connection is None:
            name = Path(connection.settings_dict["NAME"])
            self._connection = sqlite3.connect(
                f"{name.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None
            )
        return self._connection
