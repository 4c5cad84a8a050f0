"""What is fixed while a text’s turns are attributed: its cast, its narration, who is in view where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storykeep.reading.people.cast import Cast, Mention
from storykeep.reading.speech.focus import Chances, Focus, find_focus
from storykeep.reading.speech.turns import Turn
from storykeep.reading.text.layout import Span

_AROUND = 1_500
_SHARES = (0.02, 0.05, 0.2)
_OFTEN = ("told-rarely", "told-little", "told-some", "told-much")
_TO = re.compile(
    r"\b(?:to|toward|towards|at|addressed|addressing|told|tells|informed|assured|reminded|begged|"
    r"facing|upon|beside)\s+(?:his|her|my|poor|the|dear)?\s*\Z"
)
_CALLED = re.compile(
    r"(?:[,;:!?.—–\"“‘-]|\b(?:my|dear|yes|no|oh|well|good|please|you|old|thank you)\b)\s*"
    r"(?:(sir|father|papa|dad|daddy|uncle|brother|my lord|boy|lad|son|mister|monsieur|grandfather|"
    r"(?:old |my )?(?:man|fellow|chap|friend)|dude|mate|bro)"
    r"|(madam|madame|ma['’ ]?am|miss|mother|mama|mamma|mum|mom|mummy|mommy|aunt|sister|my lady|"
    r"girl|lass|missus|missis|mademoiselle|grandmother|woman))(?=['\"”’]?[,.!?;:—–-])",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Scenery:
    """What is fixed while the turns of a text are attributed one after another."""

    text: str
    paragraphs: Sequence[Span]
    turns: Sequence[Turn]
    cast: Cast
    narration: list[Mention]
    narration_starts: list[int]
    weight: Counter[int]
    standing: list[list[str]]
    """For each person what holds of them throughout: how often they are told to speak, and the like."""
    focus: Focus
    views: list[tuple[Chances, Chances]]
    """For each turn whom “he” and “she” would mean where it begins."""
    told_to_speak: dict[int, list[int]]
    """For each person the turns that name them as their speaker, in order."""
    cued: list[list[int]]
    """For each turn those its cues name."""
    named: list[list[int]]
    """For each turn those named in what is said, but not called."""
    vocatives: list[list[int]]
    """For each turn those it calls by name."""
    around: list[dict[int, int]]
    """For each turn how often each is named in the narration near by."""
    calling: list[dict[int, int]]
    """For each turn how often each is called by name near by."""
    told_to: list[tuple[int, ...]]
    """For each turn those its narration says it is spoken to."""
    called: list[str]
    """For each turn the gender of whom it calls “sir”, “ma’am”, “mother” …; else empty."""

    @classmethod
    def of(
        cls, text: str, paragraphs: Sequence[Span], turns: Sequence[Turn], cast: Cast
    ) -> Scenery:
        narration = [m for m in cast.mentions if not m.quoted]
        quoted = [m for m in cast.mentions if m.quoted]
        spoken = [quote for turn in turns for quote in turn.quotes]
        told_to = [told_to_of(text, turn, cast) for turn in turns]
        told_to_speak = _told_to_speak(turns)
        starts = [mention.start for mention in quoted]
        said = [
            quoted[bisect_left(starts, turn.start) : bisect_left(starts, turn.end)]
            for turn in turns
        ]
        focus, views = find_focus(text, paragraphs, cast, spoken, [turn.start for turn in turns])
        return cls(
            text=text,
            paragraphs=paragraphs,
            turns=turns,
            cast=cast,
            narration=narration,
            narration_starts=[m.start for m in narration],
            weight=Counter([mention.person for mention in cast.mentions]),
            standing=_standing(cast, told_to_speak),
            focus=focus,
            views=views,
            told_to_speak=told_to_speak,
            cued=[[cue.person for cue in turn.cues if cue.person is not None] for turn in turns],
            named=[[each.person for each in row if not each.vocative] for row in said],
            vocatives=[[each.person for each in row if each.vocative] for row in said],
            around=_around(turns, narration),
            calling=_around(turns, [mention for mention in quoted if mention.vocative]),
            told_to=told_to,
            called=[called_gender(text, turn) for turn in turns],
        )

    def told(self, start: int, end: int) -> list[Mention]:
        """Mentions in the narration of ``[start, end)``."""
        starts = self.narration_starts
        return self.narration[bisect_left(starts, start) : bisect_left(starts, end)]


def _standing(cast: Cast, told: Mapping[int, Sequence[int]]) -> list[list[str]]:
    total = max(1, sum(map(len, told.values())))
    found = []
    for index, person in enumerate(cast.people):
        times = len(told.get(index, ()))
        names = [_OFTEN[bisect_left(_SHARES, times / total)] if times else "never-told"]
        if index == cast.narrator:
            names.append("narrator")
        if person.noun:
            names.append("noun-person")
        found.append(names)
    return found


def _around(turns: Sequence[Turn], mentions: Sequence[Mention]) -> list[dict[int, int]]:
    """How often each person is mentioned near each turn: one window that moves along with the turns."""
    counts: dict[int, int] = {}
    found = []
    first = last = 0
    for turn in turns:
        while last < len(mentions) and mentions[last].start < turn.end + _AROUND:
            person = mentions[last].person
            counts[person] = counts.get(person, 0) + 1
            last += 1
        while first < last and mentions[first].start < turn.start - _AROUND:
            person = mentions[first].person
            counts[person] -= 1
            if not counts[person]:
                del counts[person]
            first += 1
        found.append(counts.copy())
    return found


def _told_to_speak(turns: Sequence[Turn]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for index, turn in enumerate(turns):
        for person in {cue.person for cue in turn.cues if cue.person is not None}:
            found.setdefault(person, []).append(index)
    return found


def told_to_of(text: str, turn: Turn, cast: Cast) -> tuple[int, ...]:
    """“… he said to Jack”, “She turned to Jack.”, “asked Jack”: whom a turn is said to."""
    stretches = [(max(turn.before[0], turn.before[1] - 200), turn.before[1])]
    stretches += [
        (one.end, other.start) for one, other in zip(turn.quotes, turn.quotes[1:], strict=False)
    ]
    stretches.append((turn.after[0], min(turn.after[1], turn.after[0] + 200)))
    return tuple(
        mention.person
        for start, end in stretches
        if end - start > 6
        for mention in cast.between(start, end)
        if _TO.search(text, max(start, mention.start - 24), mention.start)
    )


def called_gender(text: str, turn: Turn) -> str:
    """``m`` or ``f`` when a turn calls somebody by a word that tells; else empty."""
    for quote in turn.quotes:
        match = _CALLED.search(text, quote.start, quote.end)
        if match:
            return "m" if match.group(1) else "f"
    return ""
