"""Plain text: which line breaks are meant."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storykeep.story.html import blocks_of, paragraphs_html
from storykeep.story.plain import paragraphs_of

_WRAPPED = (
    "It was a dark and stormy night, and the rain fell in torrents except\n"
    "at occasional intervals, when it was checked by a violent gust of wind\n"
    "which swept up the streets.\n"
)


def _html(text: str) -> list[str]:
    return [paragraph.html for paragraph in paragraphs_of(text)]


def test_hard_wrapped_lines_are_joined() -> None:
    assert (
        _html(f"{_WRAPPED}\n{_WRAPPED}")
        == ["<p>" + " ".join(_WRAPPED.split("\n")).strip() + "</p>"] * 2
    )


def test_short_lines_between_blank_ones_keep_their_breaks() -> None:
    assert _html("Roses are red\nviolets blue\n\nThe end") == [
        "<p>Roses are red<br>violets blue</p>",
        "<p>The end</p>",
    ]


def test_a_header_before_wrapped_text_keeps_its_lines() -> None:
    header = "Title: The Long Road\nAuthor: Somebody\nRating: PG"
    assert (
        _html(f"{header}\n\n{_WRAPPED}\n{_WRAPPED}")[0]
        == f"<p>{header.replace(chr(10), '<br>')}</p>"
    )


def test_wrapped_text_without_blank_lines_parts_where_a_line_ends_early() -> None:
    assert len(_html(_WRAPPED * 4)) == 4


def test_long_lines_without_blank_lines_are_paragraphs() -> None:
    long = "He went on and on and on about the weather, " * 5
    assert len(_html("\n".join([long, '"Yes," she said.', long, long, long]))) == 5


def test_an_indented_line_begins_a_paragraph() -> None:
    text = "   It was a dark night.\nNobody came.\n   She waited.\nShe waited long.\n   The end.\n\nFin\nis"
    assert len(_html(text)) == 4


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("She _really_ said it.", "<p>She <em>really</em> said it.</p>"),
        ("She *really* said it.", "<p>She <strong>really</strong> said it.</p>"),
        ("snake_case_name and 2*3*4", "<p>snake_case_name and 2*3*4</p>"),
        ("* * *", "<p>* * *</p>"),
        ("***", "<p>***</p>"),
        ("_ _", "<p>_ _</p>"),
        ("<i>Yes</i>, he thought", "<p><i>Yes</i>, he thought</p>"),
        (
            "<i>Yes, he <b>thought</i></b>",
            "<p>&lt;i&gt;Yes, he &lt;b&gt;thought&lt;/i&gt;&lt;/b&gt;</p>",
        ),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
        ("a & b < c", "<p>a &amp; b &lt; c</p>"),
    ],
)
def test_emphasis_is_made_only_where_certain(text: str, html: str) -> None:
    assert _html(text) == [html]


def test_a_gap_is_what_exceeds_the_usual() -> None:
    text = "a\n\nb\n\n\n\nc\n\nd\n\ne\n\nf"
    assert [paragraph.gap for paragraph in paragraphs_of(text)] == [0, 0, 2, 0, 0, 0]


@settings(max_examples=200)
@given(st.text(alphabet=st.sampled_from("ab \n\t_*:<>&i/—é"), max_size=200))
def test_paragraphs_stand_in_order_and_hold_all_words(text: str) -> None:
    paragraphs = paragraphs_of(text)
    places = [place for each in paragraphs for place in (each.start, each.end)]
    assert places == sorted(places)
    assert "".join(text[p.start : p.end] for p in paragraphs).split() == text.split() or (
        "".join("".join(text[p.start : p.end].split()) for p in paragraphs) == "".join(text.split())
    )


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab \n_*<>&i/—é"), max_size=200))
def test_a_paragraph_of_plain_text_is_well_formed(text: str) -> None:
    html = "\n".join(_html(text))
    assert "\n".join(block.html for block in blocks_of(html)[0]) == html


def test_plain_text_becomes_escaped_paragraphs() -> None:
    assert paragraphs_html("a < b\r\nc\n\n\nd") == "<p>a &lt; b<br>c</p>\n<p>d</p>"
