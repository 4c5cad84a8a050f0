"""Who of the people that matter dies: told of by name, more than once, and silent afterwards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from storykeep.reading.document import CastMember, Speech
from storykeep.reading.people.cast import Cast, Mention

_DIES = re.compile(
    r"(?:,[^,.!?\n]{0,40},)?\s+(?:(?:was|is|lay|had[ ]been|were|has[ ]been|fell(?:[ ]down)?)\s+(?:quite\s+"
    r"|already\s+|now\s+|really\s+)?(?:dead|killed|slain|murdered|executed|hanged|no\s+more|gone\s+for\s+ever)\b"
    r"|(?:had\s+)?(?:died|dies|perished|passed\s+away|expired|bled\s+(?:out|to\s+death)|drowned)\b"
    r"(?!\s+(?:of|with)\s+(?:laugh|shame|envy|boredom))|(?:drew|breathed|gave|draws|breathes)\s+(?:his|her|a|one|their)\s+last"
    r"|had\s+stopped\s+breathing|stopped\s+breathing)"
)
_LEFT = re.compile(
    r"['’]s?\s+(?:(?:lifeless|dead|cold|poor|broken|last|untimely|own)\s+)*(?:body|corpse|grave|funeral|coffin|death"
    r"|deathbed|death-bed|remains|ashes|headstone|tombstone|burial|murder)\b"
)
_KILLED = re.compile(
    r"(?:\b(?:killed|murdered|slew|buried|poisoned|strangled|executed|mourn(?:ed|ing)?(?:\s+for)?"
    r"|(?:body|corpse|grave|death|funeral|loss|murder|killing|coffin)\s+of)\s+(?:poor\s+|the\s+|old\s+|little\s+)*)\Z"
)
_OR_NOT = re.compile(
    r"\b(?:if|not|never|would|could|might|may|should|almost|nearly|thought|dream\w*|pretend\w*|like|unless|wish\w*"
    r"|fear\w*|hope\w*|suppose\w*|imagin\w*|believ\w*|until|till|when|before|whether|who)\b|n['’]t\b|\?"
)
_BEFORE = 48
_MAJOR_SHARE = 0.06
_MAJOR_LEAST = 5
_SPEAKS_AGAIN = 2


class Death(NamedTuple):
    person: str
    places: tuple[tuple[int, int], ...]


class _Place(NamedTuple):
    start: int
    end: int
    sure: bool


def find_deaths(
    text: str, cast: Cast, members: Sequence[CastMember], speech: Sequence[Speech]
) -> list[Death]:
    """The deaths of major people, each with the places that tell of it."""
    if not any(
        word in text for word in ("dead", "died", "killed", "murder", "last", "dies", "slain")
    ):
        return []
    major = _major(members)
    numbers = {i for i, person in enumerate(cast.people) if person.name in major}
    places: dict[int, list[_Place]] = {}
    for mention in cast.mentions:
        if mention.person in numbers:
            place = _place(text, mention)
            if place:
                places.setdefault(mention.person, []).append(place)
    found = []
    for number, told in places.items():
        name = cast.people[number].name
        if _dies(name, told, speech):
            found.append(Death(name, tuple((each.start, each.end) for each in told)))
    return found


def _major(members: Sequence[CastMember]) -> set[str]:
    """Those who are much in view; one may be there without ever speaking."""
    total = sum(each.mentions + each.quotes for each in members) or 1
    return {
        each.name
        for each in members[:6]
        if each.mentions >= _MAJOR_LEAST
        and each.mentions + each.quotes >= _MAJOR_SHARE * total
        and each.quotes
    }


def _place(text: str, mention: Mention) -> _Place | None:
    after = _DIES.match(text, mention.end, mention.end + 90)
    left = _LEFT.match(text, mention.end, mention.end + 50)
    lead = text[max(0, mention.start - _BEFORE) : mention.start]
    killed = _KILLED.search(lead)
    if not (after or left or killed):
        return None
    sentence = re.split(r"[.!;:\n“”\"]", lead)[-1]
    within = text[mention.end : after.end()] if after else ""
    if _OR_NOT.search(sentence) or _OR_NOT.search(within):
        return None
    start = mention.start - len(killed.group()) if killed else mention.start
    end = after.end() if after else left.end() if left else mention.end
    return _Place(start, end, bool(after) and not mention.quoted)


def _dies(name: str, told: Sequence[_Place], speech: Sequence[Speech]) -> bool:
    """Told of twice, once plainly in the narration; who speaks on afterwards is not dead."""
    sure = [place for place in told if place.sure]
    if len(told) < 2 or not sure:
        return False
    again = [
        each
        for each in speech
        if each.start > sure[0].end and each.speaker == name and each.confidence > 0.5
    ]
    return len(again) < _SPEAKS_AGAIN


__all__ = ["Death", "find_deaths"]
