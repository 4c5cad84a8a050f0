"""What the archive knows helps with the next story."""

from __future__ import annotations

from make.readings import reading_of
from storykeep.reading.known import fold, known_from

TEXT = 'Ianto looked at Jack. "Tea?" said Ianto. Jack smiled. "Please," said Jack. They left Torchwood.'
KNOWN = known_from(
    [(("Torchwood",), ("Jack Harkness", "Ianto Jones", "Lisa")), (("Merlin",), ("Arthur",))]
)


def test_two_known_people_suggest_their_fandom_with_the_reason() -> None:
    claim = reading_of(TEXT, known=KNOWN).fandoms[0]
    assert (claim.value, claim.basis) == ("Torchwood", "archive")
    assert claim.reason
    assert claim.reason.endswith("are known here from Torchwood, and the text names Torchwood.")


def test_one_known_person_and_the_fandom_s_name_are_enough() -> None:
    text = 'Ianto nodded. "Yes," said Ianto. This was Torchwood.'
    assert [claim.value for claim in reading_of(text, known=KNOWN).fandoms] == ["Torchwood"]


def test_one_known_name_alone_suggests_nothing() -> None:
    assert reading_of('Jack nodded. "Yes," said Jack.', known=KNOWN).fandoms == ()


def test_a_story_that_says_its_fandom_is_asked_nothing() -> None:
    found = reading_of("Title: Tea\nFandom: Hollow Sea\n\n" + TEXT, known=KNOWN).fandoms
    assert [(claim.value, claim.basis) for claim in found] == [("Hollow Sea", "header")]


def test_names_known_from_many_fandoms_weigh_too_little() -> None:
    many = known_from([((f"Show {n}",), ("Jack", "Ianto")) for n in range(5)])
    assert reading_of(TEXT, known=many).fandoms == ()


def test_works_of_two_fandoms_teach_no_names() -> None:
    known = known_from([(("One", "Two"), ("Jack Harkness",))])
    assert (known.characters, known.fandoms) == ({}, frozenset({"One", "Two"}))


def test_a_first_name_of_two_people_is_not_learned() -> None:
    known = known_from([(("Emma",), ("Frank Hale", "Frank Grey"))])
    assert "frank" not in known.characters


def test_names_are_folded_for_comparison() -> None:
    assert fold("  Jack   O’NEILL ") == "jack o'neill"
