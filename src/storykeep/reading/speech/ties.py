"""Ties: who talks with whom, and who appears in one scene together."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from storykeep.reading.document import ChapterReading, Tie
from storykeep.reading.people.cast import Cast
from storykeep.reading.speech.attribute import Attribution
from storykeep.reading.speech.turns import Turn

_MOST_TOGETHER = 12
_MOST = 200


def find_ties(
    cast: Cast,
    turns: Sequence[Turn],
    attributions: Sequence[Attribution],
    chapters: Sequence[ChapterReading],
) -> tuple[Tie, ...]:
    """Ties between people, the closest first. Per scene the twelve most present are looked at."""
    exchanges: Counter[tuple[int, int]] = Counter()
    for each in attributions:
        if each.speaker is not None and each.addressee is not None:
            exchanges[_pair(each.speaker, each.addressee)] += 1
    together: Counter[tuple[int, int]] = Counter()
    starts = [turn.start for turn in turns]
    for scene in (scene for chapter in chapters for scene in chapter.scenes):
        present = Counter(m.person for m in cast.between(scene.start, scene.end) if not m.quoted)
        for index in range(bisect_left(starts, scene.start), bisect_left(starts, scene.end)):
            speaker = attributions[index].speaker
            if speaker is not None:
                present[speaker] += 1
        people = sorted(person for person, _ in present.most_common(_MOST_TOGETHER))
        together.update(combinations(people, 2))
    pairs = sorted({*exchanges, *together}, key=lambda p: (-exchanges[p], -together[p], p))[:_MOST]
    return tuple(
        Tie(cast.people[a].name, cast.people[b].name, exchanges[(a, b)], together[(a, b)])
        for a, b in pairs
    )


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)
