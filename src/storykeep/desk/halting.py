"""When the data folder gives way: not a file's fault, and the end of taking in. No Django."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Halt:
    """The data folder failed: nothing more can be taken in."""

    code: str
    """``disk-full`` or ``data-folder-unwritable``."""
    message: str


def halt(error: OSError, data: Path) -> Halt:
    """What a failure of the data folder means, said for a person."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return Halt("disk-full", disk_full(data))
    return Halt(
        "data-folder-unwritable", f"{data} cannot be written to: {error.strerror or error}."
    )


def disk_full(data: Path) -> str:
    return (
        f"There is no room left on the disk for {data}. What came in so far is safe: make room and "
        "run the same command again."
    )
