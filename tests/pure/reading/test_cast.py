"""Who is in a story: one person one entry, never a place or an oath."""

from __future__ import annotations

import pytest

from make.readings import cast_of, reading_of


def test_a_person_of_several_names_is_one_entry() -> None:
    text = (
        'Captain Jack Harkness sighed. Jack looked at Gwen. "Harkness," said Gwen, "you are late." '
        "Jack Harkness smiled. Gwen laughed."
    )
    assert cast_of(text) == {"Jack Harkness", "Gwen"}


def test_short_forms_belong_to_the_full_name() -> None:
    text = 'Elizabeth Marsh nodded. "Lizzy," said Tom, "sit." Elizabeth sat. Tom smiled at Lizzy.'
    assert cast_of(text) == {"Elizabeth Marsh", "Tom"}


def test_husband_and_wife_of_one_name_are_two_people() -> None:
    text = "Mr. Hale nodded. Mrs. Hale smiled. Mr. Hale laughed, and Mrs. Hale sighed."
    assert cast_of(text) == {"Mr. Hale", "Mrs. Hale"}


@pytest.mark.parametrize(
    "text",
    [
        "They worked for Torchwood. Torchwood shouldn't be my life. He left Torchwood in May.",
        "He flirted with her, for Christ sake. Christ, it was cold. Oh God. Jesus wept, he thought.",
        "It was a Monday in April. The French had gone. London slept. In London it rained.",
        "They met in the Hub. The Hub was dark. She left the Hub at nine.",
        '"Friends?" he asked. "Friends," he said.',
        "Canary Wharf burned. They remembered Canary Wharf.",
    ],
)
def test_places_institutions_and_oaths_are_nobody(text: str) -> None:
    assert cast_of(text) == set()


def test_people_with_an_article_are_people() -> None:
    text = 'The Doctor grinned. "Run," said the Doctor. The Doctor ran. "Why?" asked Rose.'
    assert cast_of(text) == {"the Doctor", "Rose"}


def test_mentions_and_lines_are_counted_with_their_places() -> None:
    text = '"Sit," said Anna. Ben sat. "Up," said Anna.'
    anna = next(each for each in reading_of(text).cast if each.name == "Anna")
    assert (anna.mentions, anna.quotes) == (2, 2)
    assert [text[start:end] for start, end in anna.places] == ["Anna", "Anna"]


def test_who_tells_the_story_is_named_by_how_others_call_them() -> None:
    text = (
        'I opened the door. "Holmes," I said, "you are back." I sat down. I waited. "My dear '
        'Watson," said Holmes, '
        '"I am." I laughed. I poured the tea. "Watson, the lamp," said Holmes. I lit it.'
    )
    said = {
        each.speaker
        for each in reading_of(text).speech
        if text[each.start : each.end] == '"Holmes,"'
    }
    assert said == {"Watson"}
