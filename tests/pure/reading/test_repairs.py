"""What is offered as a repair gives back the text as it was, and nothing else is touched."""

from __future__ import annotations

import random
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from make.readings import reading_of
from storykeep.reading.document import Repair
from storykeep.reading.repairs import mended

SENTENCES = [
    "The harbour lay quiet under the first snow of the year, and the boats were drawn up on the stones.",
    "Nobody had expected the letter, least of all the old man to whom it was written.",
    "There was a lamp in every window of the street but one.",
    "She had walked all the way from the mill with the basket on her arm, and it had not grown lighter.",
    "The wind went round to the north while they talked, and the fire burned blue.",
    "He remembered the garden as it had been before the wall came down.",
]
SAID = [
    "It is too late for that",
    "You might have waited",
    "The boat will not wait",
    "I never saw him again",
]


def clean(seed: int, paragraphs: int = 24) -> str:
    chance = random.Random(seed)
    made = []
    for number in range(paragraphs):
        if number % 3:
            said = f"{chance.choice(SAID)} {number} times over"
            made.append(f'"{said}," said {chance.choice(["Anna", "Ben"])}.')
        else:
            made.append(" ".join(chance.sample(SENTENCES, 3)) + f" It was the {number}th day.")
    return "\n\n".join(made)


def offered(text: str) -> tuple[Repair, ...]:
    return reading_of(text).repairs


def whole_again(text: str) -> str:
    return mended(text, offered(text))


def some(text: str, pattern: str, new: str, seed: int, fewest: int = 4) -> str:
    """``new`` in place of a handful of the matches, chosen with a seed."""
    story = text.index("\n\n") + 1  # damage in the first line may make a title of it
    found = [match for match in re.finditer(pattern, text) if match.start() > story]
    chosen = random.Random(seed).sample(found, min(len(found), fewest))
    for match in sorted(chosen, key=lambda each: -each.start()):
        text = text[: match.start()] + match.expand(new) + text[match.end() :]
    return text


SEEDS = st.integers(0, 10_000)
WAYS = {
    "entities": ('"', "&quot;"),
    "doubly escaped": ('"', "&amp;quot;"),
    "soft line breaks": (r"(?<=[a-z]) (?=[a-z])", " =\n"),
    "misread": (r"\bthe\b", "tbe"),
}


@pytest.mark.parametrize("way", list(WAYS))
@given(seed=SEEDS)
def test_mending_gives_back_what_stood_there(way: str, seed: int) -> None:
    pattern, new = WAYS[way]
    text = clean(seed)
    damaged = some(text, pattern, new, seed)
    assert damaged != text
    assert whole_again(damaged) == text


@given(seed=SEEDS)
def test_a_doubled_passage_is_taken_out_again(seed: int) -> None:
    text = clean(seed)
    paragraphs = text.split("\n\n")
    first = random.Random(seed).randrange(0, len(paragraphs) - 4)
    block = paragraphs[first : first + 4]
    damaged = "\n\n".join([*paragraphs[: first + 4], *block, *paragraphs[first + 4 :]])
    assert whole_again(damaged) == text


@given(seed=SEEDS)
def test_a_page_number_in_a_sentence_is_taken_out(seed: int) -> None:
    text = clean(seed)
    blanks = [m.start() for m in re.finditer("(?<=[a-z]) (?=[a-z])", text)]
    places = sorted(random.Random(seed).sample(blanks, 4), reverse=True)
    damaged = text
    for number, at in zip((20, 19, 18, 17), places, strict=True):
        damaged = f"{damaged[:at]}\n\n{number}\n\n{damaged[at + 1 :]}"
    assert whole_again(damaged) == text


@given(seed=SEEDS)
def test_a_lost_end_mark_before_a_tag_is_put_back(seed: int) -> None:
    text = clean(seed)
    damaged = some(text, ',"(?= said)', ",", seed, fewest=1)
    assert whole_again(damaged) == text


@given(seed=SEEDS)
def test_a_lost_first_mark_is_put_back(seed: int) -> None:
    text = clean(seed)
    damaged = some(text, '(?<=\n)"', "", seed, fewest=1)
    assert whole_again(damaged) == text


def test_breaks_between_speakers_are_put_back() -> None:
    talk = [f'"{said} {number} times."' for number in range(20) for said in SAID]
    assert whole_again(" ".join(talk)) == "\n\n".join(talk)


def test_apostrophes_that_became_question_marks_are_put_back() -> None:
    text = clean(1) + "\n\nShe didn't know. It wasn't hers, and they're late."
    assert whole_again(text.replace("n't", "n?t").replace("y're", "y?re")) == text


def test_a_word_cut_at_a_line_s_end_is_joined_where_it_stands_whole_elsewhere() -> None:
    told = [
        "The lighthouse was dark.",
        "Nobody saw the light-\nhouse but Anna.",
        "A well-\nknown thing.",
    ]
    text = "\n\n".join(told)
    assert "saw the lighthouse but Anna" in whole_again(text)
    assert "well-\nknown" in whole_again(text)


def test_a_passage_that_comes_again_much_later_is_named_but_left() -> None:
    paragraphs = clean(3).split("\n\n")
    text = "\n\n".join([*paragraphs, *paragraphs[:6]])
    found = reading_of(text)
    assert "passage-doubled" in {each.code for each in found.damage}
    assert found.repairs == ()


def test_a_refrain_is_no_damage() -> None:
    song = (
        "Row, row, over the bay,\nRow, row, home today,\nand never a word will the water say\n" * 2
    )
    text = "\n\n".join([song.strip(), *clean(2, 6).split("\n\n"), song.strip(), song.strip()])
    assert reading_of(text).damage == ()


def test_chapter_numbers_are_no_page_numbers() -> None:
    chapters = [f"{number}\n\n{clean(number, 6)}" for number in range(1, 8)]
    assert offered("\n\n".join(chapters)) == ()


@given(seed=SEEDS)
def test_a_clean_text_is_left_alone(seed: int) -> None:
    found = reading_of(clean(seed))
    assert (found.damage, found.repairs) == ((), ())


@given(seed=SEEDS)
def test_mending_twice_changes_nothing_more(seed: int) -> None:
    damaged = clean(seed)
    for number, (pattern, new) in enumerate(WAYS.values()):
        damaged = some(damaged, pattern, new, seed + number)
    once = whole_again(damaged)
    assert offered(once) == ()


@given(st.text(alphabet='ab "\n?=&;-\ufffd.,IT12', max_size=300))
def test_repairs_stand_in_order_and_apart_in_any_text(text: str) -> None:
    if not text.strip():
        return
    found = offered(text)
    assert all(0 <= each.start <= each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_repairs_that_overlap_are_refused() -> None:
    twice = [Repair("markup-left", 0, 3, "", ""), Repair("markup-left", 2, 4, "", "")]
    with pytest.raises(ValueError, match="overlap"):
        mended("abcdef", twice)
