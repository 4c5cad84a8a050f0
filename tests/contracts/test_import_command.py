"""``storykeep import``: what it says and leaves, whatever it is given."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from make.commands import start, storykeep
from make.piles import (
    docx_of,
    epub_of,
    html_of,
    locked_zip,
    make_text,
    write_pile,
    zip_of,
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def rows(data: Path, question: str) -> list[Any]:
    """What the archive's database answers."""
    with closing(sqlite3.connect(data / "storykeep.sqlite3")) as database:
        return database.execute(question).fetchall()


def titles(data: Path) -> list[str]:
    return sorted(title for [title] in rows(data, "select title from works_work"))


def bomb(folder: Path) -> Path:
    """A zip of one member that unpacks to 100 MB."""
    file = folder / "bomb.zip"
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("big.txt", "w") as big,
    ):
        for _ in range(100):
            big.write(bytes(1_000_000))
    return file


def write_hostile_pile(pile: Path) -> dict[str, set[str]]:
    """Everything that goes wrong with files, among three good stories; the codes each may end in."""
    write_pile(pile, 1, 2, 3)
    entity = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    files = {
        "empty.txt": (b"", {"empty"}),
        "binary.txt": (b"\x7fELF" + os.urandom(5000), {"not-text"}),
        "locked.zip": (locked_zip("a.txt", b"x" * 100), {"zip-encrypted"}),
        "climbing.zip": (zip_of({"../../up.txt": make_text(5).encode()}), {"zip-path"}),
        "drm.epub": (epub_of(6, drm=True), {"epub-drm"}),
        "spineless.epub": (epub_of(7, spine="none"), set()),
        "entities.epub": (epub_of(8, entity=entity), set()),
        "outside.docx": (docx_of(10, outside=True), set()),
        "twin.txt": (make_text(1, title="Night 1", author="Ann").encode(), {"same-file"}),
        "zcopy.txt": (make_text(2, title="Another Name").encode(), {"same-story"}),
    }
    for name, (content, _codes) in files.items():
        (pile / name).write_bytes(content)
    bomb(pile)
    with (pile / "huge.txt").open("wb") as huge:
        huge.truncate(200 * 1024 * 1024)
    (pile / "gone.txt").symlink_to(pile / "nowhere.txt")
    (pile / "loop").symlink_to(pile)
    expected = {name: codes for name, (_content, codes) in files.items() if codes}
    return expected | {
        "bomb.zip": {"zip-bomb"},
        "huge.txt": {"too-large"},
        "gone.txt": {"vanished"},
        "loop": {"link-loop"},
    }


def test_a_pile_of_every_format_comes_in_whole(tmp_path: Path, data: Path) -> None:
    pile = tmp_path / "pile"
    write_pile(pile, 1)
    (pile / "b.html").write_bytes(html_of(2))
    (pile / "c.docx").write_bytes(docx_of(3))
    (pile / "d.epub").write_bytes(epub_of(4))
    (pile / "e.zip").write_bytes(zip_of({"e/e.md": f"# Night 5\n\n{make_text(5)}".encode()}))
    done = storykeep("import", pile, "--data", data)
    assert (done.returncode, done.stdout) == (0, "")
    assert len(titles(data)) == 5
    assert "5 new" in done.stderr


def test_a_hostile_pile_gives_a_line_for_each_trouble_and_keeps_the_rest(
    tmp_path: Path, data: Path
) -> None:
    pile = tmp_path / "pile"
    expected = write_hostile_pile(pile)
    done = storykeep("import", pile, "--data", data)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    lines = done.stderr.splitlines()
    for name, codes in expected.items():
        told = [line for line in lines if line.startswith(str(pile / name))]
        assert len(told) == 1, (name, lines)
        assert any(told[0].endswith(f"[{code}]") for code in codes), told
    assert {"Night 1", "Night 2", "Night 3"} <= set(titles(data))


def test_nothing_a_hostile_file_names_is_read(tmp_path: Path, data: Path) -> None:
    pile = tmp_path / "pile"
    write_hostile_pile(pile)
    storykeep("import", pile, "--data", data)
    texts = " ".join(html for [html] in rows(data, "select html from works_chapter"))
    assert "root:" not in texts
    assert not (tmp_path.parent / "up.txt").exists()


def test_the_same_command_twice_adds_nothing(tmp_path: Path, data: Path) -> None:
    write_pile(tmp_path / "pile", 1, 2)
    storykeep("import", tmp_path / "pile", "--data", data)
    before = rows(data, "select * from works_work"), rows(data, "select * from works_change")
    done = storykeep("import", tmp_path / "pile", "--data", data)
    assert (done.returncode, done.stderr) == (0, "Stories: 2 here already.\n")
    assert (
        rows(data, "select * from works_work"),
        rows(data, "select * from works_change"),
    ) == before


@pytest.mark.parametrize(("options", "state"), [((), "desk"), (("--publish",), "posted")])
def test_stories_wait_on_the_desk_unless_published(
    tmp_path: Path, data: Path, options: tuple[str, ...], state: str
) -> None:
    write_pile(tmp_path / "pile", 1)
    storykeep("import", tmp_path / "pile", "--data", data, *options)
    assert rows(data, "select state from works_work") == [(state,)]


def test_a_path_that_is_not_there_is_said(tmp_path: Path, data: Path) -> None:
    done = storykeep("import", tmp_path / "nowhere", "--data", data)
    assert done.returncode == 1
    assert done.stderr.splitlines()[0].endswith("[not-found]")


def test_a_path_inside_the_archive_is_refused(tmp_path: Path, data: Path) -> None:
    storykeep("import", tmp_path / "nowhere", "--data", data)
    done = storykeep("import", data, "--data", data)
    assert done.returncode == 3
    assert done.stderr.endswith("[path-in-archive]\n")


def test_a_second_taker_is_sent_away_kindly(tmp_path: Path, data: Path) -> None:
    write_pile(tmp_path / "pile", *range(200))
    log = tmp_path / "log"
    first = start("import", tmp_path / "pile", "--data", data, "--batch", 1, log=log)
    try:
        while not (data / "originals").exists():
            assert first.poll() is None, log.read_text()
        second = storykeep("import", tmp_path / "pile", "--data", data)
        assert (second.returncode, second.stderr[-15:]) == (3, "[take-in-busy]\n")
        assert first.wait(120) == 0
    finally:
        first.kill()
        first.wait()
    assert len(titles(data)) == 200


def test_a_full_disk_is_said_and_nothing_is_half_landed(tmp_path: Path, data: Path) -> None:
    write_pile(tmp_path / "pile", 1)
    storykeep("import", tmp_path / "pile", "--data", data)
    big = "\n\n".join(f"Mara counted to {number}." for number in range(60_000))
    (tmp_path / "pile" / "big.txt").write_text(big)
    write_pile(tmp_path / "pile", 2)

    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    done = storykeep("import", tmp_path / "pile", "--data", data, before=small_disk)
    assert (done.returncode, done.stderr[-12:]) == (3, "[disk-full]\n")
    assert "Traceback" not in done.stderr
    again = storykeep("import", tmp_path / "pile", "--data", data)
    assert again.returncode == 0, again.stderr
    assert len(titles(data)) == 3


def test_a_data_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = storykeep("import", tmp_path, "--data", tmp_path / "file" / "data")
    assert done.returncode == 3
    assert done.stderr.endswith("[data-folder-unwritable]\n")
    assert len(done.stderr.splitlines()) == 1


def test_a_setting_that_makes_no_sense_is_said(tmp_path: Path, data: Path) -> None:
    data.mkdir()
    (data / "storykeep.toml").write_text("prot = 80\n")
    done = storykeep("import", tmp_path, "--data", data)
    assert (done.returncode, done.stderr[-16:]) == (2, "[setting-wrong]\n")


def test_a_taker_ends_when_whoever_leads_it_is_gone(tmp_path: Path, data: Path) -> None:
    write_pile(tmp_path / "pile", *range(100))
    log = tmp_path / "log"
    # Its standard input is at an end from the beginning.
    taker = start("import", "--leashed", tmp_path / "pile", "--data", data, "--batch", 1, log=log)
    assert taker.wait(60) == 1
    assert not log.read_text()


def test_ctrl_c_ends_without_a_traceback(tmp_path: Path, data: Path) -> None:
    write_pile(tmp_path / "pile", *range(200))
    log = tmp_path / "log"
    taker = start("import", tmp_path / "pile", "--data", data, "--batch", 1, log=log)
    while not (data / "originals").exists():
        assert taker.poll() is None, log.read_text()
    os.killpg(taker.pid, signal.SIGINT)
    assert taker.wait(60) == 130
    assert "Traceback" not in log.read_text()


@pytest.mark.parametrize("moment", [0.0, 0.4])
def test_a_kill_at_any_moment_loses_and_doubles_nothing(
    tmp_path: Path, data: Path, moment: float
) -> None:
    import time  # noqa: PLC0415

    write_pile(tmp_path / "pile", *range(60))
    log = tmp_path / "log"
    taker = start("import", tmp_path / "pile", "--data", data, "--batch", 3, log=log)
    while not (data / "originals").exists():
        assert taker.poll() is None, log.read_text()
    time.sleep(moment)
    os.killpg(taker.pid, signal.SIGKILL)
    taker.wait()
    done = storykeep("import", tmp_path / "pile", "--data", data)
    assert done.returncode == 0, done.stderr
    assert titles(data) == sorted(f"Night {number}" for number in range(60))
    assert rows(data, "select count(*) from desk_storedreading") == [(60,)]
    assert rows(data, "select count(*) from desk_arrival where status = 'taken-in'") == [(60,)]
    rebuilt = storykeep("reindex", "--data", data)
    assert (rebuilt.returncode, rebuilt.stdout) == (0, "60 works are in the index.\n")
