"""Ratings and warnings a person might add, each with the passages that made it think so.

Single words are right one time in four on such matters, so a warning needs several different
signs close together, is worded as a question to a person, and is never applied unasked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from storykeep.reading.document import Advice

_SIGNS: Final[tuple[tuple[str, str, re.Pattern[str], int], ...]] = (
    ("warning", "Graphic Depictions Of Violence", re.compile(r"(?i)\b(?:stabbed|slashed|throat (?:was |had been )?(?:cut|slit)|pool(?:s|ed)? of blood|blood (?:poured|gushed|sprayed|spurted)|entrails|disembowel\w*|severed (?:head|hand|arm|limb)|gunshot wounds?|beaten to|broke his (?:jaw|ribs)|bones? (?:cracked|snapped)|tortur(?:e|ed|ing)|screamed in (?:agony|pain)|mutilat\w+)\b"), 3),
    ("warning", "Major Character Death", re.compile(r"(?i)\b(?:funeral|coffin|was dead|were dead|is dead|buried (?:him|her)|(?:his|her) (?:last|dying) breath|no pulse|(?:his|her) lifeless|died in (?:his|her|my) arms|grave(?:side|stone)?|eulogy)\b"), 4),
    ("tag", "Self-Harm", re.compile(r"(?i)\b(?:cut (?:herself|himself|myself)|razor(?: ?blade)?|(?:scars?|cuts) on (?:his|her|my) (?:wrists?|arms?)|slit (?:his|her|my) wrists|self-?harm)\b"), 2),
    ("tag", "Suicide", re.compile(r"(?i)\b(?:suicide|kill (?:himself|herself|myself)|end (?:his|her|my) (?:own )?life|overdose|hanged (?:himself|herself)|noose)\b"), 2),
    ("rating", "explicit", re.compile(r"(?i)\b(?:cock|erection|clit\w*|thrust(?:s|ed|ing)? (?:into|inside|deeper)|orgasm\w*|came hard|nipples?|lube|moan(?:s|ed|ing)? (?:his|her|my) name|naked bod(?:y|ies)|fuck(?:ed|ing)? (?:him|her|me))\b"), 4),
)  # fmt: skip
_NEAR = 4_000
_SHOWN = 6


def find_advice(text: str, body: Sequence[tuple[int, int]]) -> tuple[Advice, ...]:
    """Advice for a person, with its evidence; empty for most stories."""
    found = []
    for kind, value, pattern, needed in _SIGNS:
        places = [
            (match.start(), match.end(), match.group().casefold())
            for start, end in body
            for match in pattern.finditer(text, start, end)
        ]
        cluster = _cluster(places, needed)
        if cluster:
            confidence = round(min(0.6, 0.2 + 0.08 * len({word for _, _, word in cluster})), 2)
            because = tuple((start, end) for start, end, _ in cluster[:_SHOWN])
            found.append(Advice(kind, value, confidence, because))
    return tuple(found)


def _cluster(places: list[tuple[int, int, str]], needed: int) -> list[tuple[int, int, str]]:
    """The first stretch with enough different signs close together."""
    first = 0
    for last, place in enumerate(places):
        while place[0] - places[first][0] > _NEAR:
            first += 1
        if len({word for _, _, word in places[first : last + 1]}) >= needed:
            return places[first : last + 1]
    return []
