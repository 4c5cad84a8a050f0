"""The archive's own words, changed by its keeper."""

from __future__ import annotations

import pytest
from django.test import Client

from cast import kim
from make.pages import strict, text_of
from storykeep.house.models import House
from storykeep.works.services.outbox import generation

pytestmark = pytest.mark.django_db


def test_the_keepers_words_stand_on_the_first_page(as_kim: Client, as_nobody: Client) -> None:
    as_kim.post("/house", {"name": "The Harbour", "welcome": "Come in.\nMind the step."})
    page = strict(as_nobody.get("/"))
    assert text_of(page.find(".//h1")) == "The Harbour"
    assert "Mind the step." in text_of(page)


def test_new_words_make_kept_pages_old(as_kim: Client) -> None:
    before = generation()
    as_kim.post("/house", {"name": "The Harbour", "welcome": ""})
    assert generation() > before


def test_a_nameless_archive_is_refused_and_nothing_typed_is_lost(as_kim: Client) -> None:
    answer = as_kim.post("/house", {"name": " ", "welcome": "Long and careful words."})
    assert answer.status_code == 400
    page = strict(answer)
    assert text_of(page.find(".//textarea")) == "Long and careful words."
    assert "An archive needs a name." in text_of(page)
    assert not House.objects.exists()


@pytest.mark.parametrize("who", ["as_nobody", "as_bob"])
def test_others_cannot_change_them(who: str, request: pytest.FixtureRequest) -> None:
    client: Client = request.getfixturevalue(who)
    assert client.post("/house", {"name": "Mine now"}).status_code == 403
    assert not House.objects.exists()


def test_a_form_of_another_site_changes_nothing(db: None) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(kim())
    assert client.post("/house", {"name": "Mine now"}).status_code == 403
    assert not House.objects.exists()


def test_what_was_done_is_said_once(as_kim: Client) -> None:
    answer = as_kim.post("/house", {"name": "The Harbour"}, follow=True)
    assert "Every page says it now" in text_of(strict(answer))
    assert "Every page says it now" not in text_of(strict(as_kim.get("/house")))
