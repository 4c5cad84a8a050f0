"""What stands beside a quotation and tells who speaks it."""

from __future__ import annotations

import pytest

from make.readings import speakers_of

THREE = "Anna looked at Ben. Ben looked at Clara Hale. Clara Hale looked at the stairs.\n\n"


@pytest.mark.parametrize(
    "tag",
    [
        '"Is it far," thought Anna.',
        '"And besides," went on Anna, "it is late."',
        '"No!" broke in Anna.',
        'Before Ben could answer, Anna quickly said, "It is far."',
        'Ben turned away; and with a sigh Anna replied, "It is far."',
        'She saw Ben, and Anna said to herself "It is far, and steep too, and I am tired."',
        'The silence was broken by Anna saying, "It is far."',
    ],
)
def test_whoever_stands_nearest_the_verb_speaks(tag: str) -> None:
    assert set(speakers_of(THREE + tag)) == {"Anna"}


def test_a_tag_that_ends_its_sentence_does_not_lead_in_to_the_next_paragraph() -> None:
    text = THREE + '"Is it far, Clara?" Ben asked.\n\n"It is."\n\n"And steep?" Ben asked.\n\n"No."'
    speakers = speakers_of(text)
    assert speakers[0] == speakers[2] == "Ben"
    assert "Ben" not in (speakers[1], speakers[3])


def test_two_tags_of_one_paragraph_are_two_speakers() -> None:
    text = (
        "Mrs. Hale met Mr. Grey at the gate.\n\n"
        '"You are late," said Mrs. Hale. He made no answer; but then burst out with, "I walked."'
    )
    assert speakers_of(text) == ["Mrs. Hale", "Mr. Grey"]


def test_whom_a_tag_is_said_to_answers() -> None:
    text = THREE + '"Is it far?" said Ben to Clara Hale.\n\n"It is."'
    assert speakers_of(text) == ["Ben", "Clara Hale"]


def test_whoever_is_called_sir_or_madam_is_of_that_gender() -> None:
    text = (
        "Mrs. Hale and Miss Grey stood with Mr. Brown.\n\n"
        '"Is it far?" said Miss Grey.\n\n"It is, ma\'am."'
    )
    assert speakers_of(text)[1] == "Mr. Brown"
