"""Labels: misspelt, composed of several, decorated, without a colon; and words that are no labels."""

from __future__ import annotations

import pytest

from make.readings import reading_of
from storykeep.reading.lexicon.labels import field_of
from storykeep.reading.lexicon.misspelt import misspelt_field

BODY = '\n\nThe kettle had been on for an hour.\n\n"You forgot it," said Maud.\n'


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("**Author’s Note(s) #2", "notes"),
        ("Pairing(s) and/or characters", "pairing"),
        ("Disclaimer!", "disclaimer"),
        ("Note dell'autrice", "notes"),
        ("Kommentar", "notes"),
        ("Auteuse", "author"),
        ("Резюме", None),
        ("He said", None),
    ],
)
def test_a_label_is_known_however_it_is_set(label: str, field: str | None) -> None:
    assert field_of(label) == field


@pytest.mark.parametrize("label", ["auther", "paring", "rateing", "sumary", "disclamer", "tilte"])
def test_a_label_misspelt_by_one_letter_is_known(label: str) -> None:
    assert misspelt_field(label) is not None


@pytest.mark.parametrize("word", ["random", "dating", "warming up", "mating", "titan", "author"])
def test_other_words_are_no_misspelt_labels(word: str) -> None:
    assert misspelt_field(word) is None


@pytest.mark.parametrize(
    "header",
    [
        "[Title] Kettles\n[Author] Wren\n[Rating] PG",
        "<Title> Kettles\n<Author> Wren\n<Rating> PG",
        "::Title:: Kettles\n::Author:: Wren\n::Rating:: PG",
        "TITLE Kettles\nAUTHOR Wren\nRATING PG",
        "Title\tKettles\nAuthor\tWren\nRating\tPG",
        "TITLE - Kettles\nAUTHOR - Wren\nRATING - PG",
        "Title....: Kettles\nAuthor...: Wren\nRating...: PG",
        "Title: Kettles | Author: Wren | Rating: PG",
        "Title:\nKettles\nAuthor:\nWren\nRating:\nPG",
        "Titel: Kettles\nAuther: Wren\nRateing: PG",
    ],
)
def test_a_label_is_a_label_in_any_setting(header: str) -> None:
    found = reading_of(header + BODY)
    assert found.title
    assert found.rating
    assert (found.title.value, found.authors[0].value, found.rating.given) == (
        "Kettles",
        "Wren",
        "PG",
    )


def test_one_word_in_capitals_opens_no_header() -> None:
    text = "NOTES lay all over the floor.\n\nNobody had picked them up, and nobody would."
    assert reading_of(text).header == ()


def test_an_unknown_label_among_fields_is_kept_and_is_no_part_of_them() -> None:
    found = reading_of("Title: Tea\nTea leaves: Assam\nAuthor: Wren\nRating: G" + BODY)
    assert found.title
    assert (found.title.value, dict(found.header)["Tea leaves"]) == ("Tea", "Assam")
