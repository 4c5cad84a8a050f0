"""The tests' own ground is what it says it is."""

from __future__ import annotations

import socket
import sqlite3
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from make.works import make_work

on_sqlite = pytest.mark.skipif(
    settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3",
    reason="says what the default database is like",
)


def test_a_connection_to_another_machine_is_refused() -> None:
    with pytest.raises(RuntimeError, match="this machine only"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_a_name_of_another_machine_is_not_looked_up() -> None:
    with pytest.raises(RuntimeError, match="this machine only"):
        socket.getaddrinfo("archive.example", 80)


@on_sqlite
def test_a_second_connection_sees_the_rows_of_the_first(transactional_db: None) -> None:
    work = make_work(title="Seen from elsewhere")
    with sqlite3.connect(str(connection.settings_dict["NAME"])) as other:
        found = other.execute("select title from works_work where id = ?", [work.pk]).fetchall()
    other.close()
    assert found == [("Seen from elsewhere",)]


@on_sqlite
def test_the_database_runs_with_the_archives_own_settings(db: None) -> None:
    with connection.cursor() as cursor:
        said = [
            cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert said == ["wal", 2, 1]


def test_each_test_has_a_data_folder_of_its_own(data_folder: Path, tmp_path: Path) -> None:
    assert data_folder == settings.DATA
    assert data_folder.is_relative_to(tmp_path)
    assert list(data_folder.iterdir()) == []
