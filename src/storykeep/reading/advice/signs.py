"""Where signs stand in a text: found cheaply, without figures of speech, denials and mere possibilities."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from storykeep.reading.lexicon.signs import GROUPS, NOT
from storykeep.reading.lexicon.wordlist import words_of
from storykeep.reading.text.layout import Span


class Sign(NamedTuple):
    """One place of one sign. ``said``: it stands in somebody’s speech."""

    start: int
    end: int
    group: str
    word: str
    said: bool


class _Phrase(NamedTuple):
    words: tuple[frozenset[str], ...]
    at: int
    """Which of the words it is looked up by."""
    group: str
    """Empty for a figure of speech."""


_Keys = dict[str, list[_Phrase]]
_MARKS = '.,;:!?…"“”‘«»()[]*_—'
_SMALL = frozenset(
    words_of(
        "a an and the of in on to for with at by is it i me my he him his her she them their was not up "
        "out off down from into as or be so we you your had has what one only himself "
        "herself myself yourself made make first here room life back just went through another heart took "
        "taken right against passed making all time hair hand man "
        "will own way take left love end child hall taking entered giving lost close held past around share"
    )
)
_DENIES = frozenset(
    words_of(
        "not no never without nor neither hardly scarcely nobody none if unless would could might "
        "wouldn't couldn't didn't don't doesn't isn't wasn't weren't won't can't hadn't haven't "
        "hasn't cannot almost nearly threatened pretended imagined like"
    )
)
_DENIED_WITHIN = 4
_SETTINGS = frozenset(
    [
        "christmas", "festive", "halloween", "coffee", "counter", "school", "college", "sleuth", "crime",
        "clue", "slave", "magic", "vampire", "werewolf", "pirate", "timetravel", "firstkiss", "drug",
    ]
)  # fmt: skip
"""Groups that say the same when denied: “It isn’t Christmas without a goose.”"""
_STOPS = re.compile(r"[.!?;:—]|\n\n")
_TOKEN = re.compile(r"\S+")


@cache
def _keys() -> tuple[dict[str, _Keys], _Keys]:
    """Signs by group and the word they are looked up by; figures of speech by each telling word."""
    signs: dict[str, _Keys] = {}
    figures: _Keys = {}
    group = ""
    for line in GROUPS.strip().splitlines():
        name, colon, rest = line.partition(": ")
        group, phrases = (name, rest) if colon else (group, line)
        for words in _phrases(phrases):
            at = max(range(len(words)), key=lambda i: min(map(_telling, words[i])))
            for word in words[at]:
                signs.setdefault(group, {}).setdefault(word, []).append(_Phrase(words, at, group))
    for words in _phrases(NOT.replace("\n", " | ")):
        for at, choice in enumerate(words):
            for word in choice - _SMALL:
                figures.setdefault(word, []).append(_Phrase(words, at, ""))
    return signs, figures


@lru_cache(maxsize=64)
def _keys_of(groups: frozenset[str]) -> _Keys:
    found: _Keys = {}
    for group in groups:
        for word, phrases in _keys()[0][group].items():
            found.setdefault(word, []).extend(phrases)
    return found


def _phrases(listed: str) -> Iterator[tuple[frozenset[str], ...]]:
    for phrase in filter(None, (each.strip() for each in listed.split("|"))):
        yield tuple(frozenset(word.casefold().split("/")) for word in phrase.split())


def _telling(word: str) -> int:
    return 0 if word in _SMALL else len(word)


class Signs:
    """The signs of one text, looked for a few groups at a time, since most texts have few."""

    def __init__(
        self, text: str, paragraphs: Sequence[Span], quoted: Sequence[tuple[int, int]]
    ) -> None:
        """``quoted`` are the places of speech, in order. Linear in the text."""
        self._text = text
        self._plain = _plain(text)
        self._pieces = [(span.start, span.end) for span in paragraphs]
        self._quoted = quoted
        self._starts = [start for start, _ in quoted]

    def find(
        self, groups: frozenset[str], near: Sequence[tuple[int, int]] | None = None
    ) -> list[Sign]:
        """Every sign of these groups, in order; with ``near``, only in pieces that touch these places."""
        keys = _keys_of(groups)
        wanted = frozenset(keys)
        found: list[Sign] = []
        for start, end in self._pieces if near is None else _touching(self._pieces, near):
            words = self._plain[start:end].split()
            if not wanted.isdisjoint(words):
                found += self._signs_of(start, words, keys)
        return sorted(found)

    def _signs_of(self, offset: int, words: list[str], keys: _Keys) -> Iterator[Sign]:
        hits = [
            (index - phrase.at, index - phrase.at + len(phrase.words), phrase.group)
            for index, word in enumerate(words)
            if word in keys
            for phrase in keys[word]
            if _stands(words, phrase, index)
            and not _is_figure(words, index - phrase.at, index - phrase.at + len(phrase.words))
        ]
        if not hits:
            return
        limit = max(last for _, last, _ in hits)
        places = [m.span() for m in islice(_TOKEN.finditer(self._plain, offset), limit)]
        for first, last, group in hits:
            if group not in _SETTINGS and self._is_denied(words, places, first):
                continue
            start, end = places[first][0], places[last - 1][1]
            index = bisect_right(self._starts, start) - 1
            said = index >= 0 and start < self._quoted[index][1]
            yield Sign(start, end, group, " ".join(words[first:last]), said)

    def _is_denied(self, words: list[str], places: Sequence[tuple[int, int]], index: int) -> bool:
        """“There was no blood”, “as if he were dead”, “she might have screamed”."""
        for before in range(index - 1, max(-1, index - 1 - _DENIED_WITHIN), -1):
            if _STOPS.search(self._text, places[before][1], places[before + 1][0]):
                return False
            if words[before] in _DENIES:
                return True
        return False


def _plain(text: str) -> str:
    """The text in small letters with blanks for marks, so that it splits into words; every place kept."""
    plain = text.lower()
    if len(plain) != len(text):
        plain = text  # such as İ, which is two characters when small
    for mark in _MARKS:
        plain = plain.replace(mark, " ")
    return plain.replace("’", "'").replace("'s ", "   ").replace(" '", "  ").replace("' ", "  ")


def _stands(words: list[str], phrase: _Phrase, index: int) -> bool:
    """Whether the phrase stands so that ``index`` is the word it was looked up by."""
    if len(phrase.words) == 1:
        return True
    first = index - phrase.at
    if first < 0 or first + len(phrase.words) > len(words):
        return False
    return all(words[first + i] in choice for i, choice in enumerate(phrase.words))


def _is_figure(words: list[str], first: int, last: int) -> bool:
    _, figures = _keys()
    return any(
        _stands(words, phrase, index)
        for index in range(first, last)
        for phrase in figures.get(words[index], ())
    )


def _touching(
    pieces: Sequence[tuple[int, int]], near: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The pieces that touch one of these places, which are in order and apart."""
    ends = [end for _, end in near]
    for start, end in pieces:
        index = bisect_right(ends, start)
        if index < len(near) and near[index][0] < end:
            yield start, end


__all__ = ["Sign", "Signs"]
