"""Pairings as writers note them: A/B, A&B, AxB, A + B, “A und B”, and what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from storykeep.reading.lexicon.wordlist import words_of
from storykeep.story.terms import parted

_NOT_PAIRS: Final = frozenset(
    words_of(
        """
    hurt/comfort h/c w/ a/n r/r n/a w/o c/c m/m f/f m/f f/m f/m/m m/m/f f/m/f m/m/m and/or
    he/she his/her him/her he/him she/her they/them either/or angst/romance romance/angst
    humor/parody action/adventure gen/het slash/het het/slash friendship/romance
    drama/romance friend/ship sci-fi/fantasy general/humor romance/humor family/friendship
    au/ar pre/post s/he yes/no n/c k/k+ pg/pg-13 pg-13/r r/nc-17 other/s
    """
    )
)
_NOT_SIDES: Final = frozenset(
    words_of(
        """
    hurt comfort angst romance humor humour drama gen het slash femslash fluff none au ooc
    oc general action adventure friendship family parody tragedy horror mystery supernatural
    w wo pwp eventual past implied mentioned various no pairing pairings n a and or spn sga
    sg1 btvs ats hp lotr st tng ds9 voy ent tos dw tw nc pg r g t m k me you warnings
    spoilers case-file casefile character study
    """
    )
)
_SPLIT = re.compile(r"\s*[,;\n•|]\s*|\s+(?:and also|also)\s+|\.\s+(?=[A-Z])")
_SLASH = re.compile(r"\s*/\s*")
_CROSS = re.compile(r"(?<=[a-z\d)])\s?[xX×]\s?(?=[A-Z\d(])|\s[xX×]\s")
_AMPERSAND = re.compile(r"\s*(?:&|\+)\s*")
_LEADING = re.compile(
    r"(?i)^(?:[\W_]*(?:pre|post|past|implied|eventual|mentioned?|slight|light|established|future|"
    r"hints? of|main|minor|background|possible|some|mostly|side|unrequited|one-?sided|mild|a bit of|"
    r"brief|developing|ust|pre-?slash|no pairing)\b[-:,]?\s*)+"
)
_PARENTHESIS = re.compile(r"\s*\([^()]*\)\s*")
_MAX_PAIR = 90


def pairings(value: str) -> Iterator[tuple[str, str]]:
    """(pairing as it is to be shown, ``romance`` or ``friendship``) for each pairing in a value."""
    for piece in parted(value, _SPLIT):
        pair = _pair(piece)
        if pair:
            yield pair


def _pair(piece: str) -> tuple[str, str] | None:
    bare = _LEADING.sub("", _PARENTHESIS.sub(" ", piece)).strip(" \t.!*_~")
    if not 2 < len(bare) <= _MAX_PAIR or bare.casefold() in _NOT_PAIRS:
        return None
    for pattern, sign in ((_SLASH, "/"), (_CROSS, "/"), (_AMPERSAND, " & ")):
        sides = [side.strip(" .!*_~-") for side in pattern.split(bare)]
        if len(sides) > 1:
            if not 2 <= len(sides) <= 6 or not all(map(_is_side, sides)):
                return None
            if len({side.isdigit() for side in sides}) > 1:
                return None  # “Ranma 1/2”
            return sign.join(sides), "romance" if sign == "/" else "friendship"
    return None


def _is_side(side: str) -> bool:
    folded = side.casefold()
    if not side or folded in _NOT_SIDES or len(side) > 40 or side.count(" ") > 4:
        return False
    return side[0].isupper() or side[0].isdigit()


def is_code(value: str) -> bool:
    """A single code or portmanteau such as GSR, MSR, Drarry: a pairing only the archive can resolve."""
    return bool(re.fullmatch(r"[A-Z]{2,5}|[A-Z][a-z]{3,14}", value.strip(" .!")))
