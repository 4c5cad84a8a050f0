"""What a person might add: only on several signs together, never on figures of speech, never twice."""

from __future__ import annotations

import pytest

from make.readings import reading_of
from storykeep.reading.advice.themes import THEMES
from storykeep.reading.lexicon.signs import GROUPS

KNIVES = (
    "He stabbed her, and blood ran down over the wound in her shoulder. She screamed. He stabbed again "
    "with the knife, and there was a pool of blood on the boards.\n\n"
)
FIGHT = KNIVES + "The lamp burned on. Nobody came up the stair, and the rain went on in the yard.\n"
DEATH = (
    "“You came,” said Anna. She looked at Bert for a long time. Anna put down the lamp.\n\n"
    "“I said I would,” said Bert. Bert sat down by her. “Are you in pain, Anna?”\n\n"
    "“No,” said Anna. Bert held the cup. Anna drank a little, and Bert waited.\n\n"
    "{end}\n\n"
    "Bert walked home alone. Anna was dead. Bert told the priest.\n"
)


def values(text: str) -> set[str]:
    return {advice.value for advice in reading_of(text).advice}


def test_signs_close_together_are_advice_with_its_passages() -> None:
    found = {advice.value: advice for advice in reading_of(FIGHT).advice}
    shown = [FIGHT[start:end] for start, end in found["Graphic Depictions Of Violence"].because]
    assert {"stabbed", "pool of blood"} <= {words.casefold() for words in shown}


def test_a_grave_theme_raises_the_rating() -> None:
    assert ("rating", "mature") in {(each.kind, each.value) for each in reading_of(FIGHT).advice}


@pytest.mark.parametrize(
    "text",
    [
        "I killed the engine. I was dying to get home, dead tired, and the boss had shot me a look. ",
        "Bloody hell, he thought, this will be the death of me. He died of shame. He cut himself off. ",
        "He had not stabbed her. There was no blood, no wound, no knife, and nobody screamed or bled. ",
        "If he stabbed her there would be blood; she might have screamed, as if a knife had cut her throat. ",
        "“I'll stab you, I'll cut your throat, there'll be blood, I'll break your bones,” he said. ",
        "A thought struck him. Her blood ran cold, his heart bled, and the joke slew them all. ",
    ],
)
def test_figures_of_speech_denials_and_threats_are_no_signs(text: str) -> None:
    assert values(text * 4) <= {"POV First Person"}


def test_what_the_header_says_already_is_not_said_again() -> None:
    header = "Title: The Stair\nAuthor: Ada\nRating: Explicit\nWarnings: Violence\n\n"
    assert "Graphic Depictions Of Violence" in values("Title: The Stair\nAuthor: Ada\n\n" + FIGHT)
    assert values(header + FIGHT) == set()


def test_who_chose_not_to_warn_is_not_pressed() -> None:
    header = (
        "Title: The Stair\nAuthor: Ada\nWarnings: Creator Chose Not To Use Archive Warnings\n\n"
    )
    assert "Graphic Depictions Of Violence" not in values(header + FIGHT)


def test_the_death_of_one_who_matters_is_told_by_name_twice() -> None:
    dies = DEATH.format(end="In the morning Anna had died. Bert closed her eyes.")
    assert "Major Character Death" in values(dies)


def test_one_who_speaks_on_is_not_dead() -> None:
    lives = DEATH.format(end="They thought that Anna had died. Anna was dead, said the doctor.")
    talk = "“I'm no such thing,” said Anna.\n\n“So I see,” said Bert.\n\n“Soup,” said Anna.\n"
    assert "Major Character Death" in values(lives)
    assert "Major Character Death" not in values(lives + talk)


def test_a_story_in_another_language_gets_no_advice_from_english_words() -> None:
    german = (
        "Er sah sie an und sagte nichts. Die Gift war groß, und der Dolch lag auf dem Tisch. " * 8
    )
    assert values(german) == set()


def test_a_hundred_words_are_a_drabble_and_one_more_are_not() -> None:
    assert "Drabble" in values("rain " * 99 + "fell.")
    assert "Drabble" not in values("rain " * 100 + "fell.")


def test_one_letter_does_not_make_a_story_told_in_the_first_person() -> None:
    letter = "“" + "I came, and I saw, and I was glad of it, and I slept. " * 3 + "”\n\n"
    told = "She read it through and put it away, and the day went on as days do. " * 40
    assert "POV First Person" not in values(letter + told)


def test_two_fandoms_are_a_crossover() -> None:
    assert "Crossover" in values(
        "Title: Fog\nAuthor: Ada\nFandoms: Sherlock Holmes, Dracula\n\n" + FIGHT
    )


def test_every_group_of_signs_is_used_and_every_one_used_is_there() -> None:
    named = {line.partition(": ")[0] for line in GROUPS.splitlines() if ": " in line}
    used = {group for theme in THEMES for group in (*theme.must, *theme.also)}
    assert named == used


def test_what_must_stand_beside_is_among_what_counts() -> None:
    strange = [t.value for t in THEMES if not {*t.beside} <= {*t.must, *t.also}]
    assert strange == []
