"""What the person at the desk did last, kept in their session, so that undo is always at hand."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Any

KEY = "desk_done"
COPY = "copy"
MOST = 30
"""So many deeds back one can go with one key."""


@dataclass(frozen=True, slots=True)
class Done:
    """One deed, or one done to several works at once.

    ``deeds`` are "WORK:DEED", or "copy:PAIR" for what was decided about possible copies.
    """

    said: str
    deeds: tuple[str, ...]


def remember(
    session: MutableMapping[str, Any], deeds: Sequence[tuple[int, int]], said: str
) -> None:
    """Keep what was done (work and deed) and how to tell of it."""
    _keep(session, [f"{work}:{deed}" for work, deed in deeds], said)


def remember_copies(session: MutableMapping[str, Any], pairs: Iterable[int], said: str) -> None:
    """Keep what was decided about these pairs and how to tell of it."""
    _keep(session, [copy_mark(pair) for pair in pairs], said)


def copy_mark(pair: int) -> str:
    """How a decision about a pair stands among the deeds."""
    return f"{COPY}:{pair}"


def _keep(session: MutableMapping[str, Any], marks: list[str], said: str) -> None:
    session[KEY] = [*session.get(KEY, []), [said, marks]][-MOST:]


def last(session: MutableMapping[str, Any]) -> Done | None:
    """What was done last and is not undone."""
    kept = session.get(KEY) or []
    return Done(kept[-1][0], tuple(kept[-1][1])) if kept else None


def forget(session: MutableMapping[str, Any], deeds: Iterable[str]) -> None:
    """These are undone, or can no longer be."""
    gone = set(deeds)
    kept = [
        [said, [one for one in pairs if one not in gone]] for said, pairs in session.get(KEY, [])
    ]
    session[KEY] = [one for one in kept if one[1]]
