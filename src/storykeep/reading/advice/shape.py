"""What the shape of a story calls for: who tells it, in which tense, its length, letters, two fandoms."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from storykeep.reading.document import Advice, Reading

_SAMPLE = 24_000
"""Characters of narration that tell its tense and person."""
_PAST = (" was ", " were ", " had ", " did ", " said ", " went ", " came ", " looked ")
_PRESENT = (" is ", " are ", " has ", " does ", " says ", " goes ", " comes ", " looks ")
_LETTER = re.compile(
    r"\n[ \t_*]*(?:(?:My )?(?:[Dd]ear|[Dd]earest|[Bb]eloved)(?: [\w.’'-]+){1,4}[,:;.!—-]"
    r"|(?:Your(?:s| [\w-]+)?(?: (?:ever|truly|faithfully|sincerely|affectionate|loving|obedient))[\w ]{0,30}"
    r"|Yours|Sincerely|With love|All my love),?)",
    re.MULTILINE,
)
_DIARY = re.compile(
    r"\n[ \t_*]*(?:(?:\d{1,2}(?:st|nd|rd|th)? )?(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b[ \d,.]{0,12}(?:[.:—-]|$)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b[^.\n]{0,30}(?:[.:—-]|$))",
    re.MULTILINE,
)
_PARTS = 6
_OFTEN = 1_500
"""Characters of narration, of which a first-person narrator says “I” once at least."""
_I = re.compile(r"\bI\b")
_YOU = re.compile(r"\b[Yy]ou\b")


def shape_of(text: str, reading: Reading, *, narrated: bool) -> Iterator[Advice]:
    """``narrated``: somebody of the story tells it and says “I”."""
    narration = _narration(text, reading)
    yield from _person(text, reading, narration, narrated=narrated)
    yield from _tense(text, reading, narration)
    yield from _letters(text, reading)
    yield from _length(reading)
    fandoms = [each for each in reading.fandoms if each.basis in {"header", "metadata"}]
    if len(fandoms) > 1:
        places = tuple(
            (f.start, f.end) for f in fandoms if f.start is not None and f.end is not None
        )
        yield Advice("tag", "Crossover", 0.8, places)


def _narration(text: str, reading: Reading) -> str:
    """The beginning of what is told, without what is said; every piece padded with blanks."""
    pieces: list[str] = []
    at = reading.chapters[0].start if reading.chapters else 0
    end = reading.chapters[-1].end if reading.chapters else len(text)
    size = 0
    for speech in reading.speech:
        pieces.append(text[at : speech.start])
        size += len(pieces[-1])
        at = speech.end
        if size > _SAMPLE:
            break
    pieces.append(text[at : min(end, at + max(0, _SAMPLE - size))])
    return f" {' '.join(pieces)} ".replace("\n", " ")


def _person(text: str, reading: Reading, narration: str, *, narrated: bool) -> Iterator[Advice]:
    words = len(narration) / 5.7
    if narrated and _throughout(narration):
        yield Advice("tag", "POV First Person", 0.88, _first(text, reading, _I))
    elif words > 80 and narration.count(" you ") + narration.count(" your ") > 0.02 * words:
        yield Advice("tag", "POV Second Person", 0.65, _first(text, reading, _YOU))


def _throughout(narration: str) -> bool:
    """Whether “I” stands in nearly every part, and not in one long letter alone."""
    size = len(narration) // _PARTS + 1
    parts = [narration[at : at + size] for at in range(0, len(narration), size)]
    with_i = sum(part.count(" I ") * _OFTEN >= len(part) for part in parts)
    return with_i >= len(parts) - 1


def _tense(text: str, reading: Reading, narration: str) -> Iterator[Advice]:
    past = sum(narration.count(word) for word in _PAST)
    present = sum(narration.count(word) for word in _PRESENT)
    if present >= 6 and present > 4 * past:
        signs = re.compile(r"\b(?:is|are|has|does|says|goes|comes|looks)\b")
        yield Advice("tag", "Present Tense", 0.8, _first(text, reading, signs))


def _first(text: str, reading: Reading, sign: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    """The first three places of a sign outside speech."""
    quotes = [(each.start, each.end) for each in reading.speech]
    starts = [start for start, _ in quotes]
    found: list[tuple[int, int]] = []
    for chapter in reading.chapters:
        for match in sign.finditer(text, chapter.start, chapter.end):
            index = bisect_right(starts, match.start()) - 1
            if index < 0 or match.start() >= quotes[index][1]:
                found.append(match.span())
                if len(found) == 3:
                    return tuple(found)
    return tuple(found)


def _letters(text: str, reading: Reading) -> Iterator[Advice]:
    """Letters or a diary, if the story is made of them: one for every few thousand words."""
    found: list[tuple[int, int]] = []
    for chapter in reading.chapters:
        for sign in (_LETTER, _DIARY):
            found += [match.span() for match in sign.finditer(text, chapter.start, chapter.end)]
    if len(found) >= max(3, reading.words / 700):
        yield Advice("tag", "Epistolary", 0.65, tuple(sorted(found)[:6]))


def _length(reading: Reading) -> Iterator[Advice]:
    if len(reading.chapters) != 1:
        return
    place: Sequence[tuple[int, int]] = [(reading.chapters[0].start, reading.chapters[0].end)]
    if reading.words == 100:
        yield Advice("tag", "Drabble", 0.9, tuple(place))
    elif reading.words == 200:
        yield Advice("tag", "Double Drabble", 0.8, tuple(place))


__all__ = ["shape_of"]
