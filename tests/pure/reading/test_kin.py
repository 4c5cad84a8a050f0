"""Kin: “her mother” is whom the story names so, or a person of her own where she speaks."""

from __future__ import annotations

from make.readings import cast_of, reading_of, speakers_of


def aliases_of(text: str, name: str) -> tuple[str, ...]:
    return next(each.aliases for each in reading_of(text).cast if each.name == name)


def test_kin_named_beside_the_word_are_that_person() -> None:
    text = (
        "Anne came in. Her mother, Mrs. Reed, sighed. “Sit,” said her mother. Anne sat. “No,” said "
        "Anne. “Yes,” said her mother."
    )
    assert speakers_of(text) == ["Mrs. Reed", "Anne", "Mrs. Reed"]
    assert "Anne’s mother" in aliases_of(text, "Mrs. Reed")


def test_parents_bear_the_surname() -> None:
    text = (
        "Anne Reed came in. Mr. Reed looked up. Mrs. Reed knitted. “Sit,” said Anne’s mother. Anne "
        "sat. Her father laughed. “Up,” said her father."
    )
    assert speakers_of(text) == ["Mrs. Reed", "Mr. Reed"]


def test_a_wife_bears_her_husband_s_surname() -> None:
    text = (
        "Dr. Hale nodded. Mrs. Hale smiled. Dr. Hale sat. “Tea?” asked his wife. Dr. Hale sighed."
    )
    assert speakers_of(text) == ["Mrs. Hale"]


def test_a_mother_nobody_names_is_a_person_of_her_own() -> None:
    text = "Anne came in. “More?” asked Anne’s mother. Anne smiled. Her mother poured. “Yes,” said Anne."
    assert cast_of(text) == {"Anne", "Anne’s mother"}
    assert speakers_of(text) == ["Anne’s mother", "Anne"]


def test_a_brother_nobody_names_is_nobody_while_the_family_has_names() -> None:
    text = (
        "Anne Reed came in. Tom Reed slept. Ned Reed yawned. “More?” asked Anne’s brother. Anne smiled. Her "
        "brother sat. “No,” said her brother."
    )
    assert cast_of(text) == {"Anne Reed", "Tom Reed", "Ned Reed"}


def test_kin_in_a_list_of_names_are_not_the_next_name() -> None:
    text = (
        "Anne waited for her father, Mr. Knight, and Tom. Her father slept. Mr. Knight laughed. Anne "
        "looked at her father. Her father snored."
    )
    assert "Anne’s father" not in aliases_of(text, "Mr. Knight")


def test_whose_kin_it_is_depends_on_whom_the_story_looks_at() -> None:
    text = (
        "Anne Reed came in. Mrs. Reed rose. Lily Dale came too, and Mrs. Dale rose. Anne sat. “Late,” said "
        "her mother. Lily sat. “Late,” said her mother."
    )
    assert speakers_of(text) == ["Mrs. Reed", "Mrs. Dale"]
