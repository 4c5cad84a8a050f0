"""Links from “In this story” to scenes hold through mending, undoing, and a newer file."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from make.desks import bring, bring_one
from make.pages import links_of, strict
from storykeep.desk.services.cataloguing import undo
from storykeep.desk.services.repairing import mend_work
from storykeep.works import rules
from storykeep.works.models import Work

pytestmark = pytest.mark.django_db

_MARK = "\n\n* * *\n\n"
_FIRST = (
    "“It is shut,” said Mara. “I don?t know why.”\n\n“Then wait,” said Tom.",
    "They waited at the wall until the lamp was lit.\n\n“Is that all?” asked Mara.",
    "“It wasn?t locked at all,” said Tom.\n\nHe held up the key.",
)
_SECOND = (
    "In the morning Tom was gone.\n\n“He can?t be far,” said Mara.",
    "Nobody at the mill had seen him.\n\n“Ask the ferryman,” said the miller.",
    "The ferry lay upside down in the reeds.\n\n“Tom!” called Mara.",
)
SPOILT = (
    f"Title: The Gate\n\nChapter 1\n\n{_MARK.join(_FIRST)}\n\nChapter 2\n\n{_MARK.join(_SECOND)}\n"
)
LINKS = [f"chapters/{chapter}#scene-{chapter}-{scene}" for chapter in (1, 2) for scene in (1, 2, 3)]


@pytest.fixture
def work(tmp_path: Path, db: None) -> Work:
    return bring_one(tmp_path / "pile", SPOILT, state=rules.POSTED)


def begins(work: Work, browser: Client) -> dict[str, str]:
    """How the block begins to which each link to a scene leads, by its address without the work's."""
    address = f"/works/{work.pk}/"
    page = strict(browser.get(f"{address}in-this-story"))
    scenes = next(one for one in page.iter("details") if one.get("id") == "scenes")
    found = {}
    for link in links_of(scenes):
        chapter = strict(browser.get(link.partition("#")[0]))
        places = [one for one in chapter.iter() if one.get("id") == link.partition("#")[2]]
        assert len(places) == 1, f"{link} leads to {len(places)} places"
        found[link.removeprefix(address)] = " ".join("".join(places[0].itertext()).split())[:14]
    return found


_OPENINGS = [part[:14] for part in (*_FIRST, *_SECOND)]
AS_IT_CAME = dict(zip(LINKS, _OPENINGS, strict=True))
MENDED = {link: words.replace("?", "'") for link, words in AS_IT_CAME.items()}


def mend_everything(work: Work) -> None:
    mend_work(work=work.pk, version=1, chosen=range(100), account=None)


def test_each_scene_is_reached_as_it_came(work: Work, as_nobody: Client) -> None:
    assert begins(work, as_nobody) == AS_IT_CAME


def test_each_scene_is_reached_in_the_mended_text(work: Work, as_nobody: Client) -> None:
    mend_everything(work)
    assert begins(work, as_nobody) == MENDED


def test_each_scene_is_reached_after_mending_is_undone(work: Work, as_nobody: Client) -> None:
    mend_everything(work)
    undo(work=work.pk, account=None)
    assert begins(work, as_nobody) == AS_IT_CAME


def test_each_scene_is_reached_in_a_newer_file(
    tmp_path: Path, work: Work, as_nobody: Client
) -> None:
    parts = SPOILT.replace("They waited", "Nobody came.\n\n* * *\n\nThey waited", 1)
    bring(tmp_path / "pile", {"night.txt": parts})
    found = begins(work, as_nobody)
    assert len(found) == 7
    assert found["chapters/1#scene-1-2"] == "Nobody came."
    assert found["chapters/2#scene-2-3"] == "The ferry lay "


def test_each_scene_of_a_newer_file_is_reached_after_a_mending(
    tmp_path: Path, work: Work, as_nobody: Client
) -> None:
    mend_everything(work)
    bring(tmp_path / "pile", {"night.txt": SPOILT.replace("It is shut", "It was shut")})
    undo(work=work.pk, account=None)  # leaves the newer text alone
    assert begins(work, as_nobody)["chapters/1#scene-1-1"] == "“It was shut,”"
