"""HTML becomes flat blocks that can be rendered and read again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from make.markup import odd_html
from storykeep.story.document import Chapter
from storykeep.story.html import blocks_of, text_of


def _html(markup: str) -> list[str]:
    return [block.html for block in blocks_of(markup)[0]]


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ("loose text", ["<p>loose text</p>"]),
        ("a<br><br>b", ["<p>a</p>", "<p>b</p>"]),
        ("a<br>b", ["<p>a<br>b</p>"]),
        ("<p>a<br><br>b</p>", ["<p>a</p>", "<p>b</p>"]),
        ("<i>a<br><br>b</i>", ["<p><i>a</i></p>", "<p><i>b</i></p>"]),
        ("<div><div>a</div><section>b</section></div>", ["<p>a</p>", "<p>b</p>"]),
        ("<p>a<hr>b</p>", ["<p>a</p>", "<hr>", "<p>b</p>"]),
        ("<b><h2>T</h2>x</b>", ["<h2><b>T</b></h2>", "<p><b>x</b></p>"]),
        ("<p></p><p> </p><p>a</p>", ["<p>a</p>"]),
        ("<p>a\n   b</p>", ["<p>a b</p>"]),
        ("<p>a <i> b</i> </p>", ["<p>a <i>b</i></p>"]),
        ("<p>a<i></i>b</p>", ["<p>ab</p>"]),
        ("<ul><li>1<li>2</ul>", ["<ul><li>1</li><li>2</li></ul>"]),
        ("<li>1<li>2", ["<p>1</p>", "<p>2</p>"]),
        ('<ol start="3"><li>1</ol>', ['<ol start="3"><li>1</li></ol>']),
        ("<blockquote>a<p>b</blockquote>", ["<blockquote><p>a</p>\n<p>b</p></blockquote>"]),
        (
            "<table><tr><th>a<td>b</table>",
            ["<table><tbody><tr><th>a</th><td>b</td></tr></tbody></table>"],
        ),
        ("<table><tr><td><p>a</p><p>b</p></td></tr></table>", ["<p>a</p>", "<p>b</p>"]),
        ("<pre>\n  a\n b</pre>", ["<pre>  a\n b</pre>"]),
        ("<div lang='de'>a</div>", ['<p lang="de">a</p>']),
        (
            "<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>",
            ["<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>"],
        ),
        ("one\n\ntwo <i>x</i>", ["<p>one</p>", "<p>two <i>x</i></p>"]),
    ],
)
def test_markup_is_flattened_into_these_blocks(markup: str, blocks: list[str]) -> None:
    assert _html(markup) == blocks


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ("a\nb", ["<p>a<br>b</p>"]),
        ("a\n\nb", ["<p>a</p>", "<p>b</p>"]),
        ("<p>a\nb</p>", ["<p>a b</p>"]),
        ("<i>a\n\nb</i>", ["<p><i>a</i></p>", "<p><i>b</i></p>"]),
    ],
)
def test_typed_line_breaks_count_as_ao3_counts_them(markup: str, blocks: list[str]) -> None:
    assert [block.html for block in blocks_of(markup, typed=True)[0]] == blocks


@pytest.mark.parametrize(
    "gap", ["<br><br><br>", "</p><p>&nbsp;</p><p>", "</p><p><br></p><p>", "</p><br><p>"]
)
def test_a_wider_gap_is_remembered_and_seen_in_the_text(gap: str) -> None:
    blocks, text = blocks_of(f"<p>a{gap}b</p><p>c</p>")
    assert ([block.gap for block in blocks], text) == ([0, 1, 0], "a\n\n\nb\n\nc")


def test_gaps_between_all_paragraphs_are_no_gaps() -> None:
    blocks, _ = blocks_of("<p>&nbsp;</p>".join(f"<p>{n}</p>" for n in range(6)))
    assert {block.gap for block in blocks} == {0}


def test_each_block_points_at_its_text() -> None:
    blocks, text = blocks_of("<h2>One</h2><p>a &amp; b</p><hr><ul><li>x<li>y</ul>", start=10)
    places = [text[block.start - 10 : block.end - 10] for block in blocks]
    assert places == ["One", "a & b", "* * *", "x\ny"]


def test_a_quotation_that_is_the_whole_page_is_only_layout() -> None:
    page = "<blockquote>" + "<p>Some words of a story that goes on.</p>" * 60 + "</blockquote>"
    assert {block.kind for block in blocks_of(page)[0]} == {"paragraph"}


def test_preformatted_text_that_is_the_whole_page_is_read_as_plain_text() -> None:
    paragraph = (
        "It was a dark and stormy night, and the rain fell in torrents upon\nthe roofs of the town."
    )
    blocks, _ = blocks_of(f"<pre>{(paragraph + chr(10) * 2) * 30}</pre>")
    assert blocks[0].html == f"<p>{paragraph.replace(chr(10), ' ')}</p>"


@settings(max_examples=400, deadline=None)
@given(odd_html, st.booleans())
def test_rendered_blocks_read_again_are_the_same_blocks(html: str, typed: bool) -> None:
    blocks, text = blocks_of(html, typed=typed)
    assert blocks_of(Chapter(None, blocks).html) == (blocks, text)


@settings(max_examples=200, deadline=None)
@given(odd_html)
def test_the_text_is_the_texts_of_the_blocks(html: str) -> None:
    blocks, text = blocks_of(html)
    rebuilt = "".join(
        ("\n\n" + "\n" * block.gap if index else "") + text[block.start : block.end]
        for index, block in enumerate(blocks)
    )
    assert rebuilt == text == text_of(html)
