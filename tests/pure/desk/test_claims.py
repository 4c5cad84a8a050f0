"""A stored reading, whatever is in it, becomes claims with places or without."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from storykeep.desk.claims import cast_places, cast_spans, claims_of, spans_of
from storykeep.works.catalogue import FIELDS

TEXT = "Title: Lamps\n\nMara saw Tom. Maram did not.\n\nMara left."


def claim(value: str, start: int | None = None, end: int | None = None) -> dict[str, Any]:
    return {"value": value, "basis": "header", "confidence": 0.9, "start": start, "end": end}


def test_an_empty_reading_says_nothing_of_any_field() -> None:
    assert claims_of({}, TEXT) == {field: [] for field in FIELDS}


def test_a_claim_keeps_its_place() -> None:
    [title] = claims_of({"title": claim("Lamps", 7, 12)}, TEXT)["title"]
    assert (title.start, title.end, title.id(1)) == (7, 12, "e-title-1")


def test_a_place_outside_the_text_is_no_place() -> None:
    [title] = claims_of({"title": claim("Lamps", 7, 999)}, TEXT)["title"]
    assert title.start is None


def test_a_note_without_a_place_is_looked_for() -> None:
    said = {"disclaimer_place": {"value": "Mara left."}}
    [note] = claims_of(said, TEXT)["disclaimer"]
    assert TEXT[note.start : note.end] == "Mara left."


def test_people_stand_for_characters_where_the_story_names_none() -> None:
    said = {"cast": [{"name": "Mara", "aliases": []}, {"name": "Tom", "aliases": []}]}
    found = claims_of(said, TEXT)["characters"]
    assert [(one.value, one.id(9)) for one in found] == [("Mara", "cast-1"), ("Tom", "cast-2")]


def test_people_are_marked_once_only() -> None:
    said = {"cast": [{"name": "Mara", "aliases": []}]}
    assert spans_of(said, claims_of(said, TEXT), TEXT) == []


def test_a_person_is_found_under_every_name_and_numbered_once_a_part() -> None:
    said = {"cast": [{"name": "Mara", "aliases": ["Tom"]}]}
    found = [(TEXT[span.start : span.end], span.id) for span in cast_spans(said, TEXT, 0)]
    assert found == [("Mara", "cast-1"), ("Tom", ""), ("Mara", "")]


def test_a_person_is_first_met_where_the_reading_says_or_the_text_does() -> None:
    told, untold = {"name": "Mara", "places": [[46, 50]]}, {"name": "Tom"}
    assert cast_places(told, 1, TEXT) == [("cast-1", 46, 50)]
    assert cast_places(untold, 2, TEXT) == [("cast-2", 23, 26)]


def test_a_marked_scene_is_shown_where_it_is_told_out_of_time() -> None:
    scenes = [{"start": 20, "end": 30, "basis": "mark", "time": "later"}]
    [found] = spans_of({"chapters": [{"scenes": scenes}]}, {}, TEXT)
    assert (found.start, found.label) == (20, "marked-later")


def test_only_unmarked_scenes_are_shown() -> None:
    scenes = [
        {"start": 14, "end": 20, "basis": None, "time": None},
        {"start": 20, "end": 30, "basis": "mark", "time": None},
        {"start": 30, "end": 40, "basis": "inferred", "time": "earlier"},
    ]
    found = spans_of({"chapters": [{"scenes": scenes}]}, {}, TEXT)
    assert [(span.start, span.kind, span.label) for span in found] == [(30, "scene", "earlier")]


PLACED = st.fixed_dictionaries(
    {
        "value": st.text("ab<&", max_size=5),
        "code": st.just("lines-lost"),
        "start": st.one_of(st.none(), st.integers(-5, 80)),
        "end": st.one_of(st.none(), st.integers(-5, 80)),
        "speaker": st.one_of(st.none(), st.just("Mara")),
    }
)


@given(st.dictionaries(st.sampled_from(["references", "damage", "speech"]), st.lists(PLACED)))
def test_every_mark_stands_within_the_text(said: dict[str, Any]) -> None:
    for span in spans_of(said, {}, TEXT):
        assert 0 <= span.start <= span.end <= len(TEXT)
