"""What is fixed while a text’s turns are attributed: its cast, its narration, who is in view where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from storykeep.reading.people.cast import Cast, Mention
from storykeep.reading.speech.focus import Chances, Focus, find_focus
from storykeep.reading.speech.turns import Turn
from storykeep.reading.text.layout import Span

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
    quoted: list[Mention]
    quoted_starts: list[int]
    weight: Counter[int]
    focus: Focus
    views: list[tuple[Chances, Chances]]
    """For each turn whom “he” and “she” would mean where it begins."""
    told_to_speak: dict[int, list[int]]
    """For each person the turns that name them as their speaker, in order."""
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
        focus, views = find_focus(text, paragraphs, cast, spoken, [turn.start for turn in turns])
        return cls(
            text=text,
            paragraphs=paragraphs,
            turns=turns,
            cast=cast,
            narration=narration,
            narration_starts=[m.start for m in narration],
            quoted=quoted,
            quoted_starts=[m.start for m in quoted],
            weight=Counter(m.person for m in cast.mentions),
            focus=focus,
            views=views,
            told_to_speak=_told_to_speak(turns),
            told_to=told_to,
            called=[called_gender(text, turn) for turn in turns],
        )

    def told(self, start: int, end: int) -> list[Mention]:
        """Mentions in the narration of ``[start, end)``."""
        starts = self.narration_starts
        return self.narration[bisect_left(starts, start) : bisect_left(starts, end)]

    def spoken_of(self, turn: Turn) -> list[Mention]:
        """Mentions within the quotations of a turn."""
        starts = self.quoted_starts
        return self.quoted[bisect_left(starts, turn.start) : bisect_left(starts, turn.end)]


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
