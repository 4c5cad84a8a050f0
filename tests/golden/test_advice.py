"""Our own stories, each with what a person would add to it, and what nobody should."""

from __future__ import annotations

from pathlib import Path

import pytest

from make.readings import reading_of

CASES = sorted((Path(__file__).parent / "advice").glob("*.txt"))


def _case(path: Path) -> tuple[set[str], set[str], set[str]]:
    """What a person would add, what they would not, and what the reading says they might."""
    head, _, text = path.read_text(encoding="utf-8").partition("\n\n")
    would, never = (
        {each.strip() for each in line.partition(":")[2].split(";")} - {""}
        for line in head.splitlines()
    )
    return would, never, {advice.value for advice in reading_of(text).advice}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_nothing_is_advised_that_nobody_would_add(path: Path) -> None:
    _, never, given = _case(path)
    assert given & never == set()


def test_four_of_five_things_a_person_would_add_are_advised_and_nine_of_ten_advised_are_right() -> (
    None
):
    cases = [_case(path) for path in CASES]
    right = sum(len(given & would) for would, _, given in cases)
    assert right >= 0.8 * sum(len(would) for would, _, _ in cases)
    assert right >= 0.9 * sum(len(given) for _, _, given in cases)
