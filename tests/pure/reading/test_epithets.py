"""Epithets: a common noun for someone the story names is one of their names."""

from __future__ import annotations

from make.readings import cast_of, reading_of
from storykeep.reading.people.cast import Cast
from storykeep.reading.people.person import Person
from storykeep.reading.speech.attribute import Attribution
from storykeep.reading.speech.epithets import settle_epithets
from storykeep.reading.speech.turns import Cue, Turn
from storykeep.reading.text.quotes import Quote

BASIL, PAINTER, RITA = range(3)


def cast() -> Cast:
    return Cast(
        [
            Person("Basil", gender="m"),
            Person("the painter", gender="m", noun=True),
            Person("Rita", gender="f"),
        ],
        [],
    )


def told(speakers: list[int]) -> tuple[Cast, list[Turn], list[Attribution]]:
    """As many turns told with “said the painter” as there are speakers found for them."""
    people = cast()
    people.people[PAINTER].names["the painter"] = len(speakers)
    turns = [
        Turn(
            [Quote(place, place + 1, 0)],
            0,
            [Cue("noun", PAINTER, core=True, after=True, gender="m")],
        )
        for place in range(len(speakers))
    ]
    return people, turns, [Attribution(speaker, None, "noun", 0.9) for speaker in speakers]


def test_an_epithet_is_whose_turns_it_tells() -> None:
    people, turns, found = told([BASIL, BASIL, PAINTER])
    settled = settle_epithets(people, turns, found)
    assert [each.speaker for each in settled] == [BASIL, BASIL, BASIL]
    assert people.people[BASIL].names == {"the painter": 3}


def test_an_epithet_told_once_stays_by_itself() -> None:
    people, turns, found = told([BASIL])
    assert settle_epithets(people, turns, found) == found


def test_an_epithet_of_several_stays_by_itself() -> None:
    people, turns, found = told([BASIL, PAINTER, PAINTER, PAINTER])
    assert settle_epithets(people, turns, found) == found


def test_a_woman_is_not_a_man_s_epithet() -> None:
    people, turns, found = told([RITA, RITA, RITA])
    assert settle_epithets(people, turns, found) == found


def test_a_title_with_a_small_letter_is_the_one_who_bears_it() -> None:
    text = (
        "General Tark coughed. “No,” said the general. Ann laughed. “Why?” asked Ann. “Never,” said "
        "the general. General Tark left."
    )
    assert cast_of(text) == {"General Tark", "Ann"}
    tark = next(each for each in reading_of(text).cast if each.name == "General Tark")
    assert (tark.quotes, tark.aliases) == (2, ("the general",))


def test_who_has_no_other_name_is_someone_all_the_same() -> None:
    text = (
        "The mariner coughed. “No,” said the mariner. Ann laughed. “Why?” asked Ann. “Never,” said "
        "the mariner."
    )
    assert cast_of(text) == {"the mariner", "Ann"}
