"""Who of the cast belong together, strongest first, and the passages that say so. No Django."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

Said = Mapping[str, Any]
Place = tuple[int, int]

MOST = 12
"""Ties that are listed; with so few, each can be looked at."""
_MOST_PLACES = 3


@dataclass(frozen=True, slots=True)
class Bond:
    """One tie. ``number`` counts from 1 among those listed and names its places."""

    number: int
    a: str
    b: str
    exchanges: int
    together: int
    """Scenes in which both appear."""
    places: tuple[Place, ...]
    """Where they speak with one another; else where both are named in one scene."""

    def id(self, which: int) -> str:
        """The name of a place; ``which`` counts from 1."""
        return f"tie-{self.number}-{which}"


def bonds(said: Said, length: int) -> list[Bond]:
    """The strongest ties of a reading of a text so long; nobody who is known by no name."""
    named = {one["name"] for one in said.get("cast") or [] if one["name"][:1].isupper()}
    ties = [
        one
        for one in said.get("ties") or []
        if {one["a"], one["b"]} <= named and one["a"] != one["b"]
    ]
    ties.sort(key=lambda one: (-(one.get("exchanges") or 0), -(one.get("together") or 0)))
    speech = _speech_by_pair(said)
    found = []
    for number, one in enumerate(ties[:MOST], start=1):
        places = speech.get(frozenset((one["a"], one["b"]))) or list(_met(said, one["a"], one["b"]))
        kept = [(a, b) for a, b in places if 0 <= a <= b <= length][:_MOST_PLACES]
        exchanges, together = one.get("exchanges") or 0, one.get("together") or 0
        found.append(Bond(number, one["a"], one["b"], exchanges, together, tuple(kept)))
    return found


def _speech_by_pair(said: Said) -> dict[frozenset[str], list[Place]]:
    found: dict[frozenset[str], list[Place]] = {}
    for one in said.get("speech") or []:
        if one.get("speaker") and one.get("addressee"):
            pair = frozenset((one["speaker"], one["addressee"]))
            found.setdefault(pair, []).append((one["start"], one["end"]))
    return found


def _met(said: Said, a: str, b: str) -> Iterator[Place]:
    """The later of their two first names in each scene that names both."""
    places = {one["name"]: sorted(map(tuple, one.get("places") or [])) for one in said["cast"]}
    scenes = (
        scene for chapter in said.get("chapters") or [] for scene in chapter.get("scenes") or []
    )
    both = ((_first(places[a], scene), _first(places[b], scene)) for scene in scenes)
    found = (max(one, other) for one, other in both if one and other)
    yield from islice(found, _MOST_PLACES)


def _first(places: Sequence[Any], scene: Said) -> Place | None:
    index = bisect_left(places, (scene["start"], 0))
    if index < len(places) and places[index][0] < scene["end"]:
        start, end = places[index]
        return start, end
    return None
