"""Thoughts set off from the narration; they are not said aloud."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from make.readings import reading_of
from storykeep.intake.html import read_html
from storykeep.reading import read
from storykeep.reading.document import Reading

TALK = '"Are you there?" said Anna.\n\n"I am here," said Ben.\n\n"Good," said Anna.\n\n'


def thoughts_of(reading: Reading, text: str) -> list[tuple[str, str, str | None]]:
    return [(each.kind, text[each.start : each.end], each.thinker) for each in reading.thoughts]


def thought_in(text: str) -> list[tuple[str, str, str | None]]:
    return thoughts_of(reading_of(text), text)


@pytest.mark.parametrize("marks", ["__", "//", "**", "~~", "''", "‘’"])
def test_a_thought_with_its_tag_has_its_thinker(marks: str) -> None:
    thought = f"{marks[0]}Not again,{marks[1]}"
    text = f"{TALK}{thought} thought Ben. He put the kettle on.\n\nNobody came."
    assert thought_in(text) == [("thought", thought, "Ben")]


def test_a_pronoun_leads_to_the_one_person_it_may_mean() -> None:
    text = f"{TALK}Anna looked at the door. _Not again,_ she thought.\n\nNobody came."
    assert thought_in(text) == [("thought", "_Not again,_", "Anna")]


def test_nobody_is_named_where_two_might_think() -> None:
    text = f"{TALK}Anna looked at Ben, and Ben at her. _Why me?_\n\nNobody came."
    assert thought_in(text) == [("thought", "_Why me?_", None)]


def test_slanted_markup_is_read() -> None:
    html = (
        "<html><body><p>“Are you there?” said Anna.</p><p>“I am here,” said Ben.</p>"
        "<p>Ben put down <i>The Times</i>. <i>I should have <b>known</b> &amp; gone.</i>"
        " It was <em>late</em>.</p>"
        "</body></html>"
    )
    story = read_html(html)
    found = read(story)
    assert thoughts_of(found, story.text) == [("thought", "I should have known & gone.", "Ben")]


def test_a_legend_says_what_marks_mean() -> None:
    text = (
        "'blah' = thoughts\n/blah/ = telepathy\n[blah] = sign language\n\n"
        + TALK
        + "Ben frowned. 'the boat is gone'\n\n/Come home/ Anna sent.\n\n[Now] Ben signed.\n\nIt rained."
    )
    assert [each[:2] for each in thought_in(text)] == [
        ("thought", "'the boat is gone'"), ("telepathy", "/Come home/"), ("signed", "[Now]"),
    ]  # fmt: skip


def test_quoted_thoughts_stay_speech_and_say_so() -> None:
    text = TALK + '"Not again," thought Ben.\n\n"Tea?" said Anna.'
    found = reading_of(text)
    assert [each.kind for each in found.speech] == ["said", "said", "said", "thought", "said"]
    assert not found.thoughts


@pytest.mark.parametrize(
    "line",
    [
        "Ben read _The Raven_ twice, and _Emma_ once.",
        "It was _very_ late, and he was *so* tired.",
        "The boys' boats weren't the girls' boats.",
        "He had the 'good' chair, and she the and/or chair.",
        '"I _know_ you. _Do you hear?_" said Ben.',
        "*waves* ~~~ // ** __ ''",
        "See http://example.org/a/b/ and ~/notes/.",
        "* * *",
        "He said 'tis late 'cause 'em boys came.",
        "_The door was shut._",
    ],
)
def test_what_is_only_set_off_is_no_thought(line: str) -> None:
    assert thought_in(f"{TALK}{line}\n\nNobody came.") == []


def test_a_letter_in_italics_is_no_thought() -> None:
    letter = "_" + "I hope you are well, and that you will write to me soon. " * 6 + "_"
    assert thought_in(f"{TALK}{letter}\n\nNobody came.") == []


@given(st.text(alphabet="_/*~'‘’\" Ab.,?I\n", max_size=300))
def test_thoughts_stand_in_order_inside_the_text_and_outside_speech(text: str) -> None:
    found = reading_of("x " + text)
    place = 0
    for each in found.thoughts:
        assert place <= each.start < each.end <= len(text) + 2
        assert all(s.end <= each.start or s.start >= each.end for s in found.speech)
        place = each.end


@pytest.mark.parametrize("piece", ["_", "'", "/", "'A", "_A", "~A ", "*A'a ", "'A b. "])
def test_marks_without_end_take_no_long_time(piece: str) -> None:
    text = '"A," said Anna. "B."\n\n' + piece * (100_000 // len(piece))
    begun = time.process_time()
    reading_of(text)
    assert time.process_time() - begun < 8
