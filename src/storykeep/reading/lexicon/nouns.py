"""Common nouns for people, with the gender they tell."""

from __future__ import annotations

from typing import Final

from storykeep.reading.lexicon.wordlist import words_of

_MEN = """man boy lad fellow gentleman husband father brother son uncle king prince guy knight waiter
    priest lord wizard butler policeman constable mariner sailor barman landlord postman cabman
    footman coachman vicar curate clergyman chap youth grandfather nephew waiter emperor duke
    dad papa boyfriend fiancé monk abbot salesman fisherman workman gardener footman blacksmith squire"""
_WOMEN = """woman girl lady wife mother sister daughter aunt queen princess maid witch lass nurse mistress
    housekeeper governess matron widow landlady waitress barmaid duchess countess empress niece
    mum mom mama mamma girlfriend fiancée grandmother actress hostess nun stewardess"""

GENDER_OF_NOUN: Final[dict[str, str]] = {
    **dict.fromkeys(words_of(_MEN), "m"),
    **dict.fromkeys(words_of(_WOMEN), "f"),
}
"""Noun → ``m`` or ``f``; nouns that tell neither are not in it."""

KIN: Final[frozenset[str]] = frozenset(
    words_of(
        """mother mum mom mama mamma father dad papa wife husband brother sister son daughter aunt uncle
        grandmother grandfather cousin niece nephew twin girlfriend boyfriend fiancé fiancée roommate"""
    )
)
"""Nouns that say whose someone is; all but “twin”, “cousin” and “roommate” tell a gender."""

GENERIC: Final = frozenset(
    words_of(
        "man woman boy girl lady gentleman fellow voice person lad creature guy men women other"
    )
)
"""Nouns that fit nearly everybody: alone they name nobody."""
