"""Values of header fields: ratings, pairings, dates, series, status, file names."""

from __future__ import annotations

import pytest

from make.readings import reading_of
from storykeep.reading.headers.dates import iso_date
from storykeep.reading.headers.pairings import pairings
from storykeep.reading.headers.ratings import rate
from storykeep.reading.headers.title import title_of_name
from storykeep.reading.parts.numbers import roman


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("K+", "general"),
        ("K", "general"),
        ("G", "general"),
        ("PG", "general"),
        ("General Audiences", "general"),
        ("FR7", "general"),
        ("U", "general"),
        ("T", "teen"),
        ("PG-13", "teen"),
        ("PG13 for language", "teen"),
        ("12A", "teen"),
        ("Teen And Up Audiences", "teen"),
        ("TV-14", "teen"),
        ("P12", "teen"),
        ("M", "mature"),
        ("R", "mature"),
        ("hard R", "mature"),
        ("15", "mature"),
        ("TV-MA", "mature"),
        ("NC-17", "explicit"),
        ("NC17", "explicit"),
        ("MA", "explicit"),
        ("Explicit", "explicit"),
        ("FR18", "explicit"),
        ("R18", "explicit"),
        ("XXX", "explicit"),
        ("PG-13/R", "mature"),
        ("PG-13 to NC-17 occasionally", "explicit"),
        ("Rated R for a bad word", "mature"),
        ("Not Rated", "not-rated"),
        ("TBD", "not-rated"),
        ("13 and older", "teen"),
        ("15+", "mature"),
        ("ab 12 Jahren", "teen"),
        ("18+ only, please", "explicit"),
        ("A - All Readers", "general"),
        ("blue", "not-rated"),
    ],
)
def test_a_rating_of_any_scale_is_mapped(given: str, value: str) -> None:
    rated = rate(given, "header")
    assert (rated.value, rated.given) == (value, given)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("Jack/Ianto", ["Jack/Ianto"]),
        ("Jack/Ianto, Gwen/Rhys", ["Jack/Ianto", "Gwen/Rhys"]),
        ("Watson & Holmes", ["Watson & Holmes"]),
        ("1x2, Heero x Duo", ["1x2", "Heero/Duo"]),
        ("Harry Potter / Draco Malfoy (implied)", ["Harry Potter/Draco Malfoy"]),
        ("hurt/comfort", []),
        ("H/C", []),
        ("w/ Gwen", []),
        ("SPN/SGA", []),
        ("none", []),
        ("Angst/Romance", []),
        ("M/M", []),
        ("Ranma 1/2", []),
        ("K/S, O/m", ["K/S", "O/m"]),
        ("1x2x5, 5+S", ["1x2x5", "5+S"]),
        ("Rat/Mole friendship", ["Rat/Mole"]),
        ("mentions of Doug/Carol", ["Doug/Carol"]),
        ("Luna L./Neville L.", ["Luna L./Neville L."]),
        ("SG1/SGA", []),
    ],
)
def test_pairings_are_told_from_what_only_looks_like_one(value: str, found: list[str]) -> None:
    assert [pair for pair, _ in pairings(value)] == found


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2009-04-01", "2009-04-01"),
        ("1 April 2009", "2009-04-01"),
        ("April 1st, 2009", "2009-04-01"),
        ("Sat, 14 Feb 1998 21:14:07 +0000", "1998-02-14"),
        ("13/2/2004", "2004-02-13"),
        ("2/13/04", "2004-02-13"),
        ("24.12.2003", "2003-12-24"),
        ("3/4/2005", "2005"),
        ("März 2011", "2011-03"),
        ("2001", "2001"),
        ("31/31/2003", None),
        ("soon", None),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(value: str, iso: str | None) -> None:
    found = iso_date(value)
    assert (found and found[0]) == iso


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("pile/we_need_to_talk.txt", "We Need To Talk"),
        ("TheLongWay.html", "The Long Way"),
        ("pile.zip!a/Harbour-lights.epub", "Harbour Lights"),
        ("001_e8d5a0f4d31029c0.txt", None),
        ("chapter1.txt", None),
        ("12345.txt", None),
        ("story.txt", None),
        ("document (3).docx", None),
    ],
)
def test_a_file_name_is_a_title_only_if_it_has_words(path: str, title: str | None) -> None:
    claim = title_of_name(path)
    assert (claim and claim.value) == title


def test_a_story_without_a_title_gets_its_first_words_and_says_so() -> None:
    found = reading_of(
        "It had rained since Tuesday, and nobody in the house had noticed yet.\n\nThen it stopped."
    )
    assert found.title
    assert found.title.basis == "first-line"
    assert found.title.value.endswith("…")
    assert found.title.confidence < 0.5


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Status: WIP", "in-progress"),
        ("Status: Complete", "complete"),
        ("Status: abandoned, sorry", "abandoned"),
        ("Part: 3/3", "complete"),
        ("Part: 2/?", "in-progress"),
    ],
)
def test_the_status_is_read(line: str, value: str) -> None:
    found = reading_of(f"Title: Rain\n{line}\nRating: G\n\nIt rained on the roof all night long.")
    assert found.status
    assert found.status.value == value


def test_a_series_keeps_its_name_and_part() -> None:
    found = reading_of(
        "Title: Rain\nFandom: X\nSeries: Weather, part 2\n\nIt rained on the roof all night."
    )
    assert [(each.value, each.part) for each in found.series] == [("Weather", "2")]


@pytest.mark.parametrize(
    ("numeral", "value"), [("I", 1), ("iv", 4), ("XIX", 19), ("IIV", 0), ("", 0)]
)
def test_roman_numerals_count_only_if_they_are_well_formed(numeral: str, value: int) -> None:
    assert roman(numeral) == value
