"""Words as the index knows them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storykeep.search.words import LONGEST, fold, forms, is_stemmed, spans, stem


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Wolf", ["the", "wolf"]),
        ("Jack's", ["jack", "s"]),
        ("l’amour", ["l", "amour"]),
        ("Café au lait", ["cafe", "au", "lait"]),
        ("CAFE\u0301", ["cafe"]),
        ("Straße Łódź", ["strasse", "lodz"]),
        ("Ёлка и йод", ["елка", "и", "иод"]),
        ("“so—called”", ["so", "called"]),
        ("snake_case", ["snake", "case"]),
        ("1,000", ["1", "000"]),
        ("満月の夜", ["満", "月", "の", "夜"]),
        ("ｶﾞ and が", ["カ", "゙", "and", "が"]),
        ("보름달", ["보", "름", "달"]),
        ("مُحَمَّد", ["محمد"]),
        ("!!! — …", []),
        ("a" * 100, ["a" * LONGEST]),
    ],
)
def test_a_text_is_cut_into_folded_words(text: str, found: list[str]) -> None:
    assert forms(text) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("wolves", "wolf"),
        ("werewolves", "werewolf"),
        ("running", "run"),
        ("children", "child"),
        ("women", "woman"),
        ("happily", "happily"),
        ("knives", "knife"),
    ],
)
def test_forms_of_an_english_word_share_their_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("leaves", "leaf"), ("lives", "life")])
def test_a_verb_is_not_taken_for_another_words_plural(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("language", "stemmed"), [("en", True), ("en-GB", True), ("", True), ("fr", False)]
)
def test_english_rules_are_put_to_english_and_unknown_texts(language: str, stemmed: bool) -> None:
    assert is_stemmed(language) is stemmed


@settings(max_examples=200)
@given(st.text(max_size=120).map(lambda text: unicodedata.normalize("NFC", text)))
def test_offsets_and_the_fast_way_find_the_same_words(text: str) -> None:
    assert [form for form, _, _ in spans(text)] == forms(text)


@settings(max_examples=200)
@given(st.text(max_size=80).map(lambda text: unicodedata.normalize("NFC", text)))
def test_each_offset_points_at_its_word(text: str) -> None:
    for form, start, end in spans(text):
        assert fold(text[start:end]) == form
