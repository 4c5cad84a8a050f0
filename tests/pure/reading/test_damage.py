"""Signs of loss, each with its code and place."""

from __future__ import annotations

from make.readings import reading_of

TALK = [
    '"Is it far?" said Anna.',
    '"No," said Ben.',
    "She looked at the stairs.",
    '"Is it steep?"',
    '"Yes," he said.',
    '"Then I shall wait," said Anna.',
    '"For what?" Ben sat down.',
    '"For the lift."',
]


def codes(text: str) -> list[str]:
    return [finding.code for finding in reading_of(text).damage]


def test_a_whole_text_has_no_damage() -> None:
    assert codes("\n\n".join(TALK)) == []


def test_a_gap_in_a_running_conversation_means_lost_lines() -> None:
    text = "\n\n".join(TALK[:4]) + "\n\n\n" + "\n\n".join(TALK[4:])
    findings = reading_of(text).damage
    assert [each.code for each in findings] == ["lines-lost"]
    assert text[findings[0].start : findings[0].end] == "\n\n\n"


def test_a_passage_that_stands_twice_is_named() -> None:
    long = [line * 5 for line in TALK[:3]]
    assert codes("\n\n".join([*long, *TALK[3:], *long])) == ["passage-doubled"]


def test_a_text_that_breaks_off_is_named() -> None:
    assert codes("\n\n".join([*TALK, "And then she went down the stairs as far as the"])) == [
        "text-cut"
    ]


def test_characters_lost_in_transit_are_named() -> None:
    assert codes("\n\n".join([*TALK, "It wasn\ufffdt far."])) == ["characters-lost"]


def test_lost_paragraph_breaks_are_named() -> None:
    assert "breaks-lost" in codes(" ".join(TALK * 40))
