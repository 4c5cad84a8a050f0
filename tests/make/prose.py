"""Prose of any length that is like no other: words drawn by a seed, in sentences and paragraphs."""

from __future__ import annotations

import random

_LIST = """
lamp harbour letter storm coat kettle garden ladder river engine corridor promise candle
bridge mirror table stair bell shadow morning secret hand window door winter salt rope
anchor gull tide walked waited turned listened remembered carried broke mended opened
closed asked answered kept quiet grey heavy bright old empty narrow warm distant sudden
patient bitter gentle crooked silver she he they nobody somebody every never always under
over beside behind without again slowly then
"""
_WORDS = _LIST.split()


def make_paragraphs(seed: int | str, words: int) -> list[str]:
    """Paragraphs of 30 to 60 words, ``words`` or a few more in all."""
    chance, made, count = random.Random(f"prose {seed}"), [], 0
    while count < words:
        sentences = [_sentence(chance) for _ in range(chance.randint(3, 6))]
        made.append(" ".join(sentences))
        count += len(made[-1].split())
    return made


def make_prose(seed: int | str, words: int = 600) -> str:
    """A text of about so many words, the same for the same seed."""
    return "\n\n".join(make_paragraphs(seed, words))


def _sentence(chance: random.Random) -> str:
    drawn = [chance.choice(_WORDS) for _ in range(chance.randint(7, 12))]
    return f"{' '.join(drawn).capitalize()}."
