"""What the archive knows helps with the next story."""

from __future__ import annotations

from make.readings import reading_of
from storykeep.reading.document import Known
from storykeep.reading.known import Learned, fold, known_from, known_of
from storykeep.reading.named import Names, Tags, namings, portmanteaus

TEXT = 'Ianto looked at Jack. "Tea?" said Ianto. Jack smiled. "Please," said Jack. They left Torchwood.'
KNOWN = known_from(
    [(("Torchwood",), ("Jack Harkness", "Ianto Jones", "Lisa")), (("Merlin",), ("Arthur",))]
)


def fandoms(text: str, known: Known = KNOWN) -> list[str]:
    return [claim.value for claim in reading_of(text, known=known).fandoms]


def test_known_people_suggest_their_fandom_with_the_reason() -> None:
    claim = reading_of(TEXT, known=KNOWN).fandoms[0]
    assert (claim.value, claim.basis) == ("Torchwood", "archive")
    assert claim.reason == (
        "Ianto and Jack are named; in this archive they belong to Torchwood, "
        "and the text names Torchwood."
    )


def test_a_suggestion_has_its_place_in_the_text() -> None:
    claim = reading_of(TEXT, known=KNOWN).fandoms[0]
    assert claim.start is not None
    assert TEXT[claim.start : claim.end] == "Ianto"


def test_one_telling_name_and_the_fandom_s_own_are_enough() -> None:
    text = 'Ianto nodded. "Yes," said Ianto. So this was Torchwood.'
    assert fandoms(text) == ["Torchwood"]


def test_one_known_name_alone_suggests_nothing() -> None:
    assert fandoms('Jack nodded. "Yes," said Jack.') == []


def test_names_that_anybody_may_bear_decide_nothing() -> None:
    known = known_from([(("Gate",), ("Jack", "Sam", "Daniel"))] * 9)
    text = '"Well," said Jack. "Well," said Sam. Jack laughed, and Sam laughed.'
    assert fandoms(text, known) == []


def test_a_story_that_says_its_fandom_is_asked_nothing() -> None:
    found = reading_of("Title: Tea\nFandom: Hollow Sea\n\n" + TEXT, known=KNOWN).fandoms
    assert [(claim.value, claim.basis) for claim in found] == [("Hollow Sea", "header")]


def test_names_known_from_many_fandoms_weigh_too_little() -> None:
    many = known_from([((f"Show {n}",), ("Jack", "Ianto")) for n in range(5)])
    assert fandoms(TEXT, many) == []


def test_a_name_of_a_large_fandom_weighs_though_one_story_elsewhere_bears_it() -> None:
    rows = [(("Wizards",), ("Hermia Dale", "Quill Ash"))] * 40 + [(("Ships",), ("Hermia", "Bo"))]
    text = '"No," said Hermia. "Yes," said Quill. Hermia looked at Quill.'
    assert fandoms(text, known_from(rows)) == ["Wizards"]


def test_who_passes_through_one_story_of_many_weighs_little() -> None:
    rows = [(("Wizards",), ("Hermia Dale",))] * 80 + [(("Wizards",), ("Odo Fenn", "Ulla"))]
    text = '"No," said Odo. "Yes," said Ulla. Odo looked at Ulla.'
    assert fandoms(text, known_from(rows)) == []


def test_works_of_two_fandoms_teach_no_names() -> None:
    known = known_from([(("One", "Two"), ("Jack Harkness",))])
    assert (dict(known.characters), known.fandoms) == ({}, frozenset({"One", "Two"}))


def test_two_fandoms_are_suggested_only_when_much_speaks_for_each() -> None:
    rows = [(("Lamps",), ("Zorin Vale", "Ketta Moon", "Ombra Fell"))] * 3
    rows += [(("Rooks",), ("Quillon Ash", "Brisa Tarn", "Dovrek Hule"))] * 3
    talk = "".join(f'"Yes," said {each}. {each} nodded. ' for each in ("Zorin", "Ketta", "Ombra"))
    more = "".join(f'"No," said {each}. {each} sat. ' for each in ("Quillon", "Brisa", "Dovrek"))
    one_more = '"No," said Quillon. Quillon sat.'
    assert fandoms(talk + more, known_from(rows)) == ["Lamps", "Rooks"]
    assert fandoms(talk + one_more, known_from(rows)) == ["Lamps"]


def test_of_two_fandoms_with_the_same_people_none_is_suggested() -> None:
    rows = [(("Old Show",), ("Zorin", "Ketta")), (("Film",), ("Zorin", "Ketta"))] * 3
    text = '"Yes," said Zorin. "No," said Ketta. Zorin looked at Ketta.'
    assert fandoms(text, known_from(rows)) == []


def test_known_places_speak_for_a_fandom() -> None:
    known = known_of(
        [
            Learned("fandom", "lamps", "Lamps", "Lamps", 8),
            Learned("person", "ketta", "Lamps", "Ketta Moon", 8),
            Learned("place", "glass stair", "Lamps", "Glass Stair", 7),
        ]
    )
    text = '"Come," said Ketta. They met at the Glass Stair. "Late," said Bert. Ketta ran, and Bert ran.'
    [claim] = reading_of(text, known=known).fandoms
    assert claim.reason == (
        "Ketta, and the Glass Stair, are named; in this archive they belong to Lamps."
    )


def test_a_known_place_is_kept_out_of_the_cast() -> None:
    rows = [Learned("place", "malvern", "Lamps", "Malvern", 5)]
    text = '"I love it," said Ann. Malvern smiled at her. "So do I," said Malvern. Malvern nodded.'
    plain = {member.name for member in reading_of(text).cast}
    knowing = {member.name for member in reading_of(text, known=known_of(rows)).cast}
    assert (plain, knowing) == ({"Ann", "Malvern"}, {"Ann"})


def test_a_place_that_is_a_person_s_name_elsewhere_stays_in_the_cast() -> None:
    rows = [
        Learned("place", "malvern", "Lamps", "Malvern", 5),
        Learned("person", "malvern", "Rooks", "Malvern", 5),
    ]
    assert known_of(rows).not_people == frozenset()


def test_a_short_name_is_offered_whole() -> None:
    text = "Title: Tea\nFandom: Torchwood\n\n" + TEXT
    found = reading_of(text, known=KNOWN).characters
    assert {(claim.value, claim.basis, claim.reason) for claim in found} == {
        ("Jack Harkness", "archive", "“Jack” is Jack Harkness in the stories of Torchwood here."),
        ("Ianto Jones", "archive", "“Ianto” is Ianto Jones in the stories of Torchwood here."),
    }


def test_a_person_with_another_surname_is_somebody_else() -> None:
    text = (
        'Fandom: Torchwood\nTitle: Tea\n\n"No," said Jack Smith. Jack Smith sat down. Jack sighed.'
    )
    assert reading_of(text, known=KNOWN).characters == ()


def test_a_first_name_of_two_people_is_nobody_s() -> None:
    known = known_from([(("Emma",), ("Frank Hale", "Frank Grey"))])
    assert [telling.name for telling in known.characters["frank"]] == [""]


def test_a_portmanteau_is_learned_from_works_that_bear_both() -> None:
    tags = Tags((), ("Ianto Jones & Owen Harper", "Jack Harkness/Ianto Jones"), ("Janto", "fluff"))
    assert portmanteaus(tags) == {"janto": "Jack Harkness/Ianto Jones"}


def test_a_known_portmanteau_means_its_couple() -> None:
    known = known_of([Learned("pairing", "janto", "Torchwood", "Jack Harkness/Ianto Jones", 2)])
    found = reading_of(f"Title: Tea\nPairing: Janto\n\n{TEXT}", known=known).relationships
    assert [(claim.value, claim.basis) for claim in found] == [
        ("Janto", "header"),
        ("Jack Harkness/Ianto Jones", "archive"),
    ]


def test_people_go_by_the_names_of_their_tags() -> None:
    names = Names((("Ianto", "Mr. Jones"), ("Jack",)), ("the Hub",), ("Cyberwoman",))
    assert set(namings(names, Tags(("Ianto Jones",)))) == {
        ("person", "ianto", "Ianto Jones"),
        ("person", "ianto jones", "Ianto Jones"),
        ("person", "mr. jones", "Ianto Jones"),
        ("person", "jones", "Ianto Jones"),
        ("person", "jack", "Jack"),
        ("place", "hub", "the Hub"),
        ("title", "cyberwoman", "Cyberwoman"),
    }


def test_names_are_folded_for_comparison() -> None:
    assert fold("  Jack   O’NEILL ") == "jack o'neill"
