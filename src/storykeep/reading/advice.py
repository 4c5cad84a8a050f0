"""Ratings and warnings a person might add, each with the passages that made it think so.

Single words are right one time in four on such matters, so a warning needs several different
signs close together, is worded as a question to a person, and is never applied unasked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from storykeep.reading.document import Advice

# No leading \b and no IGNORECASE: so the engine can skip to the letters a sign may begin with.
_VIOLENCE = (
    "stabbed|slashed|throat cut|throat slit|pool of blood|pools of blood|blood poured|blood gushed"
    "|blood sprayed|blood spurted|entrails|disembowel|severed head|severed hand|severed arm"
    "|gunshot wound|beaten to|bones cracked|bone cracked|bone snapped|torture|in agony|mutilat|splattered"
)
_DEATH = (
    "funeral|coffin|was dead|were dead|is dead|buried h|last breath|dying breath|no pulse"
    "|lifeless|died in h|grave|eulogy|headstone"
)
_SELF_HARM = "cut herself|cut himself|cut myself|razor|self-harm|scars on h|cuts on h|slit h"
_SUICIDE = (
    "suicide|kill himself|kill herself|kill myself|killed himself|killed herself|killing himself"
    "|killing herself|end his life|end her life|end my life|overdose|hanged h|noose"
)
_EXPLICIT = (
    "cock\b|erection|clit|thrust into|thrust inside|thrusting into|thrusting inside|orgasm|came hard"
    "|nipple|lube\b|moaned h|moaning h|naked bod|fucked h|fucking h|fuck me"
)
_SIGNS: Final[tuple[tuple[str, str, re.Pattern[str], int], ...]] = (
    ("warning", "Graphic Depictions Of Violence", re.compile(_VIOLENCE), 3),
    ("warning", "Major Character Death", re.compile(_DEATH), 4),
    ("tag", "Self-Harm", re.compile(_SELF_HARM), 2),
    ("tag", "Suicide", re.compile(_SUICIDE), 2),
    ("rating", "explicit", re.compile(_EXPLICIT), 4),
)
_PLAIN: Final = {
    pattern: tuple(sign.removesuffix(r"\b") for sign in pattern.pattern.split("|"))
    for _, _, pattern, _ in _SIGNS
}
_NEAR = 4_000
_SHOWN = 6


def find_advice(text: str, body: Sequence[tuple[int, int]]) -> tuple[Advice, ...]:
    """Advice for a person, with its evidence; empty for most stories."""
    found = []
    for kind, value, pattern, needed in _SIGNS:
        if not _may_stand(pattern, text):
            continue
        places = [
            (match.start(), match.end(), match.group())
            for start, end in body
            for match in pattern.finditer(text, start, end)
            if not text[match.start() - 1 : match.start()].isalpha()
        ]
        cluster = _cluster(places, needed)
        if cluster:
            confidence = round(min(0.6, 0.2 + 0.08 * len({word for _, _, word in cluster})), 2)
            because = tuple((start, end) for start, end, _ in cluster[:_SHOWN])
            found.append(Advice(kind, value, confidence, because))
    return tuple(found)


def _may_stand(pattern: re.Pattern[str], text: str) -> bool:
    """Whether any sign stands in the text at all: a plain search is far cheaper than the pattern."""
    return any(sign in text for sign in _PLAIN[pattern])


def _cluster(places: list[tuple[int, int, str]], needed: int) -> list[tuple[int, int, str]]:
    """The first stretch with enough different signs close together."""
    first = 0
    for last, place in enumerate(places):
        while place[0] - places[first][0] > _NEAR:
            first += 1
        if len({word for _, _, word in places[first : last + 1]}) >= needed:
            return places[first : last + 1]
    return []
