"""The marked text on the desk: every character of the story, escaped, and nothing else of its own."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from storykeep.desk.evidence import Span, segments
from storykeep.desk.pane import marked_html

KINDS = st.sampled_from(["field", "reference", "damage", "cast", "speech", "scene", "advice"])


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(st.text(st.sampled_from("ab <>&\"'\n"), max_size=30))
    places = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted)
    drawn = draw(st.lists(st.tuples(places, KINDS), max_size=6))
    label = "<b>&\"'"
    return text, [
        Span(a, b, kind, f"m-{number}", label) for number, ((a, b), kind) in enumerate(drawn)
    ]


class Balance(HTMLParser):
    """Which elements stand open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.seen.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@given(marked())
def test_without_its_marks_the_html_is_the_text(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    html = re.sub(r'<span class="band.*?</span>', "", marked_html(segments(text, spans)))
    assert unescape(re.sub(r"<[^>]*>", "", html)) == text


@given(marked())
def test_the_html_is_well_formed_and_has_marks_only(case: tuple[str, list[Span]]) -> None:
    balance = Balance()
    balance.feed(marked_html(segments(*case)))
    assert balance.open == []
    assert balance.seen <= {"mark", "span"}


@given(marked())
def test_every_place_that_can_be_led_to_is_there_once(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    ids = re.findall(r' id="([^"]+)"', marked_html(segments(text, spans)))
    inside = [
        span.id for span in spans if span.start < len(text) or span.start == span.end == len(text)
    ]
    assert sorted(ids) == sorted(inside)
