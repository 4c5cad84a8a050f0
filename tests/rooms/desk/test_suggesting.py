"""What the archive knows suggests a fandom to works that name none."""

from __future__ import annotations

from pathlib import Path

import pytest

from make.piles import make_text
from storykeep.desk.services.following import learn_anew
from storykeep.desk.services.suggesting import follow_lessons
from storykeep.desk.services.take_in import take_in
from storykeep.tags.models import Tag
from storykeep.works import rules
from storykeep.works.models import Tagging, Work
from storykeep.works.services.catalogue import confirm_work, correct_field
from storykeep.works.services.outbox import generation

pytestmark = pytest.mark.django_db


def fandoms(title: str) -> list[tuple[str, str]]:
    """(name, state) of a work's fandoms."""
    rows = Tagging.objects.filter(work__title__startswith=title, tag__kind="fandom")
    return list(rows.values_list("tag__name", "state"))


@pytest.fixture
def pile(tmp_path: Path, data_folder: Path) -> Path:
    """One story that says its fandom and its people, and one that says nothing."""
    folder = tmp_path / "pile"
    folder.mkdir()
    stated = make_text(1, title="Stated", fandom="The Lighthouse", characters="Mara, Tom")
    (folder / "a.txt").write_text(stated)
    (folder / "b.txt").write_text(make_text(2))
    return folder


def bring(pile: Path) -> None:
    take_in(paths=[pile], state=rules.POSTED, readers=1)


def test_a_story_of_known_people_is_suggested_their_fandom(pile: Path) -> None:
    bring(pile)
    assert fandoms("Mara came") == [("The Lighthouse", rules.SUGGESTED)]


def test_a_suggestion_says_why(pile: Path) -> None:
    bring(pile)
    reason = Tagging.objects.get(tag__kind="fandom", state=rules.SUGGESTED).reason
    assert "Mara" in reason
    assert "The Lighthouse" in reason


def test_a_story_that_names_its_fandom_is_left_alone(pile: Path) -> None:
    bring(pile)
    assert fandoms("Stated") == [("The Lighthouse", rules.GIVEN)]


def test_suggested_works_are_counted_under_the_fandom(pile: Path) -> None:
    bring(pile)
    assert Tag.objects.get(kind="fandom").works_count == 2


def test_suggesting_again_changes_nothing(pile: Path) -> None:
    bring(pile)
    before = generation()
    assert follow_lessons() == 0
    assert generation() == before


def test_what_comes_later_teaches_about_what_came_before(pile: Path) -> None:
    take_in(paths=[pile / "b.txt"], state=rules.POSTED, readers=1)
    assert fandoms("Mara came") == []
    take_in(paths=[pile / "a.txt"], state=rules.POSTED, readers=1)
    assert fandoms("Mara came") == [("The Lighthouse", rules.SUGGESTED)]


def test_a_refused_suggestion_does_not_come_back(pile: Path) -> None:
    bring(pile)
    work = Work.objects.get(title__startswith="Mara came")
    correct_field(work=work.pk, field="fandoms", value=[], account=None)
    Work.objects.filter(pk=work.pk).update(confirmed=[])
    learn_anew()
    assert fandoms("Mara came") == [("The Lighthouse", rules.REFUSED)]


def test_confirmed_fandoms_are_left_alone(pile: Path) -> None:
    take_in(paths=[pile / "b.txt"], state=rules.POSTED, readers=1)
    confirm_work(work=Work.objects.get().pk, account=None)
    take_in(paths=[pile / "a.txt"], state=rules.POSTED, readers=1)
    assert fandoms("Mara came") == []
