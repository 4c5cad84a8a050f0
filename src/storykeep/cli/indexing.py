"""Keeping the index up while stories come in."""

from __future__ import annotations

from types import TracebackType

from storykeep.desk.services.tally import Listener, Tally
from storykeep.search.indexer import catch_up

OFTEN = 2000
"""Works after which the index takes up what has landed: seldom enough to be cheap."""


class Indexing:
    """A listener that lets the index follow, and passes everything on."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._indexed = 0

    def __enter__(self) -> Indexing:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            catch_up()

    def trouble(self, path: str, code: str, message: str) -> None:
        self._listener.trouble(path, code, message)

    def landed(self, tally: Tally) -> None:
        self._listener.landed(tally)
        if tally.new + tally.renewed - self._indexed >= OFTEN:
            self._indexed = tally.new + tally.renewed
            catch_up()
