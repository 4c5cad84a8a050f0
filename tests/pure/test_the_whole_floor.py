"""Any input at all ends in an answer or a coded error, through intake, reading and press together.

``make fuzz`` goes on with this for as long as one likes; what it finds comes to stand here.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.floor import PART, through_the_floor
from fuzz.seeds import seeds
from fuzz.shaking import shaken
from fuzz.stretch import WORST, growth

SEEDS = [seed[:6_000] for seed in seeds()]
KINDS = [bytes([kind]) for kind in b"thmedwnzb"]

FOUND: dict[str, tuple[bytes, str]] = {
    "a character named in a book’s facts": (b"e<dc:title>A &hellip; B</dc:title>", "epub-spine"),
    "a name alone among a book’s facts": (b"e&p;" + PART + b"<p>Rain.</p>", "read"),
    "half of a surrogate pair": (b"e<dc:title>&#xD800;</dc:title>" + PART + b"<p>Rain.</p>", "read"),
    "a control character in the name of a file": (b"n\x00\x00las.\nI", "read"),
}  # fmt: skip


@pytest.mark.parametrize("name", FOUND)
def test_what_once_broke_it_ends_well(name: str) -> None:
    recipe, ending = FOUND[name]
    assert through_the_floor(recipe) == ending


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.decode())
@settings(max_examples=25)
@given(data=st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode()))
def test_any_bytes_end_in_an_answer_or_a_coded_error(kind: bytes, data: bytes) -> None:
    assert through_the_floor(kind + data)


@pytest.mark.parametrize("turn", range(8))
def test_stories_shaken_in_every_way_end_in_an_answer_or_a_coded_error(turn: int) -> None:
    for seed in range(turn, 8 * 40, 8):
        recipe = shaken(SEEDS[seed % len(SEEDS)], seed, 8_000, SEEDS)
        try:
            through_the_floor(recipe)
        except Exception as error:
            error.add_note(f"seed {seed}: {recipe[:200]!r}")
            raise


@pytest.mark.parametrize(
    ("kind", "unit"),
    [
        (b"t", "a"), (b"t", "\n"), (b"t", '"'), (b"t", "“"), (b"t", "”"), (b"t", "'"), (b"t", "«‹“‘"),
        (b"t", '"A" “B” '), (b"t", "Mr. "), (b"t", "Anna Bert Cora "), (b"t", "A. "), (b"t", "Ä"),
        (b"t", "Title: x\n"), (b"t", "Title: x\n\n"), (b"t", "Chapter 1\n\n"), (b"t", "* * *\n\n"),
        (b"t", "***\n\n\n\nI\n\n"), (b"t", "— Oui, dit-il.\n"), (b"t", "Anna: no.\n"), (b"t", "> "),
        (b"t", "<Anna> no\n"), (b"t", "[12:01] "), (b"t", '"Go," said Anna. "No," he said. '),
        (b"t", "Anna/Bert, "), (b"t", "Later that night, "), (b"t", "â€œ"), (b"t", "A/N: (\n\n"),
        (b"t", "He was dead. "), (b"t", "her mother's father's "), (b"t", "_a_ *b* /c/ "),
        (b"t", "a,\n"), (b"h", "<p>a"), (b"h", "<b><i>"), (b"h", "<p>&nbsp;</p>"), (b"h", "<br><br>a"),
        (b"h", "<blockquote>"), (b"h", "<table><tr><td>a"), (b"h", "<dl><dt>a<dd>b"), (b"m", "# a\n\n"),
        (b"m", "[a](b)"), (b"m", "> - 1. "), (b"e", "<p>&nbsp;a</p>"),
        (b"d", "<w:p><w:r><w:t>a</w:t></w:r></w:p>"),
        (b"w", "“No,” said Anna.\n"),
    ],
)  # fmt: skip
def test_twice_the_length_takes_no_more_than_about_twice_the_time(kind: bytes, unit: str) -> None:
    assert growth(kind, unit.encode(), 10_000) <= WORST
