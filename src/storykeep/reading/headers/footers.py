"""What stands after a story, or after a chapter: “The End”, “Please review.”, notes, list furniture.

“The End” and the like are furniture; what the writer says to readers is a note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from storykeep.reading.document import Note
from storykeep.reading.lexicon.labels import field_of
from storykeep.reading.text.layout import Span

_END = re.compile(
    r"[\W_]*(?:the end|end|fin|finis|finito|ende|owari|fine|конец|fim|that's all(?: folks)?"
    r"|-?30-?|tbc|to be cont(?:inued|'d|d)?|"
    r"(?:continued|cont\.?) in (?:part|chapter) \w+|end (?:of )?(?:part|chapter|story|file"
    r"|fic)\s?[\w/]*|fortsetzung folgt|"
    r"à suivre|continuará|continua|продолжение следует|the end\s?\(?for now\)?|end notes|complete"
    r"|completed)[\W_]*$",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?i)\b(?:please|pls|plz|r\s?&\s?r|read (?:and|&) review|reviews?|feedback|comments?"
    r"|c\s?&\s?c|concrit|flames?|let me know|"
    r"what (?:do|did) you think|tell me what you|thanks? (?:you )?(?:so much )?(?:for|to)"
    r"|hope you (?:enjoyed|liked)|kritik|bitte|merci)\b"
)
_ASKING = re.compile(
    r"(?i)(?:\b(?:please|pls|plz|do|and|to|leave|love|want|any|your|post|hit|press|for|a|of|me)\b[^.!?\n]{0,30}\b(?:reviews?|r\s?&\s?r|feedback|comments?|concrit|kudos)\b"
    r"|\breviews?\b[^.!?\n]{0,30}\b(?:please|appreciated|welcome|love|make|are)|\br\s?&\s?r\b"
    r"|\bread (?:and|&) review\b|\bflames?\s+will\b|\bfeedback (?:is|to|would)\b|^\W*(?:please "
    r"|pls )?review\b"
    r"|\bc\s?&\s?c\b|\bhope you (?:all )?(?:enjoyed|liked)|thanks? (?:you )?(?:so much )?(?:for"
    r"|to (?:all|everyone|my)))"
)
_NOTE = re.compile(
    r"(?i)[\W_]*(?:\(?\[?(?:a/n|author'?s?'? notes?|an|end ?notes?|notes?|p\.?s\.?)\b)\s*\d?\s*[:\-–—=.]"
)
_SIGNATURE = re.compile(r"--\s?$|_{5,}$|={5,}$")
_LIST = re.compile(
    r"(?i)(?:to unsubscribe|yahoo! ?groups|your use of yahoo|community email addresses"
    r"|do you yahoo|post message:|"
    r"review this chapter|please drop by the archive and comment|work text:|chapter end notes|\(?read more|"
    r"this story archived at|disclaimer: all publicly recognizable|page hosted by"
    r"|get your own free|all rights reserved|return to top|back to (?:top|index|archive))"
)
_SIGNED = re.compile(r"-- ?\r?\n[ \t]*\S")
_LONGEST_SIGNATURE = 500
_LABELS = frozenset(["notes", "disclaimer", "feedback", "credits", "beta"])
_MOST_PARAGRAPHS = 12
_LONGEST = 1_500


class Footer(NamedTuple):
    """``start`` is where the story’s own text ends."""

    start: int
    notes: tuple[Note, ...]


def find_footer(text: str, paragraphs: Sequence[Span], marks: frozenset[int]) -> Footer | None:
    """The footer at the end of these paragraphs; ``marks`` are starts of scene-mark lines."""
    signed = first = _signature(text, paragraphs)
    skipped = False
    for index in range(signed - 1, max(0, signed - 1 - _MOST_PARAGRAPHS), -1):
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
    if first == len(paragraphs):
        return None
    return Footer(paragraphs[first].start, tuple(notes_of(text, paragraphs[first:signed], marks)))


def notes_of(text: str, paragraphs: Sequence[Span], marks: frozenset[int]) -> list[Note]:
    """The notes among the paragraphs behind a story: not its “The End”, nor what lists and hosts add."""
    notes = []
    for span in paragraphs:
        raw = text[span.start : span.end]
        if not (_END.match(raw[:80]) or _LIST.search(raw[:300]) or span.start in marks):
            value, at = _without_label(raw, span.start)
            notes.append(Note(value, at, span.end))
    return notes


def _signature(text: str, paragraphs: Sequence[Span]) -> int:
    """Where a mail’s signature begins: a line “--” with a few short lines right below it."""
    for index in range(max(1, len(paragraphs) - 3), len(paragraphs)):
        start, end = paragraphs[index].start, paragraphs[-1].end
        if end - start <= _LONGEST_SIGNATURE and _SIGNED.match(text, start, end):
            return index
    return len(paragraphs)


def is_scene_mark(span: Span, marks: frozenset[int]) -> bool:
    return span.start in marks


def _is_labelled(raw: str) -> bool:
    """A label opens a note, and what follows to the end belongs to it."""
    if _NOTE.match(raw):
        return True
    label, colon, _ = raw[:60].partition(":")
    return bool(colon) and len(label) > 2 and field_of(label) in _LABELS


def _belongs(raw: str, span: Span) -> bool:
    if _LIST.search(raw[:300]) or (len(raw) <= 80 and _END.match(raw)) or _SIGNATURE.match(raw):
        return True
    if raw[0] in "\"“«'‘" or span.end - span.start > 600:
        return False
    return bool(_ASKS.search(raw) and _ASKING.search(raw)) and not re.search(r"[\"“”]", raw)


def _may_be_note(raw: str, span: Span) -> bool:
    """A short paragraph without speech may go on with the note above it."""
    return span.end - span.start < 400 and not re.search(r"[\"“”«]", raw)


def _without_label(raw: str, start: int) -> tuple[str, int]:
    match = _NOTE.match(raw)
    if not match:
        return raw.strip(), start
    value = raw[match.end() :].strip(" *_])\n")
    return (value, start + raw.find(value)) if value else (raw.strip(), start)
