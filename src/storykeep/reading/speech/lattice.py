"""All likely ways a conversation may have gone, weighed against each other.

A second-order chain over the turns of a text: what speaks for each candidate of a turn, plus what it
means that the same person spoke one or two turns before. A tag late in a run of bare quotations so
tells who spoke the ones before it. Of the pairs (speaker before, speaker) the sixteen likeliest are
kept at each turn, so the cost is bounded per turn.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp
from typing import NamedTuple

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


class Step(NamedTuple):
    """What one turn brings: each candidate’s factor, and what it is worth to have spoken one turn
    before, two before, and both."""

    factors: dict[int, float]
    once: float
    again: float
    twice: float

    def gain(self, pair: Pair, person: int) -> float:
        """What it is worth that this person speaks behind this pair."""
        earlier, before = pair
        gain = self.factors[person]
        if person == before:
            gain *= self.once * self.twice if person == earlier else self.once
        return gain * self.again if person == earlier else gain


class Chain:
    """The chain itself: scores in, chances out. Candidates are numbers; the chain knows no text.

    Weights are kept as factors, scaled to one at each turn. Nearly all pairs gain the same by a
    candidate; so sums are made for all at once, and what differs is put right behind.
    """

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.forward: list[dict[Pair, float]] = []
        """For each turn the pairs kept (speaker before, speaker) and their weights."""
        self._states: dict[Pair, float] = {(NOBODY, NOBODY): 1.0}

    def add(self, local: Mapping[int, float], moves: tuple[float, float, float]) -> int:
        """Add a turn: each candidate’s score, and what it is worth to have spoken one turn before,
        two before, and both. Returns the likeliest speaker so far."""
        local = local or {NOBODY: 0.0}
        least = max(local.values()) - _FAR
        factors = {p: exp(score - least - _FAR) for p, score in local.items() if score > least}
        once, again, twice = (exp(min(move, _FAR)) for move in moves)
        totals: dict[int, float] = {}
        for (_, before), weight in self._states.items():
            totals[before] = totals.get(before, 0.0) + weight
        sums: dict[Pair, float] = {}
        for before, total in totals.items():
            for person, factor in factors.items():
                sums[(before, person)] = total * factor
            if before in factors:
                both = self._states.get((before, before), 0.0) * (twice * again - 1.0)
                sums[(before, before)] = factors[before] * once * (total + both)
        for (earlier, before), weight in self._states.items():
            if earlier != before and earlier in factors:
                sums[(before, earlier)] += weight * factors[earlier] * (again - 1.0)
        self._states = _likeliest(sums)
        self.forward.append(self._states)
        self.steps.append(Step(factors, once, again, twice))
        return max(self._states, key=self._states.__getitem__)[1]

    def backward(self) -> list[dict[Pair, float]]:
        """For each turn, what all that follows is worth from each pair on."""
        if not self.forward:
            return []
        behind: dict[Pair, float] = dict.fromkeys(self.forward[-1], 1.0)
        found = [behind]
        for step, states in zip(self.steps[:0:-1], self.forward[-2::-1], strict=True):
            behind = _before(step, states, behind)
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


def _before(
    step: Step, states: Mapping[Pair, float], behind: Mapping[Pair, float]
) -> dict[Pair, float]:
    """What all that follows is worth from each of these pairs on, the most being one."""
    factors, once, again, twice = step
    worth = {after: factors[after[1]] * value for after, value in behind.items()}
    base: dict[int, float] = {}
    for (before, _), value in worth.items():
        base[before] = base.get(before, 0.0) + value
    sums: dict[Pair, float] = {}
    for pair in states:
        earlier, before = pair
        value = base.get(before, 0.0)
        if earlier == before:
            value += worth.get(pair, 0.0) * (once * twice * again - 1.0)
        else:
            value += worth.get((before, before), 0.0) * (once - 1.0)
            value += worth.get((before, earlier), 0.0) * (again - 1.0)
        sums[pair] = value
    top = max(sums.values()) or 1.0
    return {pair: value / top for pair, value in sums.items()}


def _likeliest(sums: dict[Pair, float]) -> dict[Pair, float]:
    """The sixteen pairs of most weight, the first weighing one."""
    weights = sorted(sums.values(), reverse=True)
    top = weights[0] or 1.0
    least = max(weights[min(_BEAM, len(weights)) - 1], top * _LEAST)
    return {pair: weight / top for pair, weight in sums.items() if weight >= least}


class Weights:
    """What features weigh: by the kind of turn for candidates, by their whole name for moves."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.moves = weights
        self.by_kind: dict[str, dict[str, float]] = {}
        for name, weight in weights.items():
            # “u:rank1” → table “u:”, name “rank1”
            self.by_kind.setdefault(name[:2], {})[name[2:]] = weight


class Lattice:
    """``features`` holds each turn’s candidates with their features; ``chances`` weighs them."""

    def __init__(self, scenery: Scenery, weights: Weights) -> None:
        self.features: list[dict[int, list[str]]] = []
        self._chain = Chain()
        worth = weights.moves.get
        active: list[int] = []
        for index, turn in enumerate(scenery.turns):
            candidates = Candidates(scenery, index, active)
            weight = weights.by_kind.get(candidates.kind, {}).get
            local = {
                person: sum([weight(name, 0.0) for name in names])
                for person, names in candidates.features.items()
            }
            once, again, twice = (
                sum([worth(name, 0.0) for name in names])
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
