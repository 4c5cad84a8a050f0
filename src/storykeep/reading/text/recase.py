"""Texts without capitals: names are found by what stands beside them and set in capitals again.

The recased text has the same length, so every offset stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from storykeep.reading.lexicon.common import NOT_PEOPLE, OPENERS
from storykeep.reading.lexicon.given_names import GENDER, TITLES
from storykeep.reading.lexicon.nouns import GENDER_OF_NOUN
from storykeep.reading.lexicon.verbs import HUMAN, SPEECH, SPEECH_ALL
from storykeep.reading.lexicon.wordlist import words_of

_WORD = re.compile(r"[^\W\d_]+")
_TITLED = re.compile(r"\b([a-z]{2,12})\.?\s+([^\W\d_]{2,25})")
_TOLD = re.compile(r"[\"”»]\s*([^\W\d_]+)\s+([^\W\d_]+)")
_CALLED = re.compile(r"[,\"“]\s*([^\W\d_]{3,25})[,.!?]+[\"”]")
_STARTS = re.compile(r"(?:^|[.!?…][\"”’)]*\s+|[\"“«]\s*|\n\s*)([^\W\d_])|\b(i)\b")
_ADDRESSED_BEFORE = frozenset(
    words_of(
        """mr mrs miss ms dr sir lady lord captain colonel professor aunt uncle inspector madame"""
    )
)
_WORDS_TOO = frozenset(
    words_of(
        """art bill bob dale dawn dean drew earl eve faith frank gene grace grant guy hope iris ivy jade
        joy june lance may mark miles max melody olive pat penny pearl ray rich rob rose ruby sandy
        skip sue summer ted tad violet will wade woody chance chase chuck dick don frankie gale
        heather hazel holly jack jean josh ken kit lee mac mason merry nick peg pierce ralph
        ash rod ross rusty sky star storm tanner trey van victor ward worth amber april august crystal
        daisy fern flora ginger jo lily charity autumn angel art""",
    )
)
_FEWEST = 2
_SAMPLE = 20_000
"""Characters that tell whether a text has capitals; the first of them usually do."""
_GLANCE = 4_000


def is_lower_case(text: str) -> bool:
    """Whether a text of some length is written without capitals."""
    sample = text[:_SAMPLE]
    if sum(map(str.isupper, sample[:_GLANCE])) * 400 >= _SAMPLE:
        return False  # as nearly everywhere: no need to count the letters
    letters = sum(map(str.isalpha, sample))
    return letters > 200 and sum(map(str.isupper, sample)) * 400 < letters


def recased(text: str, hints: Collection[str] = ()) -> str:
    """The text with capitals at sentence starts and in the names found. Its length does not change."""
    names = _names(text) | (set(hints) & set(_WORD.findall(text)))
    words = _WORD.sub(
        lambda match: _capital(match.group()) if match.group() in names else match.group(), text
    )
    return _STARTS.sub(lambda match: match.group()[:-1] + _capital(match.group()[-1]), words)


def _names(text: str) -> set[str]:
    counts = Counter(_WORD.findall(text))
    found: Counter[str] = Counter()
    titles: set[str] = set()
    for match in _TITLED.finditer(text):
        if match.group(1) in _ADDRESSED_BEFORE and _may_name(match.group(2)):
            found[match.group(2)] += 2
            titles.add(match.group(1))
    for match in _TOLD.finditer(text):
        first, second = match.groups()
        if first in SPEECH_ALL and _may_name(second):
            found[second] += 1
        elif second in SPEECH_ALL and _may_name(first):
            found[first] += 1
    for match in _CALLED.finditer(text):
        if match.group(1) in GENDER and match.group(1) not in _WORDS_TOO:
            found[match.group(1)] += 1
    given = {
        word for word in counts if word in GENDER and word not in _WORDS_TOO and _may_name(word)
    }
    return {word for word, count in found.items() if count >= _FEWEST} | given | titles


def _may_name(word: str) -> bool:
    return (
        word not in OPENERS
        and word not in NOT_PEOPLE
        and word not in TITLES
        and word not in GENDER_OF_NOUN
        and word not in HUMAN | SPEECH
        and not word.endswith(("ly", "ing"))
        and len(word) > 1
    )


def _capital(word: str) -> str:
    first = word[:1].upper()
    return first + word[1:] if len(first) == 1 else word
