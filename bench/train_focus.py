"""Trains the weights that say whom “he” and “she” mean: ``python -m bench.train_focus``.

Trained on LitBank’s coreference alone (CC BY 4.0, named in the file). A pronoun counts where its
chain has a name in the cast. Multinomial logistic regression, AdaGrad with L2.
"""

from __future__ import annotations

import json
import random
import sys
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import exp
from pathlib import Path

from bench.corpora import Chains, litbank_chains
from bench.prepared import cast_of
from storykeep.reading.people.cast import Cast
from storykeep.reading.speech import focus as looking
from storykeep.reading.speech.focus import Focus, events_of, kind_of_place
from storykeep.reading.text.layout import lay_out
from storykeep.story.plain import paragraphs_of

WEIGHTS = Path(looking.__file__).with_name("focus.json")
SOURCES = (
    "Trained by bench/train_focus.py on the coreference of LitBank (Bamman, Lewke and Mansoor "
    "2020; CC BY 4.0)."
)
RATE = 0.1
ROUNDS = 12
L2 = 2.0
EXPECTED = {"opens-0": 0.0, "opens-1": 0.8}
"""A rule of thumb that LitBank, which keeps no paragraphs, cannot teach: who opens one is its subject."""

Example = tuple[list[tuple[int, list[str]]], int]
"""The people a pronoun may mean with their features, and whom it means."""


def examples(one: Chains) -> Iterator[Example]:
    """Every pronoun of a passage whose chain names one of the cast, each told the truth before it."""
    quotes, cast = cast_of(one.novel)
    layout = lay_out(one.novel.text, (p.start for p in paragraphs_of(one.novel.text)))
    owner = _owners(one, cast)
    truth = {start: owner[chain] for start, _, chain in one.mentions if chain in owner}
    starts = [span.start for span in layout.paragraphs]
    ends = [quote.end for quote in quotes]
    focus = Focus({})
    for event in events_of(one.novel.text, cast, quotes):
        paragraph = bisect_left(starts, event.place + 1)
        if event.person >= 0:
            focus.name(event, paragraph)
            continue
        right = truth.get(event.place)
        kind = kind_of_place(event.place, starts[paragraph - 1] if paragraph else 0, ends)
        rows = focus.features(event.gender, event.place, paragraph, kind, cast)
        if right is not None:
            if len(rows) > 1 and any(person == right for person, _ in rows):
                yield rows, right
            focus.mean(right, event.gender, event.place, paragraph)
        elif rows:
            focus.mean(rows[0][0], event.gender, event.place, paragraph)


def _owners(one: Chains, cast: Cast) -> dict[str, int]:
    """Chain → the person of the cast most of its names belong to."""
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    for start, end, chain in one.mentions:
        for mention in cast.between(start, end):
            if mention.start - start < 8 and end - mention.end < 2:
                votes[chain][mention.person] += 1
    return {chain: each.most_common(1)[0][0] for chain, each in votes.items()}


def train(data: Sequence[Example]) -> dict[str, float]:
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(float)
    order = list(range(len(data)))
    chance = random.Random(3)
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for number in order:
            rows, right = data[number]
            slopes: dict[str, float] = defaultdict(float)
            for (person, names), belief in zip(rows, beliefs(rows, weights), strict=True):
                for name in _with_shared(names):
                    slopes[name] += (person == right) - belief
            for name, slope in slopes.items():
                if name.partition(":")[2] in EXPECTED:
                    continue
                change = slope - L2 / len(data) * weights[name]
                squares[name] += change * change
                weights[name] += RATE * change / (squares[name] ** 0.5 + 1e-8)
    names = {name for rows, _ in data for _, each in rows for name in each}
    return {name: round(_value(name, weights), 3) for name in sorted(names)}


def _value(name: str, weights: Mapping[str, float]) -> float:
    expected = EXPECTED.get(name.partition(":")[2], 0.0)
    return expected + weights.get(name, 0.0) + weights.get(_shared(name), 0.0)


def _shared(name: str) -> str:
    return "*" + name[name.index(":") :]


def _with_shared(names: Sequence[str]) -> list[str]:
    return [*names, *map(_shared, names)]


def beliefs(
    rows: Sequence[tuple[int, list[str]]], weights: Mapping[str, float], *, shared: bool = True
) -> list[float]:
    scores = [
        sum(_value(n, weights) if shared else weights.get(n, 0.0) for n in names)
        for _, names in rows
    ]
    top = max(scores)
    factors = [exp(score - top) for score in scores]
    return [factor / sum(factors) for factor in factors]


def right_share(data: Sequence[Example], weights: Mapping[str, float]) -> float:
    right = 0
    for rows, truth in data:
        believed = beliefs(rows, weights, shared=False)
        right += rows[believed.index(max(believed))][0] == truth
    return right / len(data)


def main() -> int:
    passages = [list(examples(one)) for one in litbank_chains()]
    for fold in range(5):
        held = [each for n, rows in enumerate(passages) if n % 5 == fold for each in rows]
        rest = [each for n, rows in enumerate(passages) if n % 5 != fold for each in rows]
        first = sum(rows[0][0] == right for rows, right in held) / len(held)
        print(f"fold {fold}: {len(held)} pronouns, right {right_share(held, train(rest)):.3f}; "
              f"whoever was told of last {first:.3f}")  # fmt: skip
    weights = train([each for rows in passages for each in rows])
    WEIGHTS.write_text(
        json.dumps({"about": SOURCES, "weights": weights}, indent=0, sort_keys=True) + "\n",
        encoding="utf-8",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
