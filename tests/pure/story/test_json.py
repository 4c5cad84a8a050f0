"""A story goes through JSON unchanged."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from make.markup import odd_html
from storykeep.story.document import Chapter, Finding, Metadata, Source, Story
from storykeep.story.html import blocks_of
from storykeep.story.json import from_json, to_json

_WORDS = st.text(max_size=10)
_MANY = st.lists(_WORDS, max_size=3).map(tuple)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    blocks, text = blocks_of(draw(odd_html))
    metadata = Metadata(
        title=draw(st.none() | _WORDS),
        authors=draw(_MANY),
        series=draw(st.lists(st.tuples(_WORDS, st.none() | _WORDS), max_size=2).map(tuple)),
        tags=draw(_MANY),
    )
    source = draw(st.none() | st.builds(Source, _WORDS, _WORDS, st.just("text")))
    findings = draw(
        st.lists(st.builds(Finding, _WORDS, st.integers(), st.integers(), _WORDS), max_size=2)
    )
    chapter = Chapter(draw(st.none() | _WORDS), blocks, 0, len(text))
    return Story(metadata, (chapter,), text, source, tuple(findings))


@settings(max_examples=100, deadline=None)
@given(stories())
def test_a_story_goes_through_json_unchanged(story: Story) -> None:
    assert from_json(json.loads(json.dumps(to_json(story)))) == story
