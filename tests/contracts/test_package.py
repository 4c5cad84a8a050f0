"""What is installed is whole: the wheel carries everything that stands beside the code."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
NOT_SHIPPED = {".pyc"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that ``pip install .`` would install; the build tool is the one already here."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
    command += ["--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder), "."]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    [built] = folder.glob("storykeep-*.whl")
    return built


def test_the_wheel_carries_every_file_of_the_package(wheel: Path) -> None:
    stands = {
        str(file.relative_to(SOURCE))
        for file in (SOURCE / "storykeep").rglob("*")
        if file.is_file() and file.suffix not in NOT_SHIPPED and not file.name.startswith(".")
    }
    with zipfile.ZipFile(wheel) as opened:
        assert sorted(stands - set(opened.namelist())) == []


def test_the_wheel_carries_nothing_but_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        tops = {name.split("/")[0] for name in opened.namelist()}
    assert {top.partition("-")[0] for top in tops} == {"storykeep"}


def test_the_wheel_carries_the_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        assert any(name.endswith("licenses/LICENSE") for name in opened.namelist())
