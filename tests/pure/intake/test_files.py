"""Fetching bytes: never more than a story may have, and always a code for what goes wrong."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from make.hostile import lying_bomb, zipped
from storykeep.intake import Found, find, read_bytes, read_file
from storykeep.intake.limits import MAX_FILE
from storykeep.intake.walk import coded_error
from storykeep.story.errors import StoryError


def _found(path: Path, member: str | None = None) -> Found:
    return Found(str(path), path, member, 0, 0)


def _code(found: Found) -> str:
    with pytest.raises(StoryError) as caught:
        read_bytes(found)
    return caught.value.code


def test_a_file_comes_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"bytes")
    assert read_bytes(_found(path)) == b"bytes"


@pytest.mark.parametrize("inner", [None, "in.zip", "strange!name.zip"])
def test_a_member_comes_whole(tmp_path: Path, inner: str | None) -> None:
    path = tmp_path / "pile.zip"
    pile = zipped({"a!b.txt": "a story " * 1_000})
    path.write_bytes(zipped({inner: pile}) if inner else pile)
    (found,) = find([path])
    assert isinstance(found, Found)
    assert read_bytes(found) == b"a story " * 1_000


def test_a_zip_changed_meanwhile_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "pile.zip"
    path.write_bytes(zipped({"a.txt": "old"}))
    (found,) = find([path])
    path.write_bytes(zipped({"a.txt": "newer"}))
    assert isinstance(found, Found)
    assert read_bytes(found) == b"newer"


def test_a_file_that_vanished_is_said(tmp_path: Path) -> None:
    assert _code(_found(tmp_path / "gone.txt")) == "vanished"


def test_a_member_that_vanished_is_said(tmp_path: Path) -> None:
    path = tmp_path / "pile.zip"
    path.write_bytes(zipped({"a.txt": "a"}))
    assert _code(_found(path, "b.txt")) == "vanished"


def test_a_folder_in_a_files_place_is_said(tmp_path: Path) -> None:
    assert _code(_found(tmp_path)) == "not-a-file"


def test_a_fifo_in_a_files_place_does_not_hold_us_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert _code(_found(tmp_path / "pipe")) == "not-a-file"


def test_a_file_the_system_refuses_to_read_is_said() -> None:
    # The address space of this process: there is nothing at its start, even for root.
    assert _code(_found(Path("/proc/self/mem"))) == "unreadable"


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EIO, errno.EMFILE])
def test_whatever_the_system_says_has_a_code(number: int) -> None:
    assert coded_error(OSError(number, "Said so")).code == "unreadable"


def test_a_text_of_200_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert _code(_found(path)) == "too-large"


def test_a_text_just_within_the_limit_is_fetched(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MAX_FILE)
    assert len(read_bytes(_found(path))) == MAX_FILE


def test_a_zip_that_lies_about_sizes_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "liar.zip"
    path.write_bytes(lying_bomb())
    assert _code(_found(path, "story.txt")) in {"zip-bomb", "too-large"}


def test_a_member_with_a_wrong_checksum_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "pile.zip"
    data = bytearray(zipped({"a.txt": "a story of some length"}))
    data[14] ^= 0xFF
    data[data.index(b"PK\x01\x02") + 16] ^= 0xFF
    path.write_bytes(bytes(data))
    assert _code(_found(path, "a.txt")) == "zip-broken"


def test_bytes_and_story_come_together(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Once upon a time.")
    data, story = read_file(_found(path))
    assert (data, story.text) == (b"Once upon a time.", "Once upon a time.")
