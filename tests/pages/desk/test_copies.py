"""Pages about copies: what waits, two side by side, and what a press does."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from make.copies import bring_pair, bring_serial, grown, headed
from make.desks import bring
from make.prose import make_prose
from storykeep.desk.models import CopyPair
from storykeep.works import rules
from storykeep.works.models import Work

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(tmp_path: Path) -> CopyPair:
    return bring_pair(tmp_path / "pile", state=rules.POSTED)


def _seen(client: Client, pair: CopyPair) -> str:
    page = client.get(f"/desk/copies/{pair.pk}").text
    return page.split('name="seen" value="')[1].split('"')[0]


def test_an_archive_without_copies_says_so(as_kim: Client) -> None:
    assert "No two stories here seem to be copies" in as_kim.get("/desk/copies").text


def test_the_desk_says_how_many_wait(as_kim: Client, pair: CopyPair) -> None:
    assert 'Copies <span class="count">1</span>' in as_kim.get("/desk").text


def test_the_list_names_both_and_says_why(as_kim: Client, pair: CopyPair) -> None:
    page = as_kim.get("/desk/copies").text
    assert "“The Ferry” and “The Crossing” seem to be the same story." in page
    assert "of every 100 passages of" in page
    assert "ferry.txt" in page
    assert "crossing.txt" in page


def test_a_serial_is_one_entry(as_kim: Client, tmp_path: Path) -> None:
    bring_serial(tmp_path, chapters=12)
    page = as_kim.get("/desk/copies").text
    assert page.count('class="copy-group"') == 1
    assert "“The Serial” and 12 other stories" in page
    assert "12 pairs, one by one" in page
    assert "and 7 more" in page


def test_side_by_side_stands_what_differs(as_kim: Client, pair: CopyPair) -> None:
    page = as_kim.get(f"/desk/copies/{pair.pk}").text
    for said in ("The Ferry", "The Crossing", "Ann", "Bea", "Teen and up", "crossing.txt"):
        assert said in page
    assert "<mark>harbour" in page or "<mark>Harbour" in page
    assert "that is the same in both" in page or "that are the same in both" in page


def test_where_a_text_has_more_it_is_said_and_folded(as_kim: Client, tmp_path: Path) -> None:
    short, long = grown()
    bring(tmp_path, {"old.txt": headed("The Ferry", short), "new.txt": headed("The Ferry", long)})
    page = as_kim.get(f"/desk/copies/{CopyPair.objects.get().pk}").text
    assert "words more, at its end." in page
    assert "paragraphs stand only here" in page


def test_keeping_both_is_one_press_and_so_is_undoing_it(as_kim: Client, pair: CopyPair) -> None:
    address = f"/desk/copies/{pair.pk}"
    sent = {"way": "keep-both", "seen": _seen(as_kim, pair)}
    page = as_kim.post(address, sent, follow=True).text
    assert "You kept “The Ferry” and “The Crossing” apart." in page
    assert f'value="copy:{pair.pk}"' in page
    page = as_kim.post("/desk/undo", {"deed": f"copy:{pair.pk}"}, follow=True).text
    assert "seem to be the same story" in page


@pytest.mark.parametrize(("way", "kept"), [("keep-one", "one"), ("keep-other", "other")])
def test_making_them_one_leads_readers_to_the_one_that_stays(
    as_kim: Client, as_nobody: Client, pair: CopyPair, way: str, kept: str
) -> None:
    stays, goes = (pair.one_id, pair.other_id) if kept == "one" else (pair.other_id, pair.one_id)
    as_kim.post(f"/desk/copies/{pair.pk}", {"way": way, "seen": _seen(as_kim, pair)})
    answer = as_nobody.get(f"/works/{goes}")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/works/{stays}")
    assert as_nobody.get(f"/works/{stays}").text.count("/originals/") == 1
    page = as_kim.get(f"/desk/copies/{pair.pk}").text
    assert "These two were made one." in page
    as_kim.post(f"/desk/copies/{pair.pk}", {"way": "ask-again"})
    assert as_nobody.get(f"/works/{goes}").status_code == 200


def test_the_second_of_two_tabs_is_told_and_changes_nothing(as_kim: Client, pair: CopyPair) -> None:
    seen = _seen(as_kim, pair)
    as_kim.post(f"/desk/copies/{pair.pk}", {"way": "keep-one", "seen": seen})
    answer = as_kim.post(f"/desk/copies/{pair.pk}", {"way": "keep-other", "seen": seen})
    assert answer.status_code == 409
    assert "already-decided" in answer.text
    assert Work.objects.get(pk=pair.one_id).merged_into is None


def test_a_whole_group_is_decided_with_one_press(as_kim: Client, tmp_path: Path) -> None:
    works = bring_serial(tmp_path, chapters=3)
    group = CopyPair.objects.values_list("group", flat=True)[0]
    sent = {"way": "merge", "group": group, "seen": 3, "keep": works[-1].pk}
    page = as_kim.post("/desk/copies", sent, follow=True).text
    assert "You put 3 stories away behind the one they are copies of." in page
    assert Work.objects.filter(merged_into=works[-1]).count() == 3


@pytest.mark.parametrize("sent", [{}, {"way": "burn"}, {"way": "merge", "group": "x"}])
def test_what_the_desk_does_not_know_is_not_done(
    as_kim: Client, pair: CopyPair, sent: dict[str, str]
) -> None:
    for address in ("/desk/copies", f"/desk/copies/{pair.pk}"):
        assert as_kim.post(address, sent).status_code in {400, 404}
    assert CopyPair.objects.get().decision == ""


def test_what_was_decided_can_be_looked_up(as_kim: Client, pair: CopyPair) -> None:
    as_kim.post(f"/desk/copies/{pair.pk}", {"way": "keep-both"})
    page = as_kim.get("/desk/copies?decided=1").text
    assert "both kept" in page
    assert f"/desk/copies/{pair.pk}" in page


def test_on_the_desk_a_merged_work_says_what_it_stands_behind(
    as_kim: Client, pair: CopyPair
) -> None:
    as_kim.post(f"/desk/copies/{pair.pk}", {"way": "keep-one"})
    page = as_kim.get(f"/desk/{pair.other_id}").text
    assert "It stands behind" in page
    assert f"/desk/{pair.one_id}" in page


def test_on_the_desk_a_work_says_that_it_may_be_a_copy(as_kim: Client, pair: CopyPair) -> None:
    page = as_kim.get(f"/desk/{pair.one_id}").text
    assert f"/desk/copies/{pair.pk}" in page


def test_what_was_filled_in_from_a_copy_looks_suggested(as_kim: Client, pair: CopyPair) -> None:
    plain = pair.one_id if pair.one.title == "The Ferry" else pair.other_id
    way = "keep-one" if plain == pair.one_id else "keep-other"
    as_kim.post(f"/desk/copies/{pair.pk}", {"way": way})
    page = as_kim.get(f"/desk/{plain}").text
    assert "A crossing at night." in page
    assert "said by a copy of this story" in page
    assert "said by a copy, “The Crossing”" in page


def test_keeping_a_part_says_what_readers_would_miss(as_kim: Client, tmp_path: Path) -> None:
    bring_serial(tmp_path, chapters=2)
    page = as_kim.get(f"/desk/copies/{CopyPair.objects.order_by('pk')[0].pk}").text
    assert "readers no longer find what only “The Serial” has" in page


def test_titles_are_shown_as_text(as_kim: Client, tmp_path: Path) -> None:
    body = make_prose("x", 400)
    title = "<script>alert(1)</script> & co"
    bring(tmp_path, {"a.txt": headed(title, body), "b.txt": headed("B", f"More.\n\n{body}")})
    for address in ("/desk/copies", f"/desk/copies/{CopyPair.objects.get().pk}"):
        page = as_kim.get(address).text
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


def test_the_queries_do_not_grow_with_the_copies(
    as_kim: Client, tmp_path: Path, django_assert_max_num_queries: object
) -> None:
    for number in range(6):
        bring_pair_of(tmp_path / str(number), number)
    bring_serial(tmp_path / "serial", chapters=6)
    as_kim.get("/desk/copies")
    with django_assert_max_num_queries(10):  # type: ignore[operator]  # a fixture without a type
        assert as_kim.get("/desk/copies").text.count('class="copy-group"') == 7
    [first, *_rest] = CopyPair.objects.order_by("pk")
    with django_assert_max_num_queries(13):  # type: ignore[operator]
        as_kim.get(f"/desk/copies/{first.pk}")


def bring_pair_of(folder: Path, number: int) -> None:
    body = make_prose(f"pair {number}", 300)
    bring(folder, {"a.txt": headed(f"A {number}", body), "b.txt": f"Another head.\n\n{body}"})
