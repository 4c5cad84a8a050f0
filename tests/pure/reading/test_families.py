"""People who share a name: told apart by who stands beside whom, by titles, and by what is in view."""

from __future__ import annotations

from make.readings import cast_of, reading_of, speakers_of


def names_of(text: str, name: str) -> dict[str, int]:
    """How often each name of one person stands in the text."""
    return next(dict(each.names) for each in reading_of(text).cast if each.name == name)


def test_names_side_by_side_in_one_sentence_are_two_people() -> None:
    text = (
        "Lydia Vale sighed. Harriet Vale yawned. Miss Vale and Lydia walked on. Lydia waited for "
        "Miss Vale at the gate. Harriet laughed. Miss Vale sang. Lydia laughed."
    )
    assert names_of(text, "Harriet Vale") == {"Harriet Vale": 1, "Harriet": 1, "Miss Vale": 3}


def test_who_is_called_is_not_who_speaks() -> None:
    text = (
        "Ellen Marsh frowned. Ruth Marsh nodded. “Sit, Miss Marsh,” said Ruth. Ellen sat. “Up, Miss "
        "Marsh,” said Ruth. Miss Marsh stood. Ellen laughed, and Ruth left."
    )
    assert "Miss Marsh" in names_of(text, "Ellen Marsh")


def test_the_eldest_sister_has_the_surname_alone() -> None:
    text = (
        "Jane Hill smiled. Miss Kitty Hill frowned. Miss Hill sang. Kitty danced. Miss Hill bowed. "
        "Jane nodded. Kitty laughed."
    )
    assert names_of(text, "Jane Hill") == {"Jane Hill": 1, "Jane": 1, "Miss Hill": 2}


def test_a_lady_is_not_one_of_her_daughters() -> None:
    text = (
        "Julia Dane laughed. Maria Dane sighed. Lady Dane slept. Julia ran. Lady Dane nodded. Maria "
        "sang. Lady Dane woke."
    )
    assert cast_of(text) == {"Julia Dane", "Maria Dane", "Lady Dane"}


def test_a_doctor_is_not_his_wife() -> None:
    text = "Dr. Grant nodded. Mrs. Grant smiled. Dr. Grant ate, and Mrs. Grant watched Dr. Grant."
    assert cast_of(text) == {"Dr. Grant", "Mrs. Grant"}


def test_a_wife_under_her_husband_s_name_is_not_her_husband() -> None:
    text = (
        "John Dale bowed. Mrs. John Dale smiled. Mrs. Dale knitted. John laughed. Mrs. John Dale "
        "sighed. Mrs. Dale nodded. John slept."
    )
    assert cast_of(text) == {"John Dale", "Mrs. John Dale", "Mrs. Dale"}


def test_father_and_son_of_like_names_are_two_people() -> None:
    text = (
        "Sir Thomas Ward frowned. Tom Ward shrugged. Sir Thomas looked at Tom. Tom sighed. Sir Thomas "
        "turned from Tom and left. Tom laughed."
    )
    assert cast_of(text) == {"Sir Thomas Ward", "Tom Ward"}


def test_a_brother_always_named_in_full_is_not_the_one_of_every_page() -> None:
    often = "Mr. Hartley smiled. " * 30
    text = often + "Mr. John Hartley frowned. " * 5 + "John Hartley left. John laughed. John sat."
    assert cast_of(text) == {"Mr. Hartley", "John Hartley"}


def test_a_shared_surname_is_the_bearer_s_last_in_view() -> None:
    text = (
        "Fred Stone nodded. Mark Stone waited. Fred came in. “Late,” said Stone. Fred sat.\n\n"
        + "The rain fell. " * 20
        + "Mark came in. “Early,” said Stone. Mark sat."
    )
    assert speakers_of(text) == ["Fred Stone", "Mark Stone"]


def test_one_rank_after_another_is_one_person() -> None:
    text = (
        "Colonel O’Brien nodded. Jack O’Brien grinned. General O’Brien saluted. O’Brien laughed. "
        "“O’Brien,” said Ann, “congratulations.”"
    )
    assert cast_of(text) == {"Jack O’Brien", "Ann"}


def test_her_aunt_is_an_aunt() -> None:
    text = (
        "Fanny looked at her aunt Reed. Her aunt Reed slept. Fanny sighed. Mrs. Reed sighed. Fanny "
        "left. Mrs. Reed and Fanny ate. Mrs. Reed snored."
    )
    assert names_of(text, "Mrs. Reed") == {"Aunt Reed": 2, "Mrs. Reed": 3}
