"""``storykeep open`` and ``serve``: one command to an archive that answers."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from make.commands import said, start, status_of, storykeep
from make.piles import make_text, write_pile

Open = Callable[..., subprocess.Popen[bytes]]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def group_is_gone(group: int, *, within: float = 15) -> bool:
    """Whether no process of a group is left."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


class Archive:
    """An archive on disk, a pile beside it, and the commands that run on them."""

    def __init__(self, folder: Path) -> None:
        self.data, self.pile, self.log = folder / "data", folder / "pile", folder / "log"
        self.port = free_port()
        self.home = f"http://127.0.0.1:{self.port}/"
        self.started: list[subprocess.Popen[bytes]] = []

    def open(self, *options: object) -> subprocess.Popen[bytes]:
        where = ("--data", self.data, "--port", self.port)
        process = start("open", self.pile, *where, "--no-browser", *options, log=self.log)
        self.started.append(process)
        return process

    def stop(self, process: subprocess.Popen[bytes]) -> int:
        """Ctrl-C: the exit status."""
        os.killpg(process.pid, signal.SIGINT)
        return process.wait(30)

    def titles(self) -> list[str]:
        with closing(sqlite3.connect(self.data / "storykeep.sqlite3")) as database:
            found = database.execute("select title from works_work order by id").fetchall()
        return [title for [title] in found]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    archive = Archive(tmp_path)
    yield archive
    for process in archive.started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def test_a_new_archive_is_whole_before_it_is_served(archive: Archive) -> None:
    write_pile(archive.pile, 1, 2, 3)
    archive.open()
    said(archive.log, "The archive is at")
    assert archive.titles() == ["Night 1", "Night 2", "Night 3"]
    assert status_of(archive.home) == 200


def test_what_open_takes_in_is_readable_at_once(archive: Archive) -> None:
    write_pile(archive.pile, 1)
    archive.open()
    assert status_of(f"{archive.home}works/1") == 200


def test_the_link_it_prints_lets_the_keeper_in_once(archive: Archive) -> None:
    write_pile(archive.pile, 1)
    archive.open()
    link = said(archive.log, r"http://\S+/enter/\S+")[0]
    assert link.startswith(archive.home)
    assert status_of(archive.home) == 200


def test_ctrl_c_ends_everything_with_status_0(archive: Archive) -> None:
    write_pile(archive.pile, 1)
    process = archive.open()
    status_of(archive.home)
    assert archive.stop(process) == 0
    assert group_is_gone(process.pid)
    assert "Traceback" not in archive.log.read_text()


def test_a_story_left_out_is_said_and_is_the_status(archive: Archive) -> None:
    write_pile(archive.pile, 1)
    (archive.pile / "empty.txt").write_bytes(b"")
    process = archive.open()
    status_of(archive.home)
    told = archive.log.read_text()
    assert told.index("[empty]") < told.index("The archive is at")
    assert archive.stop(process) == 1


def test_an_archive_that_is_there_answers_first_and_takes_in_meanwhile(archive: Archive) -> None:
    write_pile(archive.pile, 1)
    process = archive.open()
    status_of(archive.home)
    archive.stop(process)
    write_pile(archive.pile, 2)
    process = archive.open()
    assert status_of(archive.home) == 200
    said(archive.log, r"1 new, 1 here already")
    assert archive.titles() == ["Night 1", "Night 2"]
    assert archive.stop(process) == 0


def test_a_changed_story_is_read_anew(archive: Archive) -> None:
    [file] = write_pile(archive.pile, 1)
    process = archive.open()
    status_of(archive.home)
    archive.stop(process)
    file.write_text(make_text(9, title="Mended", author="Ann"))
    archive.open()
    said(archive.log, r"1 changed")
    assert archive.titles() == ["Mended"]


def test_a_port_in_use_is_said_with_what_to_do(archive: Archive) -> None:
    write_pile(archive.pile, 1)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", archive.port))
        taken.listen()
        process = archive.open()
        assert process.wait(30) == 3
    told = archive.log.read_text()
    assert "--port" in told
    assert told.endswith("[port-in-use]\n")


def test_killed_with_all_its_processes_left_alone_nothing_lingers(archive: Archive) -> None:
    write_pile(archive.pile, 1)
    process = archive.open()
    status_of(archive.home)
    process.kill()
    process.wait()
    assert group_is_gone(process.pid)


def test_serve_serves_what_is_there(archive: Archive) -> None:
    write_pile(archive.pile, 1)
    storykeep("import", "--publish", archive.pile, "--data", archive.data)
    process = start("serve", "--data", archive.data, "--port", archive.port, log=archive.log)
    archive.started.append(process)
    assert status_of(f"{archive.home}works/1") == 200
    assert archive.stop(process) == 0


def test_the_version_is_said() -> None:
    done = storykeep("--version")
    assert done.stdout.startswith("storykeep, version ")
