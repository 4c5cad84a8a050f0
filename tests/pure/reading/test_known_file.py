"""What is known goes through a file unchanged, and a file that makes no sense is told so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storykeep.reading.known import KINDS, Learned, fold, known_of, place_key
from storykeep.reading.known_file import load, rows_of, to_text
from storykeep.story.errors import StoryError

_WORDS = st.sampled_from(["Ianto Jones", "Ianto", "Jack", "the Hub", "Kestrel", "Odo", "Ö’Neill"])
_FANDOMS = st.sampled_from(["Torchwood", "Rooks", "Lamps (film)"])
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["people", "places", "fandoms", "relationships", "A B"]), inner
        )
    ),
    max_leaves=12,
)


@st.composite
def rows(draw: st.DrawFn) -> list[Learned]:
    found: dict[tuple[str, str, str, str], int] = {}
    for kind in draw(st.lists(st.sampled_from(KINDS), max_size=12)):
        fandom, name = draw(_FANDOMS), draw(_WORDS)
        key = place_key(name) if kind in {"place", "title"} else fold(name)
        row = (
            (kind, fold(fandom), fandom, fandom) if kind == "fandom" else (kind, key, fandom, name)
        )
        found[row] = draw(st.integers(1, 50))
    return [Learned(*row, works) for row, works in found.items()]


@given(rows())
def test_what_is_learned_goes_through_a_file_unchanged(learned: list[Learned]) -> None:
    again = list(rows_of(json.loads(to_text(learned))))
    assert sorted(again) == sorted(learned)
    assert known_of(again) == known_of(learned)


@given(_JSON)
def test_any_json_is_known_or_told_to_be_wrong(data: Any) -> None:
    code = ""
    try:
        known_of(rows_of(data))
    except StoryError as error:
        code = error.code
    assert code in {"", "known-wrong"}


def test_a_plain_file_written_by_hand_is_enough() -> None:
    data = {
        "people": {"Ianto Jones": "Torchwood", "Jack Harkness": ["Torchwood", "Doctor Who"]},
        "places": {"the Hub": "Torchwood"},
        "relationships": {"Janto": "Jack Harkness/Ianto Jones"},
    }
    known = known_of(rows_of(data))
    assert known.characters["ianto"][0].name == "Ianto Jones"
    assert {telling.fandom for telling in known.characters["jack"]} == {"Torchwood", "Doctor Who"}
    assert known.not_people == {"hub"}
    assert known.relationships == {"janto": "Jack Harkness/Ianto Jones"}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "known-wrong"),
        (b"\xff\xfe{", "known-wrong"),
        (b"[" * 100_000, "known-wrong"),
        (b'{"heroes": {}}', "known-wrong"),
        (b'{"people": {"Jack": 7}}', "known-wrong"),
        (b'{"people": {"Jack": {"Lamps": -1}}}', "known-wrong"),
        (b'{"people": ["Jack"]}', "known-wrong"),
    ],
)
def test_a_file_that_makes_no_sense_has_a_code(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "known.json").write_bytes(content)
    with pytest.raises(StoryError) as caught:
        load(tmp_path / "known.json")
    assert caught.value.code == code


def test_a_file_that_is_not_there_has_a_code(tmp_path: Path) -> None:
    with pytest.raises(StoryError) as caught:
        load(tmp_path / "nowhere.json")
    assert caught.value.code == "known-unreadable"
