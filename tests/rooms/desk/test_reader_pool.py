"""The pool of reading processes outlives any file."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from make import readers
from storykeep.desk import pool
from storykeep.desk.pool import ReaderPool, ReadFile
from storykeep.desk.reader import Failed, Job


def outcomes(
    tmp_path: Path, read_file: ReadFile, places: list[str], *, patience: float = 60
) -> dict[str, str]:
    """The code each place ended in."""
    done: dict[str, str] = {}
    with ReaderPool(read_file, data=tmp_path, readers=2, patience=patience) as readers_:
        for number, place in enumerate(places):
            readers_.submit(Job(number, place, None))
        while readers_.pending:
            if one := readers_.collect(1):
                job, outcome = one
                assert isinstance(outcome, Failed)
                done[job.place] = outcome.code
    return done


def test_every_file_is_answered_for_once(tmp_path: Path) -> None:
    places = [f"file {number}" for number in range(100)]
    assert outcomes(tmp_path, readers.echo, places) == dict.fromkeys(places, "echo")


def test_a_process_that_dies_gives_up_its_file_alone(tmp_path: Path) -> None:
    places = [f"file {number}" for number in range(30)]
    places[3] = places[3] + " bad"
    places[17] = places[17] + " bad"
    done = outcomes(tmp_path, readers.die_at_bad, places)
    assert done == {place: "reader-stopped" if "bad" in place else "echo" for place in places}


def test_a_file_that_takes_too_long_is_given_up_alone(tmp_path: Path) -> None:
    places = ["one", "two bad", "three", "four", "five", "six"]
    began = time.monotonic()
    done = outcomes(tmp_path, readers.dawdle_at_bad, places, patience=1)
    assert done == {place: "took-too-long" if "bad" in place else "echo" for place in places}
    assert time.monotonic() - began < 30


def test_what_waits_to_be_collected_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "MOST_BYTES", 2_000_000)
    with ReaderPool(readers.talk_much, data=tmp_path, readers=2) as readers_:
        for number in range(40):
            readers_.submit(Job(number, str(number), None))
        time.sleep(3)
        waiting = readers_._done_bytes
        collected = 0
        while readers_.pending:
            collected += readers_.collect(1) is not None
    assert waiting < 2_000_000 + 2 * 600_000
    assert collected == 40


def test_leaving_early_leaves_no_process_behind(tmp_path: Path) -> None:
    with ReaderPool(readers.dawdle_at_bad, data=tmp_path, readers=2) as readers_:
        readers_.submit(Job(0, "bad", None))
        while not readers_._readers:
            time.sleep(0.01)
        processes = [reader.process for reader in readers_._readers]
    for process in processes:
        with pytest.raises(ValueError, match="closed"):
            process.is_alive()
