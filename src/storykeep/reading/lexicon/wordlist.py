"""Word lists as they are written in the tables of this package."""

from __future__ import annotations


def words_of(text: str) -> list[str]:
    """The words of a block of text: tables of hundreds of words read best as plain lines."""
    return text.split()
