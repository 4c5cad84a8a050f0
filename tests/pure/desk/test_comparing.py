"""Two texts of one story side by side."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from make.prose import make_paragraphs
from storykeep.desk.comparing import Row, folded_away, side_by_side

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


def _joined(paragraphs: list[str]) -> str:
    return "\n\n".join(paragraphs)


def test_quotes_case_and_dashes_do_not_count() -> None:
    assert side_by_side("“Stay,” she said – twice.", '"STAY", she said -- twice.') == [Row(same=1)]


def test_versions_of_a_paragraph_stand_beside_one_another_whatever_is_missing_between() -> None:
    story = make_paragraphs("aligned", 800)
    changed = [text.replace("she", "the woman").replace("he ", "the man ") for text in story]
    del changed[3:5]
    rows = side_by_side(_joined(story), _joined(changed))
    beside = {row.left: row.right for row in rows if row.left and row.right}
    assert all(
        beside.get(one, other) == other for one, other in zip(story[:3], changed, strict=False)
    )
    assert all(
        beside.get(one, other) == other
        for one, other in zip(story[5:], changed[3:], strict=True)
        if one != other
    )


def test_a_long_run_in_one_text_only_is_folded() -> None:
    story = make_paragraphs("grows", 900)
    rows = folded_away(side_by_side(_joined(story[:4]), _joined(story)))
    assert rows == [Row(same=4), Row(right=story[4], only=len(story) - 4, last=story[-1])]


def test_the_words_that_differ_are_marked() -> None:
    [row] = side_by_side("The old lamp burned low.", "The new lamp burned very low.")
    assert row.left_parts == [("The ", False), ("old", True), (" lamp burned low.", False)]
    assert [text for text, differs in row.right_parts if differs] == ["new", "very"]


@given(TEXTS, TEXTS)
def test_the_parts_of_a_row_are_its_text(left: str, right: str) -> None:
    row = Row(" ".join(left.split()), " ".join(right.split()))
    assert "".join(text for text, _differs in row.left_parts) == row.left
    assert "".join(text for text, _differs in row.right_parts) == row.right


HOSTILE = {
    "all alike": lambda number: ["the same"] * number,
    "two by turns": lambda number: ["one", "other"] * (number // 2),
    "none alike": lambda number: [f"word {n} of {number}" for n in range(number)],
    "a few by turns": lambda number: [f"{n * n % 7}" for n in range(number)],
}


@pytest.mark.parametrize("ours", HOSTILE)
@pytest.mark.parametrize("theirs", HOSTILE)
def test_no_text_makes_comparing_slow(ours: str, theirs: str) -> None:
    def took(number: int) -> float:
        one, other = HOSTILE[ours](number), HOSTILE[theirs](number + 7)[::-1]
        begun = time.process_time()
        side_by_side(_joined(one), _joined(other))
        return time.process_time() - begun

    assert took(12_000) < 25 * max(took(2_000), 0.02)
