"""The page of a work's repairs: each place before and after, chosen by ticking, undone like any deed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from make.desks import bring, bring_one
from storykeep.works.models import Deed, Work

pytestmark = pytest.mark.django_db

TEXT = """Title: The Gate & the <Wall>

&quot;It is locked," said Mara, and pushed the gate with one finger.

"I don?t mind," said Tom. "I won?t wait, and we can?t stay."
"""


@pytest.fixture
def work(tmp_path: Path, db: None) -> Work:
    return bring_one(tmp_path / "pile", TEXT)


def page_of(client: Client, work: Work) -> str:
    return client.get(f"/desk/{work.pk}/repairs").text


def text_of(work: Work) -> str:
    return "".join(work.chapters.values_list("html", flat=True))


def test_the_story_s_page_leads_to_the_repairs(as_kim: Client, work: Work) -> None:
    page = as_kim.get(f"/desk/{work.pk}").text
    assert f'href="/desk/{work.pk}/repairs"' in page
    assert "4 places can be put right" in page


def test_each_place_stands_there_as_it_is_and_as_it_would_read(as_kim: Client, work: Work) -> None:
    page = page_of(as_kim, work)
    assert "<del>&amp;quot;</del>" in page
    assert "<ins>&quot;</ins>" in page
    assert page.count('name="repair"') == 4


def test_no_place_is_ticked_beforehand(as_kim: Client, work: Work) -> None:
    assert (
        "checked" not in page_of(as_kim, work).partition('<form method="post" class="repairs"')[2]
    )


def test_looking_changes_nothing(as_kim: Client, work: Work) -> None:
    before = text_of(work)
    page_of(as_kim, work)
    assert text_of(work) == before
    assert not Deed.objects.exists()


def test_ticked_places_are_mended_and_the_others_left(as_kim: Client, work: Work) -> None:
    answer = as_kim.post(
        f"/desk/{work.pk}/repairs", {"version": "1", "repair": ["0", "1"]}, follow=True
    )
    assert "You mended 2 places in “The Gate &amp; the &lt;Wall&gt;”." in answer.text
    assert "don't" in text_of(work)
    assert "won?t" in text_of(work)


def test_all_of_a_kind_are_mended_with_one_tick(as_kim: Client, work: Work) -> None:
    as_kim.post(f"/desk/{work.pk}/repairs", {"version": "1", "kind": "1"})
    assert "?t" not in text_of(work)
    assert "&amp;quot;" in text_of(work)


def test_mending_is_undone_from_the_desk(as_kim: Client, work: Work) -> None:
    before = text_of(work)
    as_kim.post(f"/desk/{work.pk}/repairs", {"version": "1", "repair": "0"})
    page = as_kim.get(f"/desk/{work.pk}").text
    [deed] = set(re.findall(r'name="deed" value="(\d+:\d+)"', page))
    as_kim.post("/desk/undo", {"deed": deed})
    assert text_of(work) == before


def test_an_older_page_mends_nothing_and_says_so(as_kim: Client, work: Work) -> None:
    as_kim.post(f"/desk/{work.pk}/repairs", {"version": "1", "repair": "0"})
    before = text_of(work)
    answer = as_kim.post(f"/desk/{work.pk}/repairs", {"version": "1", "repair": "0"})
    assert answer.status_code == 409
    assert "changed meanwhile" in answer.text
    assert text_of(work) == before


def test_pressing_without_a_tick_says_what_is_missing(as_kim: Client, work: Work) -> None:
    answer = as_kim.post(f"/desk/{work.pk}/repairs", {"version": "1"})
    assert answer.status_code == 400
    assert "No place was chosen" in answer.text


@pytest.mark.parametrize("sent", ["-1", "99", "x", "²", "9" * 40, ""])
def test_nonsense_in_the_form_mends_nothing(as_kim: Client, work: Work, sent: str) -> None:
    form = {"version": "1", "repair": sent, "kind": sent}
    assert as_kim.post(f"/desk/{work.pk}/repairs", form).status_code == 400
    assert as_kim.post(f"/desk/{work.pk}/repairs", {"version": sent}).status_code == 409


def test_places_in_markup_have_no_box_and_say_why(as_kim: Client, tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>I don?t mind day {n}.</p>" for n in range(3))
    [arrival] = bring(tmp_path / "pile", {"gate.html": f"<html><body>{paragraphs}</body></html>"})
    assert arrival.work is not None
    page = page_of(as_kim, arrival.work)
    assert "These can be looked at only" in page
    assert 'type="checkbox"' not in page.partition('class="repairs"')[2]
    assert "Mend the chosen places" not in page


def test_a_whole_text_offers_nothing(as_kim: Client, tmp_path: Path) -> None:
    whole = bring_one(tmp_path / "pile")
    assert "nothing here that could be put right" in page_of(as_kim, whole)


def test_the_page_costs_few_queries_however_many_places(as_kim: Client, tmp_path: Path) -> None:
    counted = []
    for name, times in (("few", 2), ("many", 90)):
        text = "\n\n".join(f"It wasn?t day {n} of {name}." for n in range(times))
        work = bring_one(tmp_path / name, text)
        page_of(as_kim, work)
        with CaptureQueriesContext(connection) as queries:
            page_of(as_kim, work)
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 8
