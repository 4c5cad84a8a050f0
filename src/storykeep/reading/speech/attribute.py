"""Who says what to whom, and why: each turn’s likeliest speaker over all that its neighbours tell."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from storykeep.reading.people.cast import Cast
from storykeep.reading.speech.lattice import Lattice, Weights
from storykeep.reading.speech.scenery import Scenery
from storykeep.reading.speech.turns import Turn
from storykeep.reading.text.layout import Span

_NONE_BELOW = 0.2
_TEMPER = 0.8
"""Brings chances down to the share that is right. Novels held out of training ask for 0.7 to 0.8."""
_ALONE = 0.7
"""What is known of a speaker when nobody else could be one: the text may hide some."""
_REASONS = (
    ("cue-core-named", "name"), ("cue-weak-named", "name"), ("cue-I-narrator", "narrator"),
    ("pronoun-agrees", "pronoun"), ("pronoun-unknown", "pronoun"), ("noun-own", "noun"),
    ("noun-agrees", "noun"),
    ("beat", "action"), ("lead-in", "action"), ("paragraph", "action"),
    ("addressed-before", "addressed"), ("addressed-next", "answers"), ("told", "turns"),
)  # fmt: skip


class Attribution(NamedTuple):
    """Who speaks a turn: indices into the cast’s people."""

    speaker: int | None
    addressee: int | None
    basis: str | None
    confidence: float


@lru_cache(maxsize=1)
def shipped_weights() -> Weights:
    """The weights that ship. ``docs/reading.md`` says what they were trained on."""
    data = files("storykeep.reading.speech").joinpath("weights.json").read_text(encoding="utf-8")
    return Weights(json.loads(data)["weights"])


def attribute(
    text: str,
    paragraphs: Sequence[Span],
    turns: Sequence[Turn],
    cast: Cast,
    weights: Mapping[str, float] | None = None,
) -> list[Attribution]:
    """One attribution for each turn. Cost: bounded per turn."""
    scenery = Scenery.of(text, paragraphs, turns, cast)
    lattice = Lattice(scenery, shipped_weights() if weights is None else Weights(weights))
    found = [
        _answer(chances, features)
        for chances, features in zip(lattice.chances(), lattice.features, strict=True)
    ]
    return [
        result._replace(addressee=_addressee(scenery, index, found))
        for index, result in enumerate(found)
    ]


def _answer(chances: Mapping[int, float], features: Mapping[int, list[str]]) -> Attribution:
    if not chances:
        return Attribution(None, None, None, 0.0)
    best = max(chances, key=chances.__getitem__)
    if chances[best] < _NONE_BELOW:
        return Attribution(None, None, None, round(chances[best], 3))
    confidence = _tempered(chances, best)
    if len(features) == 1 and "cue-core-named" not in features[best]:
        confidence = min(confidence, _ALONE)
    return Attribution(best, None, _basis(features[best]), confidence)


def _tempered(chances: Mapping[int, float], best: int) -> float:
    tempered = {person: pow(chance, _TEMPER) for person, chance in chances.items()}
    share: float = tempered[best] / sum(tempered.values())
    return round(share, 3)


def _basis(names: Sequence[str]) -> str:
    """The plainest reason among a candidate’s features."""
    listed = "|" + "|".join(names)
    for start, basis in _REASONS:
        if "|" + start in listed:
            return basis
    return "near"


def _addressee(scenery: Scenery, index: int, found: Sequence[Attribution]) -> int | None:
    """Whom a turn names as “you”, else whoever spoke just before or speaks just after."""
    turns, speaker = scenery.turns, found[index].speaker
    for person in scenery.vocatives[index]:
        if person != speaker:
            return person
    for near in (index - 1, index + 1):
        if 0 <= near < len(turns) and abs(turns[near].paragraph - turns[index].paragraph) <= 3:
            other = found[near].speaker
            if other is not None and other != speaker and speaker is not None:
                return other
    return None
