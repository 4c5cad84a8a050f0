"""What is left after cleaning can run nothing and fetches nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from make.markup import odd_html
from storykeep.story.html import clean
from storykeep.story.taming import MAX_DEPTH

_DANGEROUS = re.compile(
    r"<(?:script|style|iframe|object|embed|img|svg|math|link|meta|form|input|a|video|audio)\b"
    r"|<[^>]*\s(?:on\w+|style|id|class|src|href|cite|action|background)\s*=",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p onclick='x()' style='color:red' id=a class=b>Hi</p>", "<p>Hi</p>"),
        ("<script>alert(1)</script><p>Hi</p>", "<p>Hi</p>"),
        ("<style>p{}</style><p>Hi</p>", "<p>Hi</p>"),
        ("<iframe src='http://x.org'>inside</iframe><p>Hi</p>", "<p>Hi</p>"),
        ("<svg><script>x</script></svg><p>Hi</p>", "<p>Hi</p>"),
        ("<p>a <img src='http://x.org/i.png' alt='a cat'> b</p>", "<p>a a cat b</p>"),
        ("<p><img src='http://x.org/i.png'>b</p>", "<p>b</p>"),
        ("<p><img src=x alt='1 < 2 & \"3\"'></p>", '<p>1 &lt; 2 &amp; "3"</p>'),
        ("<a href='http://x.org/'>x.org</a>", "x.org"),
        ("<a href='https://x.org/a?b=1&c=2'>here</a>", "here (https://x.org/a?b=1&amp;c=2)"),
        ("<a href='https://x.org/a'></a>", "https://x.org/a"),
        ("<a href='#note1'>1</a>", "1"),
        ("<a href='chapter2.html'>next</a>", "next"),
        ("<a href='javascript:alert(1)'>click</a>", "click"),
        ("<a href='mailto:ann@x.org'>ann@x.org</a>", "ann@x.org"),
        ("<blockquote cite='http://x.org'>q</blockquote>", "<blockquote>q</blockquote>"),
        ("<strike>a</strike><tt>b</tt><center>c</center>", "<s>a</s><code>b</code><div>c</div>"),
        ("<p lang='fr' dir='RTL'>x</p>", '<p lang="fr" dir="rtl">x</p>'),
        ("<p lang='1; x' dir='up'>x</p>", "<p>x</p>"),
        ("<p>a&nbsp;b</p>", "<p>a\u00a0b</p>"),
        ("I <3 you", "I &lt;3 you"),
        ("a &#1; b", "a  b"),
    ],
)
def test_only_what_a_story_needs_is_left(html: str, expected: str) -> None:
    assert clean(html) == expected


@settings(max_examples=300)
@given(odd_html)
def test_cleaning_what_is_clean_changes_nothing(html: str) -> None:
    cleaned = clean(html)
    assert clean(cleaned) == cleaned


@settings(max_examples=300)
@given(odd_html)
def test_nothing_dangerous_survives_any_markup(html: str) -> None:
    assert _DANGEROUS.search(clean(html)) is None


@settings(max_examples=100)
@given(st.text(max_size=200))
def test_any_text_at_all_can_be_cleaned(text: str) -> None:
    assert "<script" not in clean(text)


@pytest.mark.parametrize("opening", ["<div>", "<b>", "<i a=1>", "<table><tr><td>", "<ul><li>"])
def test_nesting_without_end_keeps_its_words(opening: str) -> None:
    html = opening * (MAX_DEPTH * 20) + "the end"
    assert "the end" in clean(html)


def test_a_tag_of_endless_attributes_is_cut() -> None:
    attributes = " ".join(f"a{n}" for n in range(200_000))
    assert clean(f"<p {attributes}>kept</p>") == "<p>kept</p>"
