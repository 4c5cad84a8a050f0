"""Paragraphs found again where their breaks were lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storykeep.reading.text.breaks import with_breaks
from storykeep.reading.text.layout import lay_out
from storykeep.reading.text.quotes import style_of

CONVERSATION = [
    '"Is the ferry late?" asked Anna.',
    '"It is always late," said Ben. "You will get used to it."',
    '"I should rather not," she said.',
    '"Nobody ever does. It grows on you."',
    'Anna laughed at that, and asked, "Then why do you stay?"',
    '"For the herons."',
    "The water was grey below the pier. A boy was fishing. Behind the sheds a dog barked. It rained.",
    '"There," said Anna. "Now we shall be wet as well as late."',
    '"Take my coat," said Ben, "and stand under the roof."',
]


def pieces(text: str) -> list[str]:
    paragraphs = lay_out(text).paragraphs
    return [text[a:b] for a, b, *_ in with_breaks(text, paragraphs, style_of(text, paragraphs))]


def test_each_turn_of_a_conversation_is_a_paragraph_again() -> None:
    assert pieces(" ".join(CONVERSATION * 6)) == CONVERSATION * 6


def test_a_short_paragraph_is_left_as_it_is() -> None:
    text = " ".join(CONVERSATION[:6])
    assert pieces(text) == [text]


@pytest.mark.parametrize(
    "kept",
    [
        '"I was there," said Ben. "I saw it all."',
        '"Quiet," said Ben, "or she will hear."',
        '"Yes!" cried Ben. "Run!"',
    ],
)
def test_one_speaker_goes_on_over_a_tag(kept: str) -> None:
    text = " ".join([*CONVERSATION * 6, kept, '"Oh."', '"Hush."'])
    assert kept in pieces(text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"Where is it?" asked Ben.', '"In the boat."'),
        ('"It is late," said Ben.', '"Not very," said Anna.'),
        ('"I know."', 'Anna turned round and said, "Then tell me."'),
    ],
)
def test_another_speaker_begins_a_paragraph(before: str, after: str) -> None:
    text = " ".join([*CONVERSATION * 6, before, after, '"Hush," said Ben.'])
    assert {before, after} <= set(pieces(text))


@given(st.text(alphabet='ab AB.,!?"\n', max_size=300).map(lambda each: each * 20))
def test_nothing_is_lost_and_nothing_overlaps(text: str) -> None:
    paragraphs = lay_out(text).paragraphs
    found = with_breaks(text, paragraphs, style_of(text, paragraphs))
    place = 0
    for span in found:
        assert place <= span.start < span.end
        assert not text[place : span.start].strip()
        place = span.end
    assert not text[place:].strip()


@pytest.mark.parametrize("piece", ['"a" ', '"a." B. ', '" ', "a. ", '"a," said Ben. '])
def test_a_text_without_any_break_takes_no_long_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    paragraphs = lay_out(text).paragraphs
    begun = time.process_time()
    with_breaks(text, paragraphs, style_of(text, paragraphs))
    assert time.process_time() - begun < 4
