"""Dates as headers give them, to ISO 8601, as exact as they are known."""

from __future__ import annotations

import re
from datetime import date

from storykeep.reading.lexicon.months import MONTHS

_ISO = re.compile(r"\b(\d{4})-(\d{1,2})(?:-(\d{1,2}))?\b")
_NUMERIC = re.compile(r"\b(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})\b")
_WORDED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:de\s+)?)?([^\W\d_]{3,10})\.?,?\s+(?:de\s+)?(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})\b"
)
_YEAR = re.compile(r"\b(19[6-9]\d|20\d\d)\b")


def iso_date(value: str, *, month_first: bool = False) -> tuple[str, float] | None:
    """(ISO date, confidence), or None. 3/4/2005 is ambiguous: only its year is kept.

    ``month_first`` says that it comes from where months are known to stand first.
    """
    value = value[:120]
    if match := _ISO.search(value):
        year, month, day = match.groups()
        return _built(int(year), int(month), int(day) if day else None, 0.97)
    if match := _NUMERIC.search(value):
        return _numeric(match, month_first=month_first)
    for match in _WORDED.finditer(value):
        before, month_name, after, year = match.groups()
        number = MONTHS.get(month_name.casefold())
        if number:
            day = before or after
            return _built(int(year), number, int(day) if day else None, 0.95)
    if match := _YEAR.search(value):
        return match.group(), 0.8
    return None


def is_month_first(value: str) -> bool:
    """Whether a numeric date can only be read with the month before the day."""
    match = _NUMERIC.search(value[:120])
    return match is not None and int(match[1]) <= 12 < int(match[3])


def _numeric(match: re.Match[str], *, month_first: bool) -> tuple[str, float] | None:
    first, sign, second, year_text = match.groups()
    a, b, year = int(first), int(second), int(year_text)
    if year < 100:
        year += 1900 if year >= 70 else 2000
    if sign == "." or a > 12:
        return _built(year, b, a, 0.9)
    if b > 12 or month_first:
        return _built(year, a, b, 0.9)
    return (_built(year, a, b, 0.9) if a == b else (str(year), 0.6)) if 1960 < year < 2100 else None


def _built(year: int, month: int, day: int | None, confidence: float) -> tuple[str, float] | None:
    try:
        checked = date(year, month, day or 1)
    except ValueError:
        return None
    return (checked.isoformat() if day else f"{year:04d}-{month:02d}"), confidence
