"""Who is looking, without Django: every rule and every question takes a ``Viewer``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person a page is made for. ``account`` is null for a reader who is not signed in."""

    account: int | None = None
    name: str = ""
    is_keeper: bool = False

    @property
    def is_signed_in(self) -> bool:
        return self.account is not None


NOBODY = Viewer()
