"""Whatever a header looks like, each word of a file is either story or kept beside it, and never both."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from make.headers import all_cases
from make.readings import story_of
from storykeep import reading

_LINES = sorted(
    {
        line
        for case in all_cases("first") + all_cases("second")
        if not case.is_page
        for line in case.text.splitlines()
    }
)
_TEXTS = st.lists(st.sampled_from(_LINES) | st.just(""), min_size=1, max_size=40).map("\n".join)


@settings(max_examples=200, deadline=None)
@given(_TEXTS.filter(str.strip))
def test_each_word_is_story_or_furniture_and_never_both(text: str) -> None:
    read = reading.read(story_of(text))
    times = [0] * len(text)
    heads = [
        (each.heading_start, each.heading_end)
        for each in read.chapters
        if each.heading_start is not None and each.heading_end is not None
    ]
    for start, end in {*read.furniture, *((each.start, each.end) for each in read.chapters)}:
        for place in range(start, end):
            times[place] += 1
    for start, end in heads:
        for place in range(start, end):
            times[place] = times[place] or 1
    odd = [text[at] for at, count in enumerate(times) if count != 1 and not text[at].isspace()]
    assert odd == []


@settings(max_examples=200, deadline=None)
@given(_TEXTS.filter(str.strip))
def test_what_the_header_says_is_out_of_the_story(text: str) -> None:
    read = reading.read(story_of(text))
    places = [
        (claim.start, claim.end)
        for claim in (*read.authors, *read.fandoms, *read.relationships, *read.warnings)
        if claim.start is not None and claim.end is not None and claim.basis == "header"
    ]
    inside = [
        text[start:end]
        for start, end in places
        for chapter in read.chapters
        if chapter.start < end and start < chapter.end
    ]
    assert inside == []
