"""Who is there in a story, and who is only spoken of."""

from __future__ import annotations

import json

import pytest

from make.readings import reading_of
from storykeep.reading.json import from_json, to_json


def spoken_of(text: str) -> set[str]:
    return {each.name for each in reading_of(text).cast if not each.present}


def test_who_is_named_in_speech_alone_is_only_spoken_of() -> None:
    text = "“Where is Lisa?” asked Gwen. Gwen sat. “Lisa is gone,” said Owen. Owen shrugged."
    assert spoken_of(text) == {"Lisa"}


def test_who_is_thought_of_is_only_spoken_of() -> None:
    text = "Gwen thought about Lisa. She missed Lisa. “Tea?” asked Owen. Gwen smiled at Owen."
    assert spoken_of(text) == {"Lisa"}


@pytest.mark.parametrize(
    "text",
    [
        "“Sit, Lisa,” said Gwen. Gwen smiled.",
        "Gwen waited. Lisa laughed. “No,” said Gwen.",
        "Gwen nodded to Lisa. “No,” said Gwen.",
        "Gwen took Lisa’s hand. “No,” said Gwen.",
    ],
)
def test_who_is_called_or_acts_or_is_beside_someone_is_there(text: str) -> None:
    assert spoken_of(text) == set()


def test_a_reading_kept_before_this_was_known_takes_everybody_as_there() -> None:
    kept = json.loads(json.dumps(to_json(reading_of("“Sit,” said Gwen. Gwen smiled."))))
    for member in kept["cast"]:
        del member["present"]
    assert all(member.present for member in from_json(kept).cast)
