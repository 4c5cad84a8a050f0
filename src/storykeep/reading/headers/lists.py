"""Lists in header fields, one claim a value: what parts them, and what is no value at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from storykeep.reading.document import Claim
from storykeep.reading.headers.labelled import Field
from storykeep.reading.headers.pairings import bare_name
from storykeep.reading.lexicon.labels import fold_label
from storykeep.story.terms import genres_of, parted

_LIST: Final = re.compile(r"\s*(?:[,;\n|•]|\s\*\s)\s*(?:and\s+)?")
_BULLET: Final = re.compile(r"\n\s*[-*•+]\s")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s+(?=[^\W\d])")
# Names of works hold commas (“The Lion, the Witch and the Wardrobe”): only one before a capital parts.
_FANDOMS: Final = re.compile(r"\s*(?:,(?=\s*[\W\d]*[^\W\d_a-zß-öø-ÿа-я])|[;\n|•]|\s/\s)\s*")
_LOWER_FANDOMS: Final = re.compile(r"\s*(?:[,;\n|•]|\s/\s)\s*")
_CODES: Final = re.compile(
    r"(?<=\b[A-Z0-9]{2})/(?=[A-Z0-9]{2,5}\b)|(?<=[A-Z0-9]{3})/(?=[A-Z0-9]{2,5}\b)"
)
_CROSSING: Final = re.compile(r"\s+(?:[xX×+&]|meets)\s+|(?<=\w)/(?=\w)")
_COMMA: Final = re.compile("[,;]")
_NONE = re.compile(
    r"(?i)^(?:none|no|n/?a|nope|nada|nothing|-+|\?+|no warnings?|none yet|not yet|tba|tbd|keine?"
    r"|aucun\w*|нет|ninguna?|nessun\w*)\b.{0,25}$"
)
_SAYS_SO = re.compile(r"(?i)^no archive warnings? appl")
_TRIM = " \t*_~.-–—+·•\n"
_LONGEST = 120


def is_none(value: str) -> bool:
    """Whether a value says that there is none. AO3's “No Archive Warnings Apply” is a value."""
    return bool(_NONE.match(value)) and not _SAYS_SO.match(value)


def unwrapped(value: str) -> str:
    """``value`` with the line breaks that only wrap it made blanks: where commas part it, and no bullets.

    >>> unwrapped("Captain\\nAmerica, Thor"), unwrapped("Thor\\nHulk")
    ('Captain America, Thor', 'Thor\\nHulk')
    """
    if "\n" not in value or not _COMMA.search(value) or _BULLET.search(value):
        return value
    return value.replace("\n", " ")


def list_claims(
    fields: Iterable[Field], confidence: float = 0.95, *, genres: bool = False
) -> tuple[Claim, ...]:
    """The values of list fields, one claim each; what stands in brackets or quotes is not parted."""
    found = (
        (field, piece)
        for field in fields
        for each in parted(unwrapped(field.value), _LIST)
        for piece in (genres_of(each.strip(_TRIM)) if genres else []) or [each]
    )
    return _claims(found, confidence)


def fandom_claims(fields: Iterable[Field], confidence: float = 0.95) -> tuple[Claim, ...]:
    """Fandoms: “Title - Author” is one, and so is a title with “&”, “and” or a comma in it.

    A crossover is parted at “ / ”, and at “ x ”, “&” or “/” where the field says that it is one.
    """
    found = ((field, piece) for field in fields for piece in _fandoms(field))
    return _claims(found, confidence)


def _fandoms(field: Field) -> Iterator[str]:
    lower = field.value == field.value.lower()
    for piece in parted(unwrapped(field.value), _LOWER_FANDOMS if lower else _FANDOMS):
        if "crossover" in fold_label(field.label) or "crossover" in piece.casefold():
            bare = re.sub(r"(?i)\W*\bcrossovers?\b\W*", " ", piece).strip()
            yield from parted(bare, _CROSSING)
        else:
            yield from parted(piece, _CODES)


def _claims(found: Iterable[tuple[Field, str]], confidence: float) -> tuple[Claim, ...]:
    claims: dict[str, Claim] = {}
    within: Field | None = None
    at = 0
    for field, piece in found:
        at = at if field is within else 0
        within = field
        value = _NUMBERED.sub("", bare_name(piece, _TRIM), count=1)
        offset = unwrapped(field.value).find(value, at) if value else -1
        if offset < 0 or is_none(value) or len(value) > _LONGEST:
            continue
        at = offset + len(value)
        start = field.start + offset
        shown = " ".join(value.split())
        claims.setdefault(
            shown.casefold(), Claim(shown, "header", confidence, start, start + len(value))
        )
    return tuple(claims.values())
