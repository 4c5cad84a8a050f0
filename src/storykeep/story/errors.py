"""What goes wrong below Django, each with a stable code."""

from __future__ import annotations


class StoryError(Exception):
    """A file or text that cannot be used, said so that a person understands it.

    ``code`` is stable and lower-case with hyphens (``not-text``, ``zip-bomb``): programs rely
    on it. ``message`` is one plain sentence without blame. ``docs/error-codes.md`` lists all.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
