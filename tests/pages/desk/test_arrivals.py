"""Files that made no work: said why, shown beside what they duplicate, and still to be had."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from make.desks import HEADED, bring
from storykeep.desk.models import Arrival

pytestmark = pytest.mark.django_db


@pytest.fixture
def came(tmp_path: Path, db: None) -> dict[str, Arrival]:
    files = {
        "night.txt": HEADED,
        "again.txt": HEADED,
        "copy.txt": HEADED.replace("Rating: PG-13", "Rating: R"),
        "empty.txt": "",
    }
    return dict(zip(files, bring(tmp_path / "pile", files), strict=True))


def test_each_file_says_why_it_is_no_story_of_its_own(
    as_kim: Client, came: dict[str, Arrival]
) -> None:
    page = as_kim.get("/desk/arrivals").text
    for name, code in (("again", "same-file"), ("copy", "same-story"), ("empty", "empty")):
        assert f"{name}.txt" in page
        assert f"<code>{code}</code>" in page


def test_what_was_taken_in_is_not_listed(as_kim: Client, came: dict[str, Arrival]) -> None:
    paths = [one.path for one in as_kim.get("/desk/arrivals").context["arrivals"]]
    assert came["night.txt"].path not in paths


def test_a_copy_leads_to_the_story_and_to_both_side_by_side(
    as_kim: Client, came: dict[str, Arrival]
) -> None:
    page = as_kim.get("/desk/arrivals").text
    assert f'href="/desk/{came["night.txt"].work_id}"' in page
    assert f'href="/desk/arrivals/{came["copy.txt"].pk}"' in page


def test_side_by_side_shows_what_differs(as_kim: Client, came: dict[str, Arrival]) -> None:
    page = as_kim.get(f"/desk/arrivals/{came['copy.txt'].pk}").text
    assert "Rating: PG-13" in page
    assert "Rating: R " in page
    assert "paragraphs that are the same in both" in page


def test_a_file_with_nothing_to_lay_beside_says_so(
    as_kim: Client, came: dict[str, Arrival]
) -> None:
    page = as_kim.get(f"/desk/arrivals/{came['empty.txt'].pk}").text
    assert "cannot be laid side by side" in page


def test_the_original_is_saved_byte_for_byte(as_kim: Client, came: dict[str, Arrival]) -> None:
    answer = as_kim.get(f"/desk/arrivals/{came['copy.txt'].pk}/original")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer.getvalue() == HEADED.replace("Rating: PG-13", "Rating: R").encode()


def test_readers_get_no_original(as_bob: Client, came: dict[str, Arrival]) -> None:
    assert as_bob.get(f"/desk/arrivals/{came['copy.txt'].pk}/original").status_code == 404


def test_a_file_that_never_came_is_not_found(as_kim: Client, db: None) -> None:
    assert as_kim.get("/desk/arrivals/4711").status_code == 404


def test_when_all_was_taken_in_the_page_says_so(as_kim: Client, db: None) -> None:
    assert "is a story of the archive now" in as_kim.get("/desk/arrivals").text
