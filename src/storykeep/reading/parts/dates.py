"""Dates as lines above a scene give them: “London, 14 March 1943”, “Day Three”, “Monday, 3 a.m.”"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from storykeep.reading.lexicon import times as words
from storykeep.reading.lexicon.months import MONTHS
from storykeep.reading.parts.numbers import ORDINALS, number_of

_MONTH = "|".join(sorted((re.escape(name) for name in MONTHS), key=len, reverse=True))
_DATE = re.compile(
    r"(?P<iso>[12]\d{3})-(?P<iso_month>\d{1,2})(?:-(?P<iso_day>\d{1,2}))?"
    r"|(?:in\s+|anno\s+)?(?P<year_only>[12]\d{3})(?:\s*(?:ad|ce|a\.d\.))?"
    r"|(?:(?P<before>\d{1,2})(?:st|nd|rd|th|\.|er|º)?\s+(?:of\s+|de\s+)?)?"
    rf"(?P<month>{_MONTH})\.?(?:\s+(?P<after>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?"
    r"(?:,?\s+(?:de\s+|of\s+)?(?P<year>[12]\d{3}))?",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"\d{1,2}([/.])\d{1,2}\1(?P<year>\d{4}|\d{2})")
_DAY = re.compile(rf"(?P<word>{words.COUNTED})\s+#?(?P<number>[\w-]{{1,16}})", re.IGNORECASE)
_LEADING_DAY = re.compile(
    rf"(?P<number>[\w-]{{1,16}})\.?\s+(?P<word>{words.COUNTED})", re.IGNORECASE
)
_WEEKDAY = re.compile(
    rf"(?:{words.WEEKDAY})(?:\s+(?:{words.PART_OF_DAY}))?", re.IGNORECASE
)  # fmt: skip
_CLOCK = re.compile(words.CLOCK, re.IGNORECASE)
_PIECES = re.compile(r"\s*(?:[,;|@]|\s[-–—/]+\s|:\s|--|–|—|(?<!\d)\.\s)\s*")
_PLACE = re.compile(
    r"(?:the |a |in |at |near |outside |inside )?[A-ZÀ-ÖØ-ÞА-Я0-9][\w'’.&-]*(?: [\w'’.&-]+){0,5}"
)
_ALSO_WORDS = frozenset(["may", "march", "mar", "jan", "mai", "august", "april", "june"])


class Date(NamedTuple):
    """A date on one scale: only those of one scale can be compared.

    ``scale`` is ``calendar`` (year, month, day; null where it is not given), ``year-round``
    (month, day), or the word that counts (“day”).
    """

    scale: str
    value: tuple[int | None, ...]


class Dated(NamedTuple):
    """A line that says when a scene is; ``date`` is null for “Monday” or “3 a.m.”"""

    date: Date | None


def dated(phrase: str, *, is_marked: bool) -> Dated | None:
    """Read a line as date, hour, and place; None if it is anything else.

    ``is_marked``: ornaments stand around it, so that “December” or “The Hub, night” will do.

    >>> dated("London, 14 March 1943", is_marked=False)
    Dated(date=Date(scale='calendar', value=(1943, 3, 14)))
    >>> dated("Part of him, and only part", is_marked=False)
    """
    if numeric := _NUMERIC.fullmatch(phrase):
        year = int(numeric["year"])
        return Dated(Date("calendar", (year, None, None)) if year >= 1000 else None)
    found: Date | None = None
    says_when = places = 0
    for piece in _merged(_PIECES.split(phrase)):
        date = _date(piece)
        if date:
            found = found or date
            says_when += _weight(date, piece, is_marked=is_marked)
        elif _WEEKDAY.fullmatch(piece) or _CLOCK.fullmatch(piece):
            says_when += 1 + (not piece.islower() or any(map(str.isdigit, piece)) or is_marked)
        elif _PLACE.fullmatch(piece):
            places += 1
        else:
            return None
    enough = says_when >= 2 or (says_when and (is_marked or places))
    return Dated(found) if enough and places <= 2 else None


def _weight(date: Date, piece: str, *, is_marked: bool) -> int:
    """2 for a date that stands by itself, 1 for one that needs a place beside it, 0 for “May”."""
    if is_marked or date.scale != "year-round" or date.value[1] is not None:
        return 2
    return 0 if piece.casefold() in _ALSO_WORDS else 1


def _merged(pieces: Sequence[str]) -> list[str]:
    """“March 14, 1943” is one date though a comma stands in it."""
    found: list[str] = []
    for piece in pieces:
        if (
            found
            and re.fullmatch(r"[12]\d{3}", piece)
            and (date := _DATE.fullmatch(found[-1]))
            and date["month"]
        ):
            found[-1] += f" {piece}"
        elif piece:
            found.append(piece)
    return found


def _date(piece: str) -> Date | None:
    if match := _DATE.fullmatch(piece):
        return _calendar(match)
    match = _DAY.fullmatch(piece) or _LEADING_DAY.fullmatch(piece)
    if not match:
        return None
    number = number_of(match["number"])
    if match.re is _LEADING_DAY and match["number"].casefold() not in ORDINALS:
        return None
    return Date(match["word"].casefold(), (number,)) if number else None


def _calendar(match: re.Match[str]) -> Date | None:
    if match["iso"]:
        return Date(
            "calendar", (int(match["iso"]), int(match["iso_month"]), _int(match["iso_day"]))
        )
    if match["year_only"]:
        return Date("calendar", (int(match["year_only"]), None, None))
    month = MONTHS[match["month"].casefold()]
    day = _int(match["before"] or match["after"])
    if match["year"]:
        return Date("calendar", (int(match["year"]), month, day))
    return Date("year-round", (month, day))


def _int(value: str | None) -> int | None:
    return int(value) if value else None


def compare(one: Date, other: Date) -> int:
    """-1 where ``one`` is before ``other``, 1 behind, 0 where they are the same or cannot be told apart.

    Dates without a year are taken as the nearest such: 2 January comes behind 30 December.
    """
    if one.scale != other.scale:
        return 0
    if one.scale == "year-round":
        days = [(value[0] or 1) * 31 + (value[1] or 15) for value in (one.value, other.value)]
        apart = (days[0] - days[1] + 186) % 372 - 186
        both = one.value[1] is not None and other.value[1] is not None
        return (apart > 0) - (apart < 0) if both or one.value[0] != other.value[0] else 0
    for a, b in zip(one.value, other.value, strict=True):
        if a is None or b is None:
            return 0
        if a != b:
            return 1 if a > b else -1
    return 0
