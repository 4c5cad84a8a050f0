"""One table says who gets what at every address; see ``table``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from access.samples import make_samples
from access.table import TABLE, Row
from storykeep.people.services import make_keeper_link

pytestmark = pytest.mark.django_db


def _routes() -> dict[str, str]:
    """Every address the archive answers to, by name."""
    found: dict[str, str] = {}

    def walk(patterns: list[URLPattern | URLResolver], before: str) -> None:
        for pattern in patterns:
            place = before + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, place)
            else:
                assert pattern.name, f"/{place} has no name"
                found[pattern.name] = place

    walk(get_resolver().url_patterns, "")
    return found


def _ask(browser: Client, row: Row, samples: dict[str, str]) -> int:
    address = row.address.format(**samples)
    form = {name: value.format(**samples) for name, value in row.form.items()}
    ask = browser.post if row.method == "POST" else browser.get
    answer = ask(address, form)
    if answer.streaming:
        list(answer)  # to its end, which closes the file
    return answer.status_code


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_each_person_gets_the_answer_the_table_says(
    row: Row, data_folder: Path, as_nobody: Client, as_bob: Client, as_kim: Client
) -> None:
    samples = make_samples(data_folder)
    got = {}
    for person, browser in {"nobody": as_nobody, "bob": as_bob, "kim": as_kim}.items():
        if "{token}" in row.address:
            samples = {**samples, "token": make_keeper_link()}
        got[person] = _ask(browser, row, samples)
    assert got == {"nobody": row.nobody, "bob": row.bob, "kim": row.kim}


def test_every_address_stands_in_the_table() -> None:
    assert _routes().keys() - {row.route for row in TABLE} == set()


def test_the_table_names_no_address_that_is_gone() -> None:
    assert {row.route for row in TABLE} - _routes().keys() == set()


@pytest.mark.parametrize("route", sorted(_routes()))
def test_an_address_that_takes_deeds_stands_in_the_table_with_one(
    route: str, data_folder: Path, as_kim: Client
) -> None:
    samples = make_samples(data_folder)
    address = next(row.address for row in TABLE if row.route == route).format(**samples)
    takes = as_kim.post(address).status_code != 405
    assert takes == any(row.route == route and row.method == "POST" for row in TABLE)


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_no_address_takes_any_other_method(method: str, data_folder: Path, as_kim: Client) -> None:
    samples = make_samples(data_folder)
    ask: Callable[[str], object] = getattr(as_kim, method)
    taken = [
        row.address
        for row in TABLE
        if getattr(ask(row.address.format(**samples)), "status_code", 0) not in {404, 405}
    ]
    assert taken == []


def test_a_form_without_its_token_is_refused(data_folder: Path) -> None:
    samples = make_samples(data_folder)
    strict = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "cross-site"})
    deeds = [row for row in TABLE if row.method == "POST"]
    got = {
        row.name: strict.post(row.address.format(**samples), row.form).status_code for row in deeds
    }
    assert set(got.values()) == {403}
