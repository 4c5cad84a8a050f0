"""Walking over a pile finds every story once, in order, and says what it cannot read."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from make.hostile import bomb, encrypted, epub, overlapping, zipped
from storykeep.intake import Failure, Found, find


def _paths(pile: Path) -> list[str]:
    return [each.path.removeprefix(f"{pile}/") for each in find([pile])]


def _codes(pile: Path) -> dict[str, str]:
    return {
        each.path.removeprefix(f"{pile}/"): each.code
        for each in find([pile])
        if isinstance(each, Failure)
    }


def _write(path: Path, data: bytes = b"text") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_a_pile_is_walked_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/c.epub", "c", "a.md"):
        _write(tmp_path / name)
    assert _paths(tmp_path) == ["a/c.epub", "a/z.html", "a.md", "b.txt", "c"]


def test_named_paths_keep_the_order_they_were_named_in(tmp_path: Path) -> None:
    two, one = _write(tmp_path / "2.txt"), _write(tmp_path / "1.txt")
    assert [each.path for each in find([two, one])] == [str(two), str(one)]


def test_hidden_files_and_furniture_are_passed_over(tmp_path: Path) -> None:
    for name in (".hidden", ".git/a.txt", "__MACOSX/a.txt", "Thumbs.db", ".DS_Store", "a.txt"):
        _write(tmp_path / name)
    assert _paths(tmp_path) == ["a.txt"]


def test_what_is_found_says_its_size_and_time(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.txt", b"12345")
    assert list(find([path])) == [Found(str(path), path, None, 5, path.stat().st_mtime_ns)]


def test_what_is_found_can_be_sent_to_another_process(tmp_path: Path) -> None:
    (found,) = find([_write(tmp_path / "a.txt")])
    assert pickle.loads(pickle.dumps(found)) == found


def test_a_zips_members_are_found_by_name(tmp_path: Path) -> None:
    _write(tmp_path / "pile.zip", zipped({"b.txt": "b", "a/b.txt": "ab", "__MACOSX/b.txt": ""}))
    assert _paths(tmp_path) == ["pile.zip!a/b.txt", "pile.zip!b.txt"]


def test_a_zip_in_a_zip_is_opened(tmp_path: Path) -> None:
    _write(tmp_path / "pile.zip", zipped({"in.zip": zipped({"a.txt": "a"})}))
    assert _paths(tmp_path) == ["pile.zip!in.zip!a.txt"]


def test_a_zip_in_a_zip_in_a_zip_is_refused(tmp_path: Path) -> None:
    inner = zipped({"deep.zip": zipped({"a.txt": "a"})})
    _write(tmp_path / "pile.zip", zipped({"in.zip": inner}))
    assert _codes(tmp_path) == {"pile.zip!in.zip!deep.zip": "zip-nested"}


def test_an_empty_zip_holds_nothing_and_stops_nobody(tmp_path: Path) -> None:
    _write(tmp_path / "a.zip", zipped({}))
    _write(tmp_path / "b.txt", b"Once upon a time")
    assert _paths(tmp_path) == ["b.txt"]


def test_a_book_named_zip_is_one_story(tmp_path: Path) -> None:
    path = _write(tmp_path / "book.zip", epub({"a.xhtml": "<p>a</p>"}))
    (found,) = find([path])
    assert isinstance(found, Found)
    assert found.member is None


@pytest.mark.parametrize("name", ["../up.txt", "/etc/x.txt", "C:/x.txt", "a\\..\\..\\x.txt"])
def test_a_member_that_points_outside_is_refused_and_the_rest_goes_on(
    tmp_path: Path, name: str
) -> None:
    path = _write(tmp_path / "pile.zip", zipped({name: "evil", "good.txt": "good"}))
    results = list(find([path]))
    assert sorted(getattr(each, "code", "found") for each in results) == ["found", "zip-path"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04 not a zip at all", "zip-broken"),
        (b"", "zip-broken"),
        (zipped({"a.txt": "a" * 5_000})[:-40], "zip-broken"),
        (bomb(), "zip-bomb"),
        (overlapping(), "zip-bomb"),
        (encrypted(), "zip-encrypted"),
    ],
    ids=["garbage", "nothing", "cut", "bomb", "overlapping", "encrypted"],
)
def test_a_bad_zip_is_one_failure(tmp_path: Path, data: bytes, code: str) -> None:
    _write(tmp_path / "bad.zip", data)
    assert list(_codes(tmp_path).values()) == [code]


@pytest.mark.parametrize("name", ["cover.jpg", "book.mobi", "notes.pdf", "old.doc", "style.css"])
def test_a_file_of_a_kind_we_do_not_read_is_said(tmp_path: Path, name: str) -> None:
    _write(tmp_path / name)
    assert _codes(tmp_path) == {name: "unknown-format"}


def test_a_path_that_is_not_there_is_said(tmp_path: Path) -> None:
    (failure,) = find([tmp_path / "nowhere.txt"])
    assert isinstance(failure, Failure)
    assert failure.code == "not-found"


def test_a_name_no_system_allows_is_said() -> None:
    (failure,) = find([Path("a\0b")])
    assert isinstance(failure, Failure)
    assert failure.code == "not-found"


def test_a_link_back_to_its_own_folder_is_a_loop(tmp_path: Path) -> None:
    _write(tmp_path / "a" / "story.txt")
    (tmp_path / "a" / "again").symlink_to(tmp_path / "a")
    assert _codes(tmp_path) == {"a/again": "link-loop"}


def test_a_link_to_itself_is_a_loop(tmp_path: Path) -> None:
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert _codes(tmp_path) == {"self": "link-loop"}


def test_a_link_to_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "gone").symlink_to(tmp_path / "nothing")
    assert _codes(tmp_path) == {"gone": "vanished"}


def test_folders_linked_over_and_over_are_walked_once(tmp_path: Path) -> None:
    for level in range(12):
        folder = tmp_path / f"d{level}"
        _write(folder / "a.txt")
        for twin in ("x", "y"):
            (folder / twin).symlink_to(tmp_path / f"d{level + 1}")
    _write(tmp_path / "d12" / "a.txt")
    assert len(list(find([tmp_path / "d0"]))) == 13


def test_a_fifo_is_not_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert _codes(tmp_path) == {"pipe.txt": "not-a-file"}


def test_folders_nested_without_end_are_refused(tmp_path: Path) -> None:
    _write(tmp_path.joinpath(*["d"] * 70) / "a.txt")
    assert list(_codes(tmp_path).values()) == ["too-deep"]


def test_a_name_that_is_no_utf8_is_still_printable(tmp_path: Path) -> None:
    _write(Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")))
    assert _paths(tmp_path) == ["caf\ufffd.txt"]


def test_walking_is_lazy(tmp_path: Path) -> None:
    def paths() -> Iterator[Path]:
        yield _write(tmp_path / "first.txt")
        raise AssertionError("looked ahead")

    assert len(list(islice(find(paths()), 1))) == 1
