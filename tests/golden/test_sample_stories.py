"""Each story that ships is read as ``docs/sample-stories.md`` says it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from storykeep.intake import Found, find, read_file

ROOT = Path(__file__).parents[2]
STORIES = ROOT / "stories"
ROW = re.compile(r"\| `(?P<name>[^`]+)` \| (?P<format>\w+) \| (?P<encoding>[\w-]*) *\|")
ROWS = {
    match["name"]: (match["format"], match["encoding"])
    for line in (ROOT / "docs" / "sample-stories.md").read_text(encoding="utf-8").splitlines()
    if (match := ROW.match(line))
}
SPELT = {"utf-8-sig": "utf-8", "mac_roman": "mac-roman", "windows-1252": "cp1252"}


def found(name: str) -> list[Found]:
    things = list(find([STORIES / name]))
    assert all(isinstance(thing, Found) for thing in things), things
    return [thing for thing in things if isinstance(thing, Found)]


def test_the_list_names_every_file_and_no_other() -> None:
    assert set(ROWS) == {path.name for path in STORIES.iterdir()}


@pytest.mark.parametrize("name", list(ROWS))
def test_a_sample_has_the_form_and_encoding_its_row_names(name: str) -> None:
    form, encoding = ROWS[name]
    for thing in found(name):
        _, story = read_file(thing)
        assert story.source is not None
        told = story.source.encoding or ""
        assert (story.source.format, SPELT.get(told, told)) == (form, encoding)


@pytest.mark.parametrize("name", list(ROWS))
def test_nothing_of_a_sample_is_garbled(name: str) -> None:
    for thing in found(name):
        _, story = read_file(thing)
        assert len(story.blocks) > 3
        assert not re.search("\ufffd|â€|Ã.|\x00|&[a-z]+;", story.text)
