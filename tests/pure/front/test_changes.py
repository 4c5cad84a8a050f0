"""How a story's company changes, as readers are shown it."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from storykeep.front import arcs
from storykeep.front.changes import MOST_PARTS, changes
from storykeep.front.inside import inside


def cast(*names: str) -> list[dict[str, Any]]:
    return [{"name": name, "aliases": [], "quotes": 1, "mentions": 1} for name in names]


def scene(*present: str, **exchanges: int) -> dict[str, Any]:
    pairs = [{"a": pair[0], "b": pair[1], "count": count} for pair, count in exchanges.items()]
    return {"start": 0, "end": 1, "present": list(present), "exchanges": pairs}


def test_who_is_there_is_told_in_runs_of_scenes() -> None:
    scenes = [scene("A"), scene("A", "B"), scene("B"), scene("A")]
    found = changes(inside({"cast": cast("A", "B"), "chapters": [{"scenes": scenes}]}, ""))
    assert found
    assert [(one.name, one.there) for one in found.people] == [("A", "1–2, 4"), ("B", "2–3")]


def test_scenes_of_several_chapters_are_numbered_within_them() -> None:
    chapters = [{"scenes": [scene("A"), scene("A")]}, {"scenes": [scene("A")]}]
    found = changes(inside({"cast": cast("A"), "chapters": chapters}, ""))
    assert found
    assert found.people[0].there == "1.1–2.1"


def test_exchanges_are_counted_part_by_part() -> None:
    scenes = [scene(AB=2), scene(AB=1), scene(), scene(AC=4), scene("A")]
    found = changes(inside({"cast": cast("A", "B", "C"), "chapters": [{"scenes": scenes}]}, ""))
    assert found
    assert len(found.parts) == MOST_PARTS
    assert [(pair.one, pair.other, sum(pair.counts)) for pair in found.pairs] == [
        ("A", "C", 4),
        ("A", "B", 3),
    ]


def test_one_scene_changes_nothing() -> None:
    said = {"cast": cast("A"), "chapters": [{"scenes": [scene("A")]}]}
    assert changes(inside(said, "")) is None


@given(
    st.lists(
        st.tuples(st.text(max_size=20), st.lists(st.integers(0, 2), min_size=1, max_size=300)),
        max_size=12,
    )
)
def test_any_company_is_drawn_inside_its_frame(people: list[tuple[str, list[int]]]) -> None:
    tree = ElementTree.fromstring(arcs.draw_grid(people, title="Who", description="What"))
    for field in tree.findall("rect"):
        left, width = float(field.get("x", "")), float(field.get("width", ""))
        assert 0 <= left <= left + width <= arcs.WIDTH + 0.5
    drawn = {step > 1 for _name, steps in people for step in steps if step}
    kinds = {one.get("class") == "grid-speaks" for one in tree.findall("rect")}
    assert kinds == drawn
