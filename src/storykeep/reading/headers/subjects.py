"""What the lines of a post say of a story: “Subject: [FIC] NEW: "Title" (K/S) [PG-13] 1/3”, “From: …”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from storykeep.reading.headers.labelled import Field
from storykeep.reading.headers.pairings import pairings
from storykeep.reading.headers.ratings import is_rating
from storykeep.reading.headers.title import Top
from storykeep.reading.lexicon.labels import fold_label

_PREFIX = re.compile(
    r"(?i)\s*(?:(?:re|fwd?|new|repost|fic|fanfic|fiction|story|revised|update[d]?|adult|drabble|part\s*\d+|chapter\s*\d+|post|xposted|announce|archive)\s*[:\-]\s*"
    r"|(?-i:[A-Z][A-Za-z0-9]?[A-Z0-9]{1,4}):\s+|(?:new|repost|revised|fic)\s+(?=[\"“\[(]|(?-i:[A-Z]{2,4})\b)|(?-i:TOS|TNG|DS9|VOY|ENT|TAS|AOS)\s+"
    r"|\[[^\[\]]{2,30}\]\s*)"
)
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
_PIECE = re.compile(r"[^,;]+")
_PART = re.compile(r"(?<![\w/])(\d{1,3}\s*(?:/|of)\s*(?:\d{1,3}|\?))(?![\w/])")
_QUOTED = re.compile(r"[\"“]([^\"“”]{1,90})[\"”]")
_NAMED = re.compile(
    r"(?P<address>[^\s<>()]+@[^\s<>()]+)\s*\((?P<name>[^()@]{2,60})\)|\"?(?P<first>[^\"<>@]{2,60}?)\"?\s*<(?P<second>[^\s<>]+@[^\s<>]+)>"
)
_LAST_WORD = re.compile(r"(?<=[\s)\]])[A-Za-z0-9+-]{1,6}\Z")
_BYLINE = re.compile(r"[\s,–—-]+by\s+(?P<author>[^\W\d_a-zß-ÿ]\S*(?:\s+\S+){0,2})\s*\Z")
_CHAPTER = re.compile(
    r"(?i)[\s,:(–—-]*\b(?:chapter|chap|ch|part|pt)s?\.?\s*#?(?:\d{1,3}|[ivx]{1,6}\b|one|two|three|four|five|six).*\Z"
)
_EDGES = " \t\"“”'‘’*_~:-–—,;."


def fields_of_post(fields: Sequence[Field], top: Top) -> list[Field]:
    """Fields the lines of a post add: only such as its own header and ``top`` lines do not give."""
    given = {field.key for field in fields if field.value}
    given |= {key for key, claim in (("title", top.title), ("author", top.author)) if claim}
    found: list[Field] = []
    for field in fields:
        label = fold_label(field.label)
        if field.key == "mail" and label == "subject":
            found += _of_subject(field)
        elif field.key == "mail" and label == "from" and (match := _NAMED.match(field.value)):
            group = "name" if match["name"] else "first"
            found.append(_part_of(field, "author", *match.span(group)))
    return [field for field in found if field.value and field.key not in given]


def _of_subject(field: Field) -> Iterator[Field]:
    value = field.value
    start = 0
    while match := _PREFIX.match(value, start):
        start = match.end()
    end = len(value)
    for match in _BRACKETED.finditer(value, start):
        for piece in _PIECE.finditer(value, *match.span(1)):
            if key := _key_of(piece.group()):
                yield _part_of(field, key, *piece.span())
                end = min(end, match.start())
    for match in _PART.finditer(value, start):
        yield _part_of(field, "part", *match.span(1))
        end = min(end, match.start())
    yield from _told_behind(field, start)
    quoted = _QUOTED.search(value, start)
    if quoted:
        yield _part_of(field, "title", *quoted.span(1))
        for pair, _ in pairings(value[quoted.end() : end].strip(_EDGES)):
            at = value.find(pair, quoted.end())
            if at >= 0:
                yield _part_of(field, "pairing", at, at + len(pair))
    else:
        chapter = _CHAPTER.search(value, start + 1, end)
        end = chapter.start() if chapter else end
        byline = _BYLINE.search(value, start, end)
        if byline:
            yield _part_of(field, "author", *byline.span("author"))
        yield _part_of(field, "title", start, byline.start() if byline else end)


def _told_behind(field: Field, start: int) -> Iterator[Field]:
    """A rating that stands by itself at the end: “"Blue Hour" 3/4 (Doctor, Charley) PG”."""
    word = _LAST_WORD.search(field.value, start)
    if word and is_rating(word.group()) and (word.group().isupper() or len(word.group()) > 1):
        yield _part_of(field, "rating", *word.span())


def _key_of(value: str) -> str | None:
    if _PART.fullmatch(value.strip()):
        return "part"
    if is_rating(value):
        return "rating"
    if any(pairings(value)):
        return "pairing"
    return None


def _part_of(field: Field, key: str, start: int, end: int) -> Field:
    raw = field.value[start:end]
    bare = raw.strip(_EDGES)
    at = field.start + start + (raw.find(bare) if bare else 0)
    return Field(key, field.label, bare, at, at + len(bare), field.label_start, derived=True)
