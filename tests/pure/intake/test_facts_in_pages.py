"""Facts that a page or a book sets in a list, a table or lines are kept, each in its place."""

from __future__ import annotations

import pytest

from storykeep.intake.html import read_html
from storykeep.intake.labels import Facts, listed
from storykeep.intake.titlepage import facts_of_lines
from storykeep.story.document import Metadata
from storykeep.story.terms import genres_of, people_of_fanfiction_net

PROSE = "<p>The kettle had been on for an hour before anybody thought of tea.</p>" * 12
LIST = (
    "<dl><dt>Fandom:</dt><dd>Lamplight</dd><dt>Rating</dt><dd>PG</dd>"
    "<dt>Characters</dt><dd>Maud</dd><dd>Edwin</dd></dl>"
)
TABLE = (
    "<table><tr><th>Fandom</th><td><b>Lamp</b>light</td></tr><tr><th>Rating:</th><td>PG</td></tr>"
    "<tr><th>Characters</th><td>Maud, Edwin</td></tr></table>"
)
LINES = (
    "<div><p><b>Fandom:</b> Lamplight</p><p><b>Rating:</b> PG</p>"
    "<p><b>Characters:</b> Maud, Edwin</p></div>"
)
FACTS = "Fandom: Lamplight\n\nRating: PG\n\nCharacters: Maud, Edwin"


@pytest.mark.parametrize("facts", [LIST, TABLE, LINES])
@pytest.mark.parametrize(
    "page", ["{facts}{prose}", "<header>{facts}</header><main>{prose}</main>",
             "<div><!-- a -->{facts}</div><div class='storytext'>{prose}</div>",
             "<table><tr><td><header>{facts}</header><article>{prose}</article></td></tr></table>"],
)  # fmt: skip
def test_facts_above_a_story_become_lines_above_its_text(page: str, facts: str) -> None:
    story = read_html(f"<html><body>{page.format(facts=facts, prose=PROSE)}</body></html>")
    assert story.text.startswith(f"{FACTS}\n\nThe kettle")


def test_title_and_byline_come_with_the_facts() -> None:
    story = read_html(f"<h1>Tea</h1><p>by Wren</p>{LIST}<main>{PROSE}</main>")
    assert story.text.startswith(f"Tea\n\nby Wren\n\n{FACTS}")


def test_the_furniture_of_a_page_stays_away_from_its_story() -> None:
    page = f"<div><a href='/'>Home</a> Log in</div><main>{PROSE}</main><div>Rating: 5 stars</div>"
    assert read_html(page).text.startswith("The kettle")


@pytest.mark.parametrize(
    "table",
    ["<table><tr><td>Monday</td><td>rain</td></tr><tr><td>Tuesday</td><td>sun</td></tr></table>",
     "<dl><dt>Kettle</dt><dd>A vessel.</dd><dt>Tea</dt><dd>A reason.</dd></dl>"],
)  # fmt: skip
def test_a_list_or_table_of_the_story_stays_what_it_is(table: str) -> None:
    assert ": " not in read_html(PROSE + table + PROSE).text


def test_a_table_around_story_and_facts_gives_up_both() -> None:
    rows = "<tr><td>Title:</td><td>Tea</td></tr><tr><td>Rating:</td><td>G</td></tr>"
    story = read_html(f"<table>{rows}<tr><td colspan=2>{PROSE}</td></tr></table>")
    assert story.text.startswith("Title: Tea\n\nRating: G\n\nThe kettle")
    assert len(story.blocks) == 14


@pytest.mark.parametrize(
    ("lines", "fandoms", "categories"),
    [
        ("Category: F/M", (), ("F/M",)),
        ("Category: F/M\nFandom: Lamplight", ("Lamplight",), ("F/M",)),
        ("Category: Lamplight, Gen", ("Lamplight",), ("Gen",)),
        ("Category: Kettles\nFandom: Lamplight", ("Lamplight",), ()),
    ],
)
def test_a_download_programs_category_is_the_fandom_unless_it_is_a_category(
    lines: str, fandoms: tuple[str, ...], categories: tuple[str, ...]
) -> None:
    metadata = facts_of_lines(lines, fanficfare=True).onto(Metadata())
    assert (metadata.fandoms, metadata.categories) == (fandoms, categories)


@pytest.mark.parametrize(
    ("label", "value", "values"),
    [
        ("Additional Tags", "Letters, Pining", ["Letters", "Pining"]),
        ("Warnings", "Death (past, canon), Grief", ["Death (past, canon)", "Grief"]),
        ("Fandom", "Robin Hood (the ballads, more or less)", ["Robin Hood (the ballads, more or less)"]),
        ("Fandoms", "Dracula - Bram Stoker", ["Dracula - Bram Stoker"]),
        ("Summary", "Tea, and more tea", ["Tea, and more tea"]),
    ],
)  # fmt: skip
def test_a_list_is_parted_at_commas_outside_brackets(
    label: str, value: str, values: list[str]
) -> None:
    assert listed(label, value) == values


def test_genres_with_slashes_are_parted_where_every_piece_is_one() -> None:
    facts = Facts()
    facts.add("Genre", ["Family/Hurt/Comfort"])
    assert facts.onto(Metadata()).tags == ("Family", "Hurt/Comfort")
    assert genres_of("Maud/Edwin") == []


def test_square_brackets_of_fanfiction_net_are_a_pairing() -> None:
    found = people_of_fanfiction_net("[Maud R., Edwin P.] Wren, Lark")
    assert found == (["Maud R.", "Edwin P.", "Wren", "Lark"], ["Maud R./Edwin P."])


def test_a_page_of_fanfiction_net_gives_each_part_of_its_line() -> None:
    head = (
        "<div id='profile_top'><b>Tea</b> By: <a href='/u/7/wren'>wren</a><div>Late tea.</div>"
        "<span>Rated: Fiction K+ - English - Humor/Romance - [Maud R., Edwin P.] - Words: 420"
        " - Status: Complete - id: 77</span></div>"
    )
    said = read_html(f"<body>{head}<div id='storytext'>{PROSE}</div></body>").metadata
    assert (said.title, said.authors, said.language) == ("Tea", ("wren",), "en")
    assert (said.rating, said.status) == ("K+", "complete")
    assert said.tags == ("Humor", "Romance")
    assert said.characters == ("Maud R.", "Edwin P.")
    assert said.relationships == ("Maud R./Edwin P.",)
