"""What waits: the list, its piles, and deeds for several stories at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from make.desks import bring_one
from make.works import make_work
from storykeep.desk.models import StoredReading
from storykeep.works import rules
from storykeep.works.models import Deed, Work
from storykeep.works.services.catalogue import confirm_work

PAGES = ["/desk", "/desk?pile=done", "/desk/arrivals", "/desk/1", "/desk/arrivals/1"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> Work:
    return make_work(title="The Longest Night", state=rules.ON_DESK)


@pytest.mark.parametrize("address", PAGES)
def test_for_readers_there_is_no_desk(as_nobody: Client, as_bob: Client, address: str) -> None:
    assert as_nobody.get(address).status_code == 404
    assert as_bob.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/desk/many", "/desk/undo", "/desk/{work}"])
def test_readers_do_nothing_at_the_desk(as_bob: Client, work: Work, address: str) -> None:
    sent = {"work": work.pk, "way": "confirm", "deed": "confirm-all"}
    assert as_bob.post(address.format(work=work.pk), sent).status_code == 404
    assert Deed.objects.count() == 0


def test_an_empty_desk_says_how_to_bring_stories(as_kim: Client) -> None:
    page = as_kim.get("/desk").text
    assert "no story has come in yet" in page
    assert "storykeep import" in page


def test_a_story_that_waits_is_listed_with_where_it_came_from(
    as_kim: Client, tmp_path: Path
) -> None:
    work = bring_one(tmp_path / "pile")
    page = as_kim.get("/desk").text
    assert f'href="/desk/{work.pk}"' in page
    assert "night.txt" in page
    assert "Readers do not see it yet" in page


def test_a_title_that_was_only_guessed_says_so(as_kim: Client, tmp_path: Path) -> None:
    bring_one(tmp_path / "pile", "It rained on the harbour.\n\nNobody minded much.\n")
    assert "title: from the file’s name" in as_kim.get("/desk").text


def test_a_confirmed_story_waits_no_more(as_kim: Client, work: Work) -> None:
    confirm_work(work=work.pk, account=None)
    assert work.title not in as_kim.get("/desk").text
    assert work.title in as_kim.get("/desk?pile=done").text


def test_only_damaged_stories_are_shown_when_asked(as_kim: Client, work: Work) -> None:
    other = make_work(title="Whole and hale", state=rules.ON_DESK)
    for one, signs in ((work, {"lines-lost": 3}), (other, {})):
        StoredReading.objects.create(
            work=one, reading=b"", text=b"", signs=signs, damage=sum(signs.values())
        )
    page = as_kim.get("/desk?damaged=1").text
    assert work.title in page
    assert other.title not in page
    assert "lines may be lost: 3×" in page


def test_a_long_desk_comes_in_pages(as_kim: Client) -> None:
    for number in range(30):
        make_work(title=f"Night {number:02}", state=rules.ON_DESK)
    first, second = as_kim.get("/desk").text, as_kim.get("/desk?page=2").text
    assert ("Night 24" in first, "Night 25" in first) == (True, False)
    assert ("Night 24" in second, "Night 25" in second) == (False, True)


def test_a_title_cannot_run_anything(as_kim: Client) -> None:
    make_work(title="<script>alert(1)</script>", state=rules.ON_DESK)
    page = as_kim.get("/desk").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_the_list_asks_few_questions_however_long_it_is(as_kim: Client) -> None:
    for number in range(25):
        make_work(title=f"Night {number}", state=rules.ON_DESK, tags=[("character", "Mara")])
    as_kim.get("/desk")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        as_kim.get("/desk")
    assert len(asked) <= 9, "\n".join(query["sql"][:70] for query in asked)


@pytest.mark.parametrize(
    ("way", "state"),
    [
        ("confirm", rules.POSTED),
        ("publish", rules.POSTED),
        ("set-aside", rules.SET_ASIDE),
    ],
)
def test_several_stories_are_done_at_once(as_kim: Client, way: str, state: str) -> None:
    works = [make_work(title=f"Night {n}", state=rules.ON_DESK).pk for n in range(3)]
    page = as_kim.post("/desk/many", {"work": works[:2], "way": way}, follow=True)
    assert [Work.objects.get(pk=work).state for work in works] == [state, state, rules.ON_DESK]
    assert 'action="/desk/undo"' in page.text


def test_what_was_done_to_several_is_undone_at_once(as_kim: Client) -> None:
    works = [make_work(title=f"Night {n}", state=rules.ON_DESK).pk for n in range(3)]
    as_kim.post("/desk/many", {"work": works, "way": "confirm"})
    deeds = [f"{deed.work_id}:{deed.pk}" for deed in Deed.objects.all()]
    page = as_kim.post("/desk/undo", {"deed": deeds}, follow=True)
    assert set(Work.objects.values_list("state", "catalogued_at")) == {(rules.ON_DESK, None)}
    assert "Undone for 3 stories" in page.text
    assert 'action="/desk/undo"' not in page.text


def test_stories_that_were_so_already_are_left_and_said(as_kim: Client, work: Work) -> None:
    other = make_work(title="Another", state=rules.SET_ASIDE)
    page = as_kim.post("/desk/many", {"work": [work.pk, other.pk], "way": "set-aside"}, follow=True)
    assert "You put 1 story away." in page.text
    assert "1 story was so already" in page.text


def test_nothing_ticked_is_said_kindly(as_kim: Client, work: Work) -> None:
    page = as_kim.post("/desk/many", {"way": "confirm"}, follow=True)
    assert "Tick the stories you mean first" in page.text


def test_an_unknown_deed_does_nothing(as_kim: Client, work: Work) -> None:
    assert as_kim.post("/desk/many", {"work": work.pk, "way": "burn"}).status_code == 400
    assert Deed.objects.count() == 0


def test_one_goes_back_to_the_page_one_came_from(as_kim: Client, work: Work) -> None:
    sent = {"work": work.pk, "way": "publish", "here": "?pile=waiting&page=2"}
    assert as_kim.post("/desk/many", sent)["Location"] == "/desk?pile=waiting&page=2"


def test_the_way_back_leads_to_no_other_site(as_kim: Client, work: Work) -> None:
    sent = {"work": work.pk, "way": "publish", "here": "//elsewhere.example/"}
    assert as_kim.post("/desk/many", sent)["Location"] == "/desk"


def test_undo_of_nonsense_changes_nothing(as_kim: Client, work: Work) -> None:
    page = as_kim.post("/desk/undo", {"deed": ["x", "1:", "9:9"]}, follow=True)
    assert page.status_code in {200, 404}
    assert Work.objects.get().version == work.version
