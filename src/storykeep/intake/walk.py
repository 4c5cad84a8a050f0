"""Walking over a pile: files, folders, zips and zips in zips, in a fixed order, never in circles."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from storykeep.intake.endings import ending, is_furniture, is_read, is_zip
from storykeep.intake.found import Failure, Found
from storykeep.intake.limits import MAX_FOLDER_DEPTH
from storykeep.intake.zips import Member, Zip, open_zip, shown
from storykeep.story.errors import StoryError

_Identity = tuple[int, int]


def find(paths: Iterable[Path]) -> Iterator[Found | Failure]:
    """Everything under ``paths`` that may be a story, in the order given, each folder sorted by name.

    Lazy: only the names of the folders being walked are held. Hidden files are left out unless
    named; the same folder is never walked twice. Raises nothing: what is wrong is a ``Failure``.
    """
    walked: set[_Identity] = set()
    for path in paths:
        yield from _find(path, str(path), (), walked)


def _find(
    path: Path, name: str, above: tuple[_Identity, ...], walked: set[_Identity]
) -> Iterator[Found | Failure]:
    name = _printable(name)
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        yield _failure(name, error, named=not above)
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _find_in_folder(path, name, (status.st_dev, status.st_ino), above, walked)
    elif not stat.S_ISREG(status.st_mode):
        yield Failure(name, "not-a-file", "This is neither a file nor a folder.")
    elif is_zip(path.name):
        yield from _find_in_zip(path, name, status.st_mtime_ns)
    elif not is_read(path.name):
        yield _unknown(name)
    else:
        yield Found(name, path, None, status.st_size, status.st_mtime_ns)


def _find_in_folder(
    folder: Path,
    name: str,
    identity: _Identity,
    above: tuple[_Identity, ...],
    walked: set[_Identity],
) -> Iterator[Found | Failure]:
    if identity in above:
        yield Failure(name, "link-loop", "This link leads back to a folder it stands in.")
        return
    if identity in walked:
        return
    if len(above) >= MAX_FOLDER_DEPTH:
        yield Failure(name, "too-deep", "Folders are nested too deeply here; move this one up.")
        return
    walked.add(identity)
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - a million Path objects would be too much
    except OSError as error:
        yield _failure(name, error, named=False)
        return
    for each in names:
        if not is_furniture(each):
            yield from _find(
                folder / each, f"{name.rstrip('/')}/{each}", (*above, identity), walked
            )


def _find_in_zip(path: Path, name: str, mtime_ns: int) -> Iterator[Found | Failure]:
    try:
        archive = open_zip(path)
        if _is_book(archive):
            yield Found(name, path, None, path.stat().st_size, mtime_ns)
            return
    except StoryError as error:
        yield Failure(name, error.code, error.message)
        return
    except OSError as error:
        yield _failure(name, error, named=False)
        return
    for member in _ordered(archive):
        if is_zip(member.name) and _refused(name, member) is None:
            yield from _find_in_inner(path, name, member, mtime_ns)
        else:
            yield _found(path, name, member, None, mtime_ns)


def _find_in_inner(
    path: Path, name: str, inner: Member, mtime_ns: int
) -> Iterator[Found | Failure]:
    inner_name = f"{name}!{shown(inner.name)}"
    try:
        archive = open_zip(path, inner.name)
    except StoryError as error:
        yield Failure(inner_name, error.code, error.message)
        return
    except OSError as error:
        yield _failure(inner_name, error, named=False)
        return
    if _is_book(archive):
        yield Found(inner_name, path, inner.name, inner.size, mtime_ns)
        return
    for member in _ordered(archive):
        if is_zip(member.name):
            message = "This zip is inside a zip inside a zip; unpack one of them."
            yield Failure(f"{inner_name}!{shown(member.name)}", "zip-nested", message)
        else:
            yield _found(path, inner_name, member, inner.name, mtime_ns)


def _found(
    path: Path, name: str, member: Member, inner: str | None, mtime_ns: int
) -> Found | Failure:
    whole = f"{name}!{shown(member.name)}"
    refused = _refused(whole, member)
    if refused is not None:
        return refused
    if not is_read(member.name):
        return _unknown(whole)
    inside = member.name if inner is None else f"{inner}!{member.name}"
    return Found(whole, path, inside, member.size, mtime_ns)


def _refused(name: str, member: Member) -> Failure | None:
    if member.is_unsafe:
        message = "This name points outside the zip; the file is left alone."
        return Failure(name, "zip-path", message)
    if member.encrypted:
        message = "This file is locked with a password; unlock the zip first."
        return Failure(name, "zip-encrypted", message)
    if member.is_bomb:
        message = "This file would unpack into far more than it should; left alone."
        return Failure(name, "zip-bomb", message)
    return None


def _ordered(archive: Zip) -> list[Member]:
    """Members by name, without furniture, each name once (the last of that name counts)."""
    by_name = {
        member.name: member
        for member in archive
        if not any(map(is_furniture, member.name.replace("\\", "/").split("/")[-8:]))
        or member.is_unsafe
    }
    return [by_name[name] for name in sorted(by_name)]


def _is_book(archive: Zip) -> bool:
    """An EPUB or DOCX that somebody named .zip."""
    return "META-INF/container.xml" in archive or "word/document.xml" in archive


def _failure(name: str, error: OSError | ValueError, *, named: bool) -> Failure:
    if not isinstance(error, OSError):
        return Failure(name, "not-found", "There is no file of this name.")
    coded = coded_error(error)
    if named and coded.code == "vanished":
        return Failure(name, "not-found", "There is no file or folder of this name.")
    return Failure(name, coded.code, coded.message)


def coded_error(error: OSError) -> StoryError:
    """What the operating system said, as one of our codes."""
    if error.errno == errno.ELOOP:
        return StoryError("link-loop", "This link leads in a circle.")
    if error.errno in {errno.ENOENT, errno.ENOTDIR, errno.ESTALE}:
        return StoryError("vanished", "This file was here a moment ago and is gone.")
    if error.errno == errno.EISDIR:
        return StoryError("not-a-file", "This is a folder, not a file.")
    reason = (error.strerror or "no reason given").lower()
    return StoryError("unreadable", f"This may not be read ({reason}); check its permissions.")


def _unknown(name: str) -> Failure:
    kind = f".{ending(name)} files" if ending(name) else "files like this"
    return Failure(name, "unknown-format", f"We do not read {kind} as stories.")


def _printable(name: str) -> str:
    """A name that any program can print: bytes that are no UTF-8 become U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
