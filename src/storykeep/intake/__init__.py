"""Intake: bytes to ``Story``. Finds stories in folders and zips and reads every format we know.

``find`` walks, ``read_bytes`` fetches, ``read`` understands. Whatever is wrong with the input ends
in ``StoryError`` with a stable code (or a ``Failure`` while walking); see docs/error-codes.md.
"""

from __future__ import annotations

from storykeep.intake.files import read_bytes, read_file
from storykeep.intake.found import Failure, Found
from storykeep.intake.read import read
from storykeep.intake.walk import find

__all__ = ["Failure", "Found", "find", "read", "read_bytes", "read_file"]
