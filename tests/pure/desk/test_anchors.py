"""Anchors: each scene begins at an id of its own, whatever the text."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from make.readings import story_of
from storykeep import reading
from storykeep.desk.anchors import anchor_of, anchored
from storykeep.reading.document import Scene
from storykeep.story.document import Block, Chapter

_LINES = st.sampled_from(
    ["It rained on the roof all night.", "***", "Later", "II", "Chapter 1", "", "“No,” said Anna."]
)


def test_each_scene_begins_at_an_id_of_its_own() -> None:
    blocks = (Block("paragraph", "<p>One.</p>", 0, 4), Block("paragraph", "<p>Two.</p>", 6, 10))
    found = anchored(Chapter(None, blocks), 3, [Scene(0, 4, None), Scene(6, 10, "mark")])
    assert found.html == '<p id="scene-3-1">One.</p>\n<p id="scene-3-2">Two.</p>'


def test_an_id_that_stands_there_already_stays() -> None:
    blocks = (Block("paragraph", '<p id="own">One.</p>', 0, 4),)
    assert anchored(Chapter(None, blocks), 1, [Scene(0, 4, None)]).html == '<p id="own">One.</p>'


@settings(max_examples=60, deadline=None)
@given(st.lists(_LINES, min_size=1, max_size=25))
def test_no_id_stands_twice_and_no_word_is_lost(lines: list[str]) -> None:
    story = story_of("\n\n".join(["It rained.", *lines]))
    read = reading.read(story)
    arranged = reading.arrange(story, read)
    if len(arranged.chapters) != len(read.chapters):
        return
    for number, (chapter, said) in enumerate(zip(arranged.chapters, read.chapters, strict=True), 1):
        found = anchored(chapter, number, said.scenes)
        ids = re.findall(r' id="([^"]+)"', found.html)
        assert len(ids) == len(set(ids)) <= len(said.scenes)
        assert set(ids) <= {anchor_of(number, place + 1) for place in range(len(said.scenes))}
        assert re.sub(r' id="[^"]+"', "", found.html) == chapter.html
