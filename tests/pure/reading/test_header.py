"""What a header says, in the layouts stories really have."""

from __future__ import annotations

import pytest

from make.readings import reading_of

BODY = (
    "\n\nThe kettle had been on for an hour before anybody thought of tea.\n\n"
    '"You forgot it," said Maud.\n\n"I was waiting for you," said Edwin.\n'
)


def test_a_label_a_line_fills_the_catalogue() -> None:
    found = reading_of(
        "Title: The Kettle\nAuthor: Wren\nFandom: Lamplight\nRating: PG-13\nPairing: Maud/Edwin\n"
        "Summary: Tea is late." + BODY
    )
    assert found.title
    assert found.title.value == "The Kettle"
    assert [each.value for each in found.authors] == ["Wren"]
    assert [each.value for each in found.fandoms] == ["Lamplight"]
    assert found.rating
    assert (found.rating.value, found.rating.given) == ("teen", "PG-13")
    assert [each.value for each in found.relationships] == ["Maud/Edwin"]
    assert found.summary
    assert found.summary.value == "Tea is late."


def test_every_claim_of_a_header_points_to_its_words() -> None:
    text = "Title: The Kettle\nAuthor: Wren\nRating: T\nWarnings: none, really: nothing" + BODY
    found = reading_of(text)
    for claim in (found.title, found.rating, *found.authors):
        assert claim is not None
        assert text[claim.start : claim.end] in {"The Kettle", "Wren", "T"}


def test_fields_on_one_line_are_told_apart() -> None:
    found = reading_of("Title: The Kettle Rated: R Category: Romance Pairing: Maud/Edwin" + BODY)
    assert found.title
    assert found.title.value == "The Kettle"
    assert found.rating
    assert found.rating.given == "R"
    assert [each.value for each in found.tags] == ["Romance"]


def test_a_wrapped_summary_goes_on_over_its_lines() -> None:
    found = reading_of(
        "Title: The Kettle\nSummary: A kettle, a window, a long afternoon in which\n"
        "nobody says what they mean until it boils.\nRating: G" + BODY
    )
    assert found.summary
    assert found.summary.value.endswith("until it boils.")


def test_bullets_below_a_label_are_its_values() -> None:
    found = reading_of("Title: The Kettle\nCharacters:\n- Maud\n- Edwin\nRating: G" + BODY)
    assert [each.value for each in found.characters] == ["Maud", "Edwin"]


def test_a_fanfiction_net_line_is_taken_apart() -> None:
    found = reading_of(
        "The Kettle\nBy: wren\n\nRated: Fiction K+ - English - Humor/Romance - Chapters: 1 - "
        "Words: 420 - Reviews: 3 - Published: 2009-03-01 - Status: Complete - id: 77" + BODY
    )
    assert found.rating
    assert (found.rating.value, found.rating.scheme) == ("general", "ffn")
    assert found.status
    assert found.status.value == "complete"
    assert found.published
    assert found.published.value == "2009-03-01"
    assert [each.value for each in found.tags] == ["Humor", "Romance"]


@pytest.mark.parametrize(
    ("header", "title", "author"),
    [
        ("Titel: Der Kessel\nAutor: Zaunkönig\nAltersfreigabe: P12", "Der Kessel", "Zaunkönig"),
        ("Titre : La bouilloire\nAuteur : Roitelet\nRésumé : Le thé.", "La bouilloire", "Roitelet"),
        ("Título: La tetera\nAutora: Chochín\nResumen: Té.", "La tetera", "Chochín"),
        ("Titolo: Il bollitore\nAutrice: Scricciolo\nNote: tè", "Il bollitore", "Scricciolo"),
        ("Название: Чайник\nАвтор: Крапивник\nРейтинг: PG-13", "Чайник", "Крапивник"),
    ],
)
def test_labels_are_known_in_other_languages(header: str, title: str, author: str) -> None:
    found = reading_of(header + BODY)
    assert found.title
    assert found.title.value == title
    assert [each.value for each in found.authors] == [author]


def test_a_title_and_byline_without_labels_are_taken_from_the_top() -> None:
    found = reading_of("The Kettle\nby Wren" + BODY)
    assert found.title
    assert (found.title.value, found.title.basis) == ("The Kettle", "first-line")
    assert [each.value for each in found.authors] == ["Wren"]


def test_a_title_repeated_over_the_story_leaves_the_body() -> None:
    text = "Title: The Kettle\n\nRating: G\n\nThe Kettle" + BODY
    found = reading_of(text)
    assert text[found.chapters[0].start :].startswith("The kettle had been on")


def test_a_disclaimer_without_a_label_leaves_the_body_and_names_its_fandom() -> None:
    text = "The Kettle\n\nI don't own Lamplight or anyone in it." + BODY
    found = reading_of(text)
    assert found.disclaimer
    assert found.disclaimer.value.startswith("I don't own")
    assert [(each.value, each.basis) for each in found.fandoms] == [("Lamplight", "header")]
    assert found.fandoms[0].confidence < 1
    assert found.fandoms[0].reason


def test_a_header_behind_the_story_is_read_too() -> None:
    text = BODY.strip() + "\n\n***\n\nTitle: The Kettle\nAuthor: Wren\nRating: G"
    found = reading_of(text)
    assert found.title
    assert found.title.value == "The Kettle"
    assert "Title:" not in text[found.chapters[0].start : found.chapters[-1].end]


def test_words_to_the_readers_at_the_end_are_a_note() -> None:
    found = reading_of("Title: The Kettle\nRating: G" + BODY + "\nPlease review.\n")
    assert [note.value for note in found.notes_after] == ["Please review."]


def test_the_end_is_no_note_and_no_story() -> None:
    text = "Title: The Kettle\nRating: G" + BODY + "\nThe End\n"
    found = reading_of(text)
    assert not found.notes_after
    assert text[: found.chapters[0].end].endswith("said Edwin.")


@pytest.mark.parametrize(
    "start", ["Note: she never came.", "For: the record", "Jack: Hello there.\nGwen: Go away."]
)
def test_an_ordinary_word_with_a_colon_is_no_header(start: str) -> None:
    assert reading_of(start + BODY).header == ()


def test_notes_of_a_later_chapter_stay_with_it() -> None:
    found = reading_of(
        "Title: The Kettle\nAuthor: Wren\n\nChapter 1"
        + BODY
        + "\nChapter 2\n\nA/N: Thanks for waiting!"
        + BODY
    )
    assert [note.value for note in found.chapters[1].notes_before] == ["Thanks for waiting!"]
    assert not found.notes_before
