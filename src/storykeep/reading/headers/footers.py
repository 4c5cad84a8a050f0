"""What stands after a story, or after a chapter: “The End”, “Please review.”, notes, list furniture.

“The End” and the like are furniture; what the writer says to readers is a note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from storykeep.reading.document import Note
from storykeep.reading.headers.glance import holds_any
from storykeep.reading.lexicon.labels import field_of
from storykeep.reading.text.layout import Span

_END = re.compile(
    r"[\W_]*(?:the end|end|fin|finis|finito|ende|owari|fine|конец|fim|that's all(?: folks)?"
    r"|-?30-?|(?:tbc|to be cont(?:inued|'d|d|\.)?|to be concluded)(?: in (?:part|chapter) \w+)?|"
    r"(?:continued|cont\.?) in (?:part|chapter) \w+|end (?:of )?(?:part|chapter|story|file"
    r"|fic)\s?[\w/]*|fortsetzung folgt|"
    r"à suivre|continuará|continua|продолжение следует|the end\s?\(?for now\)?|end notes|complete"
    r"|completed)[\W_]*$",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?i)\b(?:please|pls|plz|r\s?&\s?r|read (?:and|&) review|reviews?|feedback|comments?"
    r"|c\s?&\s?c|concrit|flames?|let me know|"
    r"what (?:do|did) you think|vote|follow|kudos|subscribe|tell me what you"
    r"|thanks? (?:you )?(?:so much )?(?:for|to)"
    r"|hope you (?:enjoyed|liked)|kritik|bitte|merci)\b"
)
_ASKING = re.compile(
    r"(?i)(?:\b(?:please|pls|plz|do|and|to|leave|love|want|any|your|post|hit|press|for|a|of|me)\b[^.!?\n]{0,30}\b(?:reviews?|r\s?&\s?r|feedback|comments?|concrit|kudos)\b"
    r"|\breviews?\b[^.!?\n]{0,30}\b(?:please|appreciated|welcome|love|make|are)|\br\s?&\s?r\b"
    r"|\bread (?:and|&) review\b|\bflames?\s+will\b|\bfeedback (?:is|to|would)\b|^\W*(?:please "
    r"|pls )?review\b"
    r"|\b(?:send|mail|e-?mail|write|flames?|comments?|feedback)\b[^\n]{0,40}\S+@\S+"
    r"|^\W*(?:vote|comment|follow|fan|review|like|subscribe|kudos|share)"
    r"(?:\W+(?:and |or )?(?:vote|comment|follow|fan|review|like|subscribe|kudos|share))+\W*$"
    r"|\bc\s?&\s?c\b|\bhope you (?:all )?(?:enjoyed|liked)|thanks? (?:you )?(?:so much )?(?:for"
    r"|to (?:all|everyone|my)))"
)
_NOTE = re.compile(
    r"(?i)[\W_]*(?:\(?\[?(?:a/n|author'?s?'? notes?|an|end ?notes?|notes?|p\.?s\.?)\b)\s*\d?\s*[:\-–—=.]"
)
_NOTE_ALONE = re.compile(r"(?i)(?:chapter |author'?s? )?(?:end )?notes[ \t]*:?[ \t]*\r?\n\s*(?=\S)")
_SIGNATURE = re.compile(r"--\s?$|_{5,}$|={5,}$")
_COPYRIGHT = re.compile(r"(?i)\(c\)\s+\w|©\s*\w|\bcopyright(?:ed)?\b")
_TAGS = re.compile(r"(?:#[\w'’-]+(?: [\w'’-]+){0,3}\s*,?\s*){2,}\Z")
_TRULY_ENDED = re.compile(
    r"(?i)[\W_]*(?:the end|fin|finis|ende|owari|end|конец|tbc|to be continued|fortsetzung folgt|à suivre"
    r"|continuará|продолжение следует|end (?:of )?(?:part|chapter|story)\s?[\w/]*)[\W_]*\Z"
)
_LIST = re.compile(
    r"(?i)(?:to unsubscribe|yahoo! ?groups|your use of yahoo|community email addresses"
    r"|do you yahoo|post message:|"
    r"review this chapter|please drop by the archive and comment|work text:|chapter end notes|\(?read more|"
    r"this story archived at|disclaimer: all publicly recognizable|page hosted by"
    r"|post a new comment|mailing list|unsubscrib|administrators? ?-|your review has been posted"
    r"|thank you for your continued support|back to .{1,30}(?:page|stories)"
    r"|return to .{1,40}(?:page|stories|index|home)"
    r"|get your own free|all rights reserved|return to top|back to (?:top|index|archive))"
)
_LIST_WORDS = (
    "unsubscrib", "groups", "yahoo", "community email", "post message", "review", "archive",
    "work text", "end notes", "read more", "disclaimer: all", "page hosted", "new comment",
    "mailing list", "administrator", "continued support", "back to", "return to", "get your own",
    "all rights reserved",
)  # fmt: skip
_SIGNED = re.compile(
    r"(?m)^-- ?\r?\n[ \t]*\S|^_{5,}[ \t]*\r?\n(?=(?:.*\n?){0,3}\S*(?:@|www\.|http))"
)
_LONGEST_SIGNATURE = 500
_LABELS = frozenset(
    ["notes", "disclaimer", "feedback", "credits", "beta", "words", "stats", "email"]
)
_MOST_PARAGRAPHS = 12
_LONGEST = 1_500
_LONGEST_BEHIND = 3_000
_MOST_BEHIND = 20
_LINES_OF_END = 4


class Footer(NamedTuple):
    """``start`` is where the story’s own text ends."""

    start: int
    notes: tuple[Note, ...]


def find_footer(text: str, paragraphs: Sequence[Span], marks: frozenset[int]) -> Footer | None:
    """The footer at the end of these paragraphs; ``marks`` are starts of scene-mark lines."""
    if not paragraphs:
        return None
    signed, place = _signature(text, paragraphs)
    first = _first_of_footer(text, paragraphs[:signed], marks)
    first = min(first, _behind_the_end(text, paragraphs[:signed], first))
    start = min(place, paragraphs[first].start if first < len(paragraphs) else paragraphs[-1].end)
    start = _above_end_lines(text, paragraphs[0].start, start)
    if start >= paragraphs[-1].end:
        return None
    return Footer(start, tuple(notes_of(text, paragraphs[first:signed], marks)))


def _first_of_footer(text: str, paragraphs: Sequence[Span], marks: frozenset[int]) -> int:
    """The index of the first paragraph that is no story any more."""
    first = len(paragraphs)
    skipped = False
    for index in range(first - 1, max(0, first - 1 - _MOST_PARAGRAPHS), -1):
        span = paragraphs[index]
        raw = text[span.start : min(span.end, span.start + _LONGEST)]
        if _is_labelled(raw):
            first, skipped = index, False
        elif _belongs(raw, span):
            if skipped:
                break
            first = index
        elif _may_be_note(raw, span) and not is_scene_mark(span, marks):
            skipped = True
        elif not is_scene_mark(span, marks):
            break
    return first


def _behind_the_end(text: str, paragraphs: Sequence[Span], first: int) -> int:
    """The index of a plain “The End” with nothing told behind it, or ``first``."""
    for index in range(len(paragraphs) - 1, max(0, len(paragraphs) - _MOST_BEHIND), -1):
        span = paragraphs[index]
        if paragraphs[-1].end - span.start > _LONGEST_BEHIND or text[span.start] in '"“«„—':
            break
        if span.end - span.start <= 60 and _TRULY_ENDED.match(text[span.start : span.end]):
            return index
    return first


def _above_end_lines(text: str, begin: int, start: int) -> int:
    """``start`` moved up over lines such as “(end of part 1)” that stand right below the story."""
    for _ in range(_LINES_OF_END):
        end = _end_of(text, begin, start)
        at = text.rfind("\n", begin, end) + 1
        if at <= begin or end - at > 80 or not _END.match(text[at:end]):
            break
        start = at
    return start


def _end_of(text: str, begin: int, start: int) -> int:
    while start > begin and text[start - 1].isspace():
        start -= 1
    return start


def notes_of(text: str, paragraphs: Sequence[Span], marks: frozenset[int]) -> list[Note]:
    """The notes among the paragraphs behind a story: not its “The End”, nor what lists and hosts add."""
    notes = []
    for span in paragraphs:
        raw = text[span.start : span.end]
        if not (
            _END.match(raw[:80]) or _SIGNATURE.match(raw) or _is_of_list(raw) or span.start in marks
        ):
            value, at = _without_label(raw, span.start)
            notes.append(Note(value, at, span.end))
    return notes


def _signature(text: str, paragraphs: Sequence[Span]) -> tuple[int, int]:
    """Where a mail’s signature begins, a line “--” or a rule with a few short lines right below it.

    (How many paragraphs begin above it, its place.)
    """
    end = paragraphs[-1].end
    window = max(paragraphs[0].start + 1, end - _LONGEST_SIGNATURE - 4)
    match = _SIGNED.search(text, window, end)
    if match is None:
        return len(paragraphs), end
    return sum(span.start < match.start() for span in paragraphs), match.start()


def is_scene_mark(span: Span, marks: frozenset[int]) -> bool:
    return span.start in marks


def _is_labelled(raw: str) -> bool:
    """A label opens a note, and what follows to the end belongs to it."""
    if _NOTE.match(raw) or _NOTE_ALONE.match(raw):
        return True
    label, colon, _ = raw[:60].partition(":")
    return bool(colon) and len(label) > 2 and field_of(label) in _LABELS


def _belongs(raw: str, span: Span) -> bool:
    if (
        _TAGS.match(raw[:300])
        or _is_of_list(raw)
        or (len(raw) <= 80 and _END.match(raw))
        or _SIGNATURE.match(raw)
    ):
        return True
    if raw[0] in "\"“«'‘" or span.end - span.start > 600:
        return False
    if _COPYRIGHT.search(raw):
        return True
    # Speech first: it is the cheapest to tell, and most paragraphs hold some.
    return not re.search(r"[\"“”]", raw) and bool(_ASKS.search(raw) and _ASKING.search(raw))


def _is_of_list(raw: str) -> bool:
    """Whether lists and hosts add such words, within the first 300 characters."""
    opening = raw[:300]
    return holds_any(opening.casefold(), _LIST_WORDS) and _LIST.search(opening) is not None


def _may_be_note(raw: str, span: Span) -> bool:
    """A short paragraph without speech may go on with the note above it."""
    return span.end - span.start < 400 and not re.search(r"[\"“”«]", raw)


def _without_label(raw: str, start: int) -> tuple[str, int]:
    match = _NOTE.match(raw) or _NOTE_ALONE.match(raw)
    if not match:
        return raw.strip(), start
    value = raw[match.end() :].strip(" *_])\n")
    return (value, start + raw.find(value)) if value else (raw.strip(), start)
