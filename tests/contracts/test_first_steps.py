"""A machine that lacks something is told what to install, in words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import needs

ROOT = Path(__file__).resolve().parents[2]


def _make_venv(folder: Path, python: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ROOT / "tools" / "make-venv", folder],
        env={**os.environ, "PYTHON": python},
        capture_output=True,
        text=True,
        check=False,
    )


def _pretender(folder: Path, *, version: bool, venv: bool) -> str:
    """A stand-in for a Python that is too old, or that comes without ``venv``."""
    file = folder / "python"
    answers = f"case $2 in *version_info*) exit {int(not version)};; *) exit {int(not venv)};; esac"
    file.write_text(f"#!/bin/sh\n{answers}\n", encoding="utf-8")
    file.chmod(0o755)
    return str(file)


def test_a_python_that_is_too_old_is_said_to_be(tmp_path: Path) -> None:
    done = _make_venv(tmp_path / "venv", _pretender(tmp_path, version=False, venv=True))
    assert done.returncode == 1
    assert "Python 3.11 or newer" in done.stderr


def test_a_python_without_venv_is_told_the_package(tmp_path: Path) -> None:
    done = _make_venv(tmp_path / "venv", _pretender(tmp_path, version=True, venv=False))
    assert done.returncode == 1
    assert "apt-get install python3-venv" in done.stderr
    assert not (tmp_path / "venv").exists()


def test_a_good_python_makes_an_environment(tmp_path: Path) -> None:
    done = _make_venv(tmp_path / "venv", sys.executable)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "venv" / "bin" / "python").exists()


def test_what_the_tests_need_and_cannot_have_fails_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    needs.java.cache_clear()
    with pytest.raises(needs.MissingNeedError, match="install a Java runtime"):
        needs.needed(needs.java)
    needs.java.cache_clear()
