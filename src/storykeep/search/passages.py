"""The places where a search was found, cut out for reading: plain data, no HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from storykeep.search import words
from storykeep.search.tree import Node, Word, wanted_leaves

BEFORE = 90
LENGTH = 260
"""Characters of a passage, about, and of those before its first hit."""

_MOST_HITS = 6  # of one word in one text: enough to choose two passages from
_MOST_TEXT = 400_000  # characters of one text that are looked through


class Piece(NamedTuple):
    """A run of text, and whether it is what was sought."""

    text: str
    is_hit: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a search was found. ``place``: title, summary or text; ``chapter`` counts from 1, for text."""

    place: str
    pieces: tuple[Piece, ...]
    chapter: int | None = None


class _Sought(NamedTuple):
    forms: tuple[str, ...]
    stems: tuple[str, ...]
    is_prefix: bool


class _Hit(NamedTuple):
    start: int
    end: int
    sought: _Sought


def sought_in(tree: Node, place: str) -> list[_Sought]:
    """What of a query may be found in a place."""
    found = []
    for leaf in wanted_leaves(tree):
        forms = tuple(words.forms(leaf.text))
        if forms and leaf.field in {None, place}:
            is_prefix = isinstance(leaf, Word) and leaf.is_prefix
            found.append(_Sought(forms, tuple(words.stem(form) for form in forms), is_prefix))
    return found


def passages_in(
    text: str, tree: Node, *, place: str, language: str, chapter: int | None = None, most: int = 1
) -> list[Passage]:
    """The best passages of a plain text (NFC), in reading order; none when nothing is found there."""
    sought = sought_in(tree, place)
    if not sought:
        return []
    stemmed = words.is_stemmed(language)
    hits = list(_hits(text[:_MOST_TEXT], sought, stemmed=stemmed))
    if place == "title":
        return [Passage(place, _pieces(text, 0, len(text), hits))] if hits else []
    return [
        Passage(place, _pieces(text, start, end, hits), chapter)
        for start, end in _windows(text, hits, most)
    ]


def _hits(text: str, sought: Sequence[_Sought], *, stemmed: bool) -> Iterator[_Hit]:
    """The first places where each of these stands, in order; a phrase within one paragraph."""
    at = 0
    room = dict.fromkeys(sought, _MOST_HITS)
    for line in text.split("\n"):
        # Offsets cost five times what words alone do: only paragraphs with a word sought are worth it.
        forms = words.forms(line)
        held = set(words.terms(forms, stemmed=stemmed))
        here = [one for one in room if _may_stand(one, forms, held)]
        for hit in _hits_in_line(line, at, here, stemmed=stemmed) if here else ():
            yield hit
            room[hit.sought] = room.get(hit.sought, 0) - 1
        room = {one: left for one, left in room.items() if left > 0}
        if not room:
            return
        at += len(line) + 1


def _may_stand(one: _Sought, forms: Sequence[str], held: set[str]) -> bool:
    if one.is_prefix:
        return any(form.startswith(one.forms[-1]) for form in forms)
    return held.issuperset(one.stems) or held.issuperset(one.forms)


def _hits_in_line(
    line: str, at: int, sought: Sequence[_Sought], *, stemmed: bool
) -> Iterator[_Hit]:
    longest = max(len(one.forms) for one in sought)
    last: list[tuple[str, str, int, int]] = []  # as many tokens as the longest phrase has
    for form, start, end in words.spans(line):
        last.append((form, words.stem(form) if stemmed else form, start, end))
        if len(last) > longest:
            del last[0]
        for one in sought:
            size = len(one.forms)
            if len(last) >= size and _is(last[-size:], one, stemmed=stemmed):
                yield _Hit(at + last[-size][2], at + end, one)
                break


def _is(run: Sequence[tuple[str, str, int, int]], one: _Sought, *, stemmed: bool) -> bool:
    *before, (form, stem, _, _) = run
    if one.is_prefix:
        if not form.startswith(one.forms[-1]):
            return False
    elif (stem != one.stems[-1]) if stemmed else (form not in {one.forms[-1], one.stems[-1]}):
        return False
    wanted = one.stems if stemmed else one.forms
    return all(token[1] == term for token, term in zip(before, wanted, strict=False))


def _windows(text: str, hits: Sequence[_Hit], most: int) -> list[tuple[int, int]]:
    """The stretches with most of what was sought, best first chosen, none over another."""
    open_hits = list(hits)
    chosen: list[tuple[int, int]] = []
    unseen = {hit.sought for hit in hits}
    while open_hits and len(chosen) < most:
        best = max(open_hits, key=lambda first: _worth(first, open_hits, unseen))
        start, end = _stretch(text, best)
        chosen.append((start, end))
        unseen -= {hit.sought for hit in open_hits if start <= hit.start < end}
        open_hits = [
            hit for hit in open_hits if hit.start >= end or _stretch(text, hit)[1] <= start
        ]
    return sorted(chosen)


def _worth(first: _Hit, hits: Iterable[_Hit], unseen: set[_Sought]) -> tuple[int, int, int]:
    inside = [hit for hit in hits if 0 <= hit.start - first.start < LENGTH - BEFORE]
    kinds = {hit.sought for hit in inside}
    return len(kinds & unseen), len(kinds), -first.start


def _stretch(text: str, first: _Hit) -> tuple[int, int]:
    """A stretch around a hit, cut between words and within its paragraph where it is long enough."""
    start = max(0, first.start - BEFORE)
    line = text.rfind("\n", start, first.start)
    if line >= 0:
        start = line + 1
    elif start:
        blank = text.find(" ", start, first.start)
        start = blank + 1 if blank >= 0 else start
    end = min(len(text), max(first.end, start + LENGTH))
    if end < len(text):
        blank = text.rfind(" ", first.end, end)
        end = blank if blank >= 0 else end
    return start, end


def _pieces(text: str, start: int, end: int, hits: Iterable[_Hit]) -> tuple[Piece, ...]:
    pieces = [Piece("… ", is_hit=False)] if start and text[start - 1] != "\n" else []
    at = start
    for hit in sorted(hits):
        if hit.start < at or hit.end > end:
            continue
        if hit.start > at:
            pieces.append(Piece(text[at : hit.start], is_hit=False))
        pieces.append(Piece(text[hit.start : hit.end], is_hit=True))
        at = hit.end
    if at < end:
        pieces.append(Piece(text[at:end], is_hit=False))
    if end < len(text) and text[end] != "\n":
        pieces.append(Piece(" …", is_hit=False))
    return tuple(pieces)
