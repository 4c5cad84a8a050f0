"""A work's title page and its chapters."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from make.pages import links_of, strict, text_of
from make.works import make_work
from storykeep.works.catalogue import ChapterText, TagClaim

pytestmark = pytest.mark.django_db


def test_a_work_of_one_chapter_is_read_on_its_own_page(as_nobody: Client) -> None:
    work = make_work(chapters=["<p>It sang.</p>"])
    assert b"It sang." in as_nobody.get(f"/works/{work.pk}").content


def test_a_longer_work_shows_its_contents_with_words(as_nobody: Client) -> None:
    work = make_work(chapters=[ChapterText("The Kettle", "<p>x</p>", 1234), "<p>one</p>"])
    page = strict(as_nobody.get(f"/works/{work.pk}"))
    contents = text_of(next(e for e in page.iter("nav") if e.get("id") == "contents"))
    assert "1 The Kettle 1,234 words" in contents
    assert "2 Chapter 2 1 word" in contents


def test_a_suggestion_says_why_without_a_script(as_nobody: Client) -> None:
    work = make_work(tags=[TagClaim("fandom", "Torchwood", "suggested", "Jack speaks in it.")])
    page = strict(as_nobody.get(f"/works/{work.pk}"))
    whys = [text_of(e) for e in page.iter("details") if e.get("class") == "why"]
    assert whys == ["suggested why Torchwood Jack speaks in it."]


def test_a_given_tag_has_no_why(as_nobody: Client) -> None:
    work = make_work(tags=[TagClaim("fandom", "Torchwood", "given", "In the header.")])
    assert b"suggested" not in as_nobody.get(f"/works/{work.pk}").content


def test_a_machine_catalogue_is_said_to_be_one(as_nobody: Client) -> None:
    work = make_work(title_basis="first-line")
    page = as_nobody.get(f"/works/{work.pk}").content.decode()
    assert "Catalogued by machine, not yet confirmed." in page
    assert "first line" in page


def test_a_confirmed_catalogue_says_nothing_of_machines(as_nobody: Client) -> None:
    work = make_work()
    work.catalogued_at = timezone.now()
    work.save(update_fields=["catalogued_at"])
    assert b"machine" not in as_nobody.get(f"/works/{work.pk}").content


def test_only_a_keeper_is_led_to_the_desk(as_nobody: Client, as_kim: Client) -> None:
    work = make_work()
    assert f"/desk/{work.pk}" not in as_nobody.get(f"/works/{work.pk}").content.decode()
    assert f"/desk/{work.pk}" in as_kim.get(f"/works/{work.pk}").content.decode()


def test_a_work_can_be_carried_away_from_its_page(as_nobody: Client) -> None:
    work = make_work(title="The Kettle")
    links = links_of(strict(as_nobody.get(f"/works/{work.pk}")))
    for ending in ("epub", "html", "txt"):
        assert f"/works/{work.pk}/download/The_Kettle.{ending}" in links
        assert as_nobody.get(f"/works/{work.pk}/download/The_Kettle.{ending}").status_code == 200


def test_chapters_lead_to_each_other(as_nobody: Client) -> None:
    work = make_work(chapters=3)
    middle = strict(as_nobody.get(f"/works/{work.pk}/chapters/2"))
    rels = {link.get("rel"): link.get("href") for link in middle.iter("a") if link.get("rel")}
    assert rels["next"] == f"/works/{work.pk}/chapters/3"
    assert rels["prev"] == f"/works/{work.pk}/chapters/1"


def test_the_last_chapter_leads_nowhere_further_but_out(as_nobody: Client) -> None:
    work = make_work(chapters=3, notes_after="<p>Please review.</p>")
    page = strict(as_nobody.get(f"/works/{work.pk}/chapters/3"))
    assert not [link for link in page.iter("a") if link.get("rel") == "next"]
    assert "Please review." in text_of(page)
    assert "/people/Alice" in links_of(page)


def test_a_story_bears_its_language_and_direction(as_nobody: Client) -> None:
    work = make_work(title="المصباح", language="ar", chapters=2)
    page = strict(as_nobody.get(f"/works/{work.pk}/chapters/1"))
    story = next(e for e in page.iter("div") if e.get("class") == "story")
    assert (story.get("lang"), story.get("dir")) == ("ar", "rtl")


def test_a_whole_work_holds_every_chapter_in_order(as_nobody: Client) -> None:
    work = make_work(chapters=40)
    html = as_nobody.get(f"/works/{work.pk}/all").content.decode()
    places = [html.index(f"It rained on day {number}.") for number in range(1, 41)]
    assert places == sorted(places)


@pytest.mark.parametrize("number", ["0", "3", "99999999"])
def test_a_chapter_that_is_not_there_is_said_not_to_be(number: str, as_nobody: Client) -> None:
    work = make_work(chapters=2)
    answer = as_nobody.get(f"/works/{work.pk}/chapters/{number}")
    assert answer.status_code == 404
    assert "no chapter of that number" in text_of(strict(answer))


def test_monstrous_works_have_valid_pages(as_nobody: Client) -> None:
    work = make_work(
        title="T" * 250,
        authors=["x" * 200],
        tags=[("freeform", f"a tag that goes on, number {n}") for n in range(75)],
        chapters=["<p>" + "w" * 300 + "</p>"] * 400,
    )
    bare = make_work(title="窓の灯", authors=[], language="ja")
    for page in (f"/works/{work.pk}", f"/works/{work.pk}/all", f"/works/{bare.pk}", "/works", "/"):
        strict(as_nobody.get(page))
    assert "65 more tags" in text_of(strict(as_nobody.get("/works")))
