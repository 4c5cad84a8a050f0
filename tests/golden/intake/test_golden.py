"""Each folder ``<format>/<case>`` holds a file as it may come in, and the story it becomes.

The file is ``input.*``; an EPUB or DOCX stands unpacked in ``book/``. ``make golden`` writes
``golden.json`` anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from make.hostile import zipped
from storykeep.intake import read
from storykeep.story.json import from_json, to_json

HERE = Path(__file__).parent
CASES = sorted(
    path for path in HERE.glob("*/*") if path.is_dir() and path.parent.name != "__pycache__"
)


def _input(case: Path) -> tuple[str, bytes]:
    book = case / "book"
    if not book.is_dir():
        (file,) = case.glob("input.*")
        return file.name, file.read_bytes()
    files = sorted(path for path in book.rglob("*") if path.is_file())
    packed = {str(path.relative_to(book)): path.read_bytes() for path in files}
    return f"input.{case.parent.name}", zipped(packed)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_a_file_becomes_this_story(case: Path, golden: Callable[[Path, str], None]) -> None:
    story = read(*_input(case))
    as_json = to_json(story)
    assert from_json(as_json) == story
    golden(case / "golden.json", json.dumps(as_json, ensure_ascii=False, indent=1) + "\n")
