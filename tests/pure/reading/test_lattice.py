"""The chain over turns, against all ways a conversation may have gone, one by one."""

from __future__ import annotations

from itertools import product
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storykeep.reading.speech.lattice import NOBODY, Chain

SCORES = st.floats(-3, 3)
TURNS = st.lists(
    st.tuples(
        st.dictionaries(st.integers(0, 2), SCORES, max_size=3), st.tuples(SCORES, SCORES, SCORES)
    ),
    min_size=1,
    max_size=5,
)
Turns = list[tuple[dict[int, float], tuple[float, float, float]]]


def one_by_one(turns: Turns) -> list[dict[int, float]]:
    """For each turn the chance of each speaker: the weight of all ways in which they speak it."""
    people = [list(local) or [NOBODY] for local, _ in turns]
    found: list[dict[int, float]] = [dict.fromkeys(each, 0.0) for each in people]
    for way in product(*people):
        weight = 1.0
        earlier = before = NOBODY
        for person, (local, (once, again, twice)) in zip(way, turns, strict=True):
            score = local.get(person, 0.0)
            score += once * (person == before) + again * (person == earlier)
            score += twice * (person == before == earlier)
            weight *= exp(score)
            earlier, before = before, person
        for chances, person in zip(found, way, strict=True):
            chances[person] += weight
    return [
        {p: weight / sum(each.values()) for p, weight in each.items() if p != NOBODY}
        for each in found
    ]


@given(TURNS)
def test_chances_are_those_of_all_ways_together(turns: Turns) -> None:
    chain = Chain()
    for local, moves in turns:
        chain.add(local, moves)
    for found, wanted in zip(chain.chances(), one_by_one(turns), strict=True):
        assert found == pytest.approx(wanted, abs=1e-6)


def test_a_late_turn_tells_who_spoke_the_ones_before_it() -> None:
    chain = Chain()
    for local in ({0: 0.0, 1: 0.0}, {0: 0.0, 1: 0.0}, {0: 5.0, 1: 0.0}):
        chain.add(local, (-2.0, 1.0, 0.0))
    first, second, third = chain.chances()
    assert first[0] > 0.8
    assert second[1] > 0.8
    assert third[0] > 0.9


def test_no_turns_have_no_chances() -> None:
    assert Chain().chances() == []
