"""What the archive knows as a JSON file, so that it can help where the archive is not.

::

    {"fandoms": {"Torchwood": 12},
     "people": {"ianto": {"Torchwood": {"Ianto Jones": 11}}},
     "places": {"the Hub": {"Torchwood": {"the Hub": 9}}},
     "titles": {}, "relationships": {"janto": {"Torchwood": {"Jack Harkness/Ianto Jones": 4}}}}

Numbers are works. A file written by hand may be plainer: a name and its fandom or a list of fandoms
(``{"people": {"Ianto Jones": "Torchwood"}}``), or a portmanteau and what it means.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from storykeep.reading.document import Known
from storykeep.reading.known import (
    FANDOM,
    PAIRING,
    PERSON,
    PLACE,
    TITLE,
    Learned,
    fold,
    known_of,
    person_keys,
    place_key,
)
from storykeep.story.errors import StoryError

_PARTS: Final = {"people": PERSON, "places": PLACE, "titles": TITLE, "relationships": PAIRING}
_A_PERSON_S_WORD = 4
"""As many works as what somebody wrote by hand counts for."""


def to_text(rows: Iterable[Learned]) -> str:
    """The file for these rows, the same whatever order they come in."""
    made: dict[str, Any] = {"fandoms": {}, **{part: {} for part in _PARTS}}
    parts = {kind: part for part, kind in _PARTS.items()}
    for row in sorted(rows):
        if row.kind == FANDOM:
            made["fandoms"][row.fandom] = row.works
        else:
            by_fandom = made[parts[row.kind]].setdefault(row.key, {})
            by_fandom.setdefault(row.fandom, {})[row.name] = row.works
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def load(path: Path) -> Known:
    """What a file says is known. Raises ``StoryError``: ``known-unreadable``, ``known-wrong``."""
    try:
        data = json.loads(path.read_bytes())
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoryError("known-unreadable", f"{path} cannot be read: {reason}.") from error
    except (ValueError, RecursionError) as error:
        raise StoryError("known-wrong", f"{path} is no JSON file: {error}.") from error
    return known_of(rows_of(data, str(path)))


def rows_of(data: Any, named: str = "The file") -> Iterator[Learned]:
    """What is in a file’s JSON. Raises ``StoryError`` (``known-wrong``) where it makes no sense."""
    if not isinstance(data, dict) or not data.keys() & {"fandoms", *_PARTS}:
        listed = ", ".join(["fandoms", *_PARTS])
        raise _wrong(named, f"is no object with any of {listed}")
    for fandom, works in _object(data.get("fandoms", {}), named, "fandoms").items():
        yield Learned(FANDOM, fold(fandom), fandom, fandom, _number(works, named, fandom))
    for part, kind in _PARTS.items():
        for name, told in _object(data.get(part, {}), named, part).items():
            yield from _rows(kind, name, told, named)


def _rows(kind: str, name: str, told: Any, named: str) -> Iterator[Learned]:
    if kind == PAIRING and isinstance(told, str):
        yield Learned(kind, fold(name), "", told, _A_PERSON_S_WORD)
        return
    if isinstance(told, str | list):
        listed = [told] if isinstance(told, str) else told
        if not all(isinstance(fandom, str) for fandom in listed):
            raise _wrong(named, f"names no fandom for “{name}”")
        told = dict.fromkeys(listed, _A_PERSON_S_WORD)
    for fandom, works in _object(told, named, name).items():
        if isinstance(works, dict):  # a key and the names it stands for
            for full, number in works.items():
                yield Learned(kind, _key(kind, name), fandom, full, _number(number, named, name))
        else:
            for key in person_keys(name) if kind == PERSON else [_key(kind, name)]:
                yield Learned(kind, key, fandom, name, _number(works, named, name))


def _key(kind: str, name: str) -> str:
    return place_key(name) if kind in {PLACE, TITLE} else fold(name)


def _object(value: Any, named: str, of: str) -> Mapping[Any, Any]:
    if not isinstance(value, dict):
        raise _wrong(named, f"has something else than an object at “{of}”")
    return value


def _number(value: Any, named: str, of: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 1 << 40:
        raise _wrong(named, f"has no number of works at “{of}”")
    return value


def _wrong(named: str, what: str) -> StoryError:
    return StoryError("known-wrong", f"{named} {what}; see “storykeep read --known” in the docs.")
