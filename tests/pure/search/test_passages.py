"""Cutting out where a search was found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storykeep.search.passages import LENGTH, Passage, passages_in
from storykeep.search.query import parse


def found(text: str, query: str, *, language: str = "en", most: int = 2) -> list[Passage]:
    tree = parse(query).tree
    assert tree is not None
    return passages_in(text, tree, place="text", language=language, chapter=1, most=most)


def hits(passages: list[Passage]) -> list[str]:
    return [piece.text for passage in passages for piece in passage.pieces if piece.is_hit]


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("The wolves ran.", "wolf", ["wolves"]),
        ("The wolf ran to the wolf.", "wolves", ["wolf", "wolf"]),
        ("A full moon, no half moon.", '"full moon"', ["full moon"]),
        ("Full, they said. Moon", '"full moon"', []),
        ("A wolf howled; wolfish.", "wolf*", ["wolf", "wolfish"]),
        ("Under the CAFÉ", "cafe", ["CAFÉ"]),
        ("A wolf and a fox", "wolf -fox", ["wolf"]),
        ("A wolf", "title:wolf", []),
        ("満月の夜に", "満月", ["満月"]),
        ("It was well-known here", "well-known", ["well-known"]),
    ],
)
def test_what_was_sought_is_marked(text: str, query: str, marked: list[str]) -> None:
    assert hits(found(text, query)) == marked


def test_english_rules_are_not_put_to_other_languages() -> None:
    assert hits(found("les portes ouvertes", "porting", language="fr")) == []


def test_a_passage_is_short_and_says_that_it_is_cut() -> None:
    text = "word " * 500 + "wolf " + "word " * 500

    [passage] = found(text, "wolf")

    assert sum(len(piece.text) for piece in passage.pieces) <= LENGTH + 20
    assert passage.pieces[0].text == "… "
    assert passage.pieces[-1].text == " …"


def test_a_passage_with_all_that_was_sought_comes_before_one_with_a_part() -> None:
    text = "wolf " + "word " * 200 + "wolf moon " + "word " * 200

    [passage] = found(text, "wolf moon", most=1)

    assert hits([passage]) == ["wolf", "moon"]


def test_a_frequent_word_does_not_hide_a_rare_one() -> None:
    text = "\n".join(["the wolf ran"] * 50 + ["the moon"])

    assert "moon" in hits(found(text, "the moon"))


def test_passages_do_not_lie_over_each_other() -> None:
    text = "\n".join(f"The wolf ran on day {day}. {'Long ago. ' * 30}" for day in range(40))

    first, second = found(text, "wolf")

    assert {piece.text for piece in first.pieces} & {"wolf"}
    assert "day 0." in "".join(piece.text for piece in first.pieces)
    assert "day 0." not in "".join(piece.text for piece in second.pieces)


@settings(max_examples=150)
@given(st.text(alphabet="ab é字\n.", max_size=600), st.sampled_from(["a", "ab OR b", '"a b"', "é"]))
def test_pieces_without_marks_of_omission_stand_in_the_text(text: str, query: str) -> None:
    for passage in found(text, query):
        said = "".join(piece.text for piece in passage.pieces).strip("… ")
        assert said in text
        assert any(piece.is_hit for piece in passage.pieces)
