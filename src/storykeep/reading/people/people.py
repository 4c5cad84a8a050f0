"""Who is a person: names weighed by what stands around them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from storykeep.reading.lexicon.common import NOT_PEOPLE, NUMBERS, PLACE_PREPOSITIONS, SWORN_BY
from storykeep.reading.lexicon.given_names import GENDER, TITLES
from storykeep.reading.lexicon.verbs import CORE, HUMAN, SPEECH_ALL, SPEECH_OTHER
from storykeep.reading.lexicon.wordlist import words_of
from storykeep.reading.people.names import Name, Vocabulary

_NEXT_WORD = re.compile(r"\s([^\W\d_]+)")
_LAST_WORD = re.compile(r"([^\W\d_]+)['’]?[\s]+\Z")
_LAST_BEFORE_THE = re.compile(
    r"([^\W\d_]+),?\s+(?:the|der|die|das|le|la|el|il)\s+\Z", re.IGNORECASE
)
_TELLS = re.compile(r"[\"”“»'’,!?…]\s*(?:[—–-]\s*)?[^\W\d_]+(?:\s+the)?\s+\Z")
_TOLD = re.compile(r"[\"”“»]\s+\Z")
_IS_NAMED = ("named", "name is", "name was", "name's", "name’s", "called", "am", "'m", "’m")
_BODY = re.compile(
    r"['’]s?\s+(?:\w+\s+)?(?:eyes?|hands?|face|voice|arms?|head|hair|lips?|mouth|shoulders?|heart|"
    r"smile|gaze|chest|expression|breath|mind|wife|husband|mother|father|brother|sister|son|daughter|"
    r"friend|cheeks?|neck|fingers?|tone|eyebrows?|lap|knees?|life|name)\b"
)


_SURNAMES_TOO = frozenset(
    words_of(
        "hall park street house castle church lake rivers wells bridges march may english french lane "
        "forest abbey banks fields ford grange marsh tower"
    )
)
_CIVIL = frozenset(["mr", "mrs", "miss", "ms", "dr", "doctor", "sir", "lady", "lord", "mister"])
_LETTERS = frozenset("aio")
_FIRM = 2.0
_NAMED = 1.5
"""What “my name is” says, or two deeds."""
_MONTHS = frozenset(["april", "may", "june", "august"])


@dataclass(slots=True)
class Evidence:
    """What the places of one name say about it."""

    count: int = 0
    mid: int = 0
    person: float = 0.0
    place: float = 0.0
    article: int = 0
    vocative: int = 0
    called: int = 0
    """How often it calls a person, alone between two marks too: “Sam!”"""
    wed: bool = False
    """Her husband is spoken of: “Edna’s husband”."""
    lean: float = 0.0
    """Pronouns behind the name: *he* counts up, *she* down."""


def weigh(text: str, names: Iterable[Name]) -> dict[tuple[str, tuple[str, ...]], Evidence]:
    """Evidence for each (title, tokens), from every place it stands."""
    table: dict[tuple[str, tuple[str, ...]], Evidence] = defaultdict(Evidence)
    for name in names:
        evidence = table[name.key]
        evidence.count += 1
        evidence.mid += not name.initial
        _weigh_before(text, name, evidence)
        _weigh_after(text, name, evidence)
    return table


def _weigh_before(text: str, name: Name, evidence: Evidence) -> None:
    before = text[max(0, name.start - 24) : name.start]
    spoken = before.rstrip()
    parted = len(spoken) < len(before)
    word = _last_word(before) if parted else ""
    if word == "the":
        evidence.article += 1
        led = _LAST_BEFORE_THE.search(before)
        word = led.group(1).casefold() if led else ""
    evidence.called += name.vocative
    if word in PLACE_PREPOSITIONS:
        evidence.place += 1
    elif word in SPEECH_ALL and not name.quoted:
        evidence.person += 1.5 if word in CORE or word in SPEECH_OTHER else 0.5
        if _TELLS.search(before):
            evidence.person += 1.5
    elif name.vocative and not _is_whole_quote(text, name):
        evidence.vocative += 1
        evidence.person += 1
    if not word.isalpha() and before[-6:].strip()[:1].isdigit():
        evidence.place += 2
    if parted and spoken.lower().endswith(_IS_NAMED):
        evidence.person += 1.5


def _last_word(before: str) -> str:
    """The folded word that a stretch of text ends with, if a blank stands behind it."""
    words = before.rsplit(maxsplit=1)
    if words and words[-1].isalpha():  # nearly always; the pattern is far dearer
        return words[-1].casefold()
    match = _LAST_WORD.search(before)
    return match.group(1).casefold() if match else ""


def _is_whole_quote(text: str, name: Name) -> bool:
    """“Friends?” may be anything; a name alone between two marks says nothing."""
    opens = text[name.start - 1 : name.start] in {'"', "“", "‘", "'", "«", "„"}
    return opens and any(mark in text[name.end : name.end + 3] for mark in "\"”’'»“")


def _weigh_after(text: str, name: Name, evidence: Evidence) -> None:
    if text[name.end : name.end + 1] == ":" and text[name.start - 1 : name.start] in {"\n", ""}:
        evidence.person += 1  # a speaker's name in a script
    if text[name.end : name.end + 1] in {"'", "’"}:
        if body := _BODY.match(text, name.end):
            evidence.person += 1
            evidence.wed = evidence.wed or body.group().endswith("husband")
        return
    match = _NEXT_WORD.match(text, name.end, name.end + 40)
    if match and match.group(1).endswith("ly") and match.group(1) not in HUMAN:
        match = _NEXT_WORD.match(text, match.end(), name.end + 40)
    word = match.group(1) if match else ""
    if word in HUMAN:
        evidence.person += 1.0
        if word in SPEECH_ALL and _TOLD.search(text, max(0, name.start - 3), name.start):
            evidence.person += 1.5
    elif word.casefold() in NUMBERS or text[name.end : name.end + 2].strip().isdigit():
        evidence.place += 2


def is_person(
    title: str,
    tokens: tuple[str, ...],
    evidence: Evidence,
    vocabulary: Vocabulary,
    hints: Collection[str] = (),
) -> bool:
    """The decision for one name. A title, or a usual given name, outweighs what is unclear.

    ``hints`` are folded words of names the story’s own header gives.
    """
    last, first = tokens[-1].casefold(), tokens[0].casefold()
    if first in hints and last in hints and evidence.place <= evidence.count:
        return True
    if first in vocabulary.numbered:
        return evidence.person > evidence.place
    if title:
        return _is_titled(title, tokens, evidence)
    if len(tokens) > 1 and last in _SURNAMES_TOO and evidence.person >= _NAMED > evidence.place:
        return True
    if last in NOT_PEOPLE or (len(tokens) > 1 and last in NUMBERS):
        return False
    if first in NOT_PEOPLE or first in _LETTERS:
        return False
    if first in SWORN_BY and evidence.person - evidence.vocative < _FIRM:
        return False
    if first in _MONTHS and not evidence.person:
        return False
    common = vocabulary.times_small(first) > vocabulary.capital[first]
    if first.partition("-")[0] in GENDER and not (common and len(tokens) == 1):
        return evidence.place <= max(2.0, 2 * evidence.person)
    needed = _needed(tokens, evidence, vocabulary, common=common)
    return evidence.person >= needed and evidence.person > evidence.place


def _is_titled(title: str, tokens: Sequence[str], evidence: Evidence) -> bool:
    last = tokens[-1].casefold()
    if len(tokens) == 1 and (last in _SURNAMES_TOO or last in NOT_PEOPLE):
        return title.split(maxsplit=1)[0] in _CIVIL
    if last in NOT_PEOPLE or (len(tokens) > 1 and last in NUMBERS):
        return False
    return evidence.place <= evidence.count * 0.8 or evidence.person > 0


def _needed(
    tokens: Sequence[str], evidence: Evidence, vocabulary: Vocabulary, *, common: bool
) -> float:
    """How much must speak for a name that no list knows."""
    first = tokens[0].casefold()
    if len(tokens) == 1 and first in TITLES and evidence.mid:
        return 1.0  # “the Doctor”
    needed = 2.0 if len(tokens) == 1 else 1.0
    if common:
        needed += 2.0
    elif not (evidence.mid or evidence.vocative):
        needed += 2.0 if vocabulary.times_small(first) else 1.0
    if evidence.article * 2 > evidence.count:
        needed += 1.0
    if len(first) == 1 or first in vocabulary.shouted:
        needed += 2.0
    return needed
