"""One story on the desk: beside its evidence, confirmed, corrected, put away, undone."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import cast
from make.desks import HEADED, bring, bring_one
from make.piles import make_body
from make.works import make_work
from storykeep.desk.forms import to_form
from storykeep.works import rules
from storykeep.works.catalogue import FIELDS
from storykeep.works.models import Deed, Work
from storykeep.works.services.catalogue import confirm_fields, correct_field
from storykeep.works.services.entries import field_values

pytestmark = pytest.mark.django_db


@pytest.fixture
def work(tmp_path: Path, db: None) -> Work:
    return bring_one(tmp_path / "pile")


def form_of(page: str, work: Work) -> dict[str, str]:
    """What a browser would send of this page if nothing was typed."""
    tokens = re.findall(r'name="(was-[a-z_]+)" value="([^"]+)"', page)
    values = field_values(Work.objects.get(pk=work.pk))
    sent = {name: to_form(name, values[name]) for name in FIELDS}
    sent["series"], _line, sent["series_part"] = sent["series"].partition("\n")
    return sent | dict(tokens)


def press(client: Client, work: Work, deed: str, **typed: str) -> int:
    """Open the page, type, press a button; the status of the answer."""
    sent = form_of(client.get(f"/desk/{work.pk}").text, work)
    return client.post(f"/desk/{work.pk}", sent | typed | {"deed": deed}).status_code


def test_the_whole_text_stands_on_the_page(as_kim: Client, work: Work) -> None:
    page = as_kim.get(f"/desk/{work.pk}").text
    pane = page.partition('id="source"')[2].partition(">")[2].partition("</div>")[0]
    assert unescape(re.sub(r"<span class=\"band.*?</span>|<[^>]*>", "", pane)) == HEADED


def test_evidence_is_marked_and_linked(as_kim: Client, work: Work) -> None:
    page = as_kim.get(f"/desk/{work.pk}").text
    assert re.search(r'<mark class="m m-field" id="e-title-1"[^>]*>The Longest Night</mark>', page)
    assert 'href="#e-title-1"' in page


def test_every_link_to_evidence_leads_somewhere(as_kim: Client, work: Work) -> None:
    page = as_kim.get(f"/desk/{work.pk}").text
    wanted = set(re.findall(r'class="see" href="#([^"]+)"', page))
    assert len(wanted) > 3
    assert wanted <= set(re.findall(r'id="([^"]+)"', page))


def test_no_id_stands_twice(as_kim: Client, work: Work) -> None:
    ids = re.findall(r'\bid="([^"]+)"', as_kim.get(f"/desk/{work.pk}").text)
    assert sorted(ids) == sorted(set(ids))


def test_a_field_says_where_it_comes_from_and_how_sure_that_is(as_kim: Client, work: Work) -> None:
    page = as_kim.get(f"/desk/{work.pk}").text
    field = page.partition('id="f-title"')[2].partition('id="f-authors"')[0]
    assert "said in the story’s header" in field
    assert re.search(r"(almost certain|very likely) \(\d+ %\)", field)


def test_a_suggested_title_looks_like_one(as_kim: Client, tmp_path: Path) -> None:
    work = bring_one(tmp_path / "bare", make_body(5))
    page = as_kim.get(f"/desk/{work.pk}").text
    field = page.partition('id="f-title"')[2].partition('id="f-authors"')[0]
    assert "suggested" in field
    assert "from the file’s name" in field


def test_lost_lines_are_shown_in_their_place(as_kim: Client, tmp_path: Path) -> None:
    talk = "“Are you there?” asked Mara.\n\n“I am,” said Tom.\n\n" * 6
    text = talk + "“But why,” said Mara,\n\n\n\n\n\nhe never answered her.\n\n" + talk
    [arrival] = bring(tmp_path / "torn", {"torn.txt": text})
    page = as_kim.get(f"/desk/{arrival.work_id}").text
    assert 'class="band band-damage" id="damage-1"' in page
    assert "Here lines may be lost" in page


def test_a_story_cannot_run_anything(as_kim: Client, tmp_path: Path) -> None:
    text = "Title: <script>x</script>\n\n<script>alert(1)</script> said Mara.\n\nTom laughed.\n"
    work = bring_one(tmp_path / "bad", text)
    page = as_kim.get(f"/desk/{work.pk}").text
    assert "<script>alert" not in page
    assert "<script>x" not in page


def test_a_very_long_story_comes_in_parts(as_kim: Client, tmp_path: Path) -> None:
    work = bring_one(tmp_path / "long", "\n\n".join(f"Night {n}. It rained." for n in range(5000)))
    first = as_kim.get(f"/desk/{work.pk}").text
    last = as_kim.get(f"/desk/{work.pk}?part=999").text
    assert len(first) < 150_000
    assert ("Night 1." in first, "Night 4999." in first) == (True, False)
    assert "Night 4999." in last


def test_a_work_without_a_reading_can_be_catalogued_all_the_same(as_kim: Client) -> None:
    work = make_work(title="Typed in", state=rules.ON_DESK)
    assert "No text was kept" in as_kim.get(f"/desk/{work.pk}").text
    assert press(as_kim, work, "confirm:title") == 302


def test_a_work_that_is_not_there_is_not_found(as_kim: Client) -> None:
    assert as_kim.get("/desk/4711").status_code == 404


def test_the_page_asks_few_questions(as_kim: Client, work: Work) -> None:
    confirm_fields(work=work.pk, fields=["title", "characters"], account=None)
    as_kim.get(f"/desk/{work.pk}")
    with CaptureQueriesContext(connection) as asked:
        as_kim.get(f"/desk/{work.pk}")
    assert len(asked) <= 10, "\n".join(query["sql"][:70] for query in asked)


def test_confirming_one_field_confirms_that_alone(as_kim: Client, work: Work) -> None:
    assert press(as_kim, work, "confirm:title") == 302
    work.refresh_from_db()
    assert work.confirmed == ["title"]


def test_a_confirmed_field_says_who_confirmed_it(as_kim: Client, work: Work) -> None:
    press(as_kim, work, "confirm:title")
    assert "confirmed by Kim" in as_kim.get(f"/desk/{work.pk}").text


def test_a_form_sent_as_it_came_changes_nothing(as_kim: Client, work: Work) -> None:
    before = field_values(work)
    assert press(as_kim, work, "save") == 302
    assert Deed.objects.count() == 0
    assert field_values(Work.objects.get(pk=work.pk)) == before


def test_a_form_sent_with_a_browsers_line_breaks_changes_nothing(
    as_kim: Client, work: Work
) -> None:
    sent = form_of(as_kim.get(f"/desk/{work.pk}").text, work)
    sent = {name: value.replace("\n", "\r\n") for name, value in sent.items()}
    as_kim.post(f"/desk/{work.pk}", sent | {"deed": "save"})
    assert Deed.objects.count() == 0


def test_typed_fields_are_kept(as_kim: Client, work: Work) -> None:
    press(
        as_kim,
        work,
        "save",
        title="Short Night",
        summary="One.\r\n\r\nTwo & three.",
        characters="Tom\r\nNoor, Mara",
        rating="mature",
        series="Nights",
        series_part="2",
    )
    said = field_values(Work.objects.get(pk=work.pk))
    assert said["title"] == "Short Night"
    assert said["summary"] == "<p>One.</p>\n<p>Two &amp; three.</p>"
    assert said["characters"] == ["Tom", "Noor", "Mara"]
    assert (said["rating"], said["series"]) == ("mature", ("Nights", "2"))


def test_what_was_typed_elsewhere_is_kept_when_one_field_is_confirmed(
    as_kim: Client, work: Work
) -> None:
    press(as_kim, work, "confirm:language", title="Short Night")
    work.refresh_from_db()
    assert (work.title, work.confirmed) == ("Short Night", ["title", "language"])


def test_confirming_all_publishes_and_goes_on_to_the_next(
    as_kim: Client, work: Work, tmp_path: Path
) -> None:
    following = bring_one(tmp_path / "next", make_body(9))
    sent = form_of(as_kim.get(f"/desk/{work.pk}").text, work)
    answer = as_kim.post(f"/desk/{work.pk}", sent | {"deed": "confirm-all"})
    work.refresh_from_db()
    assert (work.state, len(work.confirmed)) == (rules.POSTED, len(FIELDS))
    assert answer["Location"] == f"/desk/{following.pk}"


def test_after_the_last_story_the_desk_is_shown_clear(as_kim: Client, work: Work) -> None:
    sent = form_of(as_kim.get(f"/desk/{work.pk}").text, work)
    page = as_kim.post(f"/desk/{work.pk}", sent | {"deed": "confirm-all"}, follow=True)
    assert page.redirect_chain == [("/desk", 302)]
    assert "somebody has looked at every story" in page.text


def test_putting_away_and_bringing_back(as_kim: Client, work: Work) -> None:
    press(as_kim, work, "set-aside")
    work.refresh_from_db()
    assert work.state == rules.SET_ASIDE
    press(as_kim, work, "bring-back")
    work.refresh_from_db()
    assert work.state == rules.ON_DESK


def test_the_last_deed_is_undone_from_the_next_page(as_kim: Client, work: Work) -> None:
    press(as_kim, work, "save", title="Short Night")
    page = as_kim.get("/desk").text
    [pair] = re.findall(r'name="deed" value="(\d+:\d+)"', page)
    answer = as_kim.post("/desk/undo", {"deed": pair})
    work.refresh_from_db()
    assert (work.title, work.confirmed) == ("The Longest Night", [])
    assert answer["Location"] == f"/desk/{work.pk}"


def test_an_error_keeps_all_that_was_typed(as_kim: Client, work: Work) -> None:
    sent = form_of(as_kim.get(f"/desk/{work.pk}").text, work)
    typed = {"title": "Short Night", "published": "last spring", "characters": "Noor\nTom"}
    answer = as_kim.post(f"/desk/{work.pk}", sent | typed | {"deed": "save"})
    assert answer.status_code == 400
    assert "Write a date as" in answer.text
    for piece in ('value="Short Night"', 'value="last spring"', "Noor\nTom</textarea>"):
        assert piece in answer.text
    assert Deed.objects.count() == 0


def test_a_form_put_right_after_an_error_is_kept(as_kim: Client, work: Work) -> None:
    sent = form_of(as_kim.get(f"/desk/{work.pk}").text, work)
    typed = {"title": "Short Night", "published": "last spring"}
    again = as_kim.post(f"/desk/{work.pk}", sent | typed | {"deed": "save"}).text
    sent = form_of(again, work) | {"title": "Short Night", "published": "2009"}
    assert as_kim.post(f"/desk/{work.pk}", sent | {"deed": "save"}).status_code == 302
    work.refresh_from_db()
    assert (work.title, work.published) == ("Short Night", "2009")


def test_two_tabs_do_not_write_over_each_other(as_kim: Client, work: Work) -> None:
    sent = form_of(as_kim.get(f"/desk/{work.pk}").text, work)
    correct_field(work=work.pk, field="title", value="Theirs", account=None)
    answer = as_kim.post(f"/desk/{work.pk}", sent | {"title": "Mine", "deed": "save"})
    work.refresh_from_db()
    assert (answer.status_code, work.title) == (409, "Theirs")
    assert "Somebody else wrote meanwhile:" in answer.text
    assert 'value="Mine"' in answer.text


def test_after_a_conflict_one_may_still_mean_it(as_kim: Client, work: Work) -> None:
    sent = form_of(as_kim.get(f"/desk/{work.pk}").text, work)
    correct_field(work=work.pk, field="title", value="Theirs", account=None)
    again = as_kim.post(f"/desk/{work.pk}", sent | {"title": "Mine", "deed": "save"}).text
    sent = form_of(again, work) | {"title": "Mine", "deed": "save"}
    assert as_kim.post(f"/desk/{work.pk}", sent).status_code == 302
    work.refresh_from_db()
    assert work.title == "Mine"


def test_two_tabs_may_change_different_fields(as_kim: Client, work: Work) -> None:
    sent = form_of(as_kim.get(f"/desk/{work.pk}").text, work)
    correct_field(work=work.pk, field="title", value="Theirs", account=None)
    answer = as_kim.post(f"/desk/{work.pk}", sent | {"rating": "mature", "deed": "save"})
    work.refresh_from_db()
    assert (answer.status_code, work.title, work.rating) == (302, "Theirs", "mature")


def test_confirming_all_of_a_page_that_is_out_of_date_is_asked_again(
    as_kim: Client, work: Work
) -> None:
    sent = form_of(as_kim.get(f"/desk/{work.pk}").text, work)
    correct_field(work=work.pk, field="characters", value=["Noor"], account=None)
    answer = as_kim.post(
        f"/desk/{work.pk}", sent | {"characters": "Mara\nTom", "deed": "confirm-all"}
    )
    work.refresh_from_db()
    assert (answer.status_code, work.state) == (409, rules.ON_DESK)


def test_ticked_people_become_characters(as_kim: Client, tmp_path: Path) -> None:
    work = bring_one(tmp_path / "bare", make_body(5))
    correct_field(work=work.pk, field="characters", value=["Noor"], account=None)
    press(as_kim, work, "cast", cast="Mara")
    assert field_values(Work.objects.get(pk=work.pk))["characters"] == ["Noor", "Mara"]


def test_a_button_nobody_made_keeps_what_was_typed_and_no_more(as_kim: Client, work: Work) -> None:
    press(as_kim, work, "confirm:kudos", title="Short Night")
    work.refresh_from_db()
    assert (work.title, work.confirmed, work.state) == ("Short Night", ["title"], rules.ON_DESK)


def test_a_form_from_another_site_is_refused(work: Work) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.kim())
    assert client.post(f"/desk/{work.pk}", {"deed": "confirm-all"}).status_code == 403
