"""What a person sees while stories come in."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from storykeep import intake
from storykeep.desk.services.tally import Tally


class Screen:
    """A listener that draws a progress bar and prints each trouble on a line of its own.

    Lines go to standard error as ``path: message [code]``; without a terminal there is no bar.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        self._console = Console(stderr=True, highlight=False, soft_wrap=True)
        self._progress = Progress(
            TextColumn("Taking in stories"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
            disable=not self._console.is_terminal,
        )
        self._task = self._progress.add_task("", total=None)
        self._paths = paths

    def __enter__(self) -> Screen:
        self._progress.start()
        if not self._progress.disable:
            threading.Thread(target=self._count, name="counting", daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def _count(self) -> None:
        """How much there is in all is known only after a walk of its own; until then the bar swings."""
        self._progress.update(self._task, total=sum(1 for _found in intake.find(self._paths)))

    def trouble(self, path: str, code: str, message: str) -> None:
        line = f"{path}: {message} [{code}]"
        self._console.print(line, markup=False, style=None)

    def landed(self, tally: Tally) -> None:
        self._progress.update(self._task, completed=tally.settled)


def summary(tally: Tally) -> str:
    """One sentence: what came in and what did not."""
    counted = [
        (tally.new, "new"),
        (tally.renewed, "changed"),
        (tally.unchanged, "here already"),
        (tally.duplicates + tally.copies, "the same as another"),
        (tally.failed, "not taken in"),
    ]
    said = [f"{number:,} {what}" for number, what in counted if number]
    return "Stories: " + (", ".join(said) or "none found") + "." + _copies(tally.possible_copies)


def _copies(number: int) -> str:
    """A line more when stories were found that may be copies of one another."""
    if not number:
        return ""
    found = "1 pair of stories" if number == 1 else f"{number:,} pairs of stories"
    return f"\nPossible copies: {found}. Both stay; look at them on the desk, under Copies."
