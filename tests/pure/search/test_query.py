"""The language of searches."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storykeep.search.query import DEEPEST, LONGEST, QueryError, parse
from storykeep.search.tree import And, Node, Not, Or, Phrase, Word, Words, to_text


def w(text: str, field: str | None = None) -> Word:
    return Word(text, field)


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("", None),
        ("  ", None),
        ("wolf", w("wolf")),
        ("wolf moon", And((w("wolf"), w("moon")))),
        ("wolf AND moon", And((w("wolf"), w("moon")))),
        ("wolf && moon", And((w("wolf"), w("moon")))),
        ("wolf and moon", And((w("wolf"), w("and"), w("moon")))),
        ("wolf OR moon", Or((w("wolf"), w("moon")))),
        ("wolf||moon", Or((w("wolf"), w("moon")))),
        ("a b OR c d", Or((And((w("a"), w("b"))), And((w("c"), w("d")))))),
        ("a (b OR c)", And((w("a"), Or((w("b"), w("c")))))),
        ("-wolf", Not(w("wolf"))),
        ("NOT wolf", Not(w("wolf"))),
        ("moon -(wolf OR fox)", And((w("moon"), Not(Or((w("wolf"), w("fox"))))))),
        ("--wolf", Not(Not(w("wolf")))),
        ("well-known", w("well-known")),
        ('"full moon"', Phrase("full moon")),
        ("“full moon”", Phrase("full moon")),
        ('-"full moon"', Not(Phrase("full moon"))),
        ("wol*", Word("wol", None, is_prefix=True)),
        ("title:wolf", w("wolf", "title")),
        ("title: wolf", w("wolf", "title")),
        ("Creator:alice", w("alice", "writer")),
        ("author:alice", w("alice", "writer")),
        ('fandom:"Doctor Who"', Phrase("Doctor Who", "fandom")),
        ("tag:(fluff OR -angst)", Or((w("fluff", "tag"), Not(w("angst", "tag"))))),
        ("title:(a summary:b)", And((w("a", "title"), w("b", "summary")))),
        ("rating:K+", w("general", "rating")),
        ('rating:"General Audiences"', w("general", "rating")),
        ("language:FR", w("fr", "language")),
        ("words:1000-5000", Words(1000, 5000)),
        ("words:5,000-1.000", Words(1000, 5000)),
        ("words:100", Words(100, 100)),
        ("words>1000", Words(1001, None)),
        ("words<500", Words(None, 499)),
        ("words:>=3", Words(3, None)),
        ("word_count: <500", Words(None, 499)),
        ("12:30", w("12:30")),
    ],
)
def test_a_query_is_understood(typed: str, tree: Node | None) -> None:
    assert parse(typed).tree == tree


@pytest.mark.parametrize(
    ("typed", "tree", "code", "start"),
    [
        ('moon "full', And((w("moon"), Phrase("full"))), "unclosed-quote", 5),
        ("(wolf", w("wolf"), "unclosed-bracket", 0),
        ("wolf) moon", And((w("wolf"), w("moon"))), "stray-bracket", 4),
        ("wolf OR", w("wolf"), "stray-operator", 5),
        ("AND wolf", w("wolf"), "stray-operator", 0),
        ("wolf NOT", w("wolf"), "stray-operator", 5),
        ("wolf -", w("wolf"), "stray-operator", 5),
        ("wolf *", w("wolf"), "stray-operator", 5),
    ],
)
def test_a_slip_is_forgiven_and_said(typed: str, tree: Node, code: str, start: int) -> None:
    parsed = parse(typed)

    assert parsed.tree == tree
    assert [note.code for note in parsed.notes] == [code]
    assert parsed.notes[0].start == start


@pytest.mark.parametrize(
    ("typed", "code", "start", "end"),
    [
        ("wolf colour:red", "unknown-field", 5, 12),
        ("wolf title:", "value-missing", 5, 11),
        ("(title:)", "value-missing", 1, 7),
        ("wo*f", "wildcard-inside", 0, 4),
        ("a*", "prefix-too-short", 0, 2),
        ("words:many", "not-a-number", 0, 10),
        ("words>", "not-a-number", 0, 6),
        ("words:<1-2", "not-a-number", 0, 10),
        ("words:1234567890123", "not-a-number", 0, 19),
        ("rating:rude", "unknown-rating", 7, 11),
        ("a " * (LONGEST // 2) + "a", "too-long", LONGEST, LONGEST + 1),
        ("a " * 61, "too-many-words", 120, 122),
        ("(" * (DEEPEST + 2), "too-deep", DEEPEST + 1, DEEPEST + 2),
        ("-" * (DEEPEST + 2) + "a", "too-deep", DEEPEST + 1, DEEPEST + 2),
    ],
)
def test_what_makes_no_sense_is_told_with_its_place(
    typed: str, code: str, start: int, end: int
) -> None:
    with pytest.raises(QueryError) as caught:
        parse(typed)

    assert (caught.value.code, caught.value.start, caught.value.end) == (code, start, end)


_BITS = st.sampled_from(
    [
        *('"', "“", "(", ")", "-", "*", ":", " ", "OR", "AND", "NOT", "||", "&&", "title:"),
        *("words:", "words", ">", "<", "1-2", "rating:", "t", "wolf", "é", "字", "language:"),
        *("\0", "\u3000"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.lists(_BITS, max_size=40).map("".join), st.text(max_size=200)))
def test_any_string_is_a_tree_or_a_query_error_and_prints_back_to_itself(typed: str) -> None:
    tree = _tree_of(typed)
    if tree is not None and len(to_text(tree)) <= LONGEST:
        again = parse(to_text(tree))
        assert again.tree == tree
        assert again.notes == ()


def _tree_of(typed: str) -> Node | None:
    caught = None
    try:
        return parse(typed).tree
    except QueryError as error:
        caught = error
    assert 0 <= caught.start <= caught.end <= len(typed)
    return None


_LEAVES = st.one_of(
    st.builds(
        Word,
        st.sampled_from(["wolf", "Mond", "字", "well-known", "and"]),
        st.sampled_from([None, "title", "text", "fandom"]),
        st.booleans(),
    ).filter(lambda word: len(word.text) > 1 or not word.is_prefix),
    st.builds(Phrase, st.sampled_from(["full moon", "OR"]), st.sampled_from([None, "writer"])),
    st.builds(Words, st.integers(0, 9), st.integers(10, 99)),
    st.builds(Words, st.integers(0, 9), st.none()),
)
_TREES = st.recursive(
    _LEAVES,
    lambda parts: st.one_of(
        parts.map(Not),
        st.lists(parts, min_size=2, max_size=3).map(tuple).map(And),
        st.lists(parts, min_size=2, max_size=3).map(tuple).map(Or),
    ),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(_TREES)
def test_a_printed_tree_is_parsed_to_itself(tree: Node) -> None:
    assert parse(to_text(tree)).tree == tree
