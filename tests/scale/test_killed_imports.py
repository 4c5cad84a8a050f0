"""``kill -9`` at many moments of an import, then the same command again."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from make.commands import start, storykeep
from make.piles import write_pile

pytestmark = pytest.mark.scale
STORIES = 60


@pytest.mark.parametrize("seed", range(12))
def test_no_story_is_lost_or_doubled_however_often_it_is_killed(tmp_path: Path, seed: int) -> None:
    pile, data, chance = tmp_path / "pile", tmp_path / "data", random.Random(seed)
    write_pile(pile, *range(STORIES))
    for attempt in range(4):
        log = tmp_path / f"log {attempt}"
        taker = start("import", pile, "--data", data, "--batch", 2, log=log)
        time.sleep(chance.uniform(0.2, 2.5))
        os.killpg(taker.pid, signal.SIGKILL)
        taker.wait()
    done = storykeep("import", pile, "--data", data)
    assert done.returncode == 0, done.stderr
    with closing(sqlite3.connect(data / "storykeep.sqlite3")) as database:
        titles = sorted(title for [title] in database.execute("select title from works_work"))
        [[outstanding]] = database.execute("select count(*) from works_change")
        assert database.execute("pragma integrity_check").fetchone() == ("ok",)
        assert database.execute("pragma foreign_key_check").fetchall() == []
    assert titles == sorted(f"Night {number}" for number in range(STORIES))
    assert outstanding == 1, "the index has not taken everything up"
