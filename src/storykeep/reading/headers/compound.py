"""Labels that name two fields at once: “Rating/Warnings: R; violence”, “Fandom, Pairing: SGA, McShep”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from storykeep.reading.headers.fanfiction_net import fandom_on_shelf
from storykeep.reading.headers.labelled import Field
from storykeep.reading.headers.pairings import pairings
from storykeep.reading.headers.ratings import begins_with_rating, is_rating
from storykeep.reading.lexicon.labels import field_of

_BETWEEN = re.compile(r"\s*(?:/|&|,|\+|\band\b|\bund\b|\bet\b)\s*")
_STOP = re.compile(r"\s*(?:;|\s[-–—]\s|:\s)\s*")
_COUNTS = re.compile(r"(?i)\W*\d[\d,.]*\W*(?:\Z|(?:chapters?|words?|comments?|reviews?)\b)")
_PIECE = re.compile(r"(?:[^,;|\n/()–—-]|\([^()]*\)|\B[-–—]|[-/](?=\w))+")
_EDGES = " \t\n,;|/–—-."


def settled(field: Field) -> Field:
    """“Comments: 10” counts them, and “Content: 3 chapters, 11,020 words” warns of nothing."""
    if field.key in {"notes", "warnings", "feedback"} and _COUNTS.match(field.value):
        return field._replace(key="stats")
    if field.key in {"category", "fandom"} and (place := fandom_on_shelf(field.value)):
        start, end = place
        return field._replace(
            key="fandom", value=field.value[start:end], start=field.start + start,
            form="fanfiction.net",
        )  # fmt: skip
    return field


def with_parts(field: Field) -> Iterator[Field]:
    """``field``, and what its value says of each of the things its label names."""
    keys = {field_of(part) for part in _BETWEEN.split(field.label)}
    if field.key in {"rating", "words"} and " | " in field.value:
        yield from _piped(field)
    elif len(keys) < 2 or None in keys or not field.value:
        yield field
    elif "rating" in keys:
        yield from _parted(field, "rating", *(keys - {"rating"}))
    elif keys == {"fandom", "pairing"}:
        yield from _parted(field, "pairing", "fandom")
    elif keys == {"fandom", "characters"} and (stop := _STOP.search(field.value)):
        yield field._replace(key="other")
        yield _part(field, "fandom", 0, stop.start())
        yield _part(field, "characters", stop.end(), len(field.value))
    elif keys == {"characters", "pairing"}:
        yield field._replace(key="pairing")
        yield field._replace(key="characters", derived=True)
    else:
        yield field


def _piped(field: Field) -> Iterator[Field]:
    """“Rating: G | The Witcher | Geralt & Jaskier”: only the first of them is the rating."""
    first, *rest = re.finditer(r"[^|]+", field.value)
    yield field._replace(value=first.group().strip(), end=field.start + len(first.group().rstrip()))
    for piece in rest:
        bare = piece.group().strip()
        key = "pairing" if any(pairings(bare)) else "rating" if is_rating(bare) else "fandom"
        if bare[:1].isupper():
            yield _part(field, key, *piece.span())


def _parted(field: Field, first: str, *others: str | None) -> Iterator[Field]:
    """The pieces of the one kind, and the stretch of what is left for the other."""
    pieces = [match.span() for match in _PIECE.finditer(field.value) if match.group().strip(_EDGES)]
    of_first = [
        place for place in pieces if _is_of(field.value[slice(*place)].strip(_EDGES), first)
    ]
    rest = [place for place in pieces if place not in of_first]
    if not of_first or not rest:
        yield field._replace(key=first)
        return
    yield field._replace(key="other")
    yield _part(field, first, of_first[0][0], of_first[-1][1])
    other = next(iter(others), None)
    runs = [place for place in rest if (place[0] > of_first[0][0]) == (rest[0][0] > of_first[0][0])]
    if other:
        yield _part(field, other, runs[0][0], runs[-1][1])


def _is_of(piece: str, key: str) -> bool:
    if key == "rating":
        return is_rating(piece) or begins_with_rating(piece)
    return any(pairings(piece, labelled=True))


def _part(field: Field, key: str, start: int, end: int) -> Field:
    raw = field.value[start:end]
    bare = raw.strip(_EDGES)
    at = field.start + start + raw.find(bare)
    return Field(key, field.label, bare, at, at + len(bare), field.label_start, derived=True)
