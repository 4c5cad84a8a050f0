"""What became of what was brought, counted and told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(slots=True)
class Tally:
    """Files, by what became of them."""

    new: int = 0
    renewed: int = 0
    unchanged: int = 0
    duplicates: int = 0
    copies: int = 0
    failed: int = 0
    suggested: int = 0
    """Works whose suggestions from what the archive knows have changed."""
    possible_copies: int = 0
    """Pairs of works that may be copies of one story, found now."""

    @property
    def settled(self) -> int:
        return self.new + self.renewed + self.unchanged + self.not_taken_in

    @property
    def not_taken_in(self) -> int:
        return self.duplicates + self.copies + self.failed


class Listener(Protocol):
    """Whoever wants to know how taking in goes on."""

    def trouble(self, path: str, code: str, message: str) -> None:
        """One file made no work of its own, and why."""

    def landed(self, tally: Tally) -> None:
        """A batch is safe in the database."""


class Silence:
    """A listener who does nothing."""

    def trouble(self, path: str, code: str, message: str) -> None: ...

    def landed(self, tally: Tally) -> None: ...
