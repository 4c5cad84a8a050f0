"""Likeness: how much of one text stands in another, told from small sketches of both. Plain Python.

``sketch_of(text)`` makes a sketch, ``compare(a, b)`` weighs two of them, ``judge`` says what the one
may be to the other, ``keys_of(text)`` are what to file a text under so that its likes are found.
The same text gives the same sketch and keys on any machine and any Python.
"""

from __future__ import annotations

from storykeep.likeness.comparing import Comparison, compare
from storykeep.likeness.judging import NEAR, NEWER, PART, SAME, About, Judgement, judge
from storykeep.likeness.shingles import bare_text, folded
from storykeep.likeness.sketch import SCHEME, Filed, Sketch, filed

__all__ = [
    "NEAR",
    "NEWER",
    "PART",
    "SAME",
    "SCHEME",
    "About",
    "Comparison",
    "Filed",
    "Judgement",
    "Sketch",
    "bare_text",
    "compare",
    "filed",
    "folded",
    "judge",
]
