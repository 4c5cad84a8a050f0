"""Text of another story: only suspected, and only on strong evidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from storykeep.reading.damage.sign import Body, Sign
from storykeep.reading.lexicon.common import OPENERS
from storykeep.reading.lexicon.labels import field_of
from storykeep.story.document import Finding

_LABEL = re.compile(r"[*_ ]{0,3}([A-Za-zÀ-ÿ][\w'’ /&-]{1,24}?)[*_ ]{0,3}\Z")
_LONGEST_LABEL = 30
_THE_END = re.compile(r"\n[^\w\n]{0,5}(?:the end|fin|finis|ende)[^\w\n]{0,5}(?=\n)", re.IGNORECASE)
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{2,}")
_STORY_FIELDS = frozenset(
    {"title", "authors", "fandoms", "rating", "pairing", "summary", "disclaimer", "characters"}
)
_FEWEST_LABELS = 3
_HEADER_LENGTH = 1_000
_FAR_IN = 1_500
"""Code points of story that stand before and behind such a place."""
_WINDOW = 30_000


def other_story(body: Body) -> Iterator[Sign]:
    """A second header in the middle, or an ending behind which other people live."""
    if not body.paragraphs:
        return
    first, last = body.paragraphs[0].start, body.paragraphs[-1].end
    reported = -_FAR_IN
    for start, end in sorted([*_headers(body.text), *_endings(body.text)]):
        if first + _FAR_IN < start < last - _FAR_IN and start > reported + _FAR_IN:
            reported = start
            yield Sign(
                Finding(
                    "other-story", start, end,
                    "Another story may begin here: there is a header of its own, or an ending and "
                    "other people behind it.",
                )
            )  # fmt: skip


def _headers(text: str) -> Iterator[tuple[int, int]]:
    """Where three labels of a header, a title or writer among them, stand close together."""
    near: list[tuple[int, str]] = []
    at = text.find(":")
    while at >= 0:
        begin = text.rfind("\n", max(0, at - _LONGEST_LABEL), at) + 1
        match = _LABEL.match(text, begin, at) if begin else None
        label = field_of(match[1]) if match else None
        if label in _STORY_FIELDS:
            near = [each for each in near if begin - each[0] < _HEADER_LENGTH]
            near.append((begin, str(label)))
            kinds = {name for _, name in near}
            if len(kinds) >= _FEWEST_LABELS and not kinds.isdisjoint({"title", "authors"}):
                yield near[0][0], at + 1
        at = text.find(":", at + 1)


def _endings(text: str) -> Iterator[tuple[int, int]]:
    """“The End”, where nobody named before it is named behind it."""
    for match in _THE_END.finditer(text):
        before = _people(text[max(0, match.start() - _WINDOW) : match.start()])
        after = _people(text[match.end() : match.end() + _WINDOW])
        if len(before) > 1 and len(after) > 1 and not before & after:
            yield match.start() + 1, match.end()


def _people(text: str) -> frozenset[str]:
    """The names met most often."""
    counts = Counter(word for word in _NAME.findall(text) if word not in OPENERS)
    return frozenset(word for word, count in counts.most_common(8) if count >= 3)
