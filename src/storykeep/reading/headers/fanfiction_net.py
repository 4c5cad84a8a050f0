"""FanFiction.Net's notation, as pages of it are pasted: its path, its line of facts, its bare summary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from storykeep.reading.lexicon.labels import field_of
from storykeep.story.terms import genres_of

_LINE = re.compile(
    r"(?i)^\W*(?:rated\s*:|fiction\s+(?:rated|k|t|m)\b)"
    r".*\s-\s.*\b(?:words|chapters|reviews|published|id)\s*:"
)
_PARTS: Final = re.compile(r"\s+-\s+")
_STEPS = "»›>❯"
_PATH = re.compile(
    rf"(?i)\W{{0,3}}(?:fan\s?fiction(?:\.net)?\s*[{_STEPS}]\s*)?(?P<shelf>anime(?:/manga)?|manga|books?|cartoons?"
    r"|comics?|games?|misc|plays?(?:/musicals?)?|movies?|tv(?:[ -]shows?)?|crossovers?|x-overs?)"
    rf"\s*[{_STEPS}]\s*(?=\S)"
)
_ARCHIVE_PATH = re.compile(rf"(?i)fan\s?fiction\s*[{_STEPS}]\s*(?=[^{_STEPS}]{{2,80}}[{_STEPS}])")
_STEP = re.compile(rf"\s*[{_STEPS}]\s*|\s+(?=Rated:)")
_RATED = re.compile(r"(?<!\S)Rated:\s")
_COMMAS = re.compile(r",\s+(?!\d{3}\b)")
_AMPERSAND = re.compile(r" & ")
_CHAPTER = re.compile(r"(?i)chapter\s+\d+\Z")
_EDGES = " \t*_~|"
_LONGEST_LINE = 600
_SHORTEST_SUMMARY = 20


class Piece(NamedTuple):
    """A field and the place of its value within the line."""

    key: str
    label: str
    start: int
    end: int


def fields_of(raw: str) -> list[Piece]:
    """The fields of “Books » Emma” or “Rated: T - English - Romance/Angst - Words: 12,345 …”; else none."""
    steps = any(map(raw.__contains__, _STEPS))
    if (
        steps
        and len(raw) <= _LONGEST_LINE
        and (path := _PATH.match(raw) or _ARCHIVE_PATH.match(raw))
    ):
        return list(_steps(raw, path))
    if ":" not in raw or "-" not in raw:
        return []
    return list(_facts(raw)) if _LINE.match(raw[:_LONGEST_LINE]) else []


def fandom_on_shelf(value: str) -> tuple[int, int] | None:
    """The place of “Discworld” in “Books » Discworld”."""
    path = _PATH.match(value) if len(value) <= _LONGEST_LINE else None
    return (path.end(), len(value)) if path else None


def may_be_summary(value: str) -> bool:
    """A sentence, and not a title, a byline or a button."""
    bare = value.strip()
    return len(bare) >= _SHORTEST_SUMMARY and (bare[-1] in '.!?…)"”*~' or len(bare.split()) > 8)


def _steps(raw: str, path: re.Match[str]) -> Iterator[Piece]:
    start = path.end()
    label = path.groupdict().get("shelf") or "Fan Fiction"
    crossover = label.casefold().startswith(("crossover", "x-over"))
    for key in ("fandom", "title"):
        step = _STEP.search(raw, start)
        end = step.start() if step else len(raw)
        at, until = _trimmed(raw, start, end)
        if at < until and not _CHAPTER.match(raw[at:until]):
            yield Piece(key, "crossover" if crossover and key == "fandom" else label, at, until)
        if step is None:
            return
        start = step.end()
        if _RATED.match(raw, start):
            yield from _mobile_facts(raw, start)
            return


def _mobile_facts(raw: str, begin: int) -> Iterator[Piece]:
    """“Rated: K, English, Family & Hurt/Comfort, Lucy P. & Mr. Tumnus, Words: 1k+, …”"""
    places = [(match.start(), match.end()) for match in _COMMAS.finditer(raw, begin)]
    edges = [(begin, begin), *places, (len(raw), len(raw))]
    expected = ["language", "genre", "characters"]
    for (_, start), (end, _) in pairwise(edges):
        label, colon, _rest = raw[start:end].partition(":")
        if colon and (key := field_of(label)):
            yield Piece(key, label.strip(_EDGES), *_trimmed(raw, start + len(label) + 1, end))
        else:
            key = _bare_key(raw[start:end].replace(" & ", "/"), expected)
            parts = [0, *(match.end() for match in _AMPERSAND.finditer(raw[start:end]))]
            for at, until in pairwise(
                [*parts, end - start + 3] if key == "genre" else [0, end - start + 3]
            ):
                yield Piece(key, key, *_trimmed(raw, start + at, min(end, start + until - 3)))


def _facts(raw: str) -> Iterator[Piece]:
    bare = ["language", "genre", "characters"]
    start = 0
    for part in [*_PARTS.finditer(raw), None]:
        end = part.start() if part else len(raw)
        label, colon, _ = raw[start:end].partition(":")
        at = start
        if colon and (key := field_of(label)):
            at, label = start + len(label) + 1, label.strip(_EDGES)
        elif re.match(r"(?i)\W*(?:fiction|rated)\b", raw[start:end]):
            key = label = "rating"
        else:
            key = label = _bare_key(raw[start:end], bare)
        yield Piece(key, label, *_trimmed(raw, at, end))
        start = part.end() if part else end


def _bare_key(piece: str, expected: list[str]) -> str:
    """What a part without a label is: language, genre and characters follow one another, some left out."""
    if piece.strip().casefold() in {"complete", "completed"}:
        return "status"
    if expected[:1] == ["language"]:
        return expected.pop(0)
    if expected[:1] == ["genre"]:
        expected.pop(0)
        if genres_of(piece.strip()):
            return "genre"
    return expected.pop(0) if expected else "stats"


def _trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    while start < end and raw[start] in _EDGES:
        start += 1
    while end > start and raw[end - 1] in _EDGES:
        end -= 1
    return start, end
