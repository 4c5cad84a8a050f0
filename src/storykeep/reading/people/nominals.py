"""People known by a common noun only: “said the mariner”, “the first policeman asked”.

Found where they speak, then wherever the same words stand. Kin (“her mother”) are left to those
they belong to.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from storykeep.reading.lexicon.nouns import GENDER_OF_NOUN, GENERIC
from storykeep.reading.lexicon.verbs import SPEECH_ALL
from storykeep.reading.lexicon.wordlist import words_of
from storykeep.reading.text.quotes import Quote

_TAG = re.compile(r"\s*[,—-]*\s*([^\W\d_]+)\s+the\s+((?:[a-zß-ÿ-]+\s+){0,2}[a-zß-ÿ-]+)")
_PLAIN = re.compile(r"\s*[,—-]*\s*[Tt]he\s+((?:[a-zß-ÿ-]+\s+){1,4})")
_STOP = frozenset(
    words_of(
        """of with in to at from and who as when on by for that which behind then again after before
        had was were is are at last at length into over under without but while through about not
        other others latter former rest whole same way word words thing things time first second
        more most next one two three than very too so up down out off"""
    )
)
_ORDINALS = frozenset(words_of("first second third other old young little tall fat big small"))
_FEWEST_TAGS = 2


def find_nominals(
    text: str, quotes: Sequence[Quote], place: tuple[int, int]
) -> list[tuple[str, str, list[tuple[int, int, bool]]]]:
    """(label, gender, places) of each; a place is (start, end, inside speech)."""
    told = Counter(label for quote in quotes if (label := _told(text, quote.end)))
    labels = [label for label, count in told.items() if count >= _FEWEST_TAGS]
    if not labels:
        return []
    starts = [quote.start for quote in quotes]
    places: dict[str, list[tuple[int, int, bool]]] = {label: [] for label in labels}
    longest_first = sorted(labels, key=len, reverse=True)
    either = "|".join(re.escape(each).replace("\\ ", r"\s+") for each in longest_first)
    pattern = re.compile(rf"[Tt]he\s+({either})\b(?!['’]s?\s)")
    for match in pattern.finditer(text, *place):
        index = bisect_right(starts, match.start()) - 1
        quoted = index >= 0 and match.start() < quotes[index].end
        label = " ".join(match.group(1).split())
        places[label].append((match.start(), match.end(), quoted))
    return [
        (f"the {label}", GENDER_OF_NOUN.get(label.rsplit(" ", 1)[-1], "?"), found)
        for label, found in places.items()
        if found
    ]


def _told(text: str, end: int) -> str | None:
    """The noun of the tag behind a quotation: “first policeman”."""
    if text.find("the", end, end + 60) < 0 and text.find("The", end, end + 60) < 0:
        return None
    match = _TAG.match(text, end, end + 60)
    if match and match.group(1) in SPEECH_ALL:
        return _label(match.group(2).split())
    match = _PLAIN.match(text, end, end + 60)
    if not match:
        return None
    words = match.group(1).split()
    for index, word in enumerate(words):
        if word in SPEECH_ALL:
            return _label(words[:index])
    return None


def _label(words: Sequence[str]) -> str | None:
    kept: list[str] = []
    for word in words:
        if (word in _STOP and word not in _ORDINALS) or word.endswith("ly"):
            break
        kept.append(word)
    if not kept or kept[-1] in _STOP or kept[-1] in _ORDINALS or len(kept[-1]) < 3:
        return None
    noun = kept[-1]
    if noun in GENERIC and len(kept) < 2:
        return None
    described = len(kept) > 1 and (noun in GENERIC or kept[-2] in _ORDINALS)
    return " ".join(kept[-2:]) if described else noun
