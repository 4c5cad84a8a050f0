"""Scripts, chat logs and text messages: lines whose speaker stands before them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from make.readings import reading_of
from storykeep.reading.text.layout import lay_out
from storykeep.reading.text.scripts import find_script

BEFORE = "Anna had not slept. The lamp was still burning when the sun came up over the roofs.\n\n"
AFTER = "\n\nShe shut the lid and went down to the kitchen, where it was warm and nobody asked her anything."


def lines_of(text: str) -> list[tuple[str, str]]:
    """(speaker’s label, what is said) of every script line."""
    script = find_script(text, lay_out(text).paragraphs)
    return [
        (text[a:b], text[quote.start : quote.end])
        for (a, b), quote in zip(script.labels, script.quotes, strict=True)
    ]


@pytest.mark.parametrize(
    "form",
    [
        "{}: {}",
        "{}:  {}",
        "{} - {}",
        "**{}:** {}",
        "**{}**: {}",
        "<{}> {}",
        "[12:03] <{}> {}",
        "[12:03:44] {}: {}",
        "(12:03) {}: {}",
        "12:03 {}: {}",
        "{} (12:03 PM): {}",
        "{} [12:03]: {}",
        "{} says: {}",
        "[2004-11-02 12:03] {}: {}",
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_run_of_lines_with_speakers_is_talk(form: str, between: str) -> None:
    said = [
        ("Heero", "Where are you?"),
        ("Duo", "On the roof. It is raining."),
        ("Heero", "Come down."),
        ("Duo", "No."),
        ("Heero", "Duo."),
    ]
    assert lines_of(BEFORE + between.join(form.format(*each) for each in said) + AFTER) == said


def test_nicks_need_no_capital() -> None:
    text = "shini_02: you there?\nheavyarms: ...\nshini_02: that is a yes\nheavyarms: yes"
    found = reading_of(BEFORE + text + AFTER)
    assert [each.speaker for each in found.speech] == ["shini_02", "heavyarms"] * 2


def test_an_aside_is_not_said() -> None:
    text = (
        "RAT (softly): Is it far?\n\nMOLE: (yawning) Very.\n\nRAT [to himself]: Oh.\n\nMOLE: What?"
    )
    assert [said for _, said in lines_of(text)] == ["Is it far?", "Very.", "Oh.", "What?"]


def test_who_joins_leaves_or_waves_says_nothing() -> None:
    text = (
        "*** duo has joined #gundam\n<duo> hello\n<heero> hello\n* duo waves\n<duo> anyone else?\n"
        "<heero> no\nwufei has signed on\n<heero> now there is\n*** duo has quit (bored)"
    )
    assert lines_of(BEFORE + text + AFTER) == [
        ("duo", "hello"), ("heero", "hello"), ("duo", "anyone else?"), ("heero", "no"),
        ("heero", "now there is"),
    ]  # fmt: skip


def test_a_line_goes_on_until_the_next_speaker() -> None:
    text = "RAT: It is cold\nand it is late.\nMOLE: It is.\nRAT: Shall we?\nMOLE: Let us."
    assert lines_of(text)[0] == ("RAT", "It is cold\nand it is late.")


def test_text_messages_have_speakers() -> None:
    text = "Me: where are you\nHim: on the roof\nMe: it is raining\nHim: i noticed"
    found = reading_of(BEFORE + text + AFTER)
    assert len(found.speech) == 4
    assert not {"Me", "Him"} & {member.name for member in found.cast}


def test_me_is_who_tells_the_story() -> None:
    told = (
        "I was on the bus when my phone hummed. I knew it was Tom before I looked at it.\n\n"
        "Tom: where are you\n\nMe: on the bus\n\nMe: as always\n\nTom: which bus\n\n"
        "I put the phone away and thought of nothing. I looked at the rain.\n"
    )
    speakers = [each.speaker for each in reading_of(told).speech]
    assert speakers == ["Tom", "narrator", "narrator", "Tom"]


@pytest.mark.parametrize(
    "text",
    [
        "Q: What is it?\nA: A boat.\nQ: Whose is it?\nA: Nobody’s.\nQ: Why?\nA: It leaks.",
        "Title: The Boat\nAuthor: Anna\nRating: G\nSummary: A boat.\nTitle: Two\nAuthor: Ben",
        "From: Anna\nTo: Ben\nSubject: The boat\n\nFrom: Ben\nTo: Anna\nSubject: Re: The boat",
        "Name: Duo\nAge: 15\nName: Heero\nAge: 15\nName: Wufei\nAge: 15",
        "Monday: rain.\n\nTuesday: rain.\n\nMonday: rain again.\n\nTuesday: sun.",
        "There was one thing left: the boat.\n\nAnna knew it: it leaked.\n\nThere it lay: sunk.",
        "<I hear you> he sent back.\n\nShe looked up.\n\n<Good> she sent.",
        "Anna had one rule: never ask. Ben had another: never tell.",
    ],
)
def test_labels_that_are_nobody_speak_nothing(text: str) -> None:
    assert lines_of(BEFORE + text + AFTER) == []


def test_one_label_in_prose_is_no_script() -> None:
    text = BEFORE + "Note: the boat was blue.\n\nAnna: a girl of ten.\n\nBen: her brother." + AFTER
    assert lines_of(text) == []


@given(st.text(alphabet="AbC:<>[]() 12*-\n", max_size=400))
def test_what_is_cut_is_whole_and_in_order(text: str) -> None:
    paragraphs = lay_out(text).paragraphs
    script = find_script(text, paragraphs)
    place = 0
    for span in script.paragraphs:
        assert place <= span.start < span.end
        assert not text[place : span.start].strip()
        place = span.end
    assert not text[place:].strip()
    assert list(script.quotes) == sorted(script.quotes)
    assert len(script.quotes) == len(script.labels)


@pytest.mark.parametrize(
    "piece", ["<", "<a> b\n", "A: b\n", "a: ", "[12:03] ", "(", "A A A A - ", "\n "]
)
def test_lines_without_end_take_no_long_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    paragraphs = lay_out(text).paragraphs
    begun = time.process_time()
    find_script(text, paragraphs)
    assert time.process_time() - begun < 3
