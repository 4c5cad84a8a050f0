"""Headers as mailing lists, newsgroups and their archives set them."""

from __future__ import annotations

import pytest

from make.headed import BODY, begins_with_the_story, value, values
from make.readings import reading_of

GOSSAMER = """\
TITLE: Kettles (1/1)
AUTHOR: Wren
E-MAIL ADDRESS: wren@hedge.example
DISTRIBUTION: Gossamer okay, anywhere else please ask.
SPOILER WARNING: Tea, season two
RATING: PG-13 (language)
CLASSIFICATION: SRA
KEYWORDS: MSR, Maud/Edwin UST
SUMMARY: A kettle, a window, and a long afternoon in which
nobody says what they mean until it boils.
DISCLAIMER: They belong to Kettle Pictures.
"""


def test_a_header_of_gossamer() -> None:
    text = GOSSAMER + BODY
    found = reading_of(text)
    assert value(found.title) == "Kettles"
    assert values(found.authors) == ["Wren"]
    assert (found.rating and (found.rating.value, found.rating.scheme)) == ("teen", "mpaa")
    assert values(found.tags) == ["MSR", "Maud/Edwin UST", "Romance", "Angst"]
    assert found.categories == ()
    assert found.summary
    assert found.summary.value.endswith("until it boils.")
    assert dict(found.header)["E-MAIL ADDRESS"] == "wren@hedge.example"
    assert begins_with_the_story(text, found)


@pytest.mark.parametrize(
    ("field", "tags", "rating"),
    [
        ("CLASSIFICATION: R, H", ["Romance", "Humor"], None),
        ("CLASSIFICATION: V, A", ["Vignette", "Angst"], None),
        ("CATEGORY: XRH", ["Case File", "Romance", "Humor"], None),
        ("CLASSIFICATION: SA, MSR", ["Angst", "MSR"], None),
        ("CLASSIFICATION: R", [], "mature"),
        ("RATING: G\nCLASSIFICATION: R", ["Romance"], "general"),
        ("CATEGORY: Angst, Drama", ["Angst", "Drama"], None),
        ("CLASSIFICATION: PG-13", [], "teen"),
    ],
)  # fmt: skip
def test_class_codes_are_genres_and_no_categories(
    field: str, tags: list[str], rating: str | None
) -> None:
    found = reading_of(f"TITLE: Kettles\nAUTHOR: Wren\n{field}" + BODY)
    assert (values(found.tags), found.categories) == (tags, ())
    assert value(found.rating) == rating


@pytest.mark.parametrize(
    ("fields", "categories", "fandoms", "tags"),
    [
        ("Category: F/M", ["F/M"], [], []),
        ("Category: Slash, Angst", ["Slash"], [], ["Angst"]),
        ("Category: Lamplight", [], ["Lamplight"], []),
        ("Category: The Lamp, the Kettle and the Tray", [], ["The Lamp, the Kettle and the Tray"], []),
        ("Category: Lamplight\nFandom: Kettles", [], ["Kettles"], ["Lamplight"]),
        ("Category: F/M\nFandom: Kettles", ["F/M"], ["Kettles"], []),
    ],
)  # fmt: skip
def test_a_category_is_sorted_by_what_it_says(
    fields: str, categories: list[str], fandoms: list[str], tags: list[str]
) -> None:
    found = reading_of(f"Title: Tea\nRating: G\n{fields}" + BODY)
    assert values(found.categories) == categories
    assert values(found.fandoms) == fandoms
    assert values(found.tags) == tags


def test_a_header_of_the_ffml() -> None:
    text = (
        "Title: Kettles\nSeries: Ranma 1/2\nGenre: Comedy\nAuthor: Wren\nEmail: wren@hedge.example\n"
        "Homepage: http://hedge.example/~wren\nFFML Archive Number: 4711\n"
        "Date Sent: Mon, 7 Sep 1998 20:01:11 -0400\nSize: 12K\nSummary: Tea is late." + BODY
    )
    found = reading_of(text)
    assert (value(found.title), values(found.authors)) == ("Kettles", ["Wren"])
    assert values(found.tags) == ["Comedy"]
    assert value(found.published) == "1998-09-07"
    assert value(found.summary) == "Tea is late."
    assert begins_with_the_story(text, found)


@pytest.mark.parametrize(
    ("subject", "title", "pairing", "rating"),
    [
        ('[FIC] NEW: "Kettles" (J/E) [PG-13] 1/3', "Kettles", ["J/E"], "PG-13"),
        ("[FIC] Kettles (1/1) (Maud/Edwin, PG-13)", "Kettles", ["Maud/Edwin"], "PG-13"),
        ('NEW: "The Kettle" Maud/Edwin [R] 2/?', "The Kettle", ["Maud/Edwin"], "R"),
        ("Re: [lamplight] FIC: Kettles [NC-17]", "Kettles", [], "NC-17"),
        ("Kettles - Part 1/4 (PG)", "Kettles - Part", [], "PG"),
    ],
)  # fmt: skip
def test_a_subject_names_what_a_header_leaves_out(
    subject: str, title: str, pairing: list[str], rating: str
) -> None:
    text = (
        f"From: Wren <wren@hedge.example>\nNewsgroups: alt.lamplight\nSubject: {subject}\n"
        "Date: Sat, 14 Feb 1998 21:14:07 +0000\n\nSummary: Tea is late." + BODY
    )
    found = reading_of(text)
    if " - Part" in title:
        assert (value(found.title) or "").startswith("Kettles")
    else:
        assert value(found.title) == title
    assert values(found.relationships) == pairing
    assert found.rating
    assert found.rating.given == rating
    assert values(found.authors) == ["Wren"]
    assert value(found.published) == "1998-02-14"
    assert dict(found.header)["Subject"] == subject
    assert begins_with_the_story(text, found)


def test_a_header_of_its_own_wins_over_the_subject() -> None:
    found = reading_of(
        "From: wren@hedge.example (Jenny Wren)\nSubject: [FIC] kettels [R]\n\nTitle: Kettles\n"
        "Author: Wren\nRating: PG" + BODY
    )
    assert (value(found.title), values(found.authors)) == ("Kettles", ["Wren"])
    assert found.rating
    assert found.rating.given == "PG"


def test_a_header_of_hpnowips() -> None:
    text = (
        "**Title:** Kettles\n**Author:** wren\n**Summary:** Tea is late.\n**Category:** Angst, Romance\n"
        "**Ships:** Maud/Edwin\n**Genre:** Drama\n**Length:** 2,000 words\n**Rating:** PG" + BODY
    )
    found = reading_of(text)
    assert (value(found.title), values(found.authors)) == ("Kettles", ["wren"])
    assert values(found.tags) == ["Drama", "Angst", "Romance"]
    assert values(found.relationships) == ["Maud/Edwin"]
    assert begins_with_the_story(text, found)


def test_a_mail_signature_is_no_story_and_no_damage() -> None:
    text = (
        f"Title: Kettles\nRating: G{BODY}\nTHE END\n\n--\nWren  <wren@hedge.example>\n"
        '"I will not fast on a Friday."\n      -- the Friar, to anyone who would listen\n'
    )
    found = reading_of(text)
    assert text[: found.chapters[-1].end].endswith("nobody minded.")
    assert (found.damage, found.notes_after) == ((), ())


def test_two_dashes_between_scenes_are_no_signature() -> None:
    text = f"Title: Kettles\nRating: G{BODY}\n--\n\nIn the morning it had stopped, and Maud was gone.\n"
    assert text[: reading_of(text).chapters[-1].end].endswith("Maud was gone.")


def test_an_address_behind_a_byline_is_kept_out_of_the_name() -> None:
    found = reading_of("Kettles\nby Jenny Wren (wren@hedge.example)" + BODY)
    assert values(found.authors) == ["Jenny Wren"]
    assert ("address", "wren@hedge.example") in found.header
