"""Any text at all ends in a reading, soon, and survives the way to JSON and back."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from make.readings import story_of
from storykeep import reading
from storykeep.reading.json import from_json, to_json

_PIECES = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "'",
        "’",
        "«",
        "»",
        "„",
        "—",
        "- ",
        ": ",
        "\n",
        "\n\n",
        "\n\n\n",
        "Title",
        "Chapter 1",
        "by ",
        "Anna",
        "Mr. ",
        "said ",
        "I ",
        "he ",
        ". ",
        "! ",
        "***",
        "A/N",
        "(",
        ")",
        "\t",
        "\u2028",
        "\r",
        "\x00",
        "é",
        "Я",
        "中",
    ],
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES | st.text(max_size=5), min_size=1, max_size=80).map("".join))
def test_any_text_is_read_and_comes_back_from_json(text: str) -> None:
    if not text.strip():
        return
    story = story_of(text)
    found = reading.read(story)
    assert from_json(json.loads(json.dumps(to_json(found)))) == found
    reading.arrange(story, found)


@pytest.mark.parametrize(
    "piece",
    [
        "word ",
        '"',
        "“",
        '" ',
        "'A ",
        "A'b'",
        "a\n",
        "TITLE: a ",
        "Title: a\n",
        "Disclaimer: not mine. ",
        "____\na@b.c\n",
        "PG, A/B, ",
        "Abc ",
        "A. ",
        ". ",
        "* ",
        "oxo ",
        "Title: x ",
        "Title: x\n",
        "by by ",
        '"A," said B. ',
        "Chapter 1\n\n",
        "i\n\nii\n\n",
        "— a\n",
        "Rated: T - ",
        "I own A and ",
        "A/B, ",
        "A de ",
        "Mr. ",
        'a."\n\n',
        "_",
        "\x00",
        "War of ",
        "a@",
        "1/2/",
    ],
)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    def seconds(length: int) -> float:
        story = story_of((piece * (length // len(piece) + 1))[:length])
        begun = time.process_time()
        reading.read(story)
        return time.process_time() - begun

    seconds(1_000)
    small, large = seconds(15_000), seconds(60_000)
    assert large < 12 * small + 0.3


def test_the_contract_s_keys_are_always_there() -> None:
    written = to_json(reading.read(story_of("Rain.")))
    assert set(written) >= {
        "source",
        "title",
        "authors",
        "summary",
        "language",
        "words",
        "rating",
        "dates",
        "series",
        "status",
        "fandoms",
        "warnings",
        "categories",
        "relationships",
        "characters",
        "tags",
        "notes",
        "disclaimer",
        "header",
        "chapters",
        "cast",
        "speech",
        "ties",
        "references",
        "damage",
        "advice",
    }
    assert (written["rating"], written["authors"], written["notes"]["before"]) == (None, [], None)  # type: ignore[index]
