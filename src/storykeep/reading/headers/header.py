"""Headers: the labelled fields writers put before, after or between the parts of a story.

Works on lines. A line may hold one field, several, or go on with the field before it. The
header ends where no further label stands within a few short paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from storykeep.reading.headers import fanfiction_net
from storykeep.reading.lexicon.labels import AMBIGUOUS, PROSE, STRONG, field_of, fold_label
from storykeep.reading.text.layout import Span

_COLON = re.compile(r"[:：](?!//|\d)|(?<=[\w)*])\s*(?:=|\.{2,}|(?<=[ ])[-–—~]+(?=\s))")
_BEFORE = re.compile(r"[^\W\d_](?:[\w'’&+/. -]|\(s\)){0,40}(?:\s*#?\d{1,2})?[\s*_~)\]]*$")
_LEAD = re.compile(r"[\W_]{0,12}")
_BULLET = re.compile(r"\s*(?:[-*•·>+]|\d{1,2}[.)])\s+\S")
_TRIM = " \t*_~|;\r\n"
_LOOK_AHEAD_PARAGRAPHS = 5
_LOOK_AHEAD_CHARACTERS = 2_000
_LONGEST_LOOSE = 400
_LONGEST_MORE = 250
_SPOKEN = frozenset('"“„«‘—')
_BEHIND_TOO = frozenset(["notes", "disclaimer", "feedback"])


class Field(NamedTuple):
    """One labelled field. ``[start, end)`` is the value's place, ``label_start`` the line's."""

    key: str
    label: str
    value: str
    start: int
    end: int
    label_start: int
    form: Literal["", "fanfiction.net"] = ""
    """The site whose notation the value is in, where it is one's own."""


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
    fields: list[Field] = []
    loose: list[Span] = []
    parted = sum(line.blanks > 0 for line in lines) * 5 >= len(lines)
    index = first
    end = lines[first].start
    while index < len(lines):
        found = labels.at(index)
        if found:
            fields.extend(found)
            end = found[-1].end
            index += 1
            continue
        ahead = _next_label(labels, index, len(lines))
        if ahead is not None and _is_closed(fields[-1], lines[index], labels.at(ahead)[0]):
            between = lines[index:ahead]
            if between[-1].end - between[0].start > _LONGEST_LOOSE:
                break
            if labels.at(ahead)[0].form:
                between, summary = _parted_summary(text, between)
                fields += summary
            loose += between
            index = ahead
            continue
        after = ahead if ahead is not None else _value_ends(text, lines, index, fields[-1], parted)
        if after == index:
            break
        fields[-1] = _extended(text, fields[-1], lines[after - 1].end)
        end = fields[-1].end
        index = after
    if not _is_credible(fields):
        return None
    end = max(end, lines[index - 1].end)
    return Header(tuple(fields), lines[first].start, end, tuple(loose))


class _LabelledLines:
    """Which lines hold fields, worked out once per line."""

    def __init__(self, text: str, lines: Sequence[Span]) -> None:
        self.text, self.lines = text, lines
        self._seen: dict[int, list[Field]] = {}

    def at(self, index: int) -> list[Field]:
        if index not in self._seen:
            self._seen[index] = fields_of_line(self.text, self.lines[index])
        return self._seen[index]


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
        if found and (found[0].key in STRONG or len(found) > 1 or paragraphs <= 1):
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
    """``parted``: blank lines part the paragraphs of this text, so a note goes on until one."""
    if not field.value:
        return True
    if _BULLET.match(text, line.start - line.indent, line.end):
        return True
    wrapped = before.end - before.start >= 45 or (parted and field.key in PROSE)
    return wrapped and (field.key in PROSE or text[before.end - 1] not in ".!?")


def _extended(text: str, field: Field, end: int) -> Field:
    start = field.start
    value = text[start:end].strip(_TRIM)
    return field._replace(value=value, end=end)


def _is_credible(fields: Sequence[Field]) -> bool:
    strong = [field for field in fields if field.key in STRONG]
    plain = [field for field in strong if fold_label(field.label) not in AMBIGUOUS]
    return bool(plain) or len({field.key for field in fields}) >= 2


def fields_of_line(text: str, line: Span) -> list[Field]:
    """The fields that stand on one line, in order; empty where it does not begin with a label."""
    raw = text[line.start : line.end]
    if len(raw) > 60_000:
        return []
    pieces = fanfiction_net.fields_of(raw)
    if pieces:
        return [
            Field(
                key, label, raw[a:b], line.start + a, line.start + b, line.start, "fanfiction.net"
            )
            for key, label, a, b in pieces
        ]
    if not _COLON.search(raw[:80]):
        return []
    places = _label_places(raw)
    fields = []
    for number, (key, label, label_start, value_start) in enumerate(places):
        value_end = places[number + 1][2] if number + 1 < len(places) else len(raw)
        start, end = _trimmed(raw, value_start, value_end)
        fields.append(
            Field(key, label, raw[start:end], line.start + start, line.start + end,
                  line.start + label_start)
        )  # fmt: skip
    return fields


def _label_places(raw: str) -> list[tuple[str, str, int, int]]:
    """(field, label, where the label starts, where the value starts) for each label of a line."""
    places: list[tuple[str, str, int, int]] = []
    after = 0
    for colon in _COLON.finditer(raw):
        if not places and colon.start() > 60:
            break
        if places and colon.group() not in ":：":
            continue
        found = _label_before(raw, colon.start(), after)
        if found is None:
            continue
        label_start, label = found
        key = field_of(label)
        if key == "part" and any(map(str.isdigit, label)):
            continue  # “Chapter 2: The Hub” is a chapter's head
        if key is None or not _may_stand(raw, label_start, label, key, places, colon.group()):
            continue
        places.append((key, label, label_start, colon.end()))
        after = colon.end()
    return places


def _label_before(raw: str, colon: int, after: int) -> tuple[int, str] | None:
    """The longest known label that ends at the colon."""
    window_start = max(after, colon - 45)
    match = _BEFORE.search(raw[window_start:colon])
    if not match:
        return None
    candidate_start = window_start + match.start()
    lead = _LEAD.match(raw)
    if (
        not after
        and lead
        and candidate_start <= lead.end()
        and field_of(raw[candidate_start:colon])
    ):
        return candidate_start, raw[candidate_start:colon].strip(_TRIM)
    for word in re.finditer(r"(?<!\S)\S", raw[candidate_start:colon]):
        start = candidate_start + word.start()
        if field_of(raw[start:colon]):
            return start, raw[start:colon].strip(_TRIM)
    return None


def _may_stand(
    raw: str, start: int, label: str, key: str, places: Sequence[object], colon: str
) -> bool:
    lead = _LEAD.match(raw)
    at_line_start = bool(lead and start <= lead.end())
    if not places:
        certain = colon in ":：" or (key in STRONG and fold_label(label) not in AMBIGUOUS)
        return at_line_start and certain
    folded = fold_label(label)
    if folded in AMBIGUOUS or not label[:1].isupper():
        return False
    return raw[start - 1 : start] in " \t|;,([*_~/"


def _trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    while start < end and raw[start] in _TRIM + ":*_":
        start += 1
    while end > start and raw[end - 1] in _TRIM + "([,":
        end -= 1
    return start, end
