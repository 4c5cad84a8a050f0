"""Lines, scene marks and endings that were lost, and paragraph breaks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from storykeep.reading.damage.sign import OPEN_ENDED, Body, Mend, Sign
from storykeep.reading.parts.scenes import Gap, is_mark
from storykeep.reading.text.layout import Layout, Span
from storykeep.story.document import Finding

_ENDS = frozenset(".!?…\"”’'»)*_~-–—:]}>“«;")
_LONG_PARAGRAPH = 1_500
_FEWEST_TOUCHING = 3
_FEWEST_CERTAIN = 3
_FEWEST_TURNS = 10
_FEWEST_MARKS = 6
_TOUCHING = re.compile(
    '(?<=[.!?…—–-]”)[ \t\n]+(?=“)|(?<=[.!?…—–-]")[ \t\n]+(?="[A-Z‘\'*_])|(?<=[.!?…—–-]»)[ \t\n]+(?=«)'
)
_MARKS = ("* *", "***", "~*~", "###", "# #", "-----")
_OF_MARKS = frozenset("*#~- \t")
_ARTICLES = ("the", "a", "an", "my", "your", "our", "their")
_BEGIN_SENTENCES = ("He", "She", "They", "We", "But", "Then", "There", "When", "It")
_NEVER_BEHIND_ARTICLES = [
    "the",
    "a",
    "an",
    "was",
    "were",
    "is",
    "are",
    "had",
    "has",
    "of",
    "he",
    "she",
    "they",
    "we",
    "been",
    "but",
    "with",
    "from",
    "my",
    "your",
    "our",
    "their",
    "his",
]
_NEVER_BEHIND_TO = ("of", "he", "she", "they", "we")
_JOLTS = frozenset(
    [
        *((one, other) for one in _ARTICLES for other in _NEVER_BEHIND_ARTICLES),
        *((one, other) for one in ("of", "with", "from", "into") for other in _NEVER_BEHIND_TO),
        *(
            (one, other)
            for one in (
                *_ARTICLES[3:],
                "to",
                "with",
                "from",
                "into",
                "his",
                "was",
                "were",
                "had",
                "has",
                "very",
            )
            for other in _BEGIN_SENTENCES
        ),
    ]
)
"""Two words that no sentence has side by side: something between them is gone."""
_SHORTEST_CUT = 60
_NEARLY_ALL = 0.95
_FEWEST_PARAGRAPHS = 30
_MESSAGE = "A sentence breaks off here, and another begins: words or lines may be missing."


def lost_lines(text: str, layout: Layout, gaps: Iterable[Gap]) -> Iterator[Sign]:
    """Gaps in the middle of a conversation; verse may stand apart in one."""
    for gap in gaps:
        before, after = layout.paragraphs[gap.paragraph - 1], layout.paragraphs[gap.paragraph]
        if gap.kind == "lost" and not (_is_verse(text, before) or _is_verse(text, after)):
            yield Sign(
                Finding(
                    "lines-lost", before.end, after.start,
                    "Lines may be missing here: the gap is wider than elsewhere, in the middle of a "
                    "conversation.",
                )
            )  # fmt: skip


def broken_sentences(body: Body) -> Iterator[Sign]:
    """Sentences that stop where none can stop: at a paragraph’s end, or in the middle of a line."""
    ended = sum(body.text[span.end - 1] in _ENDS for span in body.paragraphs)
    careful = len(body.paragraphs) >= _FEWEST_PARAGRAPHS and ended >= _NEARLY_ALL * len(
        body.paragraphs
    )
    for index in range(len(body.paragraphs) - 1):
        span, after = body.paragraphs[index], body.paragraphs[index + 1]
        if span.end - span.start < _SHORTEST_CUT or not body.text[span.end - 1].islower():
            continue
        if not careful and last_word(body.text, span) not in OPEN_ENDED:
            continue
        if not _is_set_apart(body.text, after) and not _is_verse(body.text, span):
            yield Sign(Finding("lines-lost", span.end, after.start, _MESSAGE))
    yield from _jolts(body)


def _jolts(body: Body) -> Iterator[Sign]:
    met = sorted(_JOLTS.intersection(pairwise(body.words)))
    if not met:
        return
    pairs = "|".join(rf"{one}\s{{1,4}}{other}" for one, other in met)
    for match in re.finditer(rf"(?<![\w’'-])(?:{pairs})\b(?![’'-])", body.text):
        one, other = match[0].split()
        if match[0].count("\n") < 2:
            start, end = match.start() + len(one), match.end() - len(other)
            yield Sign(Finding("lines-lost", start, end, _MESSAGE))


def _is_verse(text: str, span: Span) -> bool:
    return span.indent >= 2 or "\n " in text[span.start : span.end]


def last_word(text: str, span: Span) -> str:
    """The last word of a paragraph, if it is in small letters or “I”."""
    word = text[max(span.start, span.end - 16) : span.end].rsplit(maxsplit=1)[-1]
    return word.casefold() if word.islower() or word == "I" else ""


def _is_set_apart(text: str, span: Span) -> bool:
    """Whether a paragraph is verse, a list or a number that a sentence may lead up to."""
    raw = text[span.start : span.end]
    begins = raw[0].isalpha() or raw[0] in "\"“‘'«"
    return span.indent >= 2 or "\n " in raw or not begins


def lost_scene_marks(layout: Layout, gaps: Iterable[Gap], marks: int, text: str) -> Iterator[Sign]:
    """A gap just as wide as a vanished mark leaves, in a text that parts its other scenes by marks."""
    if marks < 2:
        return
    wide = 2 * layout.norm + 1
    for gap in gaps:
        after = layout.paragraphs[gap.paragraph]
        before = layout.paragraphs[gap.paragraph - 1]
        beside = (text[span.start : span.end] for span in (before, after))
        if gap.kind == "scene" and gap.blanks == wide and not any(map(is_mark, beside)):
            yield Sign(
                Finding(
                    "scene-mark-lost", before.end, after.start,
                    "A scene mark may be missing here: the gap is as wide as one would leave.",
                )
            )  # fmt: skip


def cut_ending(body: Body) -> Iterator[Sign]:
    """The last paragraph breaks off in mid-sentence."""
    paragraphs, text = body.paragraphs, body.text
    if len(paragraphs) < 3:
        return
    last = paragraphs[-1]
    raw = text[last.start : last.end]
    if raw[-1] in _ENDS or not (raw[-1].isalnum() or raw[-1] == ","):
        return
    words = len(raw.split())
    if words <= 6 and (words < 2 or last_word(text, last) not in OPEN_ENDED):
        return
    ended = sum(text[span.end - 1] in _ENDS for span in paragraphs[:-1])
    if ended > 0.8 * (len(paragraphs) - 1) and not _is_signature(text, paragraphs):
        start = max(last.start, last.end - 60)
        message = "The text breaks off in the middle of a sentence."
        yield Sign(Finding("text-cut", start, last.end, message))


def _is_signature(text: str, paragraphs: Sequence[Span]) -> bool:
    """“Yours truly,”: how a letter ends."""
    last = paragraphs[-1]
    return bool(
        re.search(r"(?i)\b(?:yours|sincerely|truly|love)\b[ \w]*,$", text[last.start : last.end])
    )


def lost_breaks(body: Body, as_read: Sequence[Span]) -> Iterator[Sign]:
    """One long paragraph with conversations in it: its paragraph breaks are gone.

    ``as_read`` are the paragraphs cut where a new turn most likely begins.
    """
    starts = [span.start for span in as_read]
    for span in body.paragraphs:
        if span.end - span.start < _LONG_PARAGRAPH:
            continue
        if sum(body.text.count(mark, span.start, span.end) for mark in '"”»') < _FEWEST_MARKS:
            continue
        touching = [
            Mend(match.start(), match.end(), body.separator)
            for match in _TOUCHING.finditer(body.text, span.start, span.end)
        ]
        turns = bisect_left(starts, span.end) - bisect_left(starts, span.start)
        if len(touching) >= _FEWEST_TOUCHING or turns >= _FEWEST_TURNS:
            certain = touching if len(touching) >= _FEWEST_CERTAIN else []
            yield Sign(
                Finding(
                    "breaks-lost", span.start, span.end,
                    "The paragraph breaks of this stretch seem to be lost.",
                ),
                tuple(certain),
                "One person stops speaking and another begins, in the middle of a paragraph.",
            )  # fmt: skip
    yield from _buried_marks(body)


def _buried_marks(body: Body) -> Iterator[Sign]:
    """Scene marks in the middle of a line."""
    text, sep = body.text, body.separator
    for core in _MARKS:
        at = text.find(core)
        while at >= 0:
            start, end = _whole_mark(text, at)
            raw = text[start:end]
            if (
                raw[0] in " \t"
                and raw[-1] in " \t"
                and _within_line(text, start, end)
                and is_mark(raw)
            ):
                message = (
                    "A scene mark stands in the middle of a line: the breaks around it are lost."
                )
                yield Sign(
                    Finding("breaks-lost", start + 1, end - 1, message),
                    (Mend(start, end, f"{sep}{raw.strip()}{sep}"),),
                    "A scene mark stands on a line of its own.",
                )
            at = text.find(core, end)


def _whole_mark(text: str, at: int) -> tuple[int, int]:
    """The mark of which ``at`` is a part, with the blanks on both sides."""
    start, end = at, at + 1
    while start and text[start - 1] in _OF_MARKS:
        start -= 1
    while end < len(text) and text[end] in _OF_MARKS:
        end += 1
    return start, end


def _within_line(text: str, at: int, end: int) -> bool:
    """Whether prose ends before and begins behind, both on this line."""
    before = text[max(0, at - 60) : at].rsplit("\n", 1)[-1]
    after = text[end : end + 2]
    return (
        len(before) > 40
        and before[-1] in ".!?…\"”’'"
        and (after[:1].isupper() or after[:1] in "\"“‘'")
    )
