"""Suggestions from what the archive knows: a headerless story’s fandom, with the reason."""

from __future__ import annotations

import re
from collections import defaultdict

from storykeep.reading.document import Claim, Known, Reading
from storykeep.reading.known import fold

_MOST_NAMED = 3
_CERTAIN = {"header", "metadata", "markup"}


def fandoms(reading: Reading, text: str, known: Known) -> tuple[Claim, ...]:
    """Fandoms the archive knows this story’s people from, best first; none if the story says its own.

    Two independent pieces of evidence are needed: two known people of one fandom, or one and the
    fandom’s own name in the text. A name known from several fandoms weighs less.
    """
    if any(claim.basis in _CERTAIN for claim in reading.fandoms):
        return ()
    people: dict[str, dict[str, float]] = defaultdict(dict)
    for name, share in _known_people(reading, known):
        for fandom in known.characters[share]:
            weight = 1.0 / len(known.characters[share])
            people[fandom][name] = max(weight, people[fandom].get(name, 0.0))
    claims = [
        claim for fandom in people if (claim := _claim(fandom, people[fandom], text)) is not None
    ]
    return tuple(sorted(claims, key=lambda claim: (-claim.confidence, claim.value)))


def _known_people(reading: Reading, known: Known) -> list[tuple[str, str]]:
    """(shown name, folded known name) for each person of the story the archive knows."""
    found = []
    for member in sorted(reading.cast, key=lambda each: -each.mentions):
        for name in (member.name, *member.aliases):
            if fold(name) in known.characters:
                found.append((_short(member.name, name), fold(name)))
                break
    found += [
        (claim.value, fold(claim.value))
        for claim in reading.characters
        if claim.basis != "archive" and fold(claim.value) in known.characters
    ]
    return list(dict.fromkeys(found))


def _short(name: str, alias: str) -> str:
    return alias if len(alias) <= len(name) else name


def _claim(fandom: str, people: dict[str, float], text: str) -> Claim | None:
    place = _place_of(fandom, text)
    weight = sum(people.values()) + (1.0 if place else 0.0)
    pieces = len(people) + (place is not None)
    if pieces < 2 or weight < 1.5:
        return None
    names = [name for name, _ in sorted(people.items(), key=lambda item: -item[1])][:_MOST_NAMED]
    listed = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
    verb = "is" if len(names) == 1 else "are"
    reason = f"{listed} {verb} known here from {fandom}"
    reason += f", and the text names {fandom}." if place else "."
    confidence = round(min(0.95, 0.35 + 0.18 * weight), 2)
    start, end = place or (None, None)
    return Claim(fandom, "archive", confidence, start, end, reason)


def _place_of(fandom: str, text: str) -> tuple[int, int] | None:
    """Where the text names the fandom itself, in the capitals of a name."""
    bare = re.sub(r"\s*(?:\([^)]*\)|[-–—:|].*)$", "", fandom).strip()
    if len(bare) < 4 or bare not in text:
        return None
    match = re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", text)
    return (match.start(), match.end()) if match else None
