"""Mending the chosen places of a damaged text, and putting it back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from make.desks import bring, bring_one
from make.piles import make_body
from storykeep.desk.models import EarlierReading, StoredReading
from storykeep.desk.reader import unpacked
from storykeep.desk.services.cataloguing import undo
from storykeep.desk.services.repairing import mend_work
from storykeep.kit.errors import Conflict, DomainError, NotFound
from storykeep.works.models import Change, EarlierText, Work
from storykeep.works.originals import path_of
from storykeep.works.services.catalogue import correct_field

pytestmark = pytest.mark.django_db

CLEAN = """Title: The Gate

"It is locked," said Mara, and pushed the gate with one finger.

"It was open yesterday," said Tom. "I tried it twice, and then I went round by the orchard wall."

They stood and looked at the roses. Nobody had cut them for years.

"I don't mind," said Mara.
"""
SPOILT = CLEAN.replace('"It is', "&quot;It is").replace("don't", "don?t")


@pytest.fixture
def work(tmp_path: Path, db: None) -> Work:
    return bring_one(tmp_path / "pile", SPOILT)


def stored(work: Work) -> StoredReading:
    return StoredReading.objects.get(work=work.pk)


def text_of(work: Work) -> str:
    return unpacked(bytes(stored(work).text))


def offered(work: Work) -> list[dict[str, object]]:
    return list(json.loads(unpacked(bytes(stored(work).reading)))["repairs"])


def shown(work: Work) -> str:
    return "\n".join(work.chapters.order_by("position").values_list("html", flat=True))


def mend(work: Work, *numbers: int, version: int = 1) -> int:
    deed, made = mend_work(work=work.pk, version=version, chosen=numbers, account=None)
    assert deed.kind == "mend"
    return made


def test_nothing_is_mended_unasked(work: Work) -> None:
    assert len(offered(work)) == 2
    assert "&amp;quot;It is" in shown(work)


def test_what_was_chosen_is_mended_and_nothing_else(work: Work) -> None:
    assert mend(work, 0) == 1
    assert text_of(work) == SPOILT.replace("&quot;", '"')
    assert "don?t" in shown(work)
    assert '"It is locked' in shown(work)


def test_mending_everything_gives_the_text_that_was(work: Work) -> None:
    assert mend(work, 0, 1) == 2
    assert text_of(work) == CLEAN
    assert offered(work) == []
    assert (stored(work).signs, stored(work).damage) == ({}, 0)


def test_a_mended_text_is_a_new_version_and_is_read_and_found_anew(work: Work) -> None:
    before = Change.objects.count()
    mend(work, 0, 1)
    work.refresh_from_db()
    assert (work.version, stored(work).version) == (2, 2)
    assert Change.objects.count() == before + 1


def test_the_file_as_it_came_in_stays(work: Work) -> None:
    assert work.original is not None
    mend(work, 0, 1)
    kept = path_of(settings.DATA, work.original.sha256).read_text("utf-8")
    assert kept == SPOILT
    work.refresh_from_db()
    assert work.original.name == "night.txt"


def test_a_person_s_word_stays(work: Work) -> None:
    correct_field(work=work.pk, field="title", value="My Gate", account=None)
    mend(work, 0)
    work.refresh_from_db()
    assert work.title == "My Gate"


def test_undoing_puts_text_and_reading_back(work: Work) -> None:
    work.refresh_from_db()
    before = (shown(work), text_of(work), offered(work), work.body_key, work.words)
    mend(work, 0, 1)
    undo(work=work.pk, account=None)
    work.refresh_from_db()
    assert (shown(work), text_of(work), offered(work), work.body_key, work.words) == before
    assert stored(work).version == work.version == 3
    assert not EarlierText.objects.exists()
    assert not EarlierReading.objects.exists()


def test_two_mendings_are_undone_one_after_the_other(work: Work) -> None:
    mend(work, 0)
    mend(work, 0, version=2)
    assert text_of(work) == CLEAN
    undo(work=work.pk, account=None)
    assert text_of(work) == SPOILT.replace("&quot;", '"')
    undo(work=work.pk, account=None)
    assert text_of(work) == SPOILT


def test_after_undoing_it_can_be_mended_again(work: Work) -> None:
    mend(work, 0, 1)
    undo(work=work.pk, account=None)
    assert mend(work, 0, 1, version=3) == 2
    assert text_of(work) == CLEAN


def test_another_window_s_older_text_is_not_mended(work: Work) -> None:
    mend(work, 0)
    with pytest.raises(Conflict) as refused:
        mend(work, 0)
    assert refused.value.code == "text-changed"
    assert text_of(work) == SPOILT.replace("&quot;", '"')


def test_a_newer_file_is_left_alone_by_undoing(tmp_path: Path, work: Work) -> None:
    mend(work, 0)
    newer = f"Title: The Gate\n\n{make_body(9)}"
    bring(tmp_path / "pile", {"night.txt": newer})
    assert text_of(work) == newer
    undo(work=work.pk, account=None)
    assert text_of(work) == newer
    work.refresh_from_db()
    assert stored(work).version == work.version


def test_nothing_chosen_changes_nothing(work: Work) -> None:
    with pytest.raises(DomainError) as refused:
        mend(work)
    assert refused.value.code == "no-repair-chosen"
    work.refresh_from_db()
    assert work.version == 1


def test_a_work_that_is_not_there_cannot_be_mended(db: None) -> None:
    with pytest.raises(NotFound):
        mend_work(work=99, version=1, chosen=[0], account=None)


def test_places_in_markup_are_shown_but_not_mended(tmp_path: Path) -> None:
    page = (
        "<html><body>" + "".join(f"<p>{one}</p>" for one in CLEAN.split("\n\n")) + "</body></html>"
    )
    [arrival] = bring(tmp_path / "pile", {"gate.html": page.replace("don't", "don?t")})
    assert arrival.work is not None
    assert [one["fits"] for one in offered(arrival.work)] == [False]
    with pytest.raises(DomainError, match="No place was chosen"):
        mend(arrival.work, 0)


def test_mending_costs_as_many_queries_however_many_places(tmp_path: Path) -> None:
    counted = []
    for name, times in (("few", 2), ("many", 60)):
        text = f"Title: {name}\n\n" + "\n\n".join(
            f"It wasn?t day {n} of {name}." for n in range(times)
        )
        one = bring_one(tmp_path / name, text)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert mend(one, *range(times)) == times
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 60
