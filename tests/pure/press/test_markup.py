"""Story HTML becomes strict markup, and no word of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from make.monsters import TANGLE
from storykeep.press import markup
from storykeep.press.markup import Markup
from storykeep.press.tree import ILLEGAL


def strict(html: str) -> str:
    return Markup("c1").write(html)


def tree(written: str) -> etree._Element:
    return etree.fromstring(f"<body>{ILLEGAL.sub('', written)}</body>")


@pytest.mark.parametrize(
    ("given_html", "expected"),
    [
        ("<center>a</center>", '<div class="center">a</div>'),
        ('<p align="RIGHT">a</p>', '<p class="right">a</p>'),
        ("<p><big>a</big><tt>b</tt><strike>c</strike></p>",
         '<p><span class="big">a</span><code>b</code><s>c</s></p>'),
        ("<p><font color='red'>a</font></p>", "<p>a</p>"),
        ("<i><p>a</p></i>", '<div class="italic"><p>a</p></div>'),
        ("<hr>", '<hr class="break"/>'),
        ("<ul></ul>", ""),
        ("<ul>a<li>b</li></ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<dl><dd>a</dd></dl>", "<div><div>a</div></div>"),
        ("<details><summary>a</summary><p>b</p></details>",
         '<div class="details"><div class="bold">a</div>\n<p>b</p></div>'),
        ("loose <b>text</b>", "<p>loose <b>text</b></p>"),
        ("<p>a<br>b</p>", "<p>a<br/>b</p>"),
        ("<p> </p><p>\u00a0</p>", "<p>\u00a0</p>"),
        ("<h1>a</h1><h5>b</h5><h1>c</h1>", "<h2>a</h2>\n<h3>b</h3>\n<h2>c</h2>"),
        ('<p><a href="javascript:x">a</a></p>', "<p>a</p>"),
        ('<p><a href="https://e.org/a b">a</a></p>', '<p><a href="https://e.org/a%20b">a</a></p>'),
        ('<p><img src="x.png" alt="A cat"></p>', '<p><span class="picture">[A cat]</span></p>'),
        ("<script>x</script><p>a</p>", "<p>a</p>"),
    ],
)  # fmt: skip
def test_what_books_refuse_is_said_otherwise(given_html: str, expected: str) -> None:
    assert strict(given_html) == expected


def test_every_word_of_a_tangle_is_kept() -> None:
    source = "".join(f"<div><b>word{n}<p>w<ul>x{n}</b><li><i>y{n}</ul></i>" for n in range(20))
    kept = "".join(str(text) for text in tree(strict(source)).itertext())
    for number in range(20):
        assert all(f"{word}{number}" in kept for word in ("word", "x", "y"))


def test_text_nested_deeper_than_any_story_is_kept() -> None:
    assert "deep" in strict("<div>" * 240 + "deep" + "</div>" * 240)


@pytest.mark.parametrize("piece", TANGLE)
def test_each_tangle_is_well_formed_and_stays_the_same_when_written_again(piece: str) -> None:
    once = strict(piece)
    tree(once)
    assert strict(once.replace(" xml:lang", " data-x")) == strict(
        strict(once.replace(" xml:lang", " data-x")).replace(" xml:lang", " data-x")
    )


INLINE = ["a", " ", "&amp;", "&nbsp;", '"', "’", "<br>", "<br />", "<em>x</em>", "<b>y&lt;</b>"]
SIMPLE = st.lists(
    st.one_of(
        st.lists(st.sampled_from(INLINE), max_size=5).map(lambda p: f"<p>{''.join(p)}</p>"),
        st.sampled_from(["<hr>", "<hr/>\n", "<p>\u00a0</p>\n"]),
    ),
    max_size=8,
).map("".join)


@settings(max_examples=100, deadline=None)
@given(SIMPLE)
def test_the_short_way_writes_what_the_long_way_writes(html: str) -> None:
    assert markup._SIMPLE.fullmatch(html) or "<p></p>" in html
    writer = Markup("c1")
    writer._shift = 0
    long_way = writer._flow(markup.parsed(html), 0, wrap=True)

    def shape(written: str) -> list[tuple[str, str | None]]:
        return [(str(n.tag), "".join(n.itertext())) for n in tree(written).iterdescendants()]

    assert shape(strict(html)) == shape(long_way)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(TANGLE), st.text(max_size=8)), max_size=6).map("".join))
def test_anything_becomes_well_formed(html: str) -> None:
    tree(strict(html))
