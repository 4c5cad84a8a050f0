"""Fetching the bytes of what was found, never more than a story may have."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from storykeep.intake.found import Found
from storykeep.intake.limits import MAX_FILE
from storykeep.intake.read import read
from storykeep.intake.walk import coded_error
from storykeep.intake.zips import open_zip, too_large
from storykeep.story.document import Story
from storykeep.story.errors import StoryError


def read_bytes(found: Found) -> bytes:
    """The bytes of ``found``. Raises StoryError: ``vanished``, ``unreadable``, ``too-large``, …"""
    try:
        if found.member is None:
            return _read_whole(found.container)
        return _read_member(found.container, found.member)
    except OSError as error:
        raise coded_error(error) from error


def read_file(found: Found) -> tuple[bytes, Story]:
    """The bytes of ``found`` and the story in them."""
    data = read_bytes(found)
    return data, read(found.path, data)


def _read_whole(path: Path) -> bytes:
    # Non-blocking, so that a FIFO put in the file's place meanwhile cannot hold us up.
    with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:  # noqa: PTH123
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise StoryError("not-a-file", "This is neither a file nor a folder.")
        data = b"" if status.st_size > MAX_FILE else file.read(MAX_FILE + 1)
    if status.st_size > MAX_FILE or len(data) > MAX_FILE:
        raise too_large(MAX_FILE)
    return data


def _read_member(container: Path, member: str) -> bytes:
    archive = open_zip(container)
    if member in archive:
        return archive.read(member, MAX_FILE)
    for at, character in enumerate(member):
        if character == "!" and member[:at] in archive:
            return open_zip(container, member[:at]).read(member[at + 1 :], MAX_FILE)
    raise StoryError("vanished", "This file was in the zip a moment ago and is gone.")
