"""A disclaimer names the fandom where nothing else does; people and companies are none."""

from __future__ import annotations

import pytest

from make.readings import reading_of

BODY = (
    "\n\nThe kettle had been on for an hour before anybody thought of tea.\n\n"
    '"You forgot it," said Maud.\n\n"I was waiting for you," said Edwin.\n\n"Maud," said Edwin.\n'
)


@pytest.mark.parametrize(
    ("disclaimer", "fandoms"),
    [
        ("I don't own Lamplight.", ["Lamplight"]),
        ("I do not own the Lamplight series, more's the pity.", ["Lamplight"]),
        ("I don't own Lamplight or Kettle House.", ["Lamplight", "Kettle House"]),
        ("Lamplight is Miss Wren's. I own nothing but a paperback.", ["Lamplight"]),
        ("Pride and Prejudice is Miss Austen’s.", ["Pride and Prejudice"]),
        ("Lamplight belongs to Miss Wren.", ["Lamplight"]),
        ("Lamplight and all its characters are the property of Wren & Sons.", ["Lamplight"]),
        ("Maud and all its characters belong to Wren.", ["Maud"]),
        ("Lamplight is not mine.", ["Lamplight"]),
        ("Lamplight doesn't belong to me.", ["Lamplight"]),
        ("The characters of Lamplight aren't mine.", ["Lamplight"]),
        ("“Lamplight” is copyright 1998 by Wren.", ["Lamplight"]),
        ("Lamplight gehört nicht mir.", ["Lamplight"]),
        ("Maud and Edwin belong to Wren. I am only borrowing them.", []),
        ("All characters belong to Kettle Pictures.", []),
        ("They're Mr. Wren's. I only keep the fire in.", []),
        ("I don't own Maud.", []),
        ("Nobody has owned these people since about 1450.", []),
        ("Die Figuren gehören Zaunkönig, das Meer gehört niemandem.", []),
        ("I own nothing.", []),
    ],
)  # fmt: skip
def test_a_disclaimer_names_a_fandom_or_none(disclaimer: str, fandoms: list[str]) -> None:
    text = f"Title: Tea\nDisclaimer: {disclaimer}" + BODY
    found = reading_of(text)
    assert [claim.value for claim in found.fandoms] == fandoms
    for claim in found.fandoms:
        assert text[claim.start : claim.end] == claim.value
        assert (claim.basis, claim.confidence < 1) == ("header", True)
        assert disclaimer[:20] in (claim.reason or "")


def test_a_stated_fandom_wins_over_the_disclaimer() -> None:
    found = reading_of("Title: Tea\nFandom: Kettles\nDisclaimer: I don't own Lamplight." + BODY)
    assert [claim.value for claim in found.fandoms] == ["Kettles"]


def test_a_labelled_disclaimer_behind_the_story_is_the_disclaimer() -> None:
    found = reading_of(f"Title: Tea\nRating: G{BODY}\nDisclaimer: Lamplight is not mine.\n")
    assert found.disclaimer
    assert found.disclaimer.value == "Lamplight is not mine."
    assert not found.notes_after
