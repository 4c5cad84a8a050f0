"""Cutting long lists into pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list: ``number`` of ``pages``, both from 1; ``first`` is the offset of its first item."""

    number: int
    pages: int
    size: int

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_next(self) -> bool:
        return self.number < self.pages

    @property
    def first(self) -> int:
        return (self.number - 1) * self.size

    @property
    def slice(self) -> slice:
        """The items of this page in the whole list."""
        return slice(self.first, self.first + self.size)


def page_of(asked: str | None, *, total: int, size: int) -> Page:
    """The page an address asks for. What is no page of the list gives the nearest that is."""
    pages = max(1, -(-total // size))
    number = int(asked) if asked and asked.isdecimal() and len(asked) < 10 else 1
    return Page(number=min(max(1, number), pages), pages=pages, size=size)
