"""What a person edits goes back as it came."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storykeep.desk.prose import from_html, split_names, to_html
from storykeep.story.html import clean, text_of

TYPED = st.text(alphabet=st.sampled_from("ab <>&;/p\n'\"é"), max_size=40)


@given(TYPED)
def test_no_word_is_lost_when_kept_html_is_shown_and_kept_again(typed: str) -> None:
    kept = clean(to_html(typed))
    again = clean(to_html(from_html(kept).strip()))
    assert text_of(again).split() == text_of(kept).split()


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("", ""),
        ("<p>One.</p>", "One."),
        ("<p>One.</p>\n<p>Two<br>lines.</p>", "One.\n\nTwo\nlines."),
        ("<p>Tea &amp; cake</p>", "Tea & cake"),
        ("<p>So <em>odd</em>.</p>", "<p>So <em>odd</em>.</p>"),
        ("<p>Type &lt;b&gt; here</p>", "<p>Type &lt;b&gt; here</p>"),
    ],
)
def test_plain_paragraphs_are_shown_plain(html: str, shown: str) -> None:
    assert from_html(html) == shown


def test_typed_paragraphs_become_paragraphs() -> None:
    assert to_html("One & two.\n\nThree <3") == "<p>One &amp; two.</p>\n<p>Three &lt;3</p>"


def test_typed_markup_is_left_to_be_cleaned() -> None:
    assert to_html("<em>Hm</em>") == "<em>Hm</em>"


def test_names_are_split_at_lines_and_commas() -> None:
    assert split_names("Mara, Tom\n\n Noor  of Sea \nMara") == ["Mara", "Tom", "Noor of Sea"]


def test_a_name_that_holds_a_comma_stays_whole() -> None:
    assert split_names("Hurt, Comfort\na, b", frozenset({"Hurt, Comfort"})) == [
        "Hurt, Comfort",
        "a",
        "b",
    ]
