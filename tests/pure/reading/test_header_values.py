"""What stands in a header’s fields: lists, names, other languages."""

from __future__ import annotations

import pytest

from make.headed import BODY, begins_with_the_story, values
from make.readings import reading_of


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
