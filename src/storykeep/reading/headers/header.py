"""Headers: the labelled fields writers put before, after or between the parts of a story.

Works on lines. A line may hold one field, several, or go on with the field before it. The
header ends where no further label stands within a few short paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from storykeep.reading.headers import fanfiction_net
from storykeep.reading.headers.compound import settled, with_parts
from storykeep.reading.headers.facts import fields_of_facts
from storykeep.reading.headers.furniture import is_page_furniture
from storykeep.reading.headers.labelled import (
    Field,
    fields_in_company,
    fields_of_line,
    is_certain,
    label_alone,
    unknown_field,
)
from storykeep.reading.headers.mail import fields_of_mail
from storykeep.reading.headers.title import is_byline
from storykeep.reading.headers.unlabelled import is_about_writing
from storykeep.reading.lexicon.labels import PROSE, STRONG
from storykeep.reading.text.layout import Span

_BULLET = re.compile(r"\s*(?:[-*•·>+]|\d{1,2}[.)])\s+\S")
_TRIM = " \t*_~|;\r\n"
_SHORT_LINE = 45
_NARROWEST, _WIDEST = 58, 100
"""Between these widths a line may have been broken because it was full."""
_LOOK_AHEAD_PARAGRAPHS = 5
_LOOK_AHEAD_CHARACTERS = 2_000
_LONGEST_LOOSE = 400
_LONGEST_MORE = 250
_SENTENCES = frozenset(["summary", "notes", "disclaimer"])
_SPOKEN = frozenset('"“„«‘—')
_BEHIND_TOO = frozenset(["notes", "disclaimer", "feedback"])


class Header(NamedTuple):
    fields: tuple[Field, ...]
    start: int
    end: int
    """``[start, end)`` runs from the first label to the end of the last value."""
    loose: tuple[Span, ...] = ()
    """Lines between fields that belong to none of them: a title, a byline, furniture."""

    def first(self, *keys: str) -> Field | None:
        return next((field for field in self.fields if field.key in keys and field.value), None)

    def every(self, *keys: str) -> list[Field]:
        return [field for field in self.fields if field.key in keys and field.value]


def find_header(text: str, lines: Sequence[Span], *, lead: int = 8) -> Header | None:
    """The header at the top of these lines; ``lead`` lines may stand before its first label.

    Cost: linear in the header's length; at most a few thousand characters are looked at beyond it.
    """
    labels = _LabelledLines(text, lines)
    first = next((index for index in range(min(lead, len(lines))) if labels.at(index)), None)
    if first is None or any(_opens_with_speech(text, line) for line in lines[1:first]):
        return None
    gathered = _Gathered(text, lines, labels, first)
    while gathered.index < len(lines) and gathered.take():
        pass
    fields = gathered.fields
    if not _is_credible(fields):
        return None
    end = max(gathered.end, lines[gathered.index - 1].end)
    parts = tuple(part for field in fields for part in with_parts(settled(field)))
    return Header(parts, lines[first].start, end, tuple(gathered.loose))


class _Gathered:
    """The fields of a header, gathered line by line."""

    def __init__(
        self, text: str, lines: Sequence[Span], labels: _LabelledLines, first: int
    ) -> None:
        self.text, self.lines, self.labels = text, lines, labels
        self.fields: list[Field] = []
        self.loose: list[Span] = []
        self.index, self.end = first, lines[first].start
        # Blank lines part the paragraphs of this text, so a note goes on until one.
        self._parted = sum(line.blanks > 0 for line in lines) * 5 >= len(lines)

    def take(self) -> bool:
        """Take what stands at ``index``; False where the header has ended."""
        found = self.labels.at(self.index)
        if found and found[0].form == "facts" and self.fields and not self.fields[-1].value:
            # “Updated:”, and the date on the next line.
            line = self.lines[self.index]
            self.fields[-1] = self.fields[-1]._replace(start=line.start)
            return self._extend(self.index + 1)
        if not found and self.fields:
            found = self.labels.unknown_at(self.index, self.fields[-1])
        if not found:
            return self._take_unlabelled()
        self.fields += found
        self.index, self.end = self.index + 1, found[-1].end
        return True

    def _take_unlabelled(self) -> bool:
        """A line that goes on with the field above it, or stands between two of them."""
        index, last = self.index, self.fields[-1]
        ahead = _next_label(self.labels, index, len(self.lines))
        if ahead is None:
            return self._extend(_value_ends(self.text, self.lines, index, last, self._parted))
        if _is_closed(last, self.lines[index], self.labels.at(ahead)[0]):
            return self._pass_over(ahead)
        if last.key not in PROSE:
            ahead = next((i for i in range(index + 1, ahead) if self.lines[i].blanks), ahead)
        return self._extend(ahead)

    def _pass_over(self, ahead: int) -> bool:
        between = self.lines[self.index : ahead]
        if between[-1].end - between[0].start > _LONGEST_LOOSE:
            return False
        if self.labels.at(ahead)[0].form:
            between, summary = _parted_summary(self.text, between)
            self.fields += summary
        self.loose += between
        self.index = ahead
        return True

    def _extend(self, after: int) -> bool:
        """The last field’s value goes on up to line ``after``."""
        if after == self.index:
            return False
        self.fields[-1] = _extended(self.text, self.fields[-1], self.lines[after - 1].end)
        self.index, self.end = after, self.fields[-1].end
        return True


class _LabelledLines:
    """Which lines hold fields, worked out once per line."""

    def __init__(self, text: str, lines: Sequence[Span]) -> None:
        self.text, self.lines = text, lines
        self._seen: dict[int, list[Field]] = dict(fields_of_mail(text, lines))
        self._bare: dict[int, list[Field]] = {}

    def at(self, index: int) -> list[Field]:
        if index not in self._seen:
            line = self.lines[index]
            self._seen[index] = (
                fields_of_line(self.text, line)
                or self._alone(index)
                or fields_of_facts(self.text, line)
            )
        return self._seen[index] or self._in_company(index)

    def unknown_at(self, index: int, before: Field) -> list[Field]:
        """A field under a label no list knows, where fields of one line each stand around it."""
        if before.key in _SENTENCES or not before.value or before.form:
            return []
        behind = index + 1 < len(self.lines)
        closed = not self.lines[index].blanks and (not behind or self.lines[index + 1].blanks > 0)
        if not closed and not (behind and self.at(index + 1)):
            return []
        field = unknown_field(self.text, self.lines[index])
        return [field] if field else []

    def run_at(self, index: int) -> bool:
        """Whether three lines with labels follow one another from here."""
        lines = range(index, index + 3)
        return lines[-1] < len(self.lines) and all(self.at(each) for each in lines)

    def _alone(self, index: int) -> list[Field]:
        parted = index > 0 and self.lines[index].blanks > 0 and index + 1 < len(self.lines)
        return label_alone(self.text, self.lines[index]) if parted else []

    def _in_company(self, index: int) -> list[Field]:
        """A field without a colon where the next line or the one before is another."""
        own = self._without_colon(index)
        beside = [i for i in (index - 1, index + 1) if 0 <= i < len(self.lines)] if own else []
        for other in beside:
            found = self._without_colon(other) or self._seen.get(other)
            if found and found[0].key != own[0].key:
                return own
        return []

    def _without_colon(self, index: int) -> list[Field]:
        if index not in self._bare:
            self._bare[index] = fields_in_company(self.text, self.lines[index])
        return self._bare[index]


def _next_label(labels: _LabelledLines, index: int, count: int) -> int | None:
    """The next line with a label, if only a few short paragraphs stand between."""
    paragraphs, start = 0, labels.lines[index].start
    for ahead in range(index, min(count, index + 60)):
        line = labels.lines[ahead]
        paragraphs += line.blanks > 0 or ahead == index
        near = paragraphs <= _LOOK_AHEAD_PARAGRAPHS and line.end - start <= _LOOK_AHEAD_CHARACTERS
        if not near or _opens_with_speech(labels.text, line):
            return None
        found = labels.at(ahead)
        if found and (
            found[0].key in STRONG or len(found) > 1 or paragraphs <= 1 or labels.run_at(ahead)
        ):
            # A note behind a very short story is no reason to take the story for a header.
            behind = found[0].key in _BEHIND_TOO and paragraphs > 2
            return None if behind and line.start - start > _LONGEST_MORE else ahead
    return None


def _opens_with_speech(text: str, line: Span) -> bool:
    return line.blanks > 0 and text[line.start] in _SPOKEN


def _is_closed(field: Field, line: Span, following: Field) -> bool:
    """Whether a field with a value cannot go on in this line: it stands apart from it."""
    if field.form or (following.form and field.value and field.key not in PROSE):
        return True
    return bool(
        line.blanks and field.value and field.key not in PROSE and field.value[-1] not in ",/&;"
    )


def _parted_summary(text: str, lines: Sequence[Span]) -> tuple[Sequence[Span], list[Field]]:
    """On FanFiction.Net the paragraph above the line of facts is the summary, without a label."""
    start = len(lines) - 1
    while start > 0 and not lines[start].blanks and not lines[start - 1].blanks:
        start -= 1
    for index in range(start, len(lines) - 1):
        if is_byline(text[lines[index].start : lines[index].end]):
            start = index + 1
    place = (lines[start].start, lines[-1].end)
    if not fanfiction_net.may_be_summary(text[slice(*place)]):
        return lines, []
    value = text[slice(*place)]
    return lines[:start], [Field("summary", "summary", value, *place, place[0])]


def _value_ends(text: str, lines: Sequence[Span], index: int, field: Field, parted: bool) -> int:
    """The line after the last one that still belongs to the last field of a header."""
    if lines[index].blanks and (field.value or field.key not in PROSE):
        return index
    after = index
    while after < len(lines) and (after == index or not lines[after].blanks):
        if not _continues(text, lines[after], field, lines[after - 1], parted):
            break
        after += 1
    return after


def _continues(text: str, line: Span, field: Field, before: Span, parted: bool) -> bool:
    """``parted``: blank lines part the paragraphs of this text."""
    if not field.value:
        return True
    if is_page_furniture(text[line.start : min(line.end, line.start + 200)]):
        return False
    if _BULLET.match(text, line.start - line.indent, line.end):
        return True
    if field.key in PROSE and text[before.end - 1] in '.!?…"”)' and _has_room(text, before, line):
        # A new sentence on a new line: the note goes on if it still speaks of stories and readers.
        sentence = text[line.start : min(line.end, line.start + 200)]
        told = is_about_writing(sentence) or line.end - line.start < _SHORT_LINE
        return parted and text[line.start] not in _SPOKEN and told
    wrapped = before.end - before.start >= 45 or (parted and field.key in _SENTENCES)
    return wrapped and (field.key in PROSE or text[before.end - 1] not in ".!?")


def _has_room(text: str, before: Span, line: Span) -> bool:
    """Whether the first word of ``line`` would have fitted behind ``before``: the break was meant."""
    word = text[line.start : min(line.end, line.start + 30)].split(" ", 1)[0]
    width = before.end - before.start + before.indent
    return width + 1 + len(word) <= _NARROWEST or width > _WIDEST


def _extended(text: str, field: Field, end: int) -> Field:
    start = field.start
    value = text[start:end].strip(_TRIM)
    return field._replace(value=value, end=end)


def _is_credible(fields: Sequence[Field]) -> bool:
    strong = [field for field in fields if field.key in STRONG]
    plain = [field for field in strong if is_certain(field.label)]
    told = any(field.form for field in fields)
    return bool(plain) or told or len({field.key for field in fields}) >= 2
