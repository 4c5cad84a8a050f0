"""Errors, and what programs ask for."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection
from django.http import HttpRequest
from django.test import Client

from make.pages import strict, text_of
from make.works import make_work
from storykeep.front.views.errors import broken

pytestmark = pytest.mark.django_db


def test_a_missing_page_says_so_and_leads_on(as_nobody: Client) -> None:
    answer = as_nobody.get("/nothing/at/all")
    assert answer.status_code == 404
    assert "There is nothing at this address." in text_of(strict(answer))


def test_a_page_for_what_broke_needs_no_database(as_nobody: Client) -> None:
    def refuse(*_: object) -> None:
        raise DatabaseError

    with connection.execute_wrapper(refuse):
        answer = broken(HttpRequest())
    assert answer.status_code == 500
    assert "every story is safe" in text_of(strict(answer))


def test_health_is_said_in_a_word(as_nobody: Client) -> None:
    answer = as_nobody.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-cache" in answer["Cache-Control"]


def test_a_silent_database_is_no_health(as_nobody: Client) -> None:
    def refuse(*_: object) -> None:
        raise DatabaseError

    with connection.execute_wrapper(refuse):
        assert as_nobody.get("/healthz").status_code == 503


def test_robots_may_read_stories_and_stay_off_the_desk(as_nobody: Client) -> None:
    text = as_nobody.get("/robots.txt").content.decode()
    assert "Disallow: /desk" in text
    assert "Disallow: /works" not in text


def test_the_icon_is_ours(as_nobody: Client) -> None:
    assert as_nobody.get("/favicon.ico")["Location"].startswith("/static/icons/lamp.svg?v=")


def test_pages_are_only_read(as_nobody: Client) -> None:
    work = make_work()
    for page in ("/", "/works", f"/works/{work.pk}", f"/works/{work.pk}/chapters/1", "/fandoms"):
        assert as_nobody.post(page).status_code in {403, 405}
