"""How pages look: chosen without an account and without a script."""

from __future__ import annotations

import pytest
from django.test import Client

from make.pages import strict
from storykeep.front import look as looks

pytestmark = pytest.mark.django_db


def chosen(client: Client) -> looks.Look:
    return looks.read_look(client.cookies[looks.COOKIE].value)


def test_a_choice_is_kept_in_a_cookie(as_nobody: Client) -> None:
    as_nobody.post("/look", {"paper": "dark", "size": "5"})
    assert chosen(as_nobody)["paper"] == "dark"
    assert chosen(as_nobody)["size"] == "5"


def test_a_choice_shows_on_every_page(as_nobody: Client) -> None:
    as_nobody.post("/look", {"face": "dyslexic"})
    assert "face-dyslexic" in (strict(as_nobody.get("/about")).get("class") or "")


def test_one_choice_leaves_the_others(as_nobody: Client) -> None:
    as_nobody.post("/look", {"paper": "sepia"})
    as_nobody.post("/look", {"measure": "wide"})
    assert chosen(as_nobody)["paper"] == "sepia"


def test_what_is_not_on_offer_is_not_chosen(as_nobody: Client) -> None:
    as_nobody.post("/look", {"paper": "plaid", "size": '3" onload="x'})
    assert chosen(as_nobody) == looks.default_look()


def test_all_can_be_put_back(as_nobody: Client) -> None:
    as_nobody.post("/look", {"paper": "dark"})
    as_nobody.post("/look", {"default": "1"})
    assert chosen(as_nobody) == looks.default_look()


def test_one_goes_back_where_one_came_from(as_nobody: Client) -> None:
    answer = as_nobody.post("/look", {"next": "/works/1/chapters/2?x=1"})
    assert answer["Location"] == "/works/1/chapters/2?x=1"


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "///evil.example",
        "evil",
    ],
)
def test_nobody_is_led_to_another_site(address: str, as_nobody: Client) -> None:
    assert as_nobody.post("/look", {"next": address})["Location"] == "/look"
    assert "evil" not in as_nobody.get("/look", {"next": address}).content.decode()


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
def test_another_site_cannot_choose(headers: dict[str, str], as_nobody: Client) -> None:
    answer = as_nobody.post("/look", {"paper": "dark"}, headers=headers)
    assert answer.status_code == 403
    assert looks.COOKIE not in as_nobody.cookies


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://testserver"}, {}]
)
def test_our_own_form_can(headers: dict[str, str], as_nobody: Client) -> None:
    assert as_nobody.post("/look", {"paper": "dark"}, headers=headers).status_code == 302


def test_the_form_stands_on_a_page_that_is_read(as_nobody: Client) -> None:
    page = strict(as_nobody.get("/look"))
    names = {field.get("name") for field in page.iter("input") if field.get("type") == "radio"}
    assert names == set(looks.CHOICES)
