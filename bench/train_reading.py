"""Trains the weights that say who speaks: ``python -m bench.train_reading`` writes ``weights.json``.

Trained on LitBank and QuoteLi3 only (both CC BY 4.0, named in the file); never on PDNC. The
chain’s weights are fitted to the likelihood of the true speakers, by AdaGrad with L2.
"""

from __future__ import annotations

import json
import random
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.corpora import litbank, quoteli
from bench.prepared import Prepared, owners_of, prepared
from storykeep.reading.speech import attribute as attribution
from storykeep.reading.speech.features import Candidates
from storykeep.reading.speech.lattice import NOBODY, Chain
from storykeep.reading.speech.moves import Moves, transition
from storykeep.reading.speech.scenery import Scenery

WEIGHTS = Path(attribution.__file__).with_name("weights.json")
SOURCES = (
    "Trained by bench/train_reading.py on LitBank (Bamman, Lewke and Mansoor 2020; CC BY 4.0) and "
    "QuoteLi3 (Muzny, Fang, Chang and Jurafsky 2017; CC BY 4.0)."
)
L2 = 180.0
EXPECTED = {
    "t:addressed": -2.5,
    "t:addressed-before": 1,
    "t:addressed-next": 0.7,
    "t:cue-I-narrator": 6,
    "t:cue-I-other": -1,
    "t:cue-core-named": 6,
    "t:cue-other": -2,
    "t:cue-weak-named": 4.5,
    "t:minor": -0.3,
    "t:not-recent": -0.5,
    "t:noun-agrees": 0.3,
    "t:noun-disagrees": -2,
    "t:noun-own": 3,
    "t:pronoun-agrees": 1.0,
    "t:pronoun-disagrees": -3,
    "t:pronoun-first-agreeing": 1.5,
    "t:pronoun-in-view": 1.0,
    "t:pronoun-narrator": -3,
    "t:pronoun-second-agreeing": 0.3,
    "t:pronoun-unknown": 0,
    "t:rank1": 0.4,
    "t:rank2": 0.2,
    "t:spoke-1-next": -0.7,
    "t:spoke-2-chained": 0.6,
    "t:spoken-of": -0.5,
    "u:addressed": -4,
    "u:addressed-before": 2,
    "u:addressed-next": 1.5,
    "u:beat-after-I": 2,
    "u:beat-after-first": 2.5,
    "u:beat-after-later": 1,
    "u:beat-after-pronoun-agrees": 1,
    "u:beat-after-pronoun-disagrees": -1.8,
    "u:beat-before-I": 2,
    "u:beat-before-first": 2.5,
    "u:beat-before-later": 1,
    "u:beat-before-pronoun-agrees": 0.8,
    "u:beat-before-pronoun-disagrees": -1.5,
    "u:beat-between-I": 2,
    "u:beat-between-first": 2.5,
    "u:beat-between-later": 1,
    "u:lead-in": 2,
    "u:minor": -0.5,
    "u:narrator": 0.3,
    "u:not-recent": -0.8,
    "u:paragraph-after": 0.3,
    "u:paragraph-before-first": 0.6,
    "u:rank1": 0.6,
    "u:rank2": 0.4,
    "u:rank3": 0.1,
    "u:rank4": -0.2,
    "u:rank5+": -0.4,
    "u:spoke-1-far": 0.2,
    "u:spoke-1-near": 0.2,
    "u:spoke-1-next": -1.6,
    "u:spoke-1-same": -0.5,
    "u:spoke-2-apart": 0.6,
    "u:spoke-2-chained": 1.6,
    "u:spoke-2-near": 1.0,
    "u:spoken-of": -0.8,
}
"""What the rules of thumb would say (``t:`` turns with a tag, ``u:`` without): where little is learned,
the weights stay near it."""
RATE = 0.1
ROUNDS = 20
AVERAGED = 10
"""The weights are the mean of these last rounds: one round’s depend on its order."""
PIECE = 30


@dataclass(slots=True)
class Conversation:
    """One text: for each turn its candidates’ features, the transitions, and the true speaker."""

    features: list[dict[int, list[str]]]
    moves: list[Moves]
    right: list[int | None]


def conversation(item: Prepared) -> Conversation:
    """A text as the chain sees it. Where paragraph breaks are guessed nothing is learned of turns."""
    scenery = Scenery.of(item.novel.text, item.layout.paragraphs, item.turns, item.cast)
    features = []
    moves: list[Moves] = []
    for index in range(len(item.turns)):
        past = reversed(item.gold[max(0, index - 8) : index])
        active = list(dict.fromkeys(each for each in past if each is not None))
        candidates = Candidates(scenery, index, active)
        features.append(
            {
                person: [candidates.kind + name for name in names]
                for person, names in candidates.features.items()
            }
        )
        moves.append(
            transition(item.novel.text, item.turns, index)
            if item.novel.has_paragraphs
            else ((), (), ())
        )
    right = [who if who in found else None for who, found in zip(item.gold, features, strict=True)]
    return Conversation(features, moves, right)


def _shared(name: str) -> str:
    return "*" + name[1:]


def _expected(name: str) -> float:
    kind, _, rest = name.partition(":")
    return EXPECTED.get(f"{'t' if kind in {'n', 'p', 'i', 'd'} else 'u'}:{rest}", 0.0)


class Model:
    """A weight for each feature: what it means in every kind of turn plus what it means in its own."""

    def __init__(self, data: Sequence[Conversation]) -> None:
        self.data = data
        self.weights: dict[str, float] = defaultdict(float)
        self._squares: dict[str, float] = defaultdict(float)

    def value(self, name: str) -> float:
        return _expected(name) + self.weights[name] + self.weights[_shared(name)]

    def learn(self, one: Conversation, rate: float, decay: float) -> None:
        """One AdaGrad step towards what is true and away from what is believed."""
        gradient: dict[str, float] = defaultdict(float)
        self._expect(one, gradient, 1.0, given=True)
        self._expect(one, gradient, -1.0, given=False)
        for name, slope in gradient.items():
            for part in (name, _shared(name)):
                change = slope - decay * self.weights[part]
                self._squares[part] += change * change
                self.weights[part] += rate * change / (self._squares[part] ** 0.5 + 1e-8)

    def _expect(
        self, one: Conversation, gradient: dict[str, float], sign: float, *, given: bool
    ) -> None:
        """Add how often each feature is expected to hold; ``given``: where the truth is known."""
        chain = Chain()
        cache: dict[str, float] = {}
        for features, moves, right in zip(one.features, one.moves, one.right, strict=True):
            allowed = {right: features[right]} if given and right is not None else features
            local = {p: sum(self._cached(cache, n) for n in names) for p, names in allowed.items()}
            worth = [sum(self._cached(cache, name) for name in names) for names in moves]
            chain.add(local, (worth[0], worth[1], worth[2]))
        for features, chances in zip(one.features, chain.chances(), strict=True):
            for person, chance in chances.items():
                for name in features[person]:
                    gradient[name] += sign * chance
        self._expect_moves(one, chain, gradient, sign)

    def _cached(self, cache: dict[str, float], name: str) -> float:
        if name not in cache:
            cache[name] = self.value(name)
        return cache[name]

    @staticmethod
    def _expect_moves(
        one: Conversation, chain: Chain, gradient: dict[str, float], sign: float
    ) -> None:
        behind = chain.backward()
        before: Mapping[tuple[int, int], float] = {(NOBODY, NOBODY): 1.0}
        for index, step in enumerate(chain.steps):
            once, again, twice = one.moves[index]
            if once:
                taken = [
                    (pair, after, weight * step.gain(pair, after[1]) * value)
                    for pair, weight in before.items()
                    for after, value in behind[index].items()
                    if after[0] == pair[1]
                ]
                total = sum(weight for _, _, weight in taken) or 1.0
                for (earlier, last), (_, now), weight in taken:
                    share = sign * weight / total
                    for name in once if now == last else ():
                        gradient[name] += share
                    for name in again if now == earlier else ():
                        gradient[name] += share
                    for name in twice if now == last == earlier else ():
                        gradient[name] += share
            before = chain.forward[index]


def train(items: Sequence[Prepared]) -> dict[str, float]:
    """Maximum conditional likelihood of the true speakers, by AdaGrad over pieces of the texts."""
    data = [piece for item in items for piece in _pieces(conversation(item))]
    model = Model(data)
    order = list(range(len(data)))
    chance = random.Random(5)
    summed: dict[str, float] = defaultdict(float)
    for round_ in range(ROUNDS):
        chance.shuffle(order)
        for number in order:
            model.learn(data[number], RATE, L2 / len(data))
        if round_ >= ROUNDS - AVERAGED:
            for name, weight in model.weights.items():
                summed[name] += weight / AVERAGED
    model.weights = summed
    names = {
        name for one in data for found in one.features for row in found.values() for name in row
    }
    names |= {name for one in data for moves in one.moves for each in moves for name in each}
    valued = {name: model.value(name) for name in names}
    return {name: round(weight, 3) for name, weight in valued.items() if abs(weight) > 5e-3}


def _pieces(whole: Conversation) -> list[Conversation]:
    """Stretches of thirty turns with a known speaker among them."""
    found = []
    for start in range(0, len(whole.features), PIECE):
        part = slice(start, start + PIECE)
        piece = Conversation(whole.features[part], whole.moves[part], whole.right[part])
        if any(right is not None for right in piece.right):
            found.append(piece)
    return found


def right_share(item: Prepared, weights: Mapping[str, float]) -> float:
    """Share of all the novel’s quotations given to the right person."""
    found = attribution.attribute(
        item.novel.text, item.layout.paragraphs, item.turns, item.cast, weights
    )
    owner = owners_of(item.cast, item.novel)
    said = {
        q.start: each.speaker
        for turn, each in zip(item.turns, found, strict=True)
        for q in turn.quotes
    }
    right = sum(
        quote.speaker in owner and said.get(quote.spans[0][0]) == owner[quote.speaker]
        for quote in item.novel.quotes
    )
    return right / len(item.novel.quotes)


def print_quoteli() -> None:
    """QuoteLi3, gold cast and quotations, each novel with weights not trained on it."""
    bank = [prepared(novel) for novel in litbank()]
    novels = list(quoteli())
    shares = []
    for novel in novels:
        others = [prepared(other) for other in novels if other is not novel]
        shares.append(right_share(prepared(novel, gold_cast=True), train(bank + others)))
        print(f"QuoteLi3 {novel.name:8} gold cast {shares[-1]:.3f}")
    print(f"QuoteLi3 average  gold cast {sum(shares) / len(shares):.3f}")


def main() -> int:
    items = [prepared(novel) for novel in [*litbank(), *quoteli()]]
    weights = train(items)
    WEIGHTS.write_text(
        json.dumps({"about": SOURCES, "weights": weights}, indent=0, sort_keys=True) + "\n",
        encoding="utf-8",
    )
    print(f"{len(weights)} weights from {sum(len(item.turns) for item in items)} turns")
    return 0


if __name__ == "__main__":
    sys.exit(main())
