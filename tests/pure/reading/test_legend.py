"""What a text says of its own marks."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storykeep.reading.text.layout import lay_out
from storykeep.reading.text.legend import Legend, find_legend


def legend_of(text: str) -> Legend:
    return find_legend(text, lay_out(text).lines)


def told(text: str) -> list[tuple[str, str, str]]:
    return [(each.opens, each.closes, each.meaning) for each in legend_of(text).entries]


@pytest.mark.parametrize(
    ("line", "entries"),
    [
        ("'blah' - thoughts", [("'", "'", "thought")]),
        ("'...' = thoughts", [("'", "'", "thought")]),
        ("/blah/ = telepathy", [("/", "/", "telepathy")]),
        ("//text// means mind speech", [("//", "//", "telepathy")]),
        ("<<blah>> = Wing talking telepathically", [("<<", ">>", "telepathy")]),
        ("<blah> thoughts", []),
        ("[blah] = sign language", [("[", "]", "signed")]),
        ("{ } = signing", [("{", "}", "signed")]),
        ("~blah blah~ : flashback", [("~", "~", "flashback")]),
        ("*** = time passing", [("***", "", "time")]),
        ("*** Time passing or scene change", [("***", "", "time")]),
        ("~*~*~ = change of scene", [("~*~*~", "", "scene")]),
        ("oOo - scene change", [("oOo", "", "scene")]),
        ("( ) = actions", [("(", ")", "action")]),
        ("[ ] - translations", [("[", "]", "translated")]),
        ("// indicates thoughts", [("/", "/", "thought")]),
        ("Thoughts are in italics.", [("italics", "italics", "thought")]),
        ("Italics = thoughts", [("italics", "italics", "thought")]),
        ("Thoughts: 'blah'", [("'", "'", "thought")]),
        ("Thoughts are in /slashes/", [("/", "/", "thought")]),
        ("Thoughts are in single quotes", [("'", "'", "thought")]),
        ("“blah” – speech, ‘blah’ – thoughts", [("“", "”", "said"), ("‘", "’", "thought")]),
        ("('blah' = thoughts, /blah/ = telepathy)",
         [("'", "'", "thought"), ("/", "/", "telepathy")]),
        ("„bla“ = reden, /bla/ = denken", [("„", "“", "said"), ("/", "/", "thought")]),
        ("*...* - мысли", [("*", "*", "thought")]),
    ],
)  # fmt: skip
def test_a_line_that_explains_a_mark_is_read(
    line: str, entries: list[tuple[str, str, str]]
) -> None:
    assert told(f"Some words first.\n\n{line}\n\nThe story begins here.") == entries


def test_samples_that_name_themselves_count_where_two_stand_together() -> None:
    text = "\"Speech\"\n'Thoughts'\n/Telepathy/\n\nThe story begins here."
    assert told(text) == [
        ('"', '"', "said"), ("'", "'", "thought"), ("/", "/", "telepathy")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        '"Stop," said Anna.',
        '"Why?" - his thoughts raced.',
        "'Thoughts', he said, were cheap.",
        "*** Flashback ***",
        "*flashback*",
        "~ Time Skip ~",
        "Thoughts of home were all she had.",
        "Time is money, said Ben.",
        "Scene one: a kitchen.",
        "* Later that day *",
        "- Thoughts? asked Ben.",
        "— Speaking of which, said Ben.",
        "“Dreams,” she said, “are for the young.”",
    ],
)
def test_what_only_looks_like_a_legend_is_none(line: str) -> None:
    assert told(f"Some words first.\n\n{line}\n\nMore words follow here.") == []


def test_marks_are_asked_for_by_meaning() -> None:
    found = legend_of("'blah' = thoughts\n*** = time passing\n~ * ~ = scene change\n\nOnce.")
    assert found.pairs("thought", "telepathy") == (("'", "'"),)
    assert found.alone("scene", "time", "view") == {"***", "~*~"}


@given(st.text(alphabet="'\"/*~<>[]={}()-:, thouglsxo\n", max_size=400))
def test_any_text_has_some_legend(text: str) -> None:
    for each in legend_of(text).entries:
        assert 0 <= each.start < each.end <= len(text)
        assert each.opens


@pytest.mark.parametrize(
    "piece",
    ["'a' = ", "/ / ", "*** ", "thoughts ", "'blah' = thoughts\n", f"'{'a' * 50}b' = thoughts\n"],
)
def test_a_legend_without_end_takes_no_long_time(piece: str) -> None:
    begun = time.process_time()
    legend_of(piece * (100_000 // len(piece)))
    assert time.process_time() - begun < 2


def test_a_story_of_nothing_but_legend_takes_no_long_time() -> None:
    text = "'thoughts' \"speech\"\n'blah' = thoughts\n" * 3_000
    begun = time.process_time()
    found = legend_of(text)
    assert all(found.covers(each.start) for each in found.entries)
    assert len(found.entries) > 3_000
    assert time.process_time() - begun < 3
