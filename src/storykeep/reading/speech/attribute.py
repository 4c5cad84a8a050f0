"""Who says what to whom, and why: each turn’s likeliest speaker over all that its neighbours tell."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from storykeep.reading.people.cast import Cast
from storykeep.reading.speech.lattice import Lattice
from storykeep.reading.speech.scenery import Scenery
from storykeep.reading.speech.turns import Turn
from storykeep.reading.text.layout import Span

_NONE_BELOW = 0.2
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
def shipped_weights() -> Mapping[str, float]:
    """The weights that ship: feature → weight. ``docs/reading.md`` says what they were trained on."""
    data = files("storykeep.reading.speech").joinpath("weights.json").read_text(encoding="utf-8")
    weights: dict[str, float] = json.loads(data)["weights"]
    return weights


def attribute(
    text: str,
    paragraphs: Sequence[Span],
    turns: Sequence[Turn],
    cast: Cast,
    weights: Mapping[str, float] | None = None,
) -> list[Attribution]:
    """One attribution for each turn. Cost: bounded per turn."""
    weights = shipped_weights() if weights is None else weights
    scenery = Scenery.of(text, paragraphs, turns, cast)
    lattice = Lattice(scenery, weights)
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
    confidence = round(chances[best], 3)
    if len(features) == 1 and "cue-core-named" not in features[best]:
        confidence = min(confidence, _ALONE)
    if confidence < _NONE_BELOW:
        return Attribution(None, None, None, confidence)
    return Attribution(best, None, _basis(features[best]), confidence)


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
    for mention in scenery.spoken_of(turns[index]):
        if mention.vocative and mention.person != speaker:
            return mention.person
    for near in (index - 1, index + 1):
        if 0 <= near < len(turns) and abs(turns[near].paragraph - turns[index].paragraph) <= 3:
            other = found[near].speaker
            if other is not None and other != speaker and speaker is not None:
                return other
    return None
