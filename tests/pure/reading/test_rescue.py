"""Texts that lost their breaks or capitals are still read."""

from __future__ import annotations

from make.readings import cast_of, reading_of, speakers_of

TALK = (
    '"Is it far, Ben?" said Anna.\n\n"Not very," said Ben.\n\nAnna looked at the stairs. "Is it steep?"\n\n'
    '"Yes," said Ben.\n\n"Then I shall wait here," said Anna.\n\n"For what?" Ben sat down.\n\n'
    '"For the lift," said Anna.\n\n"There is no lift," said Ben. "There never was."\n\n'
)


def test_most_speakers_are_found_without_any_paragraph_breaks() -> None:
    once = speakers_of(TALK) * 12
    found = speakers_of(" ".join((TALK * 12).split()))
    assert len(found) == len(once)
    assert sum(a == b for a, b in zip(found, once, strict=True)) >= 0.8 * len(once)


def test_names_are_found_without_any_capitals() -> None:
    assert cast_of((TALK * 3).lower()) == {"Anna", "Ben"}


def test_places_stay_true_in_a_text_without_capitals() -> None:
    text = (TALK * 3).lower()
    speech = reading_of(text).speech
    assert text[speech[0].start : speech[0].end] == '"is it far, ben?"'
