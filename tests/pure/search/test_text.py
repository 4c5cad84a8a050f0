"""Plain text for the index."""

from __future__ import annotations

import pytest

from storykeep.search.text import plain_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("<p>w<em>ol</em>f</p>", "wolf"),
        ("one<br/>two", "one\ntwo"),
        ('<p><a href="x" title="a > b">here</a></p>', "here"),
        ("<p>fish &amp; chips &lt;3</p>", "fish & chips <3"),
        ("<p>cafe\u0301</p>", "café"),
        ("<blockquote>a</blockquote>b", "a\nb"),
        ("a < b", "a < b"),
        ("", ""),
    ],
)
def test_blocks_part_text_and_inline_marks_do_not(html: str, text: str) -> None:
    assert plain_text(html) == text
