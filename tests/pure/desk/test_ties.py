"""Ties are listed strongest first, each with the passages that say so."""

from __future__ import annotations

from typing import Any

from storykeep.desk.ties import MOST, bonds

CAST = [
    {"name": "Mara", "places": [[0, 4], [40, 44]]},
    {"name": "Tom", "places": [[10, 13], [60, 63]]},
    {"name": "Noor", "places": [[20, 24]]},
    {"name": "the mariner", "places": []},
]


def tie(a: str, b: str, exchanges: int, together: int = 1) -> dict[str, Any]:
    return {"a": a, "b": b, "exchanges": exchanges, "together": together}


def speech(start: int, speaker: str, addressee: str | None) -> dict[str, Any]:
    return {"start": start, "end": start + 3, "speaker": speaker, "addressee": addressee}


def test_those_who_talk_most_come_first() -> None:
    said = {"cast": CAST, "ties": [tie("Mara", "Noor", 1), tie("Mara", "Tom", 5)]}
    assert [(one.number, one.a, one.b) for one in bonds(said, 99)] == [
        (1, "Mara", "Tom"),
        (2, "Mara", "Noor"),
    ]


def test_a_tie_rests_on_what_the_two_say_to_each_other_either_way() -> None:
    spoken = [
        speech(1, "Mara", "Tom"),
        speech(5, "Tom", "Noor"),
        speech(9, "Tom", "Mara"),
        speech(13, "Mara", None),
    ]
    [one] = bonds({"cast": CAST, "ties": [tie("Mara", "Tom", 2)], "speech": spoken}, 99)
    assert one.places == ((1, 4), (9, 12))


def test_those_who_never_talk_meet_where_a_scene_first_names_both() -> None:
    scenes = [{"start": 0, "end": 30}, {"start": 30, "end": 50}, {"start": 50, "end": 70}]
    said = {"cast": CAST, "ties": [tie("Mara", "Tom", 0, 1)], "chapters": [{"scenes": scenes}]}
    assert bonds(said, 99)[0].places == ((10, 13),)


def test_people_without_a_name_and_places_outside_the_text_are_left_out() -> None:
    spoken = [speech(98, "Mara", "Tom")]
    ties = [tie("Mara", "the mariner", 9), tie("Mara", "Tom", 1)]
    [one] = bonds({"cast": CAST, "ties": ties, "speech": spoken}, 99)
    assert (one.b, one.places) == ("Tom", ())


def test_only_the_strongest_are_listed() -> None:
    names = [f"Person {n}" for n in range(40)]
    cast = [{"name": name} for name in names]
    ties = [tie(names[0], name, n) for n, name in enumerate(names[1:])]
    assert len(bonds({"cast": cast, "ties": ties}, 9)) == MOST
