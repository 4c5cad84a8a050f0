"""Quotation marks that were lost at one end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from storykeep.reading.damage.sign import Body, Mend, Sign
from storykeep.reading.lexicon.verbs import SPEECH_ALL
from storykeep.reading.text.quotes import Quote
from storykeep.story.document import Finding

_CLOSERS = {'"': '"', "“": "”", "„": "“", "«": "»", "»": "«"}
_OPENERS = {'"': '"', "”": "“", "»": "«", "«": "»"}
_MARK = re.compile('["“”„«»]')
_ENDED = re.compile(r"[.!?…]")
_VERSE = re.compile(r"\n[ \t]+\S|^[ \t]{2,}", re.MULTILINE)
_TAG = re.compile(r"[,!?]( (\w+) (?:[A-Z][a-z]+|he|she|I|they|\w+)\b| (?:he|she|I|they) (\w+)\b)")
_LONGEST_MENDED = 300
_RUNS_ON = 8
"""Paragraphs that one quotation, such as a letter or a song, may run through."""


def lost_marks(body: Body, quotes: Sequence[Quote]) -> Iterator[Sign]:
    """A mark that is missing, but not in a song or letter that a quotation runs through."""
    running = _running(body, quotes)
    for index, quote in enumerate(quotes):
        if not quote.lost or index in running or _in_verse(body, quote):
            continue
        mend = _mend(body, quotes, index)
        place = quote.start, quote.end
        if quote.lost == "close":
            found = Finding("quote-unclosed", *place, "A quotation opens here and is never closed.")
        else:
            found = Finding(
                "quote-unopened", *place, "A quotation is closed here that was never opened."
            )
        yield Sign(found, (mend,) if mend else (), "Only one place is left for the lost mark.")


def _running(body: Body, quotes: Sequence[Quote]) -> set[int]:
    """Pairs of one opening and one closing mark with verse, a letter or an inner quotation between."""
    found: set[int] = set()
    opened: int | None = None
    for index, quote in enumerate(quotes):
        if quote.lost == "close":
            opened = index
        elif quote.lost == "open" and opened is not None:
            apart = quote.paragraph - quotes[opened].paragraph
            if apart == 0 or (apart <= _RUNS_ON and _runs_on(body, quotes, opened, index)):
                found |= {opened, index}
            opened = None
    return found


def _runs_on(body: Body, quotes: Sequence[Quote], one: int, other: int) -> bool:
    """Whether what stands between two marks is one quotation: nothing else is said in it."""
    if other > one + 1:
        return False
    between = body.text[quotes[one].start : quotes[other].end]
    return quotes[other].paragraph > quotes[one].paragraph + 1 or bool(_VERSE.search(between))


def _in_verse(body: Body, quote: Quote) -> bool:
    """Songs and tables take marks as they like."""
    span = body.paragraphs[quote.paragraph]
    return span.indent >= 2 or _VERSE.search(body.text, span.start, span.end) is not None


def _mend(body: Body, quotes: Sequence[Quote], index: int) -> Mend | None:
    """The mark put back, where the paragraph leaves one place for it."""
    quote = quotes[index]
    span = body.paragraphs[quote.paragraph]
    if span.end - span.start > _LONGEST_MENDED or "'" in quote.mark:
        return None
    raw = body.text[span.start : span.end]
    if len(_MARK.findall(raw)) != 1 or "\n" in raw:
        return None
    if quote.lost == "close":
        return _closing(raw, span.start, quote)
    return _opening(raw, span.start, quote)


def _closing(raw: str, start: int, quote: Quote) -> Mend | None:
    closer = _CLOSERS.get(quote.mark)
    if closer is None or quote.start != start:
        return None
    tags = [match for match in _TAG.finditer(raw) if _is_tag(match)]
    if len(tags) == 1 and not _ENDED.search(raw, 0, tags[0].start()):
        at = start + tags[0].start() + 1
        return Mend(at, at, closer)
    if tags or not _is_one_sentence(raw[1:]) or raw[-1] not in ".!?…":
        return None
    if not SPEECH_ALL.isdisjoint(re.findall(r"\w+", raw)) or len(raw.split()) > 12:
        return None
    return Mend(start + len(raw), start + len(raw), closer)


def _opening(raw: str, start: int, quote: Quote) -> Mend | None:
    opener = _OPENERS.get(quote.mark)
    at = quote.end - 1 - start
    before = raw[:at]
    if opener is None or not before or not _is_one_sentence(before):
        return None
    if not raw[0].isupper() or len(before.split()) > 12:
        return None
    words = re.findall(r"\w+", before)
    if not SPEECH_ALL.isdisjoint(words):
        return None
    tagged = _TAG.match(raw[at - 1] + raw[at + 1 :])
    whole = at == len(raw) - 1
    if whole or (tagged is not None and _is_tag(tagged)):
        return Mend(start, start, opener)
    return None


def _is_tag(match: re.Match[str]) -> bool:
    return (match[2] or match[3]) in SPEECH_ALL


def _is_one_sentence(text: str) -> bool:
    return not _ENDED.search(text.rstrip(".!?…,"))
