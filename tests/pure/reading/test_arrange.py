"""The story as a reader meets it: furniture out, chapters and scenes cut, nothing lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from make.readings import story_of
from storykeep import reading
from storykeep.reading.parts.scenes import is_mark

STORY = """Title: The Kettle

Rating: K+

Author's Note: My first one.
Be kind.

The Kettle

The kettle was on.

"Tea?" said Anna.

***

"Yes," said Ben.

Please review.
"""

_LINES = st.sampled_from(
    [
        "Title: Rain",
        "Rating: T",
        "by Wren",
        "Chapter 1",
        "Chapter 2",
        "***",
        "The End",
        "A/N: thanks!",
        "",
        "",
        '"Tea?" said Anna.',
        "It rained. It rained on the roof all night, and on the garden.",
        "I don't own it.",
        "Please review.",
        "Summary: wet",
        "- Anna",
        "1.",
        "Later",
        "Rain",
        "«Oui», dit-il.",
        "Notes:",
    ],
)


def arranged(text: str) -> tuple[str, ...]:
    story = story_of(text)
    return tuple(block.html for block in reading.arrange(story, reading.read(story)).blocks)


def test_the_body_holds_the_story_and_nothing_else() -> None:
    assert arranged(STORY) == (
        "<p>The kettle was on.</p>",
        '<p>"Tea?" said Anna.</p>',
        "<hr>",
        '<p>"Yes," said Ben.</p>',
    )


def test_the_header_fills_the_metadata() -> None:
    story = story_of(STORY)
    said = reading.arrange(story, reading.read(story)).metadata
    assert (said.title, said.rating) == ("The Kettle", "general")
    assert said.notes_before == "<p>My first one.<br>Be kind.</p>"
    assert said.notes_after == "<p>Please review.</p>"


def test_a_wide_gap_becomes_a_rule() -> None:
    calm = "\n\n".join(["The rain went on."] * 6)
    assert "<hr>" in arranged(f"{calm}\n\n\n\n{calm}")


def test_a_block_cut_partway_is_made_anew_from_its_text() -> None:
    assert (
        arranged("Title: Rain\nRating: G\n\nIt rained & poured.\n***\nIt stopped.")[0]
        == "<p>It rained &amp; poured.</p>"
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(_LINES, min_size=1, max_size=30))
def test_every_character_is_body_mark_heading_or_furniture(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip():
        return
    story = story_of(text)
    read = reading.read(story)
    covered = bytearray(len(text))
    for start, end in [*read.furniture, *((c.start, c.end) for c in read.chapters)]:
        covered[start:end] = b"x" * (end - start)
    for chapter in read.chapters:
        if chapter.heading_start is not None and chapter.heading_end is not None:
            covered[chapter.heading_start : chapter.heading_end] = b"x" * (
                chapter.heading_end - chapter.heading_start
            )
    assert [c for c, seen in zip(text, covered, strict=True) if not seen and not c.isspace()] == []


@settings(max_examples=150, deadline=None)
@given(st.lists(_LINES, min_size=1, max_size=30))
def test_every_scene_s_words_stand_in_the_arranged_body(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip():
        return
    story = story_of(text)
    read = reading.read(story)
    within = [text[s.start : s.end] for chapter in read.chapters for s in chapter.scenes]
    blocks = reading.arrange(story, read).blocks
    body = [text[block.start : block.end] for block in blocks if block.kind != "break"]
    assert _words(body) == _words(within)


def _words(pieces: list[str]) -> str:
    """Without scene marks: one below a heading is drawn as a rule."""
    lines = (line for piece in pieces for line in piece.split("\n"))
    return "".join("".join(line.split()) for line in lines if not is_mark(line))
