"""Zips, read without trusting anything they say of themselves.

The directory is read once and kept (a pile of 10,000 stories is opened once, not 10,000 times);
members are unpacked here with a hard cap, so that a lie about sizes changes nothing.
"""

from __future__ import annotations

import errno
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from storykeep.intake.limits import (
    MAX_INNER_ZIP,
    MAX_ZIP_ENTRIES,
    MAX_ZIP_RATIO,
    ZIP_RATIO_FREE,
)
from storykeep.story.errors import StoryError

_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_LOCAL_MAGIC = b"PK\x03\x04"
_END_MAGIC = b"PK\x05\x06"
_END_SEARCH = 22 + 65_535
_CHUNK = 256 * 1024
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Member:
    """One file in a zip; folders are left out."""

    name: str
    size: int
    packed: int
    offset: int
    """Of its local header, in bytes."""
    method: int
    crc: int
    encrypted: bool

    @property
    def is_bomb(self) -> bool:
        return self.size > ZIP_RATIO_FREE and self.size > self.packed * MAX_ZIP_RATIO

    @property
    def is_unsafe(self) -> bool:
        """Whether the name points outside the folder one would unpack into."""
        name = self.name.replace("\\", "/")
        drive = len(name) > 1 and name[1] == ":"
        return name.startswith("/") or drive or ".." in name.split("/") or "\0" in name


class Zip:
    """A zip's directory, checked. ``data`` holds an inner zip's bytes; else ``path`` is read."""

    def __init__(self, path: Path, data: bytes | None = None) -> None:
        self._path = path
        self._data = data
        with self._open() as file, _coded("its directory cannot be read"):
            self.members = _directory(file)
        self._by_name = {member.name: member for member in self.members}

    def __iter__(self) -> Iterator[Member]:
        return iter(self.members)

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def member(self, name: str) -> Member:
        try:
            return self._by_name[name]
        except KeyError:
            raise StoryError("vanished", f"The zip no longer holds {name}.") from None

    def read(self, name: str, limit: int) -> bytes:
        """A member's bytes. Raises ``too-large``, ``zip-bomb``, ``zip-encrypted``, ``zip-broken``."""
        member = self.member(name)
        _refuse(member, limit)
        with self._open() as file, _coded(f"{member.name} in it cannot be unpacked"):
            data = _unpacked(file, member, limit)
        if zlib.crc32(data) != member.crc:
            raise _broken(f"{member.name} in it does not match its checksum")
        return data

    def _open(self) -> BinaryIO:
        return self._path.open("rb") if self._data is None else BytesIO(self._data)


@contextmanager
def _coded(why: str) -> Iterator[None]:
    """Whatever a damaged zip makes the libraries raise is ``zip-broken``; a disk’s trouble is not."""
    try:
        yield
    except (StoryError, MemoryError):
        raise
    except OSError as error:
        if error.errno != errno.EINVAL:  # what one gets for an offset before the file's beginning
            raise
        raise _broken(why) from error
    except Exception as error:  # ``zipfile`` trusts its input: any fault in that may raise anything
        raise _broken(why) from error


def open_zip(path: Path, inner: str | None = None) -> Zip:
    """The zip at ``path``, or the zip ``inner`` in it, from memory if it has not changed."""
    status = path.stat()
    return _kept(path, status.st_mtime_ns, status.st_size, inner)


@lru_cache(maxsize=2)
def _kept(path: Path, _mtime_ns: int, _size: int, inner: str | None) -> Zip:
    if inner is None:
        return Zip(path)
    return Zip(path, open_zip(path).read(inner, MAX_INNER_ZIP))


def _refuse(member: Member, limit: int) -> None:
    if member.encrypted:
        raise StoryError("zip-encrypted", "This zip is locked with a password; unlock it first.")
    if member.is_bomb:
        raise _bomb()
    if member.size > limit:
        raise too_large(limit)


def too_large(limit: int) -> StoryError:
    size = f"{limit // (1024 * 1024)} MB"
    return StoryError("too-large", f"This is larger than {size}, the most we read as one story.")


def _unpacked(file: BinaryIO, member: Member, limit: int) -> bytes:
    file.seek(member.offset)
    header = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
    if header[0] != _LOCAL_MAGIC:
        raise ValueError("no local header")
    file.seek(header[9] + header[10], 1)
    if member.method == zipfile.ZIP_STORED:
        data = file.read(min(member.packed, limit + 1))
    elif member.method == zipfile.ZIP_DEFLATED:
        data = _inflated(file, member.packed, limit)
    else:
        raise _broken(f"{member.name} in it is packed in a way we do not read")
    if len(data) > limit:
        raise too_large(limit)
    if len(data) > max(ZIP_RATIO_FREE, member.packed * MAX_ZIP_RATIO):
        raise _bomb()
    return data


def _inflated(file: BinaryIO, packed: int, limit: int) -> bytes:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    parts: list[bytes] = []
    room = limit + 1
    while packed > 0 and room > 0 and not unpacker.eof:
        chunk = file.read(min(_CHUNK, packed))
        if not chunk:
            raise EOFError("packed data ends early")
        packed -= len(chunk)
        while chunk and room > 0:
            part = unpacker.decompress(chunk, room)
            parts.append(part)
            room -= len(part)
            chunk = unpacker.unconsumed_tail
    return b"".join(parts)


def _directory(file: BinaryIO) -> tuple[Member, ...]:
    _refuse_crowds(file)
    with zipfile.ZipFile(file) as archive:
        infos = archive.infolist()
        directory_start = archive.start_dir
    _refuse_overlaps(infos, directory_start)
    members = tuple(
        Member(
            name=info.filename,
            size=info.file_size,
            packed=info.compress_size,
            offset=info.header_offset,
            method=info.compress_type,
            crc=info.CRC,
            encrypted=bool(info.flag_bits & _ENCRYPTED),
        )
        for info in infos
        if not info.is_dir()
    )
    total, packed = sum(m.size for m in members), sum(m.packed for m in members)
    if total > ZIP_RATIO_FREE and total > packed * MAX_ZIP_RATIO:
        raise _bomb()
    return members


def _refuse_crowds(file: BinaryIO) -> None:
    """Too many entries are refused before the directory is read into memory."""
    end = file.seek(0, 2)
    file.seek(max(0, end - _END_SEARCH))
    tail = file.read()
    at = tail.rfind(_END_MAGIC)
    if at < 0 or len(tail) - at < 22:
        raise _broken("its end is missing")
    entries = int.from_bytes(tail[at + 10 : at + 12], "little")
    size = int.from_bytes(tail[at + 12 : at + 16], "little")
    if entries == 0xFFFF and tail[max(0, at - 20) : at][:4] == b"PK\x06\x07":
        size = end  # ZIP64: only the size of the file bounds it
    # A directory entry takes at least 46 bytes and a name.
    if size > MAX_ZIP_ENTRIES * 300 or (entries != 0xFFFF and entries > MAX_ZIP_ENTRIES):
        raise StoryError("zip-bomb", "This zip holds more files than any pile of stories would.")
    file.seek(0)


def _refuse_overlaps(infos: list[zipfile.ZipInfo], directory_start: int) -> None:
    """Members that share packed bytes are how a small zip unpacks into a huge one."""
    if len(infos) > MAX_ZIP_ENTRIES:
        raise StoryError("zip-bomb", "This zip holds more files than any pile of stories would.")
    ordered = sorted(infos, key=lambda info: info.header_offset)
    ends = [info.header_offset for info in ordered[1:]] + [directory_start]
    for info, end in zip(ordered, ends, strict=False):  # of an empty zip there is an end alone
        if info.header_offset + _LOCAL_HEADER.size + info.compress_size > end:
            raise _bomb()


def _bomb() -> StoryError:
    return StoryError("zip-bomb", "This zip would unpack into far more than it should; left alone.")


def _broken(why: str) -> StoryError:
    return StoryError("zip-broken", f"This zip is damaged: {why}.")


def shown(name: str) -> str:
    """A member's name for a person, always one line."""
    return "".join(c if c.isprintable() else "\ufffd" for c in str(PurePosixPath(name)))
