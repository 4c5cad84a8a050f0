"""Where the fields of a header stand: on one line, in bullets, behind the story, once a chapter."""

from __future__ import annotations

import pytest

from make.headed import BODY, begins_with_the_story, value, values
from make.readings import reading_of


def test_several_fields_to_a_line() -> None:
    text = (
        "Title: Kettles by Wren\nRated: PG-13  Category: Romance  Characters: Maud, Edwin\n"
        "Genres: Drama  Warnings: None  Complete: Yes\nSummary: Tea is late." + BODY
    )
    found = reading_of(text)
    assert found.rating
    assert found.rating.given == "PG-13"
    assert values(found.characters) == ["Maud", "Edwin"]
    assert values(found.tags) == ["Drama", "Romance"]
    assert (value(found.status), found.warnings) == ("complete", ())
    assert begins_with_the_story(text, found)


def test_everything_on_one_line() -> None:
    text = (
        "Title: Kettles Author: Wren Fandom: Lamplight Pairing: Maud/Edwin Rating: PG-13 "
        "Summary: Tea is late, and so is Edwin. Disclaimer: Not mine." + BODY
    )
    found = reading_of(text)
    assert (value(found.title), values(found.authors)) == ("Kettles", ["Wren"])
    assert (values(found.fandoms), values(found.relationships)) == (["Lamplight"], ["Maud/Edwin"])
    assert value(found.summary) == "Tea is late, and so is Edwin."
    assert found.disclaimer
    assert found.disclaimer.value == "Not mine."
    assert begins_with_the_story(text, found)


@pytest.mark.parametrize("bullet", ["- ", "* ", "• ", "1. "])
def test_values_as_bullets_below_their_label(bullet: str) -> None:
    items = "".join(
        f"{bullet.replace('1', str(n))}{name}\n" for n, name in ((1, "Maud"), (2, "Edwin"))
    )
    text = f"Title: Kettles\nRating: G\nCharacters:\n{items.rstrip()}" + BODY
    found = reading_of(text)
    assert values(found.characters) == ["Maud", "Edwin"]
    assert begins_with_the_story(text, found)


def test_a_list_wrapped_in_the_middle_of_a_name() -> None:
    text = (
        "Title: Kettles\nRating: General Audiences\n"
        "Additional Tags: Slow Burn, Tea, Domestic Fluff, Alternate\nUniverse - Kettle Shop, Rain\n"
        "Language: English" + BODY
    )
    assert values(reading_of(text).tags)[3] == "Alternate Universe - Kettle Shop"


def test_an_export_of_ao3_as_text() -> None:
    text = (
        "Kettles\nby Wren\n\nRating:\nTeen And Up Audiences\nArchive Warning:\nNo Archive Warnings Apply\n"
        "Category:\nF/M\nFandom:\nLamplight - A. Wren\nRelationship:\nMaud Reed/Edwin Pool\n"
        "Characters:\nMaud Reed, Edwin Pool\nAdditional Tags:\nTea, Rain\nLanguage:\nEnglish\n"
        "Series:\nPart 2 of Kitchen Things\nStats:\nPublished: 2012-03-18 Words: 420 Chapters: 1/1\n\n"
        "Summary:\n\nTea is late." + BODY
    )
    found = reading_of(text)
    assert found.rating
    assert (found.rating.value, found.rating.scheme) == ("teen", "ao3")
    assert values(found.warnings) == ["No Archive Warnings Apply"]
    assert (values(found.categories), values(found.fandoms)) == (["F/M"], ["Lamplight - A. Wren"])
    assert values(found.relationships) == ["Maud Reed/Edwin Pool"]
    assert values(found.tags) == ["Tea", "Rain"]
    assert value(found.published) == "2012-03-18"
    assert [(each.value, each.part) for each in found.series] == [("Kitchen Things", "2")]
    assert value(found.summary) == "Tea is late."
    assert (value(found.title), values(found.authors)) == ("Kettles", ["Wren"])
    assert begins_with_the_story(text, found)


def test_a_header_repeated_for_each_chapter_is_read_once() -> None:
    header = "Title: Kettles\nAuthor: Wren\nRating: PG\nChapter: {}/2\n"
    text = (
        f"{header.format(1)}\nChapter 1: Tea{BODY}\n\nChapter 2: Rain\n\n{header.format(2)}"
        f"A/N: Thank you for waiting.{BODY}"
    )
    found = reading_of(text)
    assert value(found.title) == "Kettles"
    assert [chapter.title for chapter in found.chapters] == ["Tea", "Rain"]
    assert [note.value for note in found.chapters[1].notes_before] == ["Thank you for waiting."]
    for chapter in found.chapters:
        assert text[chapter.start :].startswith("The kettle had been on")


def test_a_first_chapters_note_is_not_the_storys() -> None:
    text = (
        f"Title: Kettles\nRating: G\nNotes: For Maud.\n\nChapter 1: Tea\n\nA/N: The first one!{BODY}"
        f"\n\nChapter 2: Rain{BODY}"
    )
    found = reading_of(text)
    assert [note.value for note in found.notes_before] == ["For Maud."]
    assert [note.value for note in found.chapters[0].notes_before] == ["The first one!"]


def test_notes_in_plain_words_are_notes() -> None:
    text = "Kettles\n\nThis is my first fic, so please be kind to me." + BODY
    found = reading_of(text)
    assert value(found.title) == "Kettles"
    assert [note.value for note in found.notes_before] == [
        "This is my first fic, so please be kind to me."
    ]
    assert begins_with_the_story(text, found)


@pytest.mark.parametrize("mark", ["===", "***", "THE END", "-----"])
def test_a_header_behind_the_story_is_read_and_leaves_it(mark: str) -> None:
    header = (
        "Title: Kettles\nAuthor: Wren\nFandom: Lamplight\nPairing: Maud/Edwin\nRating: T\n"
        "Warnings: Major Character Death\nTags: Tea, Rain\nAuthor's notes: Written on a train.\n"
    )
    blank = "\n" if mark == "THE END" else ""
    text = f"{BODY.strip()}\n\n\n{mark}\n{blank}{header}"
    found = reading_of(text)
    assert (value(found.title), values(found.authors)) == ("Kettles", ["Wren"])
    assert (values(found.fandoms), values(found.tags)) == (["Lamplight"], ["Tea", "Rain"])
    assert [note.value for note in found.notes_after] == ["Written on a train."]
    assert text[: found.chapters[-1].end].endswith("nobody minded.")
    assert "Major Character" not in {member.name for member in found.cast}
    assert found.damage == ()


def test_a_header_behind_the_story_adds_to_the_one_above() -> None:
    behind = "Title: Kettles\nRating: PG\nFandom: Lamplight\n\nPlease review!\n"
    text = f"Title: Kettles\nAuthor: Wren{BODY}\n***\n{behind}"
    found = reading_of(text)
    assert [label for label, _ in found.header] == ["Title", "Author", "Rating", "Fandom"]
    assert [note.value for note in found.notes_after] == ["Please review!"]


def test_a_list_at_the_end_of_a_story_is_no_header() -> None:
    text = f"Title: Kettles\nRating: G{BODY}\nMaud: gone\n\nEdwin: gone\n\nFor: nobody at all.\n"
    found = reading_of(text)
    assert text[: found.chapters[-1].end].endswith("For: nobody at all.")


def test_a_note_behind_a_very_short_story_leaves_it_a_story() -> None:
    text = (
        "Title: Kettles\nSummary: Tea is late.\n\n"
        "The kettle had been on for an hour, and nobody had thought of it, "
        "and nobody had minded, for it was raining, as it had rained since Tuesday.\n\n"
        "It boiled. It went on boiling, quietly, the way things will if nobody comes, until the tin "
        "was dry and the window white.\n\nThen it sang, once, and cracked.\n\n"
        "Nobody came even then; but the rain did, by and by, through the roof, and put out the fire.\n\n"
        "A/N: Hope you liked it!\n"
    )
    found = reading_of(text)
    assert value(found.summary) == "Tea is late."
    assert begins_with_the_story(text, found)
    assert [note.value for note in found.notes_after] == ["Hope you liked it!"]
