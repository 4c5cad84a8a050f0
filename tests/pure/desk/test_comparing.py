"""Two texts of one story side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from storykeep.desk.comparing import Row, side_by_side

TEXTS = st.lists(st.sampled_from(["one", "two", "three"]), max_size=8).map("\n\n".join)


def test_equal_paragraphs_are_counted_and_others_stand_beside() -> None:
    rows = side_by_side("Title: A\n\none\n\ntwo", "Title: B\n\none\n\ntwo\n\nthe end")
    assert rows == [Row("Title: A", "Title: B"), Row(same=2), Row("", "the end")]


def test_line_breaks_within_a_paragraph_do_not_count() -> None:
    assert side_by_side("one\ntwo", "one two") == [Row(same=1)]


@given(TEXTS, TEXTS)
def test_no_paragraph_is_left_out(left: str, right: str) -> None:
    rows = side_by_side(left, right)
    ours = sum(row.same + bool(row.left) for row in rows)
    theirs = sum(row.same + bool(row.right) for row in rows)
    assert (ours, theirs) == (len(left.split()), len(right.split()))
