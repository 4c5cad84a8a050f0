"""Who thinks a thought: named beside it, else the one person its paragraph is about, else nobody sure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from storykeep.reading.people.cast import Cast
from storykeep.reading.text.layout import Span
from storykeep.reading.text.quotes import Quote
from storykeep.reading.text.thoughts import VERBS, Aside

_REACH = 60
_TAG = 24
_STOP = re.compile(r"[.!?;\n]")
_WORD = re.compile(r"[^\W\d_]+")
_TWO_WORDS = re.compile(r"[\W\d_]*([^\W\d_]+)(?:[\W\d_]+([^\W\d_]+))?")
_FIRST = re.compile(r"\bI\b")
_GENDERS = {
    "he": "m", "she": "f", "er": "m", "sie": "f", "il": "m", "elle": "f", "él": "m", "ella": "f",
    "он": "m", "она": "f",
}  # fmt: skip


def find_thinkers(
    text: str, paragraphs: Sequence[Span], asides: Sequence[Aside], cast: Cast
) -> list[int | None]:
    """For each aside an index into the cast’s people, or None where nobody is sure."""
    hidden = frozenset(
        mention.start for each in asides for mention in cast.between(each.start, each.end)
    )
    return [_thinker(text, paragraphs[each.paragraph], each, cast, hidden) for each in asides]


def _thinker(text: str, span: Span, aside: Aside, cast: Cast, hidden: frozenset[int]) -> int | None:
    tag = _tag(text, span, aside)
    if tag:
        named = [m for m in cast.between(*tag) if not m.quoted and m.start not in hidden]
        if named:
            return named[0].person
        words = [word.casefold() for word in _WORD.findall(text, *tag)]
        if "i" in words and cast.narrator is not None:
            return cast.narrator
        gender = next((_GENDERS[word] for word in words if word in _GENDERS), "")
        return _sole(span, cast, gender, hidden)
    if cast.narrator is not None and _FIRST.search(text, span.start, aside.start):
        return cast.narrator
    return _sole(span, cast, "", hidden)


def _tag(text: str, span: Span, aside: Aside) -> tuple[int, int] | None:
    """The words right behind or right before the thought, if a verb of thinking is among them."""
    behind = (aside.end, min(span.end, aside.end + _REACH))
    stop = _STOP.search(text, *behind)
    behind = (behind[0], stop.start() if stop else behind[1])
    if not VERBS.isdisjoint(_WORD.findall(text, *behind)[:5]):
        return behind
    before = (max(span.start, aside.start - _REACH), aside.start)
    if before[0] < before[1] and not VERBS.isdisjoint(_WORD.findall(text, *before)[-5:]):
        return before
    return None


def _sole(span: Span, cast: Cast, gender: str, hidden: frozenset[int]) -> int | None:
    """The only person (of this gender) whom the paragraph’s narration names."""
    people = {
        mention.person
        for mention in cast.between(span.start, span.end)
        if not mention.quoted and mention.start not in hidden
    }
    if gender:
        people = {each for each in people if cast.people[each].gender in {gender, "?"}}
    return people.pop() if len(people) == 1 else None


def is_thought(text: str, quote: Quote) -> bool:
    """Whether a quotation is told as thought, not said: “…,” thought Emma."""
    if not text[quote.end : quote.end + 1].isspace():
        return False
    words = _TWO_WORDS.match(text, quote.end, quote.end + _TAG)
    return words is not None and (words[1] in VERBS or words[2] in VERBS)
