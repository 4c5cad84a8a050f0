"""Who says what to whom: every turn’s candidates ranked by a linear model, in reading order."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

from storykeep.reading.cast import Cast
from storykeep.reading.features import Candidates, Memory, Scenery
from storykeep.reading.layout import Span
from storykeep.reading.turns import Turn

_NONE_BELOW = 0.2
_REASONS = (
    ("cue-core-named", "name"), ("cue-weak-named", "name"), ("cue-I-narrator", "narrator"),
    ("pronoun-agrees", "pronoun"), ("pronoun-unknown", "pronoun"), ("noun-agrees", "noun"),
    ("beat", "action"), ("lead-in", "action"), ("paragraph", "action"),
    ("addressed-before", "addressed"), ("addressed-next", "answers"), ("spoke-2", "turns"),
)  # fmt: skip


class Attribution(NamedTuple):
    """Who speaks a turn: indices into the cast’s people."""

    speaker: int | None
    addressee: int | None
    basis: str | None
    confidence: float


@lru_cache(maxsize=1)
def shipped_weights() -> Mapping[str, float]:
    """The weights that ship: feature → weight. See ``docs/reading.md`` for what they were trained on."""
    data = files("storykeep.reading").joinpath("weights.json").read_text(encoding="utf-8")
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
    memory = Memory()
    found: list[Attribution] = []
    for index, turn in enumerate(turns):
        result = _continued(turn, found) or _ranked(Candidates(scenery, index, memory), weights)
        memory.speakers.append(result.speaker)
        if result.speaker is not None:
            memory.spoken[result.speaker] += 1
        found.append(result)
    return [
        result._replace(addressee=_addressee(scenery, index, found))
        for index, result in enumerate(found)
    ]


def _continued(turn: Turn, found: Sequence[Attribution]) -> Attribution | None:
    if turn.continues and found and not any(cue.kind == "name" for cue in turn.cues):
        return found[-1]._replace(basis="continued")
    return None


def _ranked(candidates: Candidates, weights: Mapping[str, float]) -> Attribution:
    scores = {
        person: sum([weights.get(name, 0.0) for name in names])
        for person, names in candidates.features.items()
    }
    if not scores:
        return Attribution(None, None, None, 0.0)
    best = max(scores, key=scores.__getitem__)
    top = scores[best]
    confidence = 1.0 / sum([exp(score - top) for score in scores.values()])
    if len(scores) == 1 and not candidates.turn.cues:
        confidence = min(confidence, 0.6)
    if confidence < _NONE_BELOW:
        return Attribution(None, None, None, round(confidence, 3))
    names = candidates.features[best]
    return Attribution(best, None, _basis(names), round(confidence, 3))


def _basis(names: Sequence[str]) -> str:
    """The plainest reason among a candidate’s features."""
    for start, basis in _REASONS:
        if any(name[2:].startswith(start) for name in names):
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
