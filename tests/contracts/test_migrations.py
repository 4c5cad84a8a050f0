"""Migrations say what the models say, on both databases, forward and back; PostgreSQL really works."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command

from cluster import Cluster, running_cluster

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with running_cluster() as running:
        yield running


def _run(command: list[str], **environment: str) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-5000:]
    return done.stdout


def _forward_and_back(folder: Path, **environment: str) -> dict[str, list[str]]:
    script = str(Path(__file__).with_name("forward_and_back.py"))
    answer: dict[str, list[str]] = json.loads(
        _run([script], STORYKEEP_DATA=str(folder), **environment)
    )
    return answer


def test_no_model_has_changed_without_a_migration(db: None) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)


def test_migrations_go_forward_and_back_on_sqlite(tmp_path: Path) -> None:
    said = _forward_and_back(tmp_path, STORYKEEP_DATABASE="")
    assert said["left"] == ["django_migrations"]
    assert "works_work" in said["now"]


def test_migrations_go_forward_and_back_on_postgresql(cluster: Cluster, tmp_path: Path) -> None:
    address = cluster.make_database("forward_and_back")
    said = _forward_and_back(tmp_path, STORYKEEP_DATABASE=address, **cluster.environment)
    assert said["left"] == ["django_migrations"]
    assert "works_work" in said["now"]


def test_the_rooms_keep_their_promises_on_postgresql(cluster: Cluster) -> None:
    address = cluster.make_database("rooms")
    command = ["-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider", "-x"]
    command += [f"tests/rooms/{room}" for room in ("works", "tags", "people", "desk")]
    there = [part for part in command if not part.startswith("tests/") or (ROOT / part).is_dir()]
    said = _run(there, STORYKEEP_DATABASE=address, **cluster.environment)
    assert " passed" in said
