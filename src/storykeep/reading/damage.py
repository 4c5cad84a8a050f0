"""Signs that something of a text was lost on its way here. Each has a stable code and its place.

``lines-lost``, ``quote-unclosed``, ``quote-unopened``, ``passage-doubled``, ``text-cut``,
``characters-lost``, ``breaks-lost``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from storykeep.reading.parts.scenes import Gap
from storykeep.reading.text.layout import Layout, Span
from storykeep.reading.text.quotes import Quote
from storykeep.story.document import Finding

_LOST_CHARACTER = re.compile(
    "\ufffd+|(?<=[a-z])\\?(?=(?:s|t|re|ll|ve|m|d)\\b)|Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u009f™œ\u009d˜“”¦]?"
)
_ENDS = frozenset(".!?…\"”’'»)*_~-–—:]}>“«;")
_MOST_EACH = 50
_LONG_PARAGRAPH = 6_000


def find_damage(
    text: str,
    layout: Layout,
    paragraphs: Sequence[Span],
    quotes: Sequence[Quote],
    gaps: Iterable[Gap],
    *,
    single: bool = False,
) -> tuple[Finding, ...]:
    """Every sign of damage within the body, in order.

    ``layout`` is what quotes and gaps point into; ``paragraphs`` are the body’s as they stand.
    ``single``: speech stands in single marks, of which a lost one cannot be told from an apostrophe.
    """
    found = [
        *_lost_lines(layout, gaps),
        *([] if single else _lost_marks(quotes)),
        *_doubled(text, paragraphs),
        *_cut(text, paragraphs),
        *_lost_characters(text, paragraphs),
        *_lost_breaks(text, paragraphs),
    ]
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end)))


def _lost_lines(layout: Layout, gaps: Iterable[Gap]) -> Iterator[Finding]:
    for gap in gaps:
        if gap.kind == "lost":
            before, after = layout.paragraphs[gap.paragraph - 1], layout.paragraphs[gap.paragraph]
            yield Finding(
                "lines-lost", before.end, after.start,
                "Lines may be missing here: the gap is wider than elsewhere, in the middle of a "
                "conversation.",
            )  # fmt: skip


def _lost_marks(quotes: Sequence[Quote]) -> list[Finding]:
    found = []
    for quote in quotes:
        if quote.lost == "close":
            message = "A quotation opens here and is never closed."
            found.append(Finding("quote-unclosed", quote.start, quote.end, message))
        elif quote.lost == "open":
            message = "A quotation is closed here that was never opened."
            found.append(Finding("quote-unopened", quote.start, quote.end, message))
    return found[:_MOST_EACH]


def _doubled(text: str, paragraphs: Sequence[Span]) -> Iterator[Finding]:
    """Two or more paragraphs that stand twice, one after another; a refrain of one line is none."""
    first: dict[str, int] = {}
    run = 0
    start: int | None = None
    for index, span in enumerate(paragraphs):
        key = " ".join(text[span.start : min(span.end, span.start + 400)].split()) + str(
            span.end - span.start
        )
        earlier = first.setdefault(key, index) if len(key) > 60 else index
        if earlier < index:
            start = span.start if start is None else start
            run += span.end - span.start
            end = span.end
        else:
            if start is not None and run >= 200:
                yield Finding(
                    "passage-doubled",
                    start,
                    end,
                    "This passage stands earlier in the text as well.",
                )
            start, run = None, 0
    if start is not None and run >= 200:
        yield Finding(
            "passage-doubled", start, end, "This passage stands earlier in the text as well."
        )


def _cut(text: str, paragraphs: Sequence[Span]) -> Iterator[Finding]:
    """The last paragraph breaks off in mid-sentence."""
    if len(paragraphs) < 3:
        return
    last = paragraphs[-1]
    raw = text[last.start : last.end]
    if raw[-1] not in _ENDS and (raw[-1].isalnum() or raw[-1] == ",") and len(raw.split()) > 6:
        ended = sum(text[span.end - 1] in _ENDS for span in paragraphs[:-1])
        if ended > 0.8 * (len(paragraphs) - 1):
            yield Finding(
                "text-cut",
                max(last.start, last.end - 60),
                last.end,
                "The text breaks off in the middle of a sentence.",
            )


def _lost_characters(text: str, paragraphs: Sequence[Span]) -> list[Finding]:
    found: list[Finding] = []
    for span in paragraphs:
        for match in _LOST_CHARACTER.finditer(text, span.start, span.end):
            if len(found) >= _MOST_EACH:
                return found
            found.append(
                Finding(
                    "characters-lost",
                    match.start(),
                    match.end(),
                    "Characters were lost or garbled here.",
                )
            )
    return found


def _lost_breaks(text: str, paragraphs: Sequence[Span]) -> Iterator[Finding]:
    """One enormous paragraph with conversations in it: its paragraph breaks are gone."""
    for span in paragraphs:
        if span.end - span.start < _LONG_PARAGRAPH:
            continue
        touching = len(re.findall(r"[\"”]\s+[\"“]", text[span.start : span.end]))
        if touching >= 3:
            yield Finding(
                "breaks-lost",
                span.start,
                span.end,
                "The paragraph breaks of this stretch seem to be lost.",
            )
