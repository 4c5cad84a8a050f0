"""Copies are told from stories of their own, whatever dress they come in."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from make.prose import make_paragraphs, make_prose
from storykeep.likeness import About, Comparison, Judgement, Sketch, compare, filed, judge

STORY = make_prose("a story", 2000)


def _seen(one: str, other: str) -> Comparison:
    return compare(filed(one).sketch, filed(other).sketch)


def _judged(one: str, other: str, first: About | None = None, second: About | None = None):  # type: ignore[no-untyped-def]
    first = first or About(len(one.split()))
    second = second or About(len(other.split()))
    return judge(_seen(one, other), first, second)


def test_a_text_is_wholly_like_itself() -> None:
    seen = _seen(STORY, STORY)
    assert (seen.resemblance, seen.first_in_second, seen.second_in_first) == (1.0, 1.0, 1.0)


def test_another_header_leaves_it_the_same_story() -> None:
    assert _judged(STORY, f"Posted again for a friend.\n\n{STORY}") == Judgement("same")


def test_case_punctuation_quotes_and_layout_do_not_count() -> None:
    dressed = STORY.upper().replace(". ", " “!” -- ").replace("\n\n", "\n \t ")
    assert _seen(STORY, dressed).resemblance == 1.0


def test_a_garbled_encoding_costs_only_the_words_it_hit() -> None:
    marked = STORY.replace(". ", ".” “")
    garbled = marked.encode().decode("cp1252", "replace")
    assert _seen(marked, garbled).resemblance == 1.0


def test_a_third_of_a_story_is_a_part_of_it() -> None:
    pieces = make_paragraphs("a story", 2000)
    third = "\n\n".join(pieces[: len(pieces) // 3])
    assert _judged(third, STORY) == Judgement("part", "second")
    assert _judged(STORY, third) == Judgement("part", "first")


def test_a_chapter_is_found_in_a_novel_and_its_place_is_told() -> None:
    chapters = [make_prose(f"chapter {number}", 2000) for number in range(40)]
    seen = _seen(chapters[30], "\n\n".join(chapters))
    assert seen.first_in_second == 1.0
    assert seen.in_second.before == pytest.approx(30 / 40, abs=0.05)
    assert seen.in_second.after == pytest.approx(9 / 40, abs=0.05)


def test_a_chapter_of_a_novel_shares_a_key_with_it() -> None:
    chapters = [make_prose(f"chapter {number}", 1200) for number in range(30)]
    whole = set(filed("\n\n".join(chapters)).keys)
    assert all(whole & set(filed(chapter).keys) for chapter in chapters)


def test_unrelated_stories_share_nothing() -> None:
    assert _judged(STORY, make_prose("another", 2000)) is None
    assert not set(filed(STORY).keys) & set(filed(make_prose("another", 2000)).keys)


def test_two_stories_round_one_song_are_two_stories() -> None:
    song = make_prose("a song", 300)
    one, other = (f"{make_prose(seed, 900)}\n\n{song}" for seed in ("one", "other"))
    assert _judged(one, other) is None


def test_a_story_with_every_twentieth_word_changed_is_still_known() -> None:
    words = STORY.split()
    words[::20] = ["xyzzy"] * len(words[::20])
    assert _judged(STORY, " ".join(words)) is not None


def _grown() -> tuple[str, str]:
    pieces = make_paragraphs("grows", 2400)
    return "\n\n".join(pieces[: len(pieces) // 2]), "\n\n".join(pieces)


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (About(1200, "The Ferry"), About(2400, "The Ferry (complete)")),
        (About(1200, "The Ferry", updated="2009-04"), About(2400, "the ferry", updated="2010")),
        (About(1200, "The Ferry", status="in-progress"), About(2400, "The Ferry")),
    ],
)
def test_the_same_title_grown_at_its_end_is_a_newer_version(older: About, newer: About) -> None:
    short, long = _grown()
    assert _judged(short, long, older, newer) == Judgement("newer", "second")


@pytest.mark.parametrize(
    ("piece", "whole"),
    [
        (About(1200, "The Ferry, chapter 1"), About(2400, "The Ferry")),
        (About(1200, "The Ferry 1/2"), About(2400, "The Ferry")),
        (About(1200, "Something else"), About(2400, "The Ferry")),
        (
            About(1200, "The Ferry", frozenset({"ann"})),
            About(2400, "The Ferry", frozenset({"bea"})),
        ),
    ],
)
def test_what_calls_itself_a_piece_is_a_part(piece: About, whole: About) -> None:
    short, long = _grown()
    assert _judged(short, long, piece, whole) == Judgement("part", "second")


def test_of_two_nearly_equal_versions_the_dates_say_which_is_newer() -> None:
    changed = STORY.replace("harbour", "port", 8)
    one = About(2000, "The Ferry", updated="2011-02-03")
    other = About(2000, "The Ferry", updated="2009")
    assert _judged(STORY, changed, one, other) == Judgement("newer", "first")
    assert _judged(STORY, changed, About(2000, "The Ferry"), other) == Judgement("same")


def test_a_sketch_survives_being_packed() -> None:
    sketch = filed(STORY).sketch
    assert Sketch.unpack(sketch.pack()) == sketch


def test_a_sketch_of_another_scheme_is_refused() -> None:
    with pytest.raises(ValueError, match="scheme 99"):
        Sketch.unpack(b"\x63" + filed(STORY).sketch.pack()[1:])


def test_the_same_text_gives_the_same_sketch_everywhere() -> None:
    texts = [
        STORY,
        "Мара пришла в гавань ночью. " * 9 + STORY[:40],
        "灯台の明かりは毎晩海を照らしていた。",
    ]
    found = hashlib.sha256()
    for text in texts:
        made = filed(text)
        found.update(made.sketch.pack() + repr(made.keys).encode())
    assert found.hexdigest() == "22c94304c0cbe41e5c6b51372e223812985300622877afe066280892b55a5c6e"


def test_it_does_not_hang_on_how_python_hashes_strings() -> None:
    code = (
        "from storykeep.likeness import filed; f = filed('the lamp burned low all night ' * 50 +"
        " ' '.join(map(str, range(900)))); print(f.sketch.pack().hex(), f.keys)"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


@pytest.mark.parametrize(
    "text",
    ["", "...", "one two three four", "\ud800 broken \udfff", "\x00" * 50, "a " * 5000],
    ids=["nothing", "marks", "four words", "surrogates", "nulls", "one word"],
)
def test_texts_without_passages_are_like_nothing(text: str) -> None:
    assert judge(_seen(text, text), About(1), About(1)) is None


def test_scripts_without_blanks_are_told_apart_and_found_again() -> None:
    chance = make_prose("kanji", 900).split()
    signs = {word: chr(0x4E00 + number * 7) for number, word in enumerate(sorted(set(chance)))}
    one = "".join(signs[word] for word in chance)
    other = "".join(signs[word] for word in make_prose("kana", 900).replace("\n\n", " ").split()
                    if word in signs)  # fmt: skip
    assert _seen(one, other).resemblance < 0.05
    assert _judged(one[:500], one, About(500), About(900)) == Judgement("part", "second")


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    seen = _seen(one, other)
    for share in (seen.resemblance, seen.first_in_second, seen.second_in_first):
        assert 0.0 <= share <= 1.0
    assert seen.resemblance == _seen(other, one).resemblance


@given(st.integers(0, 2**32 - 1), st.integers(2, 12))
def test_a_thinner_sketch_is_what_a_longer_text_would_have_kept(seed: int, level: int) -> None:
    sketch = filed(make_prose(seed, 300)).sketch
    assert set(sketch.at(level)) <= set(sketch.kept)
    assert all(one < 1 << (32 - level) for one in sketch.at(level))


@pytest.mark.parametrize("unit", ["word ", "aaaaaaaaaa", "灯", "<p>", "\u0301", "x\n"], ids=repr)
def test_its_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    def took(size: int) -> float:
        text = unit * (size // len(unit))
        begun = time.process_time()
        filed(text)
        return time.process_time() - begun

    took(100_000)
    assert took(1_600_000) < 30 * max(took(200_000), 0.002)
