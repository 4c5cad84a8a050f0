"""From a reading to a catalogue entry, and when two texts are one story."""

from __future__ import annotations

import pytest

from make.piles import make_body, make_text
from storykeep import intake, reading
from storykeep.desk.landing import Landing, land
from storykeep.works import rules
from storykeep.works.catalogue import TagClaim


def landed(text: str, name: str = "a file.txt") -> Landing:
    story = intake.read(name, text.encode())
    said = reading.read(story)
    return land(reading.arrange(story, said), said, name)


def of_kind(landing: Landing, kind: str) -> list[TagClaim]:
    return [claim for claim in landing.catalogue.tags if claim.kind == kind]


def test_what_the_header_says_is_given() -> None:
    landing = landed(
        make_text(1, title="Night", author="Ann", fandom="The Lighthouse", rating="K+")
    )
    said = landing.catalogue
    assert (said.title, said.title_basis, said.authors) == ("Night", "header", ("Ann",))
    assert (said.rating, said.rating_given) == ("general", "K+")
    assert [(c.name, c.state) for c in of_kind(landing, "fandom")] == [
        ("The Lighthouse", rules.GIVEN)
    ]


def test_a_story_without_a_title_says_where_its_name_is_from() -> None:
    assert landed(make_body(1)).catalogue.title_basis in {"first-line", "filename"}


def test_the_cast_is_suggested_with_its_reason() -> None:
    characters = of_kind(landed(make_body(1)), "character")
    assert {claim.name for claim in characters} == {"Mara", "Tom"}
    assert {claim.state for claim in characters} == {rules.SUGGESTED}
    assert all("named" in claim.reason for claim in characters)


def test_characters_the_header_names_stand_instead_of_the_cast() -> None:
    characters = of_kind(landed(make_text(1, title="Night", characters="Mara Quill")), "character")
    assert [(claim.name, claim.state) for claim in characters] == [("Mara Quill", rules.GIVEN)]


def test_chapters_carry_the_words_of_their_text() -> None:
    landing = landed(make_text(1, title="Night"))
    [chapter] = landing.chapters
    assert chapter.words == len(make_body(1).split())
    assert "Title" not in chapter.html


@pytest.mark.parametrize(
    "other",
    [
        make_text(1, title="Another", author="Somebody Else"),
        make_body(1).upper(),
        make_body(1).replace("“", '"').replace("”", '"'),
        make_body(1).replace("\n\n", "\n\n\n\n"),
    ],
)
def test_one_story_has_one_key(other: str) -> None:
    assert landed(other).body_key == landed(make_body(1)).body_key


def test_another_story_has_another_key() -> None:
    assert landed(make_body(1)).body_key != landed(make_body(2)).body_key
