"""How often a suggested fandom is the right one, on a made archive whose fandoms share first names."""

from __future__ import annotations

from random import Random

import pytest

from make.fandoms import Case, make_archive, make_cases
from make.readings import reading_of

SIZES = (30, 16, 10, 8, 6, 4, 3, 2, 1, 1)
"""Works of each fandom that the archive learns from."""
ARCHIVES = (20, 21, 22)
"""Seeds: each makes other fandoms, other people, other stories."""


@pytest.fixture(scope="module")
def told() -> list[tuple[Case, frozenset[str]]]:
    """Each case with what is suggested for it."""
    found = []
    for chance in map(Random, ARCHIVES):
        canons, known = make_archive(chance, SIZES)
        for case in make_cases(chance, canons, 25):
            said = reading_of(case.text, known=known).fandoms
            found.append((case, frozenset(one.value for one in said)))
    return found


def test_nearly_every_suggested_fandom_is_right(told: list[tuple[Case, frozenset[str]]]) -> None:
    suggested = sum(len(said) for _, said in told)
    right = sum(len(said & case.fandoms) for case, said in told)
    assert right / suggested >= 0.97


def test_most_stories_of_one_known_fandom_are_suggested_it(
    told: list[tuple[Case, frozenset[str]]],
) -> None:
    asked = [(case, said) for case, said in told if len(case.fandoms) == 1]
    assert sum(said == case.fandoms for case, said in asked) / len(asked) >= 0.75


def test_stories_of_no_known_fandom_are_suggested_none(
    told: list[tuple[Case, frozenset[str]]],
) -> None:
    asked = [said for case, said in told if not case.fandoms]
    assert sum(map(bool, asked)) <= len(asked) * 0.02


def test_both_fandoms_of_a_crossover_are_suggested_or_one_or_none_but_no_third(
    told: list[tuple[Case, frozenset[str]]],
) -> None:
    asked = [(case, said) for case, said in told if len(case.fandoms) == 2]
    assert all(said <= case.fandoms for case, said in asked)
    assert sum(said == case.fandoms for case, said in asked) >= len(asked) * 0.35
