"""Names as fan fiction has them: call signs, ranks, nicknames, far worlds; and what is nobody."""

from __future__ import annotations

import pytest

from make.readings import cast_of, reading_of


def names_of(text: str, name: str) -> set[str]:
    return next(
        {name for name, _ in each.names} for each in reading_of(text).cast if each.name == name
    )


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "\"Report,\" said T'Lar. T'Lar frowned. \"No,\" said Ba'ren. Ba'ren smiled.",
            {"T'Lar", "Ba'ren"},
        ),
        (
            "“Sit,” said M. M poured the tea. “No,” said Q. Q sighed at M.",
            {"M", "Q"},
        ),
        (
            'C-5PX complained. "Oh dear," said C-5PX. Lukas patted C-5PX. "Hush," said Lukas.',
            {"C-5PX", "Lukas"},
        ),
        (
            'Seven of Nine nodded. "Seven," said Kathryn, "report." Seven looked at Kathryn.',
            {"Seven of Nine", "Kathryn"},
        ),
        (
            '"Non," said Zoë. Zoë shrugged. "Tak," said Łucja. Łucja nodded. Anne-Marie waved.',
            {"Zoë", "Łucja", "Anne-Marie"},
        ),
        (
            '"Late," Ms. Wonder said. Ms. Wonder landed. "Dude," said Web-Man. Web-Man laughed.',
            {"Ms. Wonder", "Web-Man"},
        ),
        ("Odrin watched. Odrin’s face was blank. Odrin sighed.", {"Odrin"}),
        ("Will laughed. She looked at Will. Will ran. “No,” Will said.", {"Will"}),
        ("“Why?” asked Anna de Lys. Anna de Lys smiled.", {"Anna de Lys"}),
        ("They knew Eric the Tall. “Come,” said Eric the Tall.", {"Eric the Tall"}),
    ],
)
def test_names_of_every_make_are_people(text: str, people: set[str]) -> None:
    assert cast_of(text) == people


def test_what_is_added_to_address_someone_is_a_name_of_theirs() -> None:
    text = (
        '"Hana-chan!" called Mako. Hana-chan turned. Hana smiled at Mako. "Mako-kun," said Hana, "sit." '
        "Mako sat."
    )
    assert names_of(text, "Hana") == {"Hana", "Hana-chan"}
    assert names_of(text, "Mako") == {"Mako", "Mako-kun"}


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Daniel Reeve", "Dani"),
        ("Samuel Reeve", "Sammy"),
        ("Sam Reeve", "Sammy"),
        ("Ron Reeve", "Ronnie"),
    ],
)
def test_what_someone_is_called_for_short_is_theirs(full: str, short: str) -> None:
    first = full.split(maxsplit=1)[0]
    text = f"{full} laughed. “{short}!” said Karin. {first} ran. “{short}, wait,” said Karin. {first} sat."
    assert short in names_of(text, full)


def test_two_of_like_names_are_two() -> None:
    text = "Jack laughed. Jackie Tull sighed. “Jackie,” said Jack, “run.” Jackie ran. Jack followed Jackie."
    assert cast_of(text) == {"Jack", "Jackie Tull"}


def test_mother_and_daughter_of_one_surname_are_two() -> None:
    text = (
        "Dana Kelly checked her gun. Agent Kelly sighed. Kelly had slept badly. Mrs. Kelly rang. "
        "“Dana,” said Mrs. Kelly, “come home.” Kelly smiled."
    )
    assert cast_of(text) == {"Dana Kelly", "Mrs. Kelly"}


def test_the_parents_of_many_are_none_of_their_sons() -> None:
    text = (
        "Mr. and Mrs. Weaver waved. Mrs. Weaver hugged Ron Weaver. Fred Weaver grinned. Mr. Weaver "
        "laughed. Ron blushed. Fred ran. “Ron,” said Mr. Weaver, “up.” Mrs. Weaver sighed."
    )
    assert cast_of(text) == {"Mr. Weaver", "Mrs. Weaver", "Ron Weaver", "Fred Weaver"}


def test_a_title_alone_is_the_one_who_bears_it() -> None:
    text = (
        "General Tark coughed. “No,” said the General. General Tark left. The General slept. Ann "
        "laughed at the General."
    )
    assert cast_of(text) == {"General Tark", "Ann"}


@pytest.mark.parametrize(
    "text",
    [
        "Torchwood said no. Torchwood needed a rest. Cardiff slept. They left Torchwood and Cardiff.",
        "Hogwarts slept. They walked to Hogwarts. The Ministry said no. The Ministry was wrong.",
        "Starfleet had ordered it. They left Starfleet. Starfleet said nothing.",
        "Serenity rattled. They stood aboard Serenity. They had left Serenity. Serenity drifted.",
        "“Merlin, it’s cold,” he said. Merlin’s beard, he thought. “Merlin’s pants!” he said.",
        "“Gods,” he said. Gods, he was tired. “By Odin,” he said. “Odin’s beard!” he said.",
        "The SGC said no. SGC thought it wise. They left the SGC.",
        "“Don’t,” he said. Don’t look. “Can’t,” he said. Shouldn’t he?",
        "Exhibit A was missing. Plan B failed. Vitamin C helped.",
    ],
)
def test_places_ships_and_oaths_are_nobody(text: str) -> None:
    assert cast_of(text) == set()


def test_who_is_sworn_by_may_be_someone_too() -> None:
    text = "Merlin laughed. “No,” said Merlin. “Merlin!” Gaius shouted. Merlin ran from Gaius."
    assert cast_of(text) == {"Merlin", "Gaius"}


def test_surnames_that_are_places_are_people_behind_a_title() -> None:
    assert cast_of("Mrs. Lane sighed. “Sit,” said Mrs. Lane. Dr. House sat.") == {
        "Mrs. Lane",
        "Dr. House",
    }


def test_a_full_name_is_whose_first_name_it_holds() -> None:
    text = "“No,” said Orin. Orin sighed. Orin Vell drew a card. “Vell,” said Anna. General Vell bowed."
    assert names_of(text, "Orin Vell") == {"Orin", "Orin Vell", "Vell", "General Vell"}


def test_who_says_their_name_has_it_though_it_is_a_place_too() -> None:
    text = (
        "My name is Kara Lane. I hate rain. I sat. “Kara,” said Alex, “come.” I went. I ran. I laughed. “I "
        "am here,” I said. Alex nodded."
    )
    assert cast_of(text) == {"Kara Lane", "Alex"}
