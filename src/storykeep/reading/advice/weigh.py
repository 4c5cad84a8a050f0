"""Which themes have signs enough, close enough together, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from storykeep.reading.advice.signs import Sign, Signs
from storykeep.reading.advice.themes import THEMES, Theme

SHOWN = 6
"""Passages shown for one piece of advice."""


_MUST = frozenset(group for theme in THEMES for group in theme.must)


def themes_in(signs: Signs, words: int) -> Iterator[tuple[Theme, list[Sign]]]:
    """Each theme that holds, with the signs that show it best. ``words`` is the story’s length."""
    by_group: dict[str, list[Sign]] = {}
    _gather(by_group, signs.find(_MUST))
    possible = [theme for theme in THEMES if _must(theme, by_group, words)]
    also = frozenset(group for theme in possible for group in theme.also) - _MUST
    if also:
        near = [
            (sign.start - theme.window, sign.end + theme.window)
            for theme in possible
            for sign in _must(theme, by_group, words)
        ]
        _gather(by_group, signs.find(also, _joined(near)))
    for theme in possible:
        found = _best(theme, by_group)
        if found:
            yield theme, found


def _gather(by_group: dict[str, list[Sign]], found: Iterable[Sign]) -> None:
    for sign in found:
        by_group.setdefault(sign.group, []).append(sign)


def _joined(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places in order, those that touch one another made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _of(theme: Theme, groups: Iterable[str], by_group: dict[str, list[Sign]]) -> list[Sign]:
    return [
        sign for group in groups for sign in by_group.get(group, ()) if theme.said or not sign.said
    ]


def _must(theme: Theme, by_group: dict[str, list[Sign]], words: int) -> list[Sign]:
    """The signs of the theme’s ``must``, if there are enough for the length of the story."""
    found = _of(theme, theme.must, by_group)
    enough = len(found) >= theme.least and len(found) * 1_000 >= theme.rate * words
    return found if enough else []


def _best(theme: Theme, by_group: dict[str, list[Sign]]) -> list[Sign]:
    """The window with the most different words, if it has enough; its signs, the telling ones first."""
    signs = sorted(_of(theme, (*theme.must, *theme.also), by_group))
    best: tuple[int, int, int] | None = None
    groups: Counter[str] = Counter()
    words: Counter[str] = Counter()
    first = 0
    for last, sign in enumerate(signs):
        groups[sign.group] += 1
        words[sign.word] += 1
        while sign.start - signs[first].start > theme.window:
            _less(groups, signs[first].group)
            _less(words, signs[first].word)
            first += 1
        enough = len(groups) >= theme.groups and len(words) >= theme.words
        musts = sum(groups[group] for group in theme.must)
        beside = not theme.beside or any(group in groups for group in theme.beside)
        if enough and beside and musts >= theme.least and (best is None or len(words) > best[0]):
            best = (len(words), first, last + 1)
    return _shown(theme, signs[best[1] : best[2]]) if best else []


def _less(counter: Counter[str], key: str) -> None:
    counter[key] -= 1
    if not counter[key]:
        del counter[key]


def _shown(theme: Theme, signs: Iterable[Sign]) -> list[Sign]:
    """One sign of each word, those of ``must`` before the others, in the order of the text."""
    seen: dict[str, Sign] = {}
    for sign in sorted(signs, key=lambda each: (each.group not in theme.must, each.start)):
        seen.setdefault(sign.word, sign)
    chosen: list[Sign] = []
    groups: Counter[str] = Counter()
    for sign in sorted(seen.values(), key=lambda each: each.group not in theme.must):
        if groups[sign.group] < 3 and len(chosen) < SHOWN:
            groups[sign.group] += 1
            chosen.append(sign)
    return sorted(chosen)


__all__ = ["SHOWN", "themes_in"]
