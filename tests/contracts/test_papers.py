"""The papers say how it is done, and what they point at is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAPERS = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")],
    key=lambda file: str(file.relative_to(ROOT)),
)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
_TARGET = re.compile(r"`make ([a-z]+)")


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["make run", "make test", "storykeep open"])
def test_the_readme_names_the_commands(command: str) -> None:
    assert command in _text("README.md")


@pytest.mark.parametrize(
    "name",
    [
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "docs/architecture.md",
        "docs/words.md",
        "docs/performance.md",
        "docs/settings.md",
    ],
)
def test_a_paper_that_was_promised_is_there(name: str) -> None:
    assert _text(name).strip()


@pytest.mark.parametrize("paper", PAPERS, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_link_inside_the_house_leads_somewhere(paper: Path) -> None:
    targets = _LINK.findall(paper.read_text(encoding="utf-8"))
    inside = [target for target in targets if not re.match(r"[a-z]+:", target)]
    assert [target for target in inside if not (paper.parent / target).exists()] == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_make_command_that_a_paper_names_exists(paper: Path) -> None:
    named = set(_TARGET.findall(paper.read_text(encoding="utf-8")))
    there = set(re.findall(r"^([a-z]+):", _text("Makefile"), re.MULTILINE))
    assert named <= there


def test_the_architecture_page_names_every_room() -> None:
    page = _text("docs/architecture.md")
    rooms = [
        file.parent.name
        for file in (ROOT / "src" / "storykeep").glob("*/__init__.py")
        if file.parent.name not in {"locale", "static", "templates"}
    ]
    assert [room for room in rooms if not re.search(rf"\b{room}\b", page)] == []


def test_the_automatic_checks_run_make_test_and_nothing_else() -> None:
    lines = _text(".ci/run").strip().splitlines()
    assert lines[-1] == "exec make test"
    assert sum("make test" in line for line in lines if not line.startswith("#")) == 1
