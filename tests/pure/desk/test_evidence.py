"""Marks on a text, whatever they are, leave the text as it is."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from storykeep.desk.evidence import Span, mentions, part_of, parts, quote, segments

TEXTS = st.text(alphabet=st.sampled_from("ab <>&\n“é😀"), max_size=60)
PLACES = st.tuples(st.integers(-3, 70), st.integers(-3, 70)).map(sorted)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Span], int]:
    text = draw(TEXTS)
    places = draw(st.lists(PLACES, max_size=8))
    spans = [Span(a, b, "field", f"e-{n}") for n, (a, b) in enumerate(places)]
    return text, spans, draw(st.integers(0, 20))


@given(marked())
def test_the_segments_laid_end_to_end_are_the_text(case: tuple[str, list[Span], int]) -> None:
    text, spans, start = case
    assert "".join(piece.text for piece in segments(text, spans, start)) == text


@given(marked())
def test_each_segment_says_where_it_begins(case: tuple[str, list[Span], int]) -> None:
    text, spans, start = case
    at = start
    for piece in segments(text, spans, start):
        assert piece.start == at
        at += len(piece.text)


@given(marked())
def test_a_character_is_under_just_the_marks_that_cover_it(
    case: tuple[str, list[Span], int],
) -> None:
    text, spans, start = case
    valid = [span for span in spans if span.start >= 0]
    for piece in segments(text, spans, start):
        for offset in range(piece.start, piece.start + len(piece.text)):
            covering = {span for span in valid if span.start <= offset < span.end}
            assert set(piece.spans) == covering


@given(marked())
def test_every_mark_that_begins_inside_begins_once(case: tuple[str, list[Span], int]) -> None:
    text, spans, start = case
    begun = [span.id for piece in segments(text, spans, start) for span in piece.begins]
    end = start + len(text)
    inside = [
        span.id
        for span in spans
        if span.start >= 0
        and start <= span.start
        and (span.start < end or span.start == span.end == end)
    ]
    assert sorted(begun) == sorted(inside)


def test_a_mark_from_before_covers_its_part_without_beginning_there() -> None:
    whole = Span(0, 8, "field", "e")
    [piece] = segments("efgh", [whole], 4)
    assert (piece.text, piece.spans, piece.begins) == ("efgh", (whole,), ())


def test_a_mark_without_length_stands_between_two_characters() -> None:
    point = Span(2, 2, "damage", "d")
    first, second = segments("abcd", [point])
    assert (first.text, second.text, second.begins) == ("ab", "cd", (point,))


@given(st.text(alphabet="ab \n", max_size=200), st.integers(4, 30))
def test_no_part_is_longer_than_it_may_be(text: str, length: int) -> None:
    starts = parts(text, length)
    ends = [*starts[1:], len(text)]
    assert all(end - start <= length for start, end in zip(starts, ends, strict=True))


@given(st.text(alphabet="ab \n", max_size=200), st.integers(4, 30))
def test_parts_go_forward_from_the_beginning(text: str, length: int) -> None:
    starts = parts(text, length)
    assert starts[0] == 0
    assert starts == sorted(set(starts))


def test_a_part_ends_between_paragraphs_where_it_can() -> None:
    text = "one two\n\nthree four\n\nfive six"
    assert parts(text, 24) == [0, 21]


def test_a_place_is_found_in_its_part() -> None:
    assert [part_of(offset, [0, 10, 20]) for offset in (0, 9, 10, 19, 25)] == [1, 1, 2, 2, 3]


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
@settings(max_examples=50)
def test_a_quote_is_on_one_line(text: str, a: int, b: int) -> None:
    found = quote(text, min(a, b), max(a, b))
    assert "\n" not in found.before + found.marked + found.after


def test_a_quote_has_a_few_words_around_it() -> None:
    text = "x " * 50 + "the lamp went out" + " y" * 50
    found = quote(text, 100, 117)
    assert found.marked == "the lamp went out"
    assert found.before.startswith("…")
    assert found.after.endswith("…")


def test_a_long_quote_is_cut_between_words() -> None:
    found = quote("lamp " * 200, 0, 1000)
    assert len(found.marked) < 250
    assert found.marked.endswith("lamp …")


def test_names_are_found_as_whole_words_only() -> None:
    assert mentions("Ann saw Anna and Ann-Marie.", ["Ann", "Ann-Marie"]) == [(0, 3), (17, 26)]


def test_nobody_is_found_without_names() -> None:
    assert mentions("Ann saw Anna.", ["", " "]) == []
