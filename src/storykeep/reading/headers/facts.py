"""Facts without a label: “Stargate Atlantis, Teyla/Ronon, PG, 1,800 words”, “A Ranma 1/2 fanfic by X”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from storykeep.reading.headers.labelled import Field
from storykeep.reading.headers.pairings import pairings
from storykeep.reading.headers.ratings import begins_with_rating, is_rating
from storykeep.reading.text.layout import Span
from storykeep.story.terms import CATEGORIES, GENRES

_BETWEEN = re.compile(r",(?!\d)\s*|\s*[;|•·]\s*|\s+[/–—-]\s+|\.\s+(?=[A-Z\d])")
_LENGTH = re.compile(
    r"(?i)[~(]*\s*(?:about |approx\.? |ca\.? )?\d[\d.,]*k?\+?\s*(?:words?|wörter|mots|palabras|parole)\b"
)
_SAYS_RATING = re.compile(r"(?i)rated:?\s+")
_FAN_FICTION = re.compile(
    r"(?P<kind>(?i:an?|eine?|une?|una?|another)\s+)(?P<fandom>\S.{1,58}?)[\s-]+"
    r"(?i:fan[\s-]?fiction|fan[\s-]?fic|fic|crossover)(?:\s+(?i:by|von|par|por|di)\s+(?P<author>\S.{0,50}?))?[\W_]*\Z"
)
_STORY_OF = re.compile(
    r"\(\s*(?i:an?|eine?|une?|una)\s+(?P<fandom>[^\W\d_a-zß-öø-ÿ].{1,58}?)\s+(?i:story|tale|geschichte|histoire)\s*\)\Z"
)
_BARE_RATING = re.compile(r"[\[(]\s*(?P<given>[^\[\]()]{1,40}?)\s*[\])]\Z")
_JOURNAL = re.compile(
    r"(?P<author>[\w-]{2,30}) \((?:\[?\w+\]?)?(?P=author)\) wrote(?: in [\w-]+)?\W*\Z"
)
_STAMP = re.compile(r"@\s+(?P<date>\d{4}-\d{2}-\d{2})(?: \d{1,2}:\d{2}(?::\d{2})?)?\Z")
_DATED = re.compile(r"(?P<date>\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)\Z")
_COPYRIGHT = re.compile(r"(?i)(?:copyright|©|\(c\))\s+\d{4}\Z")
_LONGEST = 200
_EDGES = " \t.*_~()[]"


def fields_of_facts(text: str, line: Span) -> list[Field]:
    """The facts a line at the top of a story gives without labels; empty where it is none."""
    if line.end - line.start > _LONGEST:
        return []
    raw = text[line.start : line.end]
    for pattern in (_FAN_FICTION, _STORY_OF, _JOURNAL, _STAMP, _DATED):
        match = pattern.match(raw.strip("*_~ "))
        if match:
            return list(_named(raw, match, line))
    bare = _BARE_RATING.match(raw)
    if bare and (is_rating(bare["given"]) or begins_with_rating(bare["given"])):
        return [_field("rating", *bare.span("given"), raw, line)]
    return _listed(raw, line)


def _named(raw: str, match: re.Match[str], line: Span) -> Iterator[Field]:
    for group, key in (("fandom", "fandom"), ("author", "author"), ("date", "published")):
        value = match.groupdict().get(group)
        if value and (key != "fandom" or any(map(str.isupper, value))):
            at = raw.find(value)
            yield _field(key, at, at + len(value), raw, line)


def _listed(raw: str, line: Span) -> list[Field]:
    """A list counts where a rating or a length stands in it beside another kind of fact."""
    if not any(map(_is_hard, _BETWEEN.split(raw))):
        return []
    fields: list[Field] = []
    unknown: list[tuple[int, int]] = []
    start = 0
    for end, after in [*(each.span() for each in _BETWEEN.finditer(raw)), (len(raw), len(raw))]:
        key = _kind_of(raw[start:end].strip(_EDGES))
        if key:
            given = _SAYS_RATING.match(raw, start, end)
            fields.append(_field(key, given.end() if given else start, end, raw, line))
        elif raw[start:end].strip(_EDGES):
            unknown.append((start, end))
        start = after
    kinds = {field.key for field in fields}
    if len(kinds) < 2 or not kinds & {"rating", "words"} or len(unknown) > len(fields):
        return []
    leading = [place for place in unknown if line.start + place[0] < fields[0].start]
    if len(leading) > 1 and unknown[0][0] == 0:
        title = raw[slice(*unknown[0])].strip(_EDGES)
        fields += (
            []
            if title.casefold().startswith("untitled")
            else [_field("title", *unknown[0], raw, line)]
        )
        del unknown[0]
    for start, end in unknown[:1]:
        value = raw[start:end].strip(_EDGES)
        if value[:1].isupper() and "pairing" in kinds and "rating" in kinds and len(value) < 50:
            fields.append(_field("fandom", start, end, raw, line))
    return sorted(fields, key=lambda field: field.start)


def _is_hard(piece: str) -> bool:
    """Whether a piece of a line is a rating or a length, without which no line is a list of facts."""
    bare = piece.strip(_EDGES)
    told = _SAYS_RATING.match(bare)
    if told:
        return begins_with_rating(bare[told.end() :])
    return _LENGTH.match(bare) is not None or is_rating(bare)


def _kind_of(piece: str) -> str | None:
    if not piece or len(piece) > 80:
        return None
    folded = _SAYS_RATING.sub("", piece).strip(_EDGES)
    if is_rating(folded) and (len(folded) > 1 or folded.isupper()):
        return "rating"
    if folded != piece and begins_with_rating(folded):
        return "rating"
    if _LENGTH.match(piece):
        return "words"
    if _COPYRIGHT.match(piece):
        return "stats"
    if piece.casefold() in CATEGORIES or piece.casefold() in {"slash", "het", "femslash"}:
        return "category"
    if piece.casefold() in GENRES:
        return "genre"
    return "pairing" if any(pairings(piece)) else None


def _field(key: str, start: int, end: int, raw: str, line: Span) -> Field:
    bare = raw[start:end].strip(_EDGES if key != "rating" else " .*_~")
    at = line.start + start + raw[start:end].find(bare)
    return Field(key, "", bare, at, at + len(bare), line.start, "facts")
