"""Earlier, later, now: only where a text says so, or turns back and forth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from make.readings import reading_of
from storykeep.reading.document import Scene
from storykeep.reading.parts.dates import compare, dated
from storykeep.reading.parts.slugs import slug_of
from storykeep.reading.parts.times import opening_time, time_words

NOW = (
    "She knows the stairs. She is tired, and she says so, and he is sorry and looks away and goes."
)
THEN = (
    "She knew the stairs. She was young, and she said so, and he was glad and looked up and went."
)


def scenes_of(*scenes: str, mark: str = "***") -> list[Scene]:
    text = f"\n\n{mark}\n\n".join(scenes)
    return [scene for chapter in reading_of(text).chapters for scene in chapter.scenes]


def times_of(*scenes: str) -> list[str | None]:
    return [scene.time for scene in scenes_of(*scenes)]


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("Three years ago", "earlier"), ("Two weeks earlier", "earlier"), ("vor drei Jahren", "earlier"),
        ("il y a dix ans", "earlier"), ("hace dos años", "earlier"), ("Tre ore prima", "earlier"),
        ("Три года назад", "earlier"), ("Rückblende", "earlier"), ("The next morning", "later"),
        ("Drei Stunden später", "later"), ("Le lendemain matin", "later"), ("Al día siguiente", "later"),
        ("Il giorno dopo", "later"), ("Через два часа", "later"), ("Present day", "now"),
        ("End flashback", "now"), ("Gegenwart", "now"), ("Meanwhile", None), ("Tea", False),
        ("Years", False), ("The stairs", False),
    ],
)  # fmt: skip
def test_words_of_time_are_known_in_the_languages_of_the_archive(
    words: str, time: str | bool | None
) -> None:
    assert time_words(words) == time


@pytest.mark.parametrize(
    ("first", "time"),
    [
        ("The next morning she left.", "later"), ("Three years ago, they met.", "earlier"),
        ("By the time he woke, it rained.", "later"), ("It was two weeks later that he wrote.", "later"),
        ("Am nächsten Morgen ging er.", "later"), ("He left two hours later.", None),
        ("Hours before dawn he woke.", None), ("“Later,” he said.", None), ("After all, he came.", None),
    ],
)  # fmt: skip
def test_the_first_words_of_a_scene_tell_its_time(first: str, time: str | None) -> None:
    assert opening_time(first, 0) == time


def test_a_flashback_ends_in_the_present() -> None:
    text = f"{NOW}\n\n***Flashback***\n\n{THEN}\n\n***End flashback***\n\n{NOW}"
    scenes = reading_of(text).chapters[0].scenes
    assert [scene.time for scene in scenes] == [None, "earlier", "now"]
    assert [text[s.time_start : s.time_end] for s in scenes[1:]] == [
        "***Flashback***",
        "***End flashback***",
    ]


def test_dates_above_scenes_order_them() -> None:
    dates = ("London, 2007", "Cardiff, 1941", "London, 2007", "Cardiff, 1943", "London, 2008")
    text = "\n\n".join(f"{date}\n\n{THEN}" for date in dates)
    scenes = reading_of(text).chapters[0].scenes
    assert [s.time for s in scenes] == [None, "earlier", "now", "earlier", "later"]
    assert {scene.time_basis for scene in scenes[1:]} == {"dates"}


def test_days_that_only_follow_one_another_are_later() -> None:
    text = "\n\n".join(f"Day {day}\n\n{THEN}" for day in ("One", "Two", "Three"))
    assert [s.time for s in reading_of(text).chapters[0].scenes] == [None, "later", "later"]


def test_a_story_told_in_the_present_that_turns_to_the_past_and_comes_back() -> None:
    assert times_of(NOW, THEN, NOW) == [None, "earlier", "now"]


def test_a_change_of_tense_that_never_comes_back_says_nothing() -> None:
    assert times_of(NOW, THEN, THEN) == [None, None, None]


def test_one_tense_throughout_says_nothing() -> None:
    assert times_of(THEN, THEN, THEN) == [None, None, None]


def test_scenes_in_italics_reach_back_where_their_tense_does() -> None:
    scenes = scenes_of(NOW, f"_{THEN}_", NOW, f"_{THEN}_", NOW)
    assert [scene.time for scene in scenes] == [None, "earlier", "now", "earlier", "now"]


def test_scenes_in_italics_of_the_same_tense_say_nothing() -> None:
    assert times_of(THEN, f"_{THEN}_", THEN) == [None, None, None]


@pytest.mark.parametrize("line", ["Jack, May", "The Hub", "March on", "No, Jack", "night", "12"])
def test_a_line_that_only_might_be_a_date_is_none(line: str) -> None:
    assert dated(line, is_marked=False) is None


def test_a_date_without_a_year_is_compared_over_new_year() -> None:
    one, other = dated("December 30th", is_marked=False), dated("January 2nd", is_marked=False)
    assert one
    assert other
    assert one.date
    assert other.date
    assert compare(one.date, other.date) == -1


@given(st.text(max_size=60))
def test_any_line_at_all_is_a_heading_or_is_not(line: str) -> None:
    assert slug_of(line, {"anna"}) is None or line.strip()
