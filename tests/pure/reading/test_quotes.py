"""Direct speech, whatever marks it is set in."""

from __future__ import annotations

import pytest

from make.readings import reading_of, said_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"Come in," said Anna. "Sit."', ['"Come in,"', '"Sit."']),
        ("“Come in,” said Anna. “Sit.”", ["“Come in,”", "“Sit.”"]),
        (
            "'Come in,' said Anna. 'Don't sit.' 'Why?' said Ben. 'It's wet.'",
            ["'Come in,'", "'Don't sit.'", "'Why?'", "'It's wet.'"],
        ),
        ("‘Come in,’ said Anna. ‘Don’t.’", ["‘Come in,’", "‘Don’t.’"]),
        ("« Entrez », dit Anna. « Asseyez-vous. »", ["« Entrez »", "« Asseyez-vous. »"]),
        ("»Herein«, sagte Anna. »Setz dich.«", ["»Herein«", "»Setz dich.«"]),
        ("„Herein“, sagte Anna. „Setz dich.“", ["„Herein“", "„Setz dich.“"]),
    ],
)
def test_marks_of_every_kind_are_found(text: str, found: list[str]) -> None:
    assert said_in(text) == found


def test_dashes_open_speech_where_a_text_uses_them() -> None:
    text = "— Entrez, dit Anna.\n\n— Merci !\n\n— Asseyez-vous."
    assert said_in(text) == ["— Entrez,", "— Merci !", "— Asseyez-vous."]


def test_apostrophes_open_nothing() -> None:
    assert said_in("It wasn't Anna's. 'Tis hers, 'cause the girls' rooms weren't.") == []


def test_a_quotation_goes_on_over_paragraphs_without_damage() -> None:
    text = (
        '"It began in May.\n\n"First the well went dry.\n\n"Then the cow," said Anna. Ben nodded.'
    )
    found = reading_of(text)
    assert len(found.speech) == 3
    assert {each.speaker for each in found.speech} == {"Anna"}
    assert not found.damage


def test_a_lost_end_mark_is_damage_and_ends_before_the_tag() -> None:
    text = '"Come in, said Anna, and shut the door.\n\n"I will," said Ben.'
    found = reading_of(text)
    assert text[found.speech[0].start : found.speech[0].end] == '"Come in,'
    assert [each.code for each in found.damage] == ["quote-unclosed"]


def test_a_lost_mark_does_not_turn_the_rest_inside_out() -> None:
    rest = '\n\n"Yes," said Ben.\n\n"No," said Anna.'
    assert said_in('"Come in said Anna.' + rest)[1:] == ['"Yes,"', '"No,"']


def test_a_quoted_title_is_not_speech() -> None:
    assert said_in('She had read "The Raven" twice. The "good" chair was his.') == []
