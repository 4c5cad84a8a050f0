"""Pages of FanFiction.Net as they are pasted."""

from __future__ import annotations

import pytest

from make.headed import BODY, begins_with_the_story, value, values
from make.readings import reading_of

LINE = (
    "Rated: Fiction K+ - English - Humor/Hurt/Comfort - [Maud R., Edwin P.] Wren - Chapters: 1 - "
    "Words: 1,420 - Reviews: 3 - Favs: 31 - Updated: 4-2-09 - Published: 3-1-09 - Status: Complete - id: 77"
)


@pytest.mark.parametrize(
    "top",
    [
        "Books » Lamplight\nKettles\nBy: wren\n\nTea is late, and nobody says why.\n\n" + LINE,
        "FanFiction » Books » Lamplight » Kettles\n\nBy: wren\nTea is late, and nobody says why.\n"
        + LINE,
        "Books > Lamplight\n\nKettles\n\nby wren\n\nTea is late, and nobody says why.\n\n" + LINE,
    ],
)
def test_a_page_pasted_from_fanfiction_net(top: str) -> None:
    text = top + BODY
    found = reading_of(text)
    assert value(found.title) == "Kettles"
    assert values(found.authors) == ["wren"]
    assert values(found.fandoms) == ["Lamplight"]
    assert value(found.summary) == "Tea is late, and nobody says why."
    assert found.rating
    assert (found.rating.given, found.rating.scheme) == ("K+", "ffn")
    assert text[found.rating.start : found.rating.end] == "K+"
    assert values(found.tags) == ["Humor", "Hurt/Comfort"]
    assert values(found.characters) == ["Maud R.", "Edwin P.", "Wren"]
    assert values(found.relationships) == ["Maud R./Edwin P."]
    assert (value(found.published), value(found.updated)) == ("2009-03-01", "2009-04-02")
    assert value(found.status) == "complete"
    assert begins_with_the_story(text, found)


def test_a_summary_above_the_line_of_facts_needs_no_label() -> None:
    text = "Kettles\nby wren\n\nTea is late, and nobody in the house says why.\n\n" + LINE + BODY
    found = reading_of(text)
    assert value(found.title) == "Kettles"
    assert value(found.summary) == "Tea is late, and nobody in the house says why."
    assert found.notes_before == ()


def test_a_line_of_facts_may_leave_out_genre() -> None:
    line = "Rated: Fiction M - English - Maud & Edwin - Words: 420 - Published: 3-1-09 - id: 77"
    found = reading_of(f"Kettles\nBy: wren\n\n{line}" + BODY)
    assert (found.tags, values(found.characters)) == ((), ["Maud", "Edwin"])
    assert found.relationships == ()
