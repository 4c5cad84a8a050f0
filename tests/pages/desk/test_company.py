"""People and ties of a story on the desk: each with its evidence, and all made tags in one go."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from make.desks import bring, bring_one
from make.piles import make_body
from storykeep.desk.services.following import keep_up
from storykeep.tags.models import Tag
from storykeep.works import rules
from storykeep.works.models import Deed, Tagging, Work
from storykeep.works.services.catalogue import correct_field
from storykeep.works.services.entries import field_values

pytestmark = pytest.mark.django_db

TALK = (
    "“You are late, Tom,” said Mara. Mara looked at Tom.\n\n“I am,” said Tom. Tom sat down.\n\n"
    "“Will you stay, Tom?” asked Mara.\n\n“I will, Mara,” said Tom.\n\n"
)


@pytest.fixture
def work(tmp_path: Path, db: None) -> Work:
    return bring_one(tmp_path / "pile", TALK * 3)


def page_of(client: Client, work: Work, query: str = "") -> str:
    return client.get(f"/desk/{work.pk}{query}").text


def offered(page: str) -> dict[str, list[str]]:
    """What a browser would send of the people and ties if nothing was touched."""
    boxes = re.findall(r'name="cast" value="([^"]+)"[^>]* checked', page)
    chosen = re.findall(r'<option value="([^"]*)" selected', page.partition('id="ties-title"')[2])
    stood = re.findall(r'name="offered" value="([^"]+)"', page)
    return {"cast": boxes, "tie": chosen, "offered": stood}


def press(client: Client, work: Work, **sent: list[str]) -> None:
    assert client.post(f"/desk/{work.pk}", {"deed": "cast", **sent}).status_code == 302


def tags(work: Work, kind: str) -> list[tuple[str, str]]:
    rows = Tagging.objects.filter(work=work, tag__kind=kind, state__in=rules.SHOWN)
    return list(rows.order_by("position").values_list("tag__name", "state"))


def test_ties_are_offered_as_friendship_and_never_as_romance(as_kim: Client, work: Work) -> None:
    found = offered(page_of(as_kim, work))
    assert found["tie"] in (["Mara &amp; Tom"], ["Tom &amp; Mara"])


def test_people_and_ties_become_tags_in_one_go(as_kim: Client, work: Work) -> None:
    press(as_kim, work, cast=["Mara", "Tom"], tie=["Mara & Tom"])
    assert tags(work, "relationship") == [("Mara & Tom", rules.CONFIRMED)]
    assert {name for name, _ in tags(work, "character")} == {"Mara", "Tom"}
    assert Deed.objects.filter(work=work).count() == 1


def test_pressing_the_button_as_the_page_came_confirms_whom_it_suggests(
    as_kim: Client, work: Work
) -> None:
    assert {state for _, state in tags(work, "character")} == {rules.SUGGESTED}
    found = offered(page_of(as_kim, work))
    press(as_kim, work, **{name: [unescape(one) for one in sent] for name, sent in found.items()})
    assert {state for _, state in tags(work, "character")} == {rules.CONFIRMED}
    assert len(tags(work, "relationship")) == 1


def test_whom_a_person_unticks_is_refused(as_kim: Client, work: Work) -> None:
    press(as_kim, work, cast=["Mara"], offered=["Mara", "Tom"])
    assert tags(work, "character") == [("Mara", rules.CONFIRMED)]
    refused = Tagging.objects.get(work=work, tag__kind="character", tag__name="Tom")
    assert refused.state == rules.REFUSED


def test_one_undo_takes_all_of_it_back(as_kim: Client, work: Work) -> None:
    before = field_values(work)
    press(as_kim, work, cast=["Mara", "Tom", "Noor"], tie=["Mara/Tom"])
    deed = Deed.objects.get(work=work)
    as_kim.post("/desk/undo", {"deed": f"{work.pk}:{deed.pk}"})
    assert field_values(Work.objects.get(pk=work.pk)) == before
    assert Work.objects.get(pk=work.pk).confirmed == []


def test_a_person_may_say_that_it_is_romance_or_nothing(as_kim: Client, work: Work) -> None:
    press(as_kim, work, tie=["Mara/Tom", "", ""])
    assert tags(work, "relationship") == [("Mara/Tom", rules.CONFIRMED)]


def test_what_is_a_tag_already_is_not_offered_again(as_kim: Client, work: Work) -> None:
    press(as_kim, work, cast=["Mara", "Tom"], tie=["Mara/Tom"])
    page = page_of(as_kim, work)
    assert offered(page) == {"cast": [], "tie": [], "offered": []}
    assert "is among the relationships" in page


def test_a_pair_the_story_names_in_another_order_is_known_for_the_same(
    as_kim: Client, tmp_path: Path
) -> None:
    work = bring_one(tmp_path / "told", f"Title: Late\nPairing: Tom Reed/Mara Vane\n\n{TALK * 3}")
    correct_field(work=work.pk, field="relationships", value=["Tom/Mara"], account=None)
    assert offered(page_of(as_kim, work))["tie"] == []


def test_where_a_person_has_spoken_nothing_is_ticked_beforehand(as_kim: Client, work: Work) -> None:
    correct_field(work=work.pk, field="characters", value=["Noor"], account=None)
    correct_field(work=work.pk, field="relationships", value=[], account=None)
    found = offered(page_of(as_kim, work))
    assert found["cast"] == []
    assert set(found["tie"]) <= {""}


def test_the_full_name_the_archive_knows_is_what_is_offered(
    as_kim: Client, tmp_path: Path, data_folder: Path
) -> None:
    head = "Title: {}\nFandom: The Lamp\n"
    bring(
        tmp_path / "one",
        {"a.txt": head.format("A") + "Characters: Mara Vane\n\n" + TALK * 2},
    )
    [arrival] = bring(tmp_path / "two", {"b.txt": head.format("B") + "\n" + TALK * 3})
    keep_up()
    assert arrival.work is not None
    page = page_of(as_kim, arrival.work)
    assert "“Mara” is Mara Vane in the stories of The Lamp here." in page
    assert "Mara Vane &amp; Tom" in page or "Tom &amp; Mara Vane" in page


def test_a_suggested_fandom_shows_every_passage_it_rests_on(
    as_kim: Client, tmp_path: Path, data_folder: Path
) -> None:
    bring(tmp_path / "one", {"a.txt": "Title: A\nFandom: The Lamp\n\n" + TALK * 2})
    [arrival] = bring(tmp_path / "two", {"b.txt": TALK * 3})
    keep_up()
    assert arrival.work is not None
    page = page_of(as_kim, arrival.work)
    field = page.partition('id="f-fandoms"')[2].partition('id="f-warnings"')[0]
    assert "in this archive they belong to The Lamp" in field
    links = re.findall(r'class="see" href="#([^"]+)"', field)
    assert len(links) >= 2
    assert set(links) <= set(re.findall(r'id="([^"]+)"', page.partition('id="source"')[2]))


def test_people_ties_and_speech_lead_to_their_places(as_kim: Client, work: Work) -> None:
    page = page_of(as_kim, work)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    for kind in ("cast-1", "cast-1-2", "tie-1-1", "speech-1", "speech-12"):
        assert f'href="#{kind}"' in page
        assert kind in ids


def test_every_quotation_says_who_speaks_to_whom_and_how_that_is_known(
    as_kim: Client, work: Work
) -> None:
    told = page_of(as_kim, work).partition('id="speech-title"')[2]
    first = re.sub(r"<[^>]+>", "", told[: told.index("</li>")])
    assert "Mara to Tom:" in first
    assert "the name stands beside the words" in first
    assert re.search(r"\(\d+ %\)", first)


def test_the_page_asks_no_more_for_all_that(as_kim: Client, work: Work) -> None:
    page_of(as_kim, work)
    with CaptureQueriesContext(connection) as asked:
        page_of(as_kim, work)
    assert len(asked) <= 10, "\n".join(query["sql"][:70] for query in asked)


def test_the_suggested_people_of_several_stories_are_accepted_at_once(
    as_kim: Client, tmp_path: Path
) -> None:
    works = [bring_one(tmp_path / str(n), make_body(n)) for n in (1, 2)]
    headed = bring_one(tmp_path / "headed", f"Title: X\nCharacters: Noor\n\n{make_body(5)}")
    sent = {"way": "accept-cast", "work": [work.pk for work in (*works, headed)]}
    page = as_kim.post("/desk/many", sent, follow=True).text
    assert "You accepted the suggested people of 2 stories as their characters." in page
    assert "1 story was so already" in page
    for work in works:
        assert {state for _, state in tags(work, "character")} == {rules.CONFIRMED}
    pairs = re.findall(r'name="deed" value="(\d+:\d+)"', page)
    as_kim.post("/desk/undo", {"deed": pairs})
    for work in works:
        assert {state for _, state in tags(work, "character")} == {rules.SUGGESTED}
    assert Tag.objects.filter(kind="character", name="Mara").exists()
