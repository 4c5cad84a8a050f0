"""The HTML page and the plain text that stand alone, and the names of files."""

from __future__ import annotations

import itertools

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from make.monsters import monsters
from make.stories import make_chapter, make_story
from storykeep import press
from storykeep.story.document import Metadata

LAMP = make_story(
    make_chapter("<p>One <em>two</em><br>three.</p>", "<hr>", "<p>Four.</p>", title="Dusk"),
    make_chapter("<ol><li>a</li><li>b</li></ol>", "<blockquote><p>q</p></blockquote>"),
    metadata=Metadata(
        title="The Lamp",
        authors=("Ada", "Bea"),
        language="en",
        fandoms=("Robin Hood",),
        summary="<p>A lamp.</p><p>A window.</p>",
        notes_after="<p>Thanks.</p>",
    ),
)


@pytest.mark.parametrize("name", list(monsters()))
def test_the_page_is_html5_without_a_parse_error(name: str) -> None:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    parser.parse(press.html(monsters()[name]))


@pytest.mark.parametrize("name", list(monsters()))
def test_the_page_loads_nothing(name: str) -> None:
    page = html5lib.parse(press.html(monsters()[name]), namespaceHTMLElements=False)
    assert not [
        node.tag for node in page.iter() if node.get("src") or node.tag in {"link", "script"}
    ]
    assert "url(" not in press.html(monsters()[name])


def test_every_id_of_a_page_is_its_own() -> None:
    page = html5lib.parse(press.html(monsters()["tangle"]), namespaceHTMLElements=False)
    ids = [node.get("id") for node in page.iter() if node.get("id")]
    assert len(ids) == len(set(ids)) > 35


def test_every_link_within_a_page_has_its_goal() -> None:
    page = html5lib.parse(press.html(monsters()["tangle"]), namespaceHTMLElements=False)
    ids = {node.get("id") for node in page.iter()}
    links = {a.get("href")[1:] for a in page.iter("a") if a.get("href", "").startswith("#")}
    assert links
    assert links <= ids


def test_headings_of_a_page_never_leap() -> None:
    page = html5lib.parse(press.html(monsters()["tangle"]), namespaceHTMLElements=False)
    levels = [int(n.tag[1]) for n in page.iter() if n.tag in {f"h{i}" for i in range(1, 7)}]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_plain_text_has_its_fields_on_top_and_a_line_for_each_paragraph() -> None:
    assert press.text(LAMP) == (
        "Title: The Lamp\nAuthor: Ada, Bea\nFandom: Robin Hood\nLanguage: English\nWords: 7\n"
        "Chapters: 2\nSummary: A lamp. A window.\n\n"
        "\nChapter 1: Dusk\n\nOne two\nthree.\n\n* * *\n\nFour.\n\n"
        "\nChapter 2\n\n1. a\n\n2. b\n\nq\n\nEnd notes: Thanks.\n"
    )


def test_the_number_of_words_can_be_told() -> None:
    assert "Words: 1,234\n" in press.text(LAMP, words=1234)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=60))
def test_any_text_can_be_written(title: str, html: str) -> None:
    story = make_story(make_chapter(html, title=title), metadata=Metadata(title=title))
    press.html(story).encode()
    assert press.text(story).encode().endswith(b"\n")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The Lamp in the Window", "The_Lamp_in_the_Window"),
        ("Don’t Look Back: Étude in Scarlet!", "Dont_Look_Back_Etude_in_Scarlet"),
        ("Straße & Œuvre", "Strasse_and_Oeuvre"),
        ("Щука и Ёж", "Shchuka_i_Ezh"),
        ("窓の灯", "work"),
        ("المصباح", "work"),
        ("../../etc/passwd", "etc_passwd"),
        ("", "work"),
        ("word " * 30, "_".join(["word"] * 12)),
        ("x" * 300, "x" * 60),
        ("CON", "CON_"),
    ],
)
def test_file_names_are_short_and_plain(title: str, name: str) -> None:
    assert press.file_name(make_story(metadata=Metadata(title=title)), ".epub") == f"{name}.epub"


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_title_gives_a_name_any_system_takes(title: str) -> None:
    name = press.file_name(make_story(metadata=Metadata(title=title)), "txt")
    assert name.isascii()
    assert 1 <= len(name.removesuffix(".txt")) <= 60
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.")


@pytest.mark.parametrize(
    ("title", "heading"),
    [("Dusk", "Chapter 1: Dusk"), ("Chapter One", "Chapter One"), ("1. Dusk", "1. Dusk")],
)
def test_plain_text_numbers_a_chapter_once(title: str, heading: str) -> None:
    story = make_story(make_chapter("<p>a</p>", title=title), make_chapter("<p>b</p>"))
    assert f"\n\n{heading}\n\n" in press.text(story)
