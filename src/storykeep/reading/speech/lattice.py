"""All likely ways a conversation may have gone, weighed against each other.

A second-order chain over the turns of a text: what speaks for each candidate of a turn, plus what it
means that the same person spoke one or two turns before. A tag late in a run of bare quotations so
tells who spoke the ones before it. Of the pairs (speaker before, speaker) the sixteen likeliest are
kept at each turn, so the cost is bounded per turn.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp

from storykeep.reading.speech.features import Candidates
from storykeep.reading.speech.moves import transition
from storykeep.reading.speech.scenery import Scenery

_BEAM = 16
_ACTIVE = 8
_FAR = 12.0
"""A candidate this far behind the best is out; no move is worth more."""
_LEAST = 1e-7
NOBODY = -1
"""Stands for the speaker where nobody is a candidate."""
_HELD = 8.0
"""What it is worth to go on with a quotation that the paragraph before left open."""

Pair = tuple[int, int]


class Chain:
    """The chain itself: scores in, chances out. Candidates are numbers; the chain knows no text.

    Weights are kept as factors, scaled to one at each turn.
    """

    def __init__(self) -> None:
        self.steps: list[list[tuple[Pair, Pair, float]]] = []
        """For each turn the moves (pair before, pair after, factor)."""
        self.forward: list[dict[Pair, float]] = []
        self._states: dict[Pair, float] = {(NOBODY, NOBODY): 1.0}

    def add(self, local: Mapping[int, float], moves: tuple[float, float, float]) -> int:
        """Add a turn: each candidate’s score, and what it is worth to have spoken one turn before,
        two before, and both. Returns the likeliest speaker so far."""
        local = local or {NOBODY: 0.0}
        highest = max(local.values())
        factors = [
            (p, exp(score - highest)) for p, score in local.items() if score > highest - _FAR
        ]
        once, again, twice = (exp(min(move, _FAR)) for move in moves)
        steps: list[tuple[Pair, Pair, float]] = []
        sums: dict[Pair, float] = {}
        for pair, weight in self._states.items():
            earlier, before = pair
            for person, factor in factors:
                gain = factor
                if person == before:
                    gain *= once * twice if person == earlier else once
                if person == earlier:
                    gain *= again
                after = (before, person)
                sums[after] = sums.get(after, 0.0) + weight * gain
                steps.append((pair, after, gain))
        self._states = _likeliest(sums)
        self.forward.append(self._states)
        if len(self._states) < len(sums):
            steps = [step for step in steps if step[1] in self._states]
        self.steps.append(steps)
        return max(self._states, key=self._states.__getitem__)[1]

    def backward(self) -> list[dict[Pair, float]]:
        """For each turn, what all that follows is worth from each pair on."""
        if not self.forward:
            return []
        behind: dict[Pair, float] = dict.fromkeys(self.forward[-1], 1.0)
        found = [behind]
        for steps in self.steps[:0:-1]:
            sums: dict[Pair, float] = {}
            for before, after, gain in steps:
                sums[before] = sums.get(before, 0.0) + gain * behind.get(after, 0.0)
            top = max(sums.values()) or 1.0
            behind = {pair: weight / top for pair, weight in sums.items()}
            found.append(behind)
        return found[::-1]

    def chances(self) -> list[dict[int, float]]:
        """For each turn the chance of each candidate, given everything before and behind it."""
        found = []
        for forward, behind in zip(self.forward, self.backward(), strict=True):
            chances: dict[int, float] = {}
            for pair, weight in forward.items():
                chance = weight * behind.get(pair, 0.0)
                chances[pair[1]] = chances.get(pair[1], 0.0) + chance
            total = sum(chances.values()) or 1.0
            found.append({p: value / total for p, value in chances.items() if p != NOBODY})
        return found


def _likeliest(sums: dict[Pair, float]) -> dict[Pair, float]:
    """The sixteen pairs of most weight, the first weighing one."""
    weights = sorted(sums.values(), reverse=True)
    top = weights[0] or 1.0
    least = max(weights[min(_BEAM, len(weights)) - 1], top * _LEAST)
    return {pair: weight / top for pair, weight in sums.items() if weight >= least}


class Lattice:
    """``features`` holds each turn’s candidates with their features; ``chances`` weighs them."""

    def __init__(self, scenery: Scenery, weights: Mapping[str, float]) -> None:
        self.features: list[dict[int, list[str]]] = []
        self._chain = Chain()
        by_kind = _by_kind(weights)
        active: list[int] = []
        for index, turn in enumerate(scenery.turns):
            candidates = Candidates(scenery, index, active)
            weight = by_kind.get(candidates.kind, {}).get
            local = {
                person: sum([weight(name, 0.0) for name in names])
                for person, names in candidates.features.items()
            }
            once, again, twice = (
                sum([weights.get(name, 0.0) for name in names])
                for names in transition(scenery.text, scenery.turns, index)
            )
            if turn.continues and not turn.cues:
                once = _HELD
            best = self._chain.add(local, (once, again, twice))
            self.features.append(candidates.features)
            active = [best, *(person for person in active if person != best)][:_ACTIVE]
            active = [person for person in active if person != NOBODY]

    def chances(self) -> list[dict[int, float]]:
        return self._chain.chances()


def _by_kind(weights: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """“u:rank1” → table “u:”, name “rank1”."""
    found: dict[str, dict[str, float]] = {}
    for name, weight in weights.items():
        found.setdefault(name[:2], {})[name[2:]] = weight
    return found
