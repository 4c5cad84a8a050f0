"""The code stays small enough to read: no long file, no long function, and no list of exceptions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "storykeep"
LINES_A_FILE = 400
LINES_A_FUNCTION = 60


def _modules() -> Iterator[tuple[str, str]]:
    for file in sorted(SOURCE.rglob("*.py")):
        if "migrations" not in file.parts:
            yield str(file.relative_to(SOURCE)), file.read_text(encoding="utf-8")


def test_no_file_is_longer_than_400_lines() -> None:
    lengths = {name: len(text.splitlines()) for name, text in _modules()}
    assert {name: lines for name, lines in lengths.items() if lines > LINES_A_FILE} == {}


def test_no_function_is_longer_than_60_lines() -> None:
    long = {
        f"{name}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for name, text in _modules()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: lines for name, lines in long.items() if lines > LINES_A_FUNCTION} == {}


def test_every_package_says_what_it_is_for() -> None:
    silent = [
        str(file.relative_to(SOURCE))
        for file in sorted(SOURCE.rglob("__init__.py"))
        if "migrations" not in file.parts
        and file.parent.name != "templatetags"
        and not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_no_model_overrides_save_and_no_signal_is_heard() -> None:
    heard = [
        name
        for name, text in _modules()
        for node in ast.walk(ast.parse(text))
        if (isinstance(node, ast.FunctionDef) and node.name == "save")
        or (isinstance(node, ast.ImportFrom) and "signals" in (node.module or ""))
    ]
    assert heard == []
