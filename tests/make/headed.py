"""A short story to stand under any header, and what a reading says of it in plain values."""

from __future__ import annotations

from storykeep.reading.document import Claim, Reading

BODY = (
    "\n\nThe kettle had been on for an hour before anybody thought of tea.\n\n"
    '"You forgot it," said Maud.\n\n"I was waiting for you," said Edwin.\n\n'
    "Outside, the rain went on, as it had gone on since Tuesday, and nobody minded.\n"
)


def values(claims: tuple[Claim, ...]) -> list[str]:
    return [claim.value for claim in claims]


def value(claim: Claim | None) -> str | None:
    return claim.value if claim else None


def begins_with_the_story(text: str, found: Reading) -> bool:
    return text[found.chapters[0].start :].startswith("The kettle had been on")
