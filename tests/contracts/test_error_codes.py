"""docs/error-codes.md lists every code the program can give, and no other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "storykeep"
PAGE = ROOT / "docs" / "error-codes.md"
# What carries a code; classes that inherit from one of these are found by themselves.
CARRIERS = frozenset(
    [
        "StoryError",
        "DomainError",
        "QueryError",
        "Failure",
        "Finding",
        "Failed",
        "Halt",
        "Trouble",
        "fail",
    ]
)
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+|empty|vanished|unreadable")
ROW = re.compile(r"^\| `([^`]+)` \| .+\. \| .+\. \|$")


def _trees() -> Iterator[tuple[str, ast.Module]]:
    for file in sorted(SOURCE.rglob("*.py")):
        yield str(file.relative_to(SOURCE)), ast.parse(file.read_text(encoding="utf-8"))


def _name(node: ast.expr) -> str:
    return (
        node.id
        if isinstance(node, ast.Name)
        else node.attr
        if isinstance(node, ast.Attribute)
        else ""
    )


def _carriers() -> set[str]:
    """The classes that carry a code, with all that inherit from them."""
    parents = {
        node.name: {_name(base) for base in node.bases}
        for _, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found = set(CARRIERS)
    while more := {name for name, bases in parents.items() if bases & found} - found:
        found |= more
    return found


def _codes_in_source() -> dict[str, str]:
    """Code to a file that gives it: the first word of that shape among a carrier's arguments."""
    carriers = _carriers()
    found: dict[str, str] = {}
    for file, tree in _trees():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and _name(node.func) in carriers):
                continue
            words = [arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant)]
            code = next((w for w in words if isinstance(w, str) and CODE.fullmatch(w)), None)
            if code:
                found.setdefault(code, file)
    return found


def _codes_on_page() -> list[str]:
    rows = [ROW.match(line) for line in PAGE.read_text(encoding="utf-8").splitlines()]
    return [row[1] for row in rows if row]


def test_every_code_the_program_gives_is_on_the_page() -> None:
    listed = set(_codes_on_page())
    assert {code: file for code, file in _codes_in_source().items() if code not in listed} == {}


def test_every_code_on_the_page_is_one_the_program_gives() -> None:
    assert set(_codes_on_page()) - set(_codes_in_source()) == set()


def test_no_code_is_listed_twice() -> None:
    codes = _codes_on_page()
    assert len(codes) == len(set(codes))


def test_every_row_of_the_page_is_a_code_with_meaning_and_advice() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    rows = [
        line for line in lines if line.startswith("|") and not line.startswith(("| Code", "|---"))
    ]
    assert [row for row in rows if not ROW.match(row)] == []


def test_each_table_is_in_order() -> None:
    for section in PAGE.read_text(encoding="utf-8").split("\n## "):
        codes = re.findall(r"^\| `([^`]+)`", section, re.MULTILINE)
        assert codes == sorted(codes)
