"""Names of tags, without Django.

Limits and folding follow what readers know from AO3: at most 150 characters; names that differ only
in case, accents or blanks are one tag.
"""

from __future__ import annotations

import re
import unicodedata

MAX_NAME = 150

FANDOM = "fandom"
CHARACTER = "character"
RELATIONSHIP = "relationship"
FREEFORM = "freeform"
WARNING = "warning"
CATEGORY = "category"
KINDS = (FANDOM, CHARACTER, RELATIONSHIP, FREEFORM, WARNING, CATEGORY)

_ARTICLES = re.compile(
    r"^(?:the|an?|la|les?|l['’]|une?|des|die|das|il|el|las|los|der|den)\b\s*", re.IGNORECASE
)
_NOT_IN_SLUG = re.compile(r"[^\w]+")


def squish(name: str) -> str:
    """The name with blanks single and trimmed, control characters gone, cut at ``MAX_NAME``."""
    kept = "".join(c for c in name if unicodedata.category(c)[0] != "C" or c in "\t\n")
    return " ".join(kept.split())[:MAX_NAME].rstrip()


def key(name: str) -> str:
    """What two spellings of one tag have in common: case, accents and blanks folded."""
    decomposed = unicodedata.normalize("NFKD", squish(name).casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def sort_key(name: str) -> str:
    """For A–Z lists: the key without a leading article."""
    folded = key(name)
    return _ARTICLES.sub("", folded) or folded


def slug(name: str) -> str:
    """The tag's part of an address: letters of any script, digits and hyphens; never empty.

    ``/`` and ``&`` matter in relationships (romance and friendship), so they stay apart.
    """
    spelt = key(name).replace("/", " x ").replace("&", " and ")
    return _NOT_IN_SLUG.sub("-", spelt).strip("-_")[:120].rstrip("-") or "tag"
