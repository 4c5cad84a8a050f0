"""Who says what to whom, and why."""

from __future__ import annotations

import pytest

from make.readings import reading_of, speakers_of

TWO = "Anna looked at Ben. Ben looked at the stairs.\n\n"


@pytest.mark.parametrize(
    "tag",
    [
        '"Come in," said Anna.',
        '"Come in," Anna said.',
        'Anna said, "Come in."',
        '"Come in," whispered Anna softly.',
        '"Come in." Anna pointed at the door.',
        'Anna pointed at the door. "Come in."',
        '"Come in," Anna says.',
    ],
)
def test_a_name_beside_a_quotation_speaks_it(tag: str) -> None:
    assert speakers_of(TWO + tag) == ["Anna"]


def test_untagged_turns_go_back_and_forth() -> None:
    text = TWO + '"Is it far?" said Anna.\n\n"No," said Ben.\n\n"Is it steep?"\n\n"Yes."\n\n"Good."'
    assert speakers_of(text) == ["Anna", "Ben", "Anna", "Ben", "Anna"]


def test_whoever_is_called_by_name_does_not_speak() -> None:
    assert speakers_of(TWO + '"Is it far, Ben?"') == ["Anna"]


def test_a_pronoun_is_the_person_it_agrees_with() -> None:
    text = (
        "Mrs. Hale met Mr. Grey at the gate. " + '"You are late," she said.\n\n"I walked," he said.'
    )
    assert speakers_of(text) == ["Mrs. Hale", "Mr. Grey"]


def test_each_attribution_has_its_reason_addressee_and_confidence() -> None:
    speech = reading_of(TWO + '"Come in, Ben," said Anna.').speech[0]
    assert (speech.basis, speech.addressee) == ("name", "Ben")
    assert 0.9 < speech.confidence <= 1


def test_the_lines_of_a_script_are_their_speakers() -> None:
    text = (
        "ANNA: Is it far?\n\nBEN: No.\n\nANNA (sitting down): Good.\n\nBEN: It's steep, "
        "though.\n\nANNA: Oh."
    )
    assert speakers_of(text) == ["Anna", "Ben", "Anna", "Ben", "Anna"]


def test_ties_say_who_talks_with_whom() -> None:
    text = TWO + '"Is it far?" said Anna.\n\n"No," said Ben.\n\nClara slept.'
    tie = reading_of(text).ties[0]
    assert ({tie.a, tie.b}, tie.exchanges) == ({"Anna", "Ben"}, 2)
