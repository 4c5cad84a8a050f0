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
        ".",
        "-",
        "❦",
        "⁂",
        "&nbsp;",
        "<hr>",
        "~o~",
        "-xXx-",
        "~ Szenenwechsel ~",
        "Changement de scène",
    ],
)
def test_a_mark_of_any_make_parts_two_scenes(mark: str) -> None:
    assert cut(f"{ONE}\n\n{mark}\n\n{TWO}") == [ONE, TWO]


@pytest.mark.parametrize(
    "line",
    [
        "...", '"..."', "Oh.", '"—"', "No!", "A", "?", '"Later."', "Now.", "I", "*click*", "2", "😀",
        "Part of him wanted to.", "The Hub", "Later, he went home.", "***Boom!***",
    ],
)  # fmt: skip
def test_a_short_line_of_the_story_is_no_mark(line: str) -> None:
    assert len(cut(f"{ONE}\n\n{line}\n\n{TWO}")) == 1


def test_a_mark_of_the_text_s_own_making_counts_when_it_comes_again() -> None:
    assert len(cut(f"{ONE}\n\n:: TW ::\n\n{TWO}\n\n:: TW ::\n\n{ONE} Again.")) == 3


@pytest.mark.parametrize(
    "heading",
    [
        "~*~ Torchwood ~*~", "-- Later --", "***Flashback***", "Three hours later...", "Meanwhile:",
        "Heero’s POV", "POV: Duo", "London, 14 March 1943", "HUB, CARDIFF, 0300 HOURS", "Day Three",
        "Monday morning", "~1943~", "Scene 2", "II", "2.", "- 2 -", "Am nächsten Morgen", "Il y a dix ans",
        "Dos años antes", "Tre ore dopo", "На следующий день",
    ],
)  # fmt: skip
def test_a_heading_parts_two_scenes_and_stays_with_the_second(heading: str) -> None:
    long = f"{ONE} {TWO} {ONE}\n\n{TWO} “So it was,” said Tom."
    assert cut(f"{long}\n\n{heading}\n\n{TWO}\n\n{ONE}") == [
        long,
        f"{heading}\n\n{TWO}\n\n{ONE}",
    ]


def test_a_name_in_ornaments_is_a_heading_only_where_somebody_bears_it() -> None:
    talk = "“Come up,” said Duo.\n\n“No,” said Anna."
    assert len(cut(f"{talk}\n\n~Duo~\n\n{TWO}")) == 2
    assert len(cut(f"{talk}\n\n~Ring~\n\n{TWO}")) == 1


def test_verses_in_ornaments_part_nothing() -> None:
    verses = "~~ I count the stairs ~~\n\n~~ and lose the count ~~"
    assert len(cut(f"{ONE}\n\n{verses}\n\n{TWO}")) == 1


def test_a_heading_between_two_marks_stays_with_its_scene() -> None:
    assert len(cut(f"{ONE}\n\n***\n\nTwo years ago\n\n***\n\n{TWO}")) == 2


def test_marks_mean_what_the_text_says_they_mean() -> None:
    text = f"%% = scene change\n$$ = flashback\n\n{ONE}\n\n%%\n\n{TWO}\n\n$$\n\n{ONE}"
    scenes = reading_of(text).chapters[0].scenes
    assert [scene.time for scene in scenes][-2:] == [None, "earlier"]


def test_points_of_a_list_are_no_chapters() -> None:
    text = f"{ONE}\n\n1. Milk\n\n2. Bread\n\n3. Candles\n\n{TWO}"
    assert len(reading_of(text).chapters) == 1


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
        (["Chapter 3 - Title", "Chapter 4 - Other"], ["Title", "Other"]),
        (["One", "Two"], [None, None]),
        (["Chapter Twenty-One", "Chapter Twenty-Two"], [None, None]),
        (["Erstes Kapitel", "Zweites Kapitel"], [None, None]),
        (["Première partie", "Deuxième partie"], [None, None]),
        (["Capitolo primo", "Capitolo secondo"], [None, None]),
        (["Capítulo uno", "Epílogo"], [None, "Epílogo"]),
        (["Глава первая", "Глава вторая"], [None, None]),
        (["Part 1/3", "Part 2/3"], [None, None]),
        (["Interlude", "Chapter 2"], ["Interlude", None]),
        (["第一章", "第二章"], ["第一章", "第二章"]),
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
