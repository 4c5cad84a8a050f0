"""The pictures of a story: whatever the people are called, drawn inside the frame and well-formed."""

from __future__ import annotations

import re
from math import isfinite
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from storykeep.front import arcs
from storykeep.front.arcs import Person, Picture, Tie

ANYTHING = st.text(st.characters(), max_size=40)
NUMBERS = st.integers(min_value=0, max_value=10**9)
PEOPLE = st.lists(st.builds(Person, name=ANYTHING, quotes=NUMBERS), max_size=20)
ENDS = st.integers(min_value=-3, max_value=25)
TIES = st.lists(st.builds(Tie, a=ENDS, b=ENDS, exchanges=NUMBERS, said=ANYTHING), max_size=60)
HOSTILE = "<script>alert(\"'&</title>"


def drawn(picture: Picture, title: str = "Who", description: str = "What") -> ElementTree.Element:
    return ElementTree.fromstring(arcs.draw(picture, title=title, description=description))


def of_three(*ties: Tie) -> Picture:
    return arcs.lay_out([Person("Mara", 9), Person("Tom", 3), Person("The Baker", 0)], ties)


@settings(max_examples=80, deadline=None)
@given(PEOPLE, TIES)
def test_any_people_and_ties_stay_inside_the_frame(people: list[Person], ties: list[Tie]) -> None:
    picture = arcs.lay_out(people, ties)
    for dot in picture.dots:
        assert dot.radius <= dot.x <= picture.width - dot.radius
        assert dot.radius <= dot.y <= picture.height - dot.radius
    for arc in picture.arcs:
        assert isfinite(arc.reach)
        assert 0 < arc.x < arc.farthest <= picture.width
        assert 0 < arc.top < arc.bottom < picture.height
        assert arc.top - arc.thickness / 2 >= 0
        assert arc.bottom + arc.thickness / 2 <= picture.height


@settings(max_examples=80, deadline=None)
@given(PEOPLE, TIES, ANYTHING)
def test_any_words_make_a_well_formed_picture_that_keeps_them(
    people: list[Person], ties: list[Tie], title: str
) -> None:
    picture = arcs.lay_out(people, ties)
    tree = drawn(picture, title)
    shown = [text.findtext("title") for text in tree.iter("text")]
    assert shown == [dot.name for dot in picture.dots]
    assert len(tree.findall("path")) == len(picture.arcs)
    assert "style" not in {name for one in tree.iter() for name in one.attrib}


def test_a_hostile_name_is_only_a_name() -> None:
    picture = arcs.lay_out([Person(HOSTILE, 1), Person("Tom", 1)], [Tie(0, 1, 1, HOSTILE)])
    tree = drawn(picture, HOSTILE, HOSTILE)
    assert not list(tree.iter("script"))
    assert tree.findtext("title") == HOSTILE
    assert tree.findtext("path/title") == HOSTILE


def test_the_picture_is_named_and_described_for_those_who_do_not_see_it() -> None:
    tree = drawn(of_three(), "Who talks to whom", "An arc joins two.")
    named = {one.get("id"): one.text for one in tree.iter() if one.get("id")}
    assert tree.get("role") == "img"
    assert [named[each] for each in tree.get("aria-labelledby", "").split()] == [
        "Who talks to whom",
        "An arc joins two.",
    ]


def test_at_most_twelve_people_are_drawn() -> None:
    people = [Person(f"Person {number}", 1) for number in range(13)]
    picture = arcs.lay_out(people, [Tie(0, 11, 1), Tie(0, 12, 1)])
    assert [dot.name for dot in picture.dots] == [f"Person {number}" for number in range(12)]
    assert len(picture.arcs) == 1


def test_two_who_say_more_to_each_other_have_the_thicker_arc() -> None:
    picture = of_three(Tie(0, 1, 9, "much"), Tie(0, 2, 1, "little"))
    thick = {arc.said: arc.thickness for arc in picture.arcs}
    assert thick["much"] > thick["little"]


def test_two_who_only_share_scenes_have_a_broken_arc_under_the_others() -> None:
    tree = drawn(of_three(Tie(0, 1, 4), Tie(1, 2, 0)))
    assert [path.get("class") for path in tree.findall("path")] == ["arc arc-together", "arc"]


def test_who_never_speaks_has_a_hollow_dot() -> None:
    tree = drawn(of_three())
    kinds = [dot.get("class") for dot in tree.findall("circle")]
    assert kinds == ["dot", "dot", "dot dot-silent"]


def test_nobody_is_tied_to_themself_or_twice_to_another() -> None:
    picture = of_three(Tie(1, 1, 5), Tie(0, 1, 2, "first"), Tie(1, 0, 7, "again"))
    assert [arc.said for arc in picture.arcs] == ["first"]


def test_a_name_too_long_is_cut_and_told_in_full_beside() -> None:
    name = "Colonel Fitzwilliam of Rosings"
    [text] = drawn(arcs.lay_out([Person(name, 1)], [])).findall("text")
    label = "".join(text.itertext()).removeprefix(name)
    assert label.endswith("…")
    assert len(label) <= 17
    assert text.findtext("title") == name


def test_wide_letters_are_cut_earlier() -> None:
    [latin] = arcs.lay_out([Person("l" * 30, 1)], []).dots
    [wide] = arcs.lay_out([Person("灯" * 30, 1)], []).dots
    assert len(wide.label) < len(latin.label)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(min_value=-5, max_value=10**9),
            st.sampled_from(["", "now", "earlier", "later", HOSTILE]),
        ),
        min_size=1,
        max_size=300,
    )
)
def test_any_scenes_fill_the_strip_in_order(scenes: list[tuple[int, str]]) -> None:
    fields = ElementTree.fromstring(arcs.draw_strip(scenes)).findall("rect")
    assert len(fields) == len(scenes)
    edges = [(float(one.get("x", "")), float(one.get("width", ""))) for one in fields]
    assert all(width >= 0 for _x, width in edges)
    assert edges == sorted(edges, key=lambda edge: edge[0])
    assert edges[0][0] == 0
    assert abs(sum(edges[-1]) - arcs.WIDTH) < 0.5


def test_earlier_and_later_scenes_show_by_their_height_as_well() -> None:
    strip = arcs.draw_strip([(10, ""), (10, "earlier"), (10, "later")])
    assert re.findall(r'class="(\S+)" x="\S+" y="(\d+)"', strip) == [
        ("scene-now", "4"),
        ("scene-earlier", "8"),
        ("scene-later", "0"),
    ]


def test_no_scenes_make_no_strip() -> None:
    assert arcs.draw_strip([]) == ""
