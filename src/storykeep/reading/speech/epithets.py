"""Epithets: “the painter” who speaks where Basil does is Basil, and no person of his own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from storykeep.reading.people.cast import Cast
from storykeep.reading.speech.attribute import Attribution
from storykeep.reading.speech.turns import Turn

_FEWEST = 2
_SHARE = 0.6


def settle_epithets(
    cast: Cast, turns: Sequence[Turn], attributions: Sequence[Attribution]
) -> list[Attribution]:
    """The attributions with each such epithet’s person in its place; ``cast`` is changed alike.

    An epithet is someone’s when at least two turns are told with it and three in five of them are
    that person’s, who has a name. It becomes one of their names.
    """
    meant = _meant(cast, turns, attributions)
    if not meant:
        return list(attributions)
    for noun, person in meant.items():
        cast.people[person].names.update(cast.people[noun].names)
        cast.people[noun].names.clear()
    cast.mentions = [
        mention._replace(person=meant[mention.person]) if mention.person in meant else mention
        for mention in cast.mentions
    ]
    return [_settled(each, meant) for each in attributions]


def _settled(each: Attribution, meant: Mapping[int, int]) -> Attribution:
    if each.speaker not in meant and each.addressee not in meant:
        return each
    speaker = None if each.speaker is None else meant.get(each.speaker, each.speaker)
    addressee = None if each.addressee is None else meant.get(each.addressee, each.addressee)
    return each._replace(speaker=speaker, addressee=None if addressee == speaker else addressee)


def _meant(
    cast: Cast, turns: Sequence[Turn], attributions: Sequence[Attribution]
) -> dict[int, int]:
    """Epithet → whose it is, both as indices into the cast’s people."""
    speakers: dict[int, Counter[int | None]] = defaultdict(Counter)
    for turn, attribution in zip(turns, attributions, strict=True):
        for cue in turn.cues:
            if cue.person is not None and cast.people[cue.person].noun:
                speakers[cue.person][attribution.speaker] += 1
    found = {}
    for noun, counts in speakers.items():
        best, count = max(counts.items(), key=lambda item: item[1])
        if best is None or cast.people[best].noun or counts.total() < _FEWEST:
            continue
        agree = "?" in (cast.people[noun].gender, cast.people[best].gender) or (
            cast.people[noun].gender == cast.people[best].gender
        )
        if agree and count >= _SHARE * counts.total():
            found[noun] = best
    return found
