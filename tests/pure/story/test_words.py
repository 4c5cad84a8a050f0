"""Words are counted by AO3's rule."""

from __future__ import annotations

import pytest

from storykeep.story.words import count_words, count_words_html


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("one two three", 3),
        ("one--two--three", 3),
        ("arm-rest", 1),
        ("don't can’t ‘em", 3),
        ("***", 0),
        ("* * *", 0),
        ("snake_case", 1),
        ("5,000", 2),
        ("x² and ½", 2),
        ("café naïve", 2),
        ("cafe\u0301s", 1),
        ("一个简单の栗子", 7),
        ("嘿|bob|说", 3),
        ("嘿Bob", 2),
        ("สวัสดี", 6),
        ("안녕 해리", 2),
        ("Привет, мир", 2),
        ("हिन्दी", 1),
        ("a---b", 2),
        ("a‿b", 1),
    ],
)
def test_a_text_has_as_many_words_as_ao3_counts(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>one <i>two</i></p><p>three</p>", 3),
        ("<p>un<i>believ</i>able</p>", 3),
        ("<p>AT&amp;T</p>", 2),
        ("<p>a<br>b</p><hr>", 2),
        ('<p title="four words of title">one</p>', 1),
    ],
)
def test_every_tag_parts_words(html: str, words: int) -> None:
    assert count_words_html(html) == words
