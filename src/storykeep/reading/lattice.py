"""All likely ways a conversation may have gone, weighed against each other.

A second-order chain over the turns of a text: what speaks for each candidate of a turn, plus what it
means that the same person spoke one or two turns before. A tag late in a run of bare quotations so
tells who spoke the ones before it. Of the pairs (speaker before, speaker) the sixteen likeliest are
kept at each turn, so the cost is bounded per turn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import exp, log

from storykeep.reading.features import Candidates, Scenery, transition

_BEAM = 16
_ACTIVE = 8
NOBODY = -1
"""Stands for the speaker where nobody is a candidate."""
_HELD = 8.0
"""What it is worth to go on with a quotation that the paragraph before left open."""

Pair = tuple[int, int]


class Chain:
    """The chain itself: scores in, chances out. Candidates are numbers; the chain knows no text."""

    def __init__(self) -> None:
        self.steps: list[list[tuple[Pair, Pair, float]]] = []
        """For each turn the moves (pair before, pair after, gain)."""
        self.forward: list[dict[Pair, float]] = []
        self._states: dict[Pair, float] = {(NOBODY, NOBODY): 0.0}

    def add(self, local: Mapping[int, float], moves: tuple[float, float, float]) -> int:
        """Add a turn: each candidate’s score, and what it is worth to have spoken one turn before,
        two before, and both. Returns the likeliest speaker so far."""
        once, again, twice = moves
        steps: list[tuple[Pair, Pair, float]] = []
        sums: dict[Pair, list[float]] = defaultdict(list)
        for pair, score in self._states.items():
            earlier, before = pair
            for person, own in (local or {NOBODY: 0.0}).items():
                gain = own
                if person == before:
                    gain += once + (twice if person == earlier else 0.0)
                if person == earlier:
                    gain += again
                sums[(before, person)].append(score + gain)
                steps.append((pair, (before, person), gain))
        forward = {pair: _log_sum(scores) for pair, scores in sums.items()}
        top = max(forward.values())
        if len(forward) > _BEAM:
            least = sorted(forward.values(), reverse=True)[_BEAM - 1]
            forward = {pair: score for pair, score in forward.items() if score >= least}
        self._states = {pair: score - top for pair, score in forward.items()}
        self.forward.append(self._states)
        self.steps.append([step for step in steps if step[1] in forward])
        return max(self._states, key=self._states.__getitem__)[1]

    def backward(self) -> list[dict[Pair, float]]:
        """For each turn, what all that follows is worth from each pair on."""
        if not self.forward:
            return []
        behind: dict[Pair, float] = dict.fromkeys(self.forward[-1], 0.0)
        found = [behind]
        for steps in self.steps[:0:-1]:
            sums: dict[Pair, list[float]] = defaultdict(list)
            for before, after, gain in steps:
                if after in behind:
                    sums[before].append(gain + behind[after])
            scores = {pair: _log_sum(each) for pair, each in sums.items()}
            top = max(scores.values())
            behind = {pair: score - top for pair, score in scores.items()}
            found.append(behind)
        return found[::-1]

    def chances(self) -> list[dict[int, float]]:
        """For each turn the chance of each candidate, given everything before and behind it."""
        found = []
        for forward, behind in zip(self.forward, self.backward(), strict=True):
            whole = {
                pair: score + behind[pair] for pair, score in forward.items() if pair in behind
            }
            top = max(whole.values())
            chances: dict[int, float] = defaultdict(float)
            for (_, person), score in whole.items():
                chances[person] += exp(score - top)
            total = sum(chances.values())
            found.append({p: value / total for p, value in chances.items() if p != NOBODY})
        return found


class Lattice:
    """``features`` holds each turn’s candidates with their features; ``chances`` weighs them."""

    def __init__(self, scenery: Scenery, weights: Mapping[str, float]) -> None:
        self.features: list[dict[int, list[str]]] = []
        self._chain = Chain()
        active: list[int] = []
        for index, turn in enumerate(scenery.turns):
            features = Candidates(scenery, index, active).features
            local = {p: sum([weights.get(n, 0.0) for n in names]) for p, names in features.items()}
            once, again, twice = (weights.get(n, 0.0) for n in transition(scenery.turns, index))
            if turn.continues and not turn.cues:
                once = _HELD
            best = self._chain.add(local, (once, again, twice))
            self.features.append(features)
            active = [best, *(person for person in active if person != best)][:_ACTIVE]
            active = [person for person in active if person != NOBODY]

    def chances(self) -> list[dict[int, float]]:
        return self._chain.chances()


def _log_sum(scores: list[float]) -> float:
    if len(scores) == 1:
        return scores[0]
    top = max(scores)
    return top + log(sum([exp(score - top) for score in scores]))
