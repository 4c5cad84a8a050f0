"""Who is there, and who is only spoken of."""

from __future__ import annotations

import re
from collections.abc import Collection

from storykeep.reading.lexicon.verbs import HUMAN
from storykeep.reading.people.cast import Cast

_DOES = re.compile(r"(?:,? who)?\s+(?:\w+ly\s+)?([^\W\d_]+)")
_ABOUT = re.compile(r"\b(?:about|remember(?:ed|s)?|recalled|missed|mourned|mentioned)\s+\Z")
_OWN = re.compile(
    r"['’]s?\s+(?:\w+\s+)?(?:eyes?|hands?|face|voice|arms?|head|hair|lips?|mouth|shoulders?|smile|gaze|"
    r"fingers?|breath|chest|side)\b"
)
_BESIDE = re.compile(
    r"\b(?:beside|behind|past|"
    r"(?:turn|nodd|smil|grinn|look|star|glar|glanc|wav|shout|yell|bow|lean|reach)(?:ed|s|es)\s+(?:\w+\s+)?"
    r"(?:to|at|towards?|for)|(?:kiss|hugg|follow|pull|push|shov|drag|help|greet|watch)(?:ed|s|es))\s+\Z"
)
_FEW = 40
"""Mentions of one person that are looked at."""


def find_present(text: str, cast: Cast, speakers: Collection[int]) -> frozenset[int]:
    """The people who speak, are spoken to, do something, or have something done to them on the spot.

    Everybody else is only spoken of: named in speech, or thought about.
    """
    there = set(speakers)
    if cast.narrator is not None:
        there.add(cast.narrator)
    looked: dict[int, int] = {}
    for mention in cast.mentions:
        person = mention.person
        if person in there or looked.get(person, 0) > _FEW:
            continue
        looked[person] = looked.get(person, 0) + 1
        if mention.vocative or (not mention.quoted and _acts(text, mention.start, mention.end)):
            there.add(person)
    return frozenset(there)


def _acts(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 32) : start]
    if _ABOUT.search(before):
        return False
    does = _DOES.match(text, end, end + 40)
    if does and does.group(1) in HUMAN:
        return True
    return _OWN.match(text, end) is not None or _BESIDE.search(before) is not None
