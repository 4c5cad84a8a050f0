"""What is shown of a reading: the cast by voice, pairs, scenes with who speaks, references."""

from __future__ import annotations

from typing import Any

from make.readings import reading_of
from storykeep.front.inside import MOST_CAST, MOST_SCENES, MOST_TIES, inside
from storykeep.reading.json import to_json

STORY = (
    "“The lamp is out,” said Mara.\n\n“Then light it,” said Tom.\n\n“With what?” asked Mara. "
    "“Bring me a match, Tom.”\n\n* * *\n\nTom came back alone.\n\n“No match,” said Tom.\n"
)


def member(name: str, quotes: int, mentions: int = 1) -> dict[str, Any]:
    return {"name": name, "aliases": [], "quotes": quotes, "mentions": mentions}


def scene(start: int, end: int, **more: Any) -> dict[str, Any]:
    return {"start": start, "end": end, "basis": None, "time": None, **more}


def test_a_story_that_was_read_shows_its_people_and_scenes() -> None:
    found = inside(to_json(reading_of(STORY)), STORY)
    assert [(one.name, one.quotes) for one in found.cast] == [("Mara", 3), ("Tom", 2)]
    assert [(pair.one, pair.other) for pair in found.pairs] == [("Mara", "Tom")]
    assert [one.people for one in found.scenes] == [("Mara", "Tom"), ("Tom",)]
    assert found.scenes[1].opening == "Tom came back alone. “No match,” said Tom."


def test_the_cast_stands_in_order_of_voice_then_of_mentions() -> None:
    cast = [member("Named", 0, 50), member("Hushed", 1, 1), member("Loud", 9), member("Once", 0)]
    found = inside({"cast": cast}, "")
    assert [one.name for one in found.cast] == ["Loud", "Hushed", "Named", "Once"]


def test_a_quotation_is_told_by_how_its_speaker_was_known() -> None:
    speech = [
        {"start": place, "end": place + 1, "speaker": "Mara", "basis": basis}
        for place, basis in enumerate(["turns", "name", "name", None])
    ]
    [mara] = inside({"cast": [member("Mara", 4)], "speech": speech}, "").cast
    assert mara.bases == (("name", 2), ("turns", 1), ("", 1))


def test_a_pair_of_whom_one_is_not_in_the_cast_is_left_out() -> None:
    ties = [
        {"a": "Mara", "b": "Tom", "exchanges": 1, "together": 0},
        {"a": "Mara", "b": "A Stranger", "exchanges": 9, "together": 1},
        {"a": "Mara", "b": "Mara", "exchanges": 9, "together": 1},
    ]
    found = inside({"cast": [member("Tom", 1), member("Mara", 2)], "ties": ties}, "")
    assert [(pair.one, pair.other, pair.exchanges) for pair in found.pairs] == [("Mara", "Tom", 1)]


def test_a_thing_referred_to_twice_stands_once_with_its_number() -> None:
    places = [{"value": "Toad Hall", "kind": "place", "start": 0, "end": 1}] * 2
    [mention] = inside({"references": places}, "").mentions
    assert (mention.value, mention.times) == ("Toad Hall", 2)


def test_an_opening_is_cut_at_a_word_without_its_comma() -> None:
    text = "One two three four five six seven eight nine, ten and eleven."
    chapters = [{"title": None, "scenes": [scene(0, len(text))]}]
    [shown] = inside({"chapters": chapters}, text).scenes
    assert shown.opening == "One two three four five six seven eight nine…"


def test_what_is_too_much_for_a_page_is_counted() -> None:
    people = [member(f"P{number}", 1) for number in range(MOST_CAST + 2)]
    pairs = [(a, b) for a in range(20) for b in range(a)]
    ties = [{"a": f"P{a}", "b": f"P{b}", "exchanges": 1, "together": 1} for a, b in pairs]
    chapters = [{"title": "", "scenes": [scene(0, 1)] * 200}] * 2
    found = inside({"cast": people, "ties": ties, "chapters": chapters}, "x")
    assert (len(found.cast), found.more_cast) == (MOST_CAST, 2)
    assert (len(found.pairs), found.more_pairs) == (MOST_TIES, len(pairs) - MOST_TIES)
    assert (len(found.scenes), found.more_scenes) == (MOST_SCENES, 400 - MOST_SCENES)


def test_an_old_reading_that_knows_nothing_of_this_shows_nothing() -> None:
    found = inside({}, "")
    assert (found.cast, found.pairs, found.chapters, found.mentions) == ((), (), (), ())
