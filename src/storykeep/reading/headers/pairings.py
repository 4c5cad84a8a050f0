"""Pairings as writers note them: A/B, A&B, AxB, A + B, “A und B”, and what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
    w wo pwp eventual past implied mentioned various no pairing pairings n a and or
    nc pg r g t m k me you warnings  crack crackfic gore smut kink episode
    spoilers case-file casefile character study
    """
    )
)
_FANDOM_CODES: Final = frozenset(
    words_of("spn sga sg1 btvs ats hp lotr st tng ds9 voy ent tos dw tw")
)
_SPLIT = re.compile(r"\s*[,;\n•|]\s*|\s+(?:and also|also)\s+|\.\s+(?=[A-Z])")
_SLASH = re.compile(r"\s*/\s*")
_CROSS = re.compile(r"(?<=[a-z\d)])\s?[xX×]\s?(?=[A-Z\d(])|\s[xX×]\s")
_AMPERSAND = re.compile(r"\s*(?:&|\+)\s*")
_LEADING = re.compile(
    r"(?i)^(?:[\W_]*(?:pre|post|past|implied|eventual|mention(?:ed|s)?(?: of)?|references? to"
    r"|allusions? to|with|featuring|slight|light|established|future|"
    r"hints? of|main|minor|background|possible|some|mostly|side|unrequited|one-?sided|mild|a bit of|"
    r"brief|developing|ust|pre-?slash|no pairing)\b[-:,]?\s*)+"
)
_TRAILING = re.compile(
    r"(?i)\s+(?:friendship|romance|slash|femslash|pre-?slash|het|ust|rst|angst|fluff|smut|ship|fic|story)\s*\Z"
)
_PARENTHESIS = re.compile(r"\s*\([^()]*\)\s*")
_NUMBERED = re.compile(r"(?=.*\d)(?:\d{1,2}|[A-Z])(?:[x+](?:\d{1,2}|[A-Z])){1,4}")
_INITIAL = re.compile(r"[\s.][^\W\d_]\.\W*\Z")
_LAST_LETTER = re.compile(r"[\s.][^\W\d_]\Z")
_MAX_PAIR = 90


def pairings(value: str, *, labelled: bool = False) -> Iterator[tuple[str, str]]:
    """(pairing as it is to be shown, ``romance`` or ``friendship``) for each pairing in a value.

    ``labelled``: a label says that these are pairings, so that “steve/bucky” is one too. Numbers for
    people (“1x2”) stay as they stand: “1/2” is a part of a story.
    """
    for piece in parted(value, _SPLIT):
        pair = _pair(piece, labelled=labelled)
        if pair:
            yield pair


def _pair(piece: str, *, labelled: bool) -> tuple[str, str] | None:
    bare = _TRAILING.sub("", _LEADING.sub("", _PARENTHESIS.sub(" ", piece)))
    bare = bare_name(bare, " \t.!*_~")
    if not 2 < len(bare) <= _MAX_PAIR or bare.casefold() in _NOT_PAIRS:
        return None
    if _NUMBERED.fullmatch(bare):
        return bare, "friendship" if "+" in bare else "romance"
    for pattern, sign in ((_SLASH, "/"), (_CROSS, "/"), (_AMPERSAND, " & ")):
        sides = [bare_name(side, " .!*_~-") for side in pattern.split(bare)]
        if len(sides) > 1:
            if not 2 <= len(sides) <= 6 or (
                not all(_is_side(side, labelled=labelled) for side in sides)
                and not _are_initials(sides)
            ):
                return None
            codes = sum(side.casefold() in _FANDOM_CODES for side in sides)
            if codes and (codes == len(sides) or not labelled):
                return None
            if len({side.isdigit() for side in sides}) > 1:
                return None  # “Ranma 1/2”
            return sign.join(sides), "romance" if sign == "/" else "friendship"
    return None


def _are_initials(sides: Sequence[str]) -> bool:
    """K/S, J/C: one letter each, the first of them a capital."""
    return sides[0].isupper() and all(len(side) == 1 and side.isalpha() for side in sides)


def bare_name(value: str, edges: str) -> str:
    """``value`` without its edges, but with the full stop of an initial.

    >>> bare_name(" Luna L. ", " ."), bare_name(" Luna. ", " .")
    ('Luna L.', 'Luna')
    """
    bare = value.strip(edges)
    return f"{bare}." if _INITIAL.search(value) and _LAST_LETTER.search(bare) else bare


def _is_side(side: str, *, labelled: bool) -> bool:
    folded = side.casefold()
    if not side or folded in _NOT_SIDES or len(side) > 40 or side.count(" ") > 4:
        return False
    return side[0].isupper() or side[0].isdigit() or labelled or len(side) == 1


def codes_in(value: str) -> list[str]:
    """The single codes and portmanteaus in a list of pairings."""
    pieces = (_LEADING.sub("", piece).strip(" .!*_~") for piece in parted(value, _SPLIT))
    return [piece for piece in pieces if is_code(piece) and piece.casefold() not in _NOT_SIDES]


def is_code(value: str) -> bool:
    """A single code or portmanteau such as GSR, MSR, Drarry: a pairing only the archive can resolve."""
    return bool(re.fullmatch(r"[A-Z]{2,5}|[A-Z][a-z]{3,14}", value.strip(" .!")))
