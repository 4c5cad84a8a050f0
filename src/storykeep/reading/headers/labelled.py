"""Labelled fields on a line: “Title: X”, several to a line, “[Title] X”, “TITLE X”, “Sumary: X”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from storykeep.reading.headers import fanfiction_net
from storykeep.reading.lexicon.labels import AMBIGUOUS, STRONG, field_of, fold_label, is_known
from storykeep.reading.lexicon.misspelt import misspelt_field
from storykeep.reading.text.layout import Span

_COLON = re.compile(
    r"[:：](?!//|\d)|(?<=[\w)!?*])[!?]?\s*(?:=|\.{2,}|(?<=[ ])[-–—~]+(?=\s))|\t+(?=[ \t]*[^\s:])"
)
_BEFORE = re.compile(r"[^\W\d_](?:[\w'’&+/. -]|\(s\)|, ){0,40}(?:\s*#?\d{1,2})?[\s*_~)\]>!?]*$")
_LEAD = re.compile(r"[\W_]{0,12}")
_DECORATED = re.compile(
    r"(?P<open>\[{1,2}|<{1,2}|\{|\(|~{1,3}|\*{1,3}|_{1,2}|:{1,2}|\|{1,2}|={1,2}|-{1,2})\s*"
    r"(?P<label>[^\W\d_](?:[\w'’&/+. -]|\(s\)){0,40}?)\s*(?P<close>[\]>})~*_:|=-]{1,3})(?=\W)[\s:–—-]*(?=\S)"
)
_CLOSES = {"[": "]", "<": ">", "{": "}", "(": ")"}
_CAPITALS = re.compile(r"[A-Z][A-Z'’/-]+(?:[ ][A-Z'’/-]{2,}){0,2}(?=[ ]+\S)")
_WIDE = re.compile(r"(?P<label>[^\W\d_][\w'’/. -]{1,30}?)(?:[ ]{3,}|[ ]*\t+)[ ]*(?=\S)")
_UNKNOWN = re.compile(
    r"(?P<label>[^\W\d_a-zß-öø-ÿа-я][\w'’/&().-]*(?: [\w'’/&().-]+){0,2}):[ \t]+(?=\S)"
)
_ALONE = frozenset(
    {
        "summary", "notes", "end notes", "endnotes", "chapter summary", "chapter notes",
        "chapter end notes", "author's note", "author's notes", "disclaimer", "story notes",
        "zusammenfassung", "inhalt", "résumé", "resumen", "описание", "примечания",
    }
)  # fmt: skip
_TRIM = " \t*_~|;\r\n"
_LONGEST_LINE = 60_000
_LONGEST_UNKNOWN = 200


class Field(NamedTuple):
    """One labelled field. ``[start, end)`` is the value's place, ``label_start`` the line's."""

    key: str
    label: str
    value: str
    start: int
    end: int
    label_start: int
    form: Literal["", "fanfiction.net", "facts"] = ""
    """The site whose notation the value is in, where it is one's own; ``facts`` where no label stands."""
    derived: bool = False
    """Read out of another field, which stands beside it as it was written."""


def fields_of_line(text: str, line: Span) -> list[Field]:
    """The fields that stand on one line, in order; empty where it does not begin with a label."""
    if line.end - line.start > _LONGEST_LINE:
        return []
    raw = text[line.start : line.end]
    pieces = fanfiction_net.fields_of(raw)
    if pieces:
        return [
            Field(
                key, label, raw[a:b], line.start + a, line.start + b, line.start, "fanfiction.net"
            )
            for key, label, a, b in pieces
        ]
    if not _COLON.search(raw[:80]):
        return list(_decorated(raw, line))
    places = _label_places(raw)
    fields = []
    for number, (key, label, label_start, value_start) in enumerate(places):
        value_end = places[number + 1][2] if number + 1 < len(places) else len(raw)
        start, end = _trimmed(raw, value_start, value_end)
        fields.append(
            Field(key, label, raw[start:end], line.start + start, line.start + end,
                  line.start + label_start)
        )  # fmt: skip
    return fields or list(_decorated(raw, line))


def fields_in_company(text: str, line: Span) -> list[Field]:
    """A field without a colon, “TITLE Black Ice” or “Title   Black Ice”: believed only beside others."""
    if line.end - line.start > _LONGEST_LINE:
        return []
    raw = text[line.start : min(line.end, line.start + 80)]
    for label, value_start in _without_colon(raw):
        key = field_of(label)
        if key and fold_label(label) not in AMBIGUOUS - {"story", "part"}:
            start = line.start + value_start
            return [Field(key, label, text[start : line.end], start, line.end, line.start)]
    return []


def label_alone(text: str, line: Span) -> list[Field]:
    """“Summary” alone on its line, as AO3's downloads set it."""
    raw = text[line.start : line.end] if line.end - line.start <= 30 else ""
    bare = raw.strip(" *_~")
    if bare.casefold() not in _ALONE or not bare[:1].isupper():
        return []
    return [Field(field_of(bare) or "notes", bare, "", line.end, line.end, line.start)]


def unknown_field(text: str, line: Span) -> Field | None:
    """A label no list knows: worth a field where fields of a header stand around it."""
    raw = text[line.start : min(line.end, line.start + 60)]
    match = _UNKNOWN.match(raw)
    if match is None or line.end - line.start > _LONGEST_UNKNOWN:
        return None
    start = line.start + match.end()
    return Field("other", match["label"], text[start : line.end], start, line.end, line.start)


def _without_colon(raw: str) -> Iterator[tuple[str, int]]:
    """(label, where the value starts) of what may be a label without a colon."""
    if wide := _WIDE.match(raw):
        yield wide["label"], wide.end()
    if capitals := _CAPITALS.match(raw):
        words = capitals.group().split(" ")
        for count in range(len(words), 0, -1):
            label = " ".join(words[:count])
            rest = raw[len(label) :]
            yield label, len(label) + len(rest) - len(rest.lstrip())


def _decorated(raw: str, line: Span) -> Iterator[Field]:
    """“[Title] X”, “~Title~ X”, “::Title:: X”: decoration does the colon's work."""
    match = _DECORATED.match(raw)
    if match is None or not _mirrors(match["open"], match["close"]):
        return
    key = field_of(match["label"])
    if key is None or fold_label(match["label"]) in AMBIGUOUS:
        return
    start, end = _trimmed(raw, match.end(), len(raw))
    yield Field(
        key, match["label"], raw[start:end], line.start + start, line.start + end, line.start
    )


def _mirrors(opened: str, closed: str) -> bool:
    sign = opened[0]
    return closed == _CLOSES.get(sign, sign) * len(opened)


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
        key = field_of(label) or misspelt_field(fold_label(label))
        if key == "part" and any(map(str.isdigit, label)):
            continue  # “Chapter 2: The Hub” is a chapter's head
        if key is None or not _may_stand(raw, label_start, label, key, places, colon.group()):
            continue
        places.append((key, label, label_start, colon.end()))
        after = colon.end()
    return places


def _label_before(raw: str, colon: int, after: int) -> tuple[int, str] | None:
    """The longest known label that ends at the colon; at a line's start a misspelt one too."""
    window_start = max(after, colon - 45)
    match = _BEFORE.search(raw[window_start:colon])
    if not match:
        return None
    candidate_start = window_start + match.start()
    lead = _LEAD.match(raw)
    candidate = raw[candidate_start:colon]
    at_start = not after and lead and candidate_start <= lead.end()
    if at_start and (field_of(candidate) or misspelt_field(fold_label(candidate))):
        return candidate_start, candidate.strip(_TRIM)
    for word in re.finditer(r"(?<!\S)\S", candidate):
        start = candidate_start + word.start()
        if field_of(raw[start:colon]):
            return start, raw[start:colon].strip(_TRIM)
    return None


def _may_stand(
    raw: str, start: int, label: str, key: str,
    places: Sequence[tuple[str, str, int, int]], colon: str,
) -> bool:  # fmt: skip
    lead = _LEAD.match(raw)
    at_line_start = bool(lead and start <= lead.end())
    certain = is_certain(label)
    if not places:
        return at_line_start and (colon in ":：" or (key in STRONG and certain))
    shouted = label.isupper() and places[0][1].isupper() and places[-1][1].isupper()
    parted = len(places) > 1 and raw[:start].rstrip()[-1:] in tuple(";|•")
    if not (certain or shouted or parted) or not label[:1].isupper():
        return False
    return raw[start - 1 : start] in " \t|;,([*_~/"


def is_certain(label: str) -> bool:
    """Whether a label is known as written and is no ordinary word."""
    folded = fold_label(label)
    return folded not in AMBIGUOUS and is_known(folded)


def _trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    while start < end and raw[start] in _TRIM + ":*_":
        start += 1
    while end > start and raw[end - 1] in _TRIM + "([,":
        end -= 1
    return start, end
