"""Fields called Category or Classification: they mean AO3's categories, genres, class codes or the fandom.

The class codes are those of The X-Files' archives: “SRA” or “S, R, A” is a story, romance, angst.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from storykeep.reading.document import Claim
from storykeep.reading.headers.labelled import Field
from storykeep.reading.headers.lists import fandom_claims, list_claims
from storykeep.reading.headers.pairings import pairings
from storykeep.reading.headers.ratings import is_rating
from storykeep.reading.lexicon.labels import fold_label
from storykeep.story.terms import CATEGORIES, GENRES

_CLASSES: Final = {
    "V": "Vignette", "S": "Story", "X": "Case File", "A": "Angst", "R": "Romance", "H": "Humor",
    "C": "Crossover", "P": "Poetry",
}  # fmt: skip
_CLASS_LABELS = frozenset(
    {"classification", "class", "category", "categories", "type", "code", "codes"}
)
_CODE_LABELS = frozenset({"code", "codes", "keyword", "keywords"})
_CODED = re.compile(r"[VSXARHCP]{1,5}\Z")
_BETWEEN = re.compile(r"[^\w'’-]+")
_KEYWORDS = frozenset({"MSR", "UST", "RST", "AU", "MT", "ST", "DAL", "SA", "MA", "NC", "WIP"})
_PAIR_KINDS: Final = frozenset(
    {
        "slash", "het", "femslash", "femmeslash", "pre-slash", "preslash", "poly",
        "джен", "гет", "слэш", "фемслэш",
    }
)  # fmt: skip
_KINDS: Final = frozenset(
    {
        "au", "alternate universe", "case file", "casefile", "character study", "crackfic",
        "crossover",
        "death", "dark", "darkfic", "drabble", "episode tag", "first time", "ficlet", "fusion", "future",
        "h/c", "missing scene", "one-shot", "oneshot", "oc", "ooc", "pov", "pwp", "post-ep", "post-episode",
        "series", "short story", "smarm", "story", "tag", "ust", "vignette", "waff", "wip", "song fic",
        "novel",
        "smut", "porn", "lemon", "lime", "challenge", "mystery", "science fiction",
    }
)  # fmt: skip


class Sorted(NamedTuple):
    categories: tuple[Claim, ...]
    tags: tuple[Claim, ...]
    fandoms: tuple[Claim, ...]


def sort_categories(fields: Sequence[Field], *, rated: bool, fandom_given: bool) -> Sorted:
    """Each value of these fields where it belongs. ``rated``: a field of its own gives the rating."""
    categories: list[Claim] = []
    tags: list[Claim] = []
    fandoms: list[Claim] = []
    for field in fields:
        codes = class_codes(field) if rated or not is_rating(field.value) else ()
        if codes:
            tags += codes
            continue
        for claim in _pieces(field):
            folded = claim.value.casefold()
            if folded in CATEGORIES or folded in _PAIR_KINDS:
                categories.append(claim)
            elif folded in GENRES or folded in _KINDS or not _may_be_fandom(field, claim):
                if (rated or not is_rating(claim.value)) and not any(pairings(claim.value)):
                    tags.append(claim)
            elif not fandom_given:
                fandoms.append(claim)
            else:
                tags.append(claim)
    reason = "Archives such as FanFiction.Net call the fandom a category."
    named = [replace(claim, confidence=0.6, reason=reason) for claim in fandoms]
    return Sorted(tuple(categories), tuple(tags), tuple(named))


def categories_among(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Those of a list of genres that are categories: “Genre: Gen, humour”."""
    return tuple(claim for claim in claims if claim.value.casefold() in CATEGORIES)


def coded(fields: Sequence[Field]) -> list[Field]:
    """Fields in which lists such as alt.startrek.creative's put pairings beside their codes."""
    return [field for field in fields if fold_label(field.label) in _CODE_LABELS]


def class_codes(field: Field) -> tuple[Claim, ...]:
    """The genres that class codes stand for; empty unless everything in the field is a code."""
    pieces = [piece for piece in _BETWEEN.split(field.value) if piece]
    coded = [piece for piece in pieces if _CODED.match(piece) and len(set(piece)) == len(piece)]
    rest = [piece for piece in pieces if piece not in coded]
    known = fold_label(field.label) in _CLASS_LABELS
    if not known or not coded or any(piece not in _KEYWORDS for piece in rest):
        return ()
    claims: dict[str, Claim] = {}
    at = 0
    for piece in pieces:
        at = field.value.index(piece, at)
        place = (field.start + at, field.start + at + len(piece))
        for value in [_CLASSES[letter] for letter in piece] if piece in coded else [piece]:
            if value != "Story":  # says nothing among stories
                claims.setdefault(value, Claim(value, "header", 0.9, *place))
        at += len(piece)
    return tuple(claims.values())


def _may_be_fandom(field: Field, claim: Claim) -> bool:
    named = fold_label(field.label) in {
        "category",
        "categories",
        "kategorie",
        "catégorie",
        "categoría",
    }
    return (
        named
        and "/" not in claim.value
        and claim.value[0].isupper()
        and claim.value.count(" ") <= 7
    )


def _pieces(field: Field) -> tuple[Claim, ...]:
    """The values of a field; where none is a kind of story, parted as fandoms are."""
    listed = list_claims([field], genres=True)
    known = any(_is_kind(claim.value.casefold()) for claim in listed)
    return listed if known else fandom_claims([field])


def _is_kind(folded: str) -> bool:
    return folded in CATEGORIES or folded in _PAIR_KINDS or folded in GENRES or folded in _KINDS
