"""FanFiction.Net's notation, as pages of it are pasted: its path, its line of facts, its bare summary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from storykeep.reading.lexicon.labels import field_of
from storykeep.story.terms import genres_of

_LINE = re.compile(
    r"(?i)^\W*(?:rated\s*:|fiction\s+(?:rated|k|t|m)\b)"
    r".*\s-\s.*\b(?:words|chapters|reviews|published|id)\s*:"
)
_PARTS: Final = re.compile(r"\s+-\s+")
_PATH = re.compile(
    r"(?i)\W{0,3}(?:fan\s?fiction(?:\.net)?\s*[»›>]\s*)?(?P<shelf>anime(?:/manga)?|manga|books?|cartoons?|comics?"
    r"|games?|misc|plays?(?:/musicals?)?|movies?|tv(?:[ -]shows?)?|crossovers?|x-overs?)\s*[»›>]\s*(?=\S)"
)
_STEP = re.compile(r"\s*[»›>]\s*")
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
    if len(raw) <= _LONGEST_LINE and (path := _PATH.match(raw)):
        return list(_steps(raw, path))
    return list(_facts(raw)) if _LINE.match(raw[:_LONGEST_LINE]) else []


def may_be_summary(value: str) -> bool:
    """A sentence, and not a title, a byline or a button."""
    bare = value.strip()
    return len(bare) >= _SHORTEST_SUMMARY and (bare[-1] in '.!?…)"”*~' or len(bare.split()) > 8)


def _steps(raw: str, path: re.Match[str]) -> Iterator[Piece]:
    start = path.end()
    label = path["shelf"]
    crossover = label.casefold().startswith(("crossover", "x-over"))
    for key in ("fandom", "title"):
        step = _STEP.search(raw, start)
        end = step.start() if step else len(raw)
        at, until = _trimmed(raw, start, end)
        if at < until:
            yield Piece(key, "crossover" if crossover and key == "fandom" else label, at, until)
        if step is None:
            return
        start = step.end()


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
