"""Ratings: what a writer gave, the scale it is from, and how far it goes (0 general – 3 explicit).

The given string is always kept. A range takes its highest. FanFiction.Net’s M stays “mature”:
that site allows nothing higher, so its M says nothing of what is left out.
"""

from __future__ import annotations

import re
from typing import Final

from storykeep.reading.document import Basis, Rating

VALUES: Final = ("general", "teen", "mature", "explicit")

# scheme → level → what it is called there (folded; the first scheme that knows a token wins)
_SCALES: Final[dict[str, tuple[str, str, str, str]]] = {
    "ao3": (
        "general audiences | general | gen audiences",
        "teen and up audiences | teen and up | teen & up audiences | teen & up",
        "mature audiences | mature",
        "explicit",
    ),
    "ffn": ("k+ | k plus | k", "t", "m", ""),
    "mpaa": (
        "g | pg",
        "pg-13 | pg13 | pg 13 | pg-15 | pg15 | pg-14 | pg-12",
        "r | soft r | low r | hard r | light r | strong r | rated r",
        "nc-17 | nc17 | nc 17 | nc-18 | nc-21 | nc21 | x | xx | xxx | nc",
    ),
    "bbfc": ("u | uc", "12 | 12a | 12+", "15 | 16 | 16+ | 15+", "r18 | 18 | 18+ | 21+"),
    "tv": ("tv-y | tv-y7 | tv-g | tv-pg", "tv-14", "tv-ma", ""),
    "fictionratings": ("", "", "", "ma | m/a"),
    "fanrating": (
        "fr7 | fr-7 | frc | frk | p6 | p-6 | 6+ | 0+",
        "fr13 | fr-13 | frt | frt-13 | p12 | p-12 | 13+",
        "fr15 | fr-15 | frm | p16 | p-16",
        "fr18 | fr21 | frao | frmao | p18 | p-18 | p18-avl",
    ),
    "fsk": (
        "fsk 0 | fsk 6 | ab 0 | ab 6 | fsk0 | fsk6",
        "fsk 12 | ab 12 | ab 13 | fsk12",
        "fsk 16 | ab 16 | ab 14 | fsk16",
        "fsk 18 | ab 18 | fsk18",
    ),
    "efp": ("verde", "giallo", "arancione", "rosso"),
    "years": (
        "",
        "-12 | -13 | +12 | +13 | moins de 12 | mayores de 12 | mayores de 13",
        "-16 | +15 | +16 | moins de 16 | mayores de 15 | mayores de 16",
        "-18 | +18 | moins de 18 | mayores de 18",
    ),
    "words": (
        ("child | children | all ages | all | everyone | young readers | family | younger teen | safe"
        " | clean | harmless | for all | kids | tout public | tous publics | tout âge | für alle | jeder"
        " | todos los públicos | todo público | todo publico | apto para todos | para todos | per tutti"
        " | tutti | для всех"),
        "teen | teens | teenager | older teen | ya | young adult | ados | adolescentes | jugendliche",
        "m-rated | older readers | restricted | maduro",
        ("adult | adults | adults only | adult only | adulte | adultes | adultos | solo adultos | erwachsene"
        " | nur für erwachsene | smut | porn | lemon | nsfw | 18 plus"),
    ),
}  # fmt: skip
_UNRATED: Final = frozenset(
    [
        "nr",
        "not rated",
        "unrated",
        "tbd",
        "see warnings",
        "none",
        "none yet",
        "not yet rated",
        "no rating",
        "n/a",
    ]
)
_LEVELS: Final[dict[str, tuple[str, int]]] = {}
for _scheme, _rows in _SCALES.items():
    for _level, _row in enumerate(_rows):
        for _token in filter(None, (token.strip() for token in _row.split(" | "))):
            _LEVELS.setdefault(_token, (_scheme, _level))

_TOKEN = re.compile(
    r"(?<![\w+-])(?:"
    + "|".join(re.escape(token) for token in sorted(_LEVELS, key=len, reverse=True))
    + r")(?![\w+])",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"(?<![\w-])(?:ages? |ab |от |dès |da |from )?(?P<age>\d{1,2}) ?(?:\+(?!\w)"
    r"|(?:years? )?(?:and|&|or) (?:older|over|up|above)\b"
    r"|(?:jahren?|ans|años|anni|лет|years)\b)"
)
_EVERYONE = re.compile(r"[a-z] ?[-–:(] ?(?:all|general|everyone|for all)\b")
_MENTION_LIMIT = 200
_FFN_FICTION = re.compile(r"(?i)\bfiction\s+(k\+|k|t|ma|m)\b")


def rate(given: str, basis: Basis, start: int | None = None, end: int | None = None) -> Rating:
    """Read a rating as given. One that no scale knows is kept, as ``not-rated`` without a level."""
    folded = " ".join(given[:_MENTION_LIMIT].casefold().split())
    if folded.strip(" .!*_") in _UNRATED:
        return Rating("not-rated", basis, 0.95, start, end, given=given, scheme=None, level=None)
    found = _levels(folded) or _by_age(folded)
    if _EVERYONE.match(folded):
        found = [("words", 0)]
    if not found:
        reason = "No rating scale known here uses this."
        return Rating("not-rated", basis, 0.3, start, end, reason, given=given)
    scheme, level = max(found, key=lambda pair: pair[1])
    certain = 0.97 if len(found) == 1 else 0.85
    return Rating(
        VALUES[level], basis, certain, start, end, given=given, scheme=scheme, level=level
    )


def _levels(folded: str) -> list[tuple[str, int]]:
    fiction = _FFN_FICTION.search(folded)
    if fiction:
        return [_LEVELS[fiction.group(1)]]
    # A single letter counts only where the rating begins: “R (for a swear word)”, not “a T”.
    found = []
    for match in _TOKEN.finditer(folded):
        token = match.group()
        before = folded[: match.start()].strip(" *_([\"'")
        if (
            len(token) == 1
            and before
            and before[-1:] not in "/-–,&|"
            and before[-3:] not in (" or", " to")
        ):
            continue
        found.append(_LEVELS[token])
    first = found[:1]
    ranged = [pair for pair in found[1:] if first and (pair[0] == first[0][0])]
    return first + ranged


def _by_age(folded: str) -> list[tuple[str, int]]:
    """“13 and older”, “ab 16 Jahren”, “18+”: ages name their own level."""
    ages = [int(match["age"]) for match in _AGE.finditer(folded)]
    return [("years", sum(age >= limit for limit in (12, 15, 18))) for age in ages[:1]]


def begins_with_rating(value: str) -> bool:
    """Whether a value opens with a rating of more than one letter, or of one letter and a reason."""
    folded = " ".join(value[:_MENTION_LIMIT].casefold().split()).strip(" .!*_()[]")
    match = _TOKEN.match(folded)
    if match is None:
        return bool(_AGE.match(folded) or _EVERYONE.match(folded))
    behind = folded[match.end() :]
    return len(match.group()) > 1 or behind.startswith((" (", " for ", " - "))


def is_rating(value: str) -> bool:
    """Whether a whole value is a rating: for labels such as “Classification” that mean two things."""
    folded = " ".join(value.casefold().split()).strip(" .!*_()[]")
    return folded in _LEVELS or folded in _UNRATED
