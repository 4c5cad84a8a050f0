"""Lines that only explain a text's marks stand beside the story, where they stand above or below it."""

from __future__ import annotations

import pytest

from make.readings import story_of
from storykeep import reading
from storykeep.reading.document import Note, Reading

STORY = "Anna lit the lamp.\n\n/Are you there?/ she asked him without a word.\n\nNobody answered."
LEGEND = "'blah' = thoughts\n/blah/ = telepathy"


def read(text: str) -> Reading:
    return reading.read(story_of(text))


def body(text: str) -> str:
    return "|".join(text[each.start : each.end] for each in read(text).chapters)


def values(notes: tuple[Note, ...]) -> list[str]:
    return [note.value for note in notes]


@pytest.mark.parametrize(
    "above",
    [
        LEGEND,
        f"Title: The Lamp\nRating: G\n\n{LEGEND}",
        f"Title: The Lamp\nRating: G\n\n{LEGEND}\n\n* * *",
        f"Legend:\n{LEGEND}",
        f"~Key~\n\n{LEGEND}",
        f"Title: The Lamp\nRating: G\n\nI do not own these characters.\n\n{LEGEND}",
        f"{LEGEND}\n\nI do not own any of these characters.",
        "Title: The Lamp\n\n('blah' = thoughts, /blah/ = telepathy)",
    ],
)
def test_a_legend_above_a_story_is_no_part_of_it(above: str) -> None:
    text = f"{above}\n\n{STORY}"
    assert body(text) == STORY
    assert read(text).words == read(STORY).words
    assert any("telepathy" in value for value in values(read(text).notes_before))


def test_a_legend_below_a_story_is_no_part_of_it() -> None:
    text = f"Title: The Lamp\n\n{STORY}\n\nLegend:\n{LEGEND}\n"
    assert body(text) == STORY
    assert values(read(text).notes_after) == [f"Legend:\n{LEGEND}"]


def test_a_legend_above_a_later_chapter_is_that_chapter_s_note() -> None:
    text = f"Chapter 1\n\n{STORY}\n\nChapter 2\n\n{LEGEND}\n\n{STORY}\n"
    assert body(text) == f"{STORY}|{STORY}"
    assert values(read(text).chapters[1].notes_before) == [LEGEND]


def test_what_the_legend_says_still_holds() -> None:
    text = f"{LEGEND}\n\n{STORY}"
    assert [text[each.start : each.end] for each in read(text).thoughts] == ["/Are you there?/"]


@pytest.mark.parametrize(
    "text",
    [
        f"{STORY}\n\n/blah/ = telepathy\n\n{STORY}",
        LEGEND,
        f"Chapter 1\n\n{STORY}\n\nChapter 2\n\n{LEGEND}\n",
        f"“Thoughts are free,” said Anna.\n\n{STORY}",
    ],
)
def test_what_is_not_surely_beside_the_story_stays(text: str) -> None:
    kept = "".join(body(text).replace("|", "").split())
    assert kept == "".join(text.replace("Chapter 1", "").replace("Chapter 2", "").split())
