"""What a story refers to."""

from __future__ import annotations

import pytest

from make.readings import reading_of

BODY = "\n\nThe kettle had been on for an hour before anybody thought of tea.\n"


@pytest.mark.parametrize(
    ("line", "values"),
    [
        (
            "Summary: Post Cinderwoman, with reference to Splinters. They talk.",
            ["Cinderwoman", "Splinters"],
        ),
        ("Spoilers: The Long Road, Ashes", ["The Long Road", "Ashes"]),
        ("Spoilers: none", []),
        ("Spoilers: Season 2", []),
        ("Author's Note: Set after Cold Harbour.", ["Cold Harbour"]),
        ("Summary: A coda to Nightfall and Dawn.", ["Nightfall", "Dawn"]),
    ],
)
def test_episodes_named_in_a_header_are_references(line: str, values: list[str]) -> None:
    text = f"Title: Tea\n{line}{BODY}"
    found = [each for each in reading_of(text).references if each.kind == "episode"]
    assert [each.value for each in found] == values
    assert all(text[each.start : each.end] == each.value for each in found)


def test_events_and_places_of_the_text_are_references() -> None:
    found = reading_of(
        "She had been in the Battle of Copper Hill. They met in Mill Lane."
    ).references
    assert {(each.value, each.kind) for each in found} == {
        ("Battle of Copper Hill", "event"),
        ("Mill Lane", "place"),
    }
