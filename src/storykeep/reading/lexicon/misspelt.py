"""Labels of headers as they are misspelt: one letter too many, too few, wrong, or two changed about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from storykeep.reading.lexicon.labels import LABELS
from storykeep.reading.lexicon.wordlist import words_of

_OFTEN: Final = words_of(
    """
    title author fandom rating pairing pairings characters summary disclaimer disclaimers
    warnings warning spoilers category genre feedback archive distribution classification
    relationship published
    """
)
_SHORTEST = 5


def _with_one_gone(word: str) -> Iterator[str]:
    yield word
    for index in range(len(word)):
        yield word[:index] + word[index + 1 :]


_NEAR: Final = {variant: word for word in reversed(_OFTEN) for variant in _with_one_gone(word)}


def misspelt_field(folded: str) -> str | None:
    """The field that a folded label means if it is one of the usual labels, misspelt by a letter.

    >>> misspelt_field("auther"), misspelt_field("paring"), misspelt_field("random")
    ('author', 'pairing', None)
    """
    if not _SHORTEST <= len(folded) <= 15 or folded in LABELS:
        return None
    for variant in _with_one_gone(folded):
        word = _NEAR.get(variant)
        if word and word[0] == folded[0]:
            return LABELS[word]
    return None
