"""Whom “he” and “she” mean."""

from __future__ import annotations

import json
from importlib.resources import files
from math import exp

from hypothesis import given
from hypothesis import strategies as st

from storykeep.reading.people.cast import find_cast
from storykeep.reading.speech.focus import Focus, find_focus, shipped_tables, tables_of
from storykeep.reading.text.layout import lay_out
from storykeep.story.plain import paragraphs_of


def whom(text: str, pronoun: str) -> str:
    """Whom the last such pronoun of a text most likely means."""
    cast = find_cast(text, 0, len(text), [])
    layout = lay_out(text, (each.start for each in paragraphs_of(text)))
    focus, _ = find_focus(text, layout.paragraphs, cast, [], [])
    place = max(place for place in focus.resolved if text.startswith(pronoun, place))
    return cast.people[focus.resolved[place][0][0]].name


def test_a_pronoun_means_the_one_of_its_gender() -> None:
    assert whom("Mr. Grey met Mrs. Hale at the gate. She smiled.", "She") == "Mrs. Hale"


def test_a_pronoun_goes_on_meaning_whom_it_meant() -> None:
    text = "Mr. Grey walked home. He sat down. He thought of Mr. Hale. He took up a book."
    assert whom(text, "He") == "Mr. Grey"


def test_whoever_acts_anew_comes_into_view() -> None:
    text = "Mr. Grey walked home. He sat down.\n\nMr. Hale came in and shut the door. He coughed."
    assert whom(text, "He") == "Mr. Hale"


def test_chances_of_a_pronoun_add_up_to_one() -> None:
    text = "Mr. Grey met Mr. Hale and Mr. Brown. He sat down. Then Mr. Hale laughed. He rose."
    cast = find_cast(text, 0, len(text), [])
    layout = lay_out(text, (each.start for each in paragraphs_of(text)))
    focus, asked = find_focus(text, layout.paragraphs, cast, [], [0, len(text)])
    assert len(asked) == 2
    for chances in [*focus.resolved.values(), asked[1][0]]:
        assert abs(sum(chance for _, chance in chances) - 1) < 1e-9


WORDS = st.sampled_from(
    [
        "Mr. Grey",
        "Mrs. Hale",
        "Mr. Brown",
        "he",
        "she",
        "He",
        "She",
        "said",
        "walked",
        "to",
        ".",
        "\n\n",
    ]
)


@given(st.lists(WORDS, max_size=60))
def test_the_tables_say_what_the_named_weights_say(words: list[str]) -> None:
    text = " ".join(words)
    data = files("storykeep.reading.speech").joinpath("focus.json").read_text(encoding="utf-8")
    weights = json.loads(data)["weights"]
    assert tables_of(weights) == shipped_tables()
    cast = find_cast(text, 0, len(text), [])
    layout = lay_out(text, (each.start for each in paragraphs_of(text)))
    focus, _ = find_focus(text, layout.paragraphs, cast, [], [])
    for gender in "mf":
        _agrees(focus, gender, len(text), len(layout.paragraphs), weights, cast)


def _agrees(focus: Focus, gender: str, place: int, paragraph: int, weights, cast) -> None:  # type: ignore[no-untyped-def]
    rows = focus.features(gender, place, paragraph, "mid", cast)
    factors = [exp(sum(weights.get(name, 0.0) for name in names)) for _, names in rows]
    named = {person: f / sum(factors) for (person, _), f in zip(rows, factors, strict=True)}
    for person, chance in focus.chances(gender, place, paragraph, "mid", cast):
        assert abs(named[person] - chance) < 1e-9
