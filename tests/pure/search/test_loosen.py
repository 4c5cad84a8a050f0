"""What to try when nothing was found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storykeep.search.loosen import loosened
from storykeep.search.query import QueryError, parse


def loosen(query: str) -> list[tuple[str, str]]:
    tree = parse(query).tree
    assert tree is not None
    return loosened(tree)


@pytest.mark.parametrize(
    ("query", "looser"),
    [
        ("wolf", []),
        ('"full moon"', [("apart", "full moon")]),
        ("title:wolf", [("anywhere", "wolf")]),
        ("wolf -fox", [("unlimited", "wolf")]),
        ("wolf words<500", [("unlimited", "wolf")]),
        ("wolf moon", [("any", "wolf OR moon")]),
        ("-wolf", []),
    ],
)
def test_a_search_is_asked_for_less(query: str, looser: list[tuple[str, str]]) -> None:
    assert loosen(query) == looser


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ['"a OR b"', '"x-y z"', "title:", "-", "(", ")", " OR ", " ", "wolf", "words<9"]
        ),
        max_size=12,
    ).map("".join)
)
def test_whatever_is_suggested_can_be_asked(query: str) -> None:
    try:
        tree = parse(query).tree
    except QueryError:
        return
    for _, typed in loosened(tree) if tree is not None else []:
        assert parse(typed).tree is not None
        assert parse(typed).notes == ()
