"""How a story is cut: chapters, scene marks of any make, gaps."""

from __future__ import annotations

import pytest

from make.readings import reading_of

ONE = "Anna counted the stairs again and got a different number."
TWO = "The lift had been broken since the spring before last."


def cut(text: str) -> list[str]:
    return [
        text[scene.start : scene.end]
        for chapter in reading_of(text).chapters
        for scene in chapter.scenes
    ]


@pytest.mark.parametrize(
    "mark",
    [
        "***",
        "* * *",
        "*",
        "~*~",
        "~*~*~*~",
        "-=-",
        "- - -",
        "---",
        "===",
        "###",
        "#",
        "oOo",
        "oOoOo",
        "xXx",
        "xox",
        "•••••",
        "° ° °",
        "<><>",
        "//",
        "(line break)",
        "[scene change]",
        "~",
        "OOO",
        "-x-x-x-",
        "+++",
    ],
)
def test_a_mark_of_any_make_parts_two_scenes(mark: str) -> None:
    assert cut(f"{ONE}\n\n{mark}\n\n{TWO}") == [ONE, TWO]


@pytest.mark.parametrize("line", ["...", '"..."', "Oh.", '"—"', "No!", "A", "?"])
def test_a_short_line_of_the_story_is_no_mark(line: str) -> None:
    assert len(cut(f"{ONE}\n\n{line}\n\n{TWO}")) == 1


def test_a_mark_of_the_text_s_own_making_counts_when_it_comes_again() -> None:
    assert len(cut(f"{ONE}\n\n:: TW ::\n\n{TWO}\n\n:: TW ::\n\n{ONE} Again.")) == 3


def test_a_wider_gap_is_a_scene_and_says_so() -> None:
    body = "\n\n".join([ONE, TWO] * 3)
    scenes = reading_of(f"{body}\n\n\n\n{TWO}\n\n{ONE}").chapters[0].scenes
    assert [scene.basis for scene in scenes] == [None, "gap"]


def test_a_time_slug_begins_a_scene_and_tells_its_time() -> None:
    scenes = (
        reading_of(f"{ONE}\n\nTwo years earlier\n\n{TWO}\n\nPresent day\n\n{ONE}")
        .chapters[0]
        .scenes
    )
    assert [scene.time for scene in scenes] == [None, "earlier", "now"]


@pytest.mark.parametrize(
    ("heads", "titles"),
    [
        (["Chapter 1", "Chapter 2"], [None, None]),
        (["CHAPTER ONE: Stairs", "CHAPTER TWO: The Lift"], ["Stairs", "The Lift"]),
        (["Part I", "Part II"], [None, None]),
        (["Kapitel 1 - Treppen", "Kapitel 2 - Aufzug"], ["Treppen", "Aufzug"]),
        (["1.", "2."], [None, None]),
        (["I", "II"], [None, None]),
        (["Prologue", "Chapter 1"], ["Prologue", None]),
        (["1/2", "2/2"], [None, None]),
        (["Chapter 1\nStairs", "Chapter 2\nThe Lift"], ["Stairs", "The Lift"]),
    ],
)
def test_chapter_heads_cut_chapters(heads: list[str], titles: list[str | None]) -> None:
    text = f"{heads[0]}\n\n{ONE}\n\n{heads[1]}\n\n{TWO}"
    chapters = reading_of(text).chapters
    assert [chapter.title for chapter in chapters] == titles
    assert [text[chapter.start : chapter.end] for chapter in chapters] == [ONE, TWO]


def test_a_sentence_about_a_chapter_is_no_head() -> None:
    assert (
        len(reading_of(f"{ONE}\n\nChapter 2 was the one he never finished.\n\n{TWO}").chapters) == 1
    )
