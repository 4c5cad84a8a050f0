"""Refusals and mistakes, each with a stable code, rendered once at the edge (see ``kit.middleware``)."""

from __future__ import annotations


class DomainError(Exception):
    """A deed that was not done, and why.

    ``code`` is stable, lower-case with hyphens; ``message`` is a plain, translatable sentence that
    says what happened and what to do now. ``status`` is the HTTP status of the page that shows it.
    """

    status = 400

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class NotFound(DomainError):
    """Not there, or not for this viewer: the two are never told apart."""

    status = 404


class Moved(NotFound):
    """It stands elsewhere now: at the same address with other parts in it, ``{"work": 12}``."""

    def __init__(self, code: str, message: str, *, to: dict[str, int]) -> None:
        super().__init__(code, message)
        self.to = to


class Refused(DomainError):
    """There, and known to the viewer, but not theirs to do."""

    status = 403


class Conflict(DomainError):
    """Somebody else changed it meanwhile, or it is already so. Nothing was overwritten."""

    status = 409
