"""Headers as archives, lists and sites of thirty years set them, one form after another."""

from __future__ import annotations

import pytest

from make.readings import reading_of
from storykeep.reading.document import Claim, Reading

BODY = (
    "\n\nThe kettle had been on for an hour before anybody thought of tea.\n\n"
    '"You forgot it," said Maud.\n\n"I was waiting for you," said Edwin.\n\n'
    "Outside, the rain went on, as it had gone on since Tuesday, and nobody minded.\n"
)


def values(claims: tuple[Claim, ...]) -> list[str]:
    return [claim.value for claim in claims]


def value(claim: Claim | None) -> str | None:
    return claim.value if claim else None


def begins_with_the_story(text: str, found: Reading) -> bool:
    return text[found.chapters[0].start :].startswith("The kettle had been on")


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


@pytest.mark.parametrize(
    ("fandom", "fandoms"),
    [
        ("Dracula - Bram Stoker", ["Dracula - Bram Stoker"]),
        ("Robin Hood (the ballads, more or less)", ["Robin Hood (the ballads, more or less)"]),
        ("Ancient Greek Religion & Lore", ["Ancient Greek Religion & Lore"]),
        ("Pride and Prejudice", ["Pride and Prejudice"]),
        ("Hunter x Hunter", ["Hunter x Hunter"]),
        ("Fate/Zero", ["Fate/Zero"]),
        ("The Lion, the Witch and the Wardrobe", ["The Lion, the Witch and the Wardrobe"]),
        ("Lamplight, Kettles", ["Lamplight", "Kettles"]),
        ("lamplight, kettles", ["lamplight", "kettles"]),
        ("Lamplight; Kettles", ["Lamplight", "Kettles"]),
        ("Lamplight / Kettles", ["Lamplight", "Kettles"]),
        ("SPN/SGA", ["SPN", "SGA"]),
        ("Lamplight x Kettles crossover", ["Lamplight", "Kettles"]),
        ("“Lamps, Kettles and Tea”", ["“Lamps, Kettles and Tea”"]),
    ],
)
def test_fandoms_are_parted_only_where_that_is_sound(fandom: str, fandoms: list[str]) -> None:
    assert values(reading_of(f"Title: Tea\nFandom: {fandom}" + BODY).fandoms) == fandoms


def test_a_crossover_names_both_its_fandoms() -> None:
    found = reading_of("Title: Tea\nCrossover: Lamplight & Kettles" + BODY)
    assert values(found.fandoms) == ["Lamplight", "Kettles"]


@pytest.mark.parametrize(
    ("field", "kind", "expected"),
    [
        ("Warnings: Major Character Death (in the past, canon), Grief", "warnings",
         ["Major Character Death (in the past, canon)", "Grief"]),
        ("Warnings: No Archive Warnings Apply", "warnings", ["No Archive Warnings Apply"]),
        ("Warnings: none", "warnings", []),
        ("Warnings: no warnings", "warnings", []),
        ("Pairing: Maud/Edwin (past, one-sided), Wren/Lark", "relationships", ["Maud/Edwin", "Wren/Lark"]),
        ("Tags: Tea, “Rain, Rain”, Fluff", "tags", ["Tea", "“Rain, Rain”", "Fluff"]),
        ("Genre: Angst/Hurt/Comfort", "tags", ["Angst", "Hurt/Comfort"]),
    ],
)  # fmt: skip
def test_lists_are_parted_outside_brackets(field: str, kind: str, expected: list[str]) -> None:
    found = reading_of(f"Title: Tea\nFandom: Lamplight\n{field}" + BODY)
    assert values(getattr(found, kind)) == expected


@pytest.mark.parametrize(
    ("header", "given", "rating"),
    [
        ("Titel: Kessel\nAutorin: Zaunkönig\nGenre: Drama\nAltersfreigabe: P16\nZusammenfassung: Der Tee.",
         "P16", "mature"),
        ("Titel: Kessel\nAutor: Zaunkönig\nFSK: ab 12\nInhalt: Der Tee.", "ab 12", "teen"),
        ("Titre : Thé\nAuteur : Roi\nClassement : Tout public\nRésumé : Le thé.", "Tout public", "general"),
        ("Titre : Kettle\nAuteure : Roitelet\nRating : -16\nRésumé : Le thé.", "-16", "mature"),
        ("Título: Tetera\nAutora: Chochín\nClasificación: Todos los públicos\nResumen: El té.",
         "Todos los públicos", "general"),
        ("Título: Tetera\nAutora: Chochín\nClasificación: Mayores de 13\nResumen: El té.",
         "Mayores de 13", "teen"),
        ("Titolo: Tè\nAutrice: Scricciolo\nRating: Arancione\nIntroduzione: Il tè.", "Arancione", "mature"),
        ("Название: Чайник\nАвтор: Крапивник\nРейтинг: NC-17\nОписание: Чай.", "NC-17", "explicit"),
        ("Название: Чайник\nАвтор: Крапивник\nРейтинг: для всех\nСаммари: Чай.", "для всех", "general"),
    ],
)  # fmt: skip
def test_headers_in_other_languages(header: str, given: str, rating: str) -> None:
    text = header + BODY
    found = reading_of(text)
    assert found.title
    assert len(found.authors) == 1
    assert found.rating
    assert (found.rating.given, found.rating.value) == (given, rating)
    assert found.summary
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


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Brother T.", ["Brother T."]),
        ("Wren.", ["Wren"]),
        ("J. R. Wren (wren@hedge.example)", ["J. R. Wren"]),
        ("Wren and Lark", ["Wren", "Lark"]),
        ("Wren <wren@hedge.example>", ["Wren"]),
    ],
)
def test_the_names_of_authors_are_told_from_addresses_and_dots(
    author: str, names: list[str]
) -> None:
    assert values(reading_of(f"Title: Tea\nAuthor: {author}\nRating: G" + BODY).authors) == names


def test_a_language_the_header_names_is_believed() -> None:
    said = reading_of(
        "Title: Rain\nLanguage: French\nRating: PG\n\nIl pleut sur la ville."
    ).language
    assert said is not None
    assert (said.value, said.basis) == ("fr", "header")
