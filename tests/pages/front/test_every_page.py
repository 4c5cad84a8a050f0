"""What holds for every page readers meet."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from make.pages import strict
from make.works import make_work
from storykeep.works.catalogue import TagClaim
from storykeep.works.models import Work

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/works",
    "/works?sort=title&page=2",
    "/works/{work}",
    "/works/{work}/all",
    "/works/{work}/in-this-story",
    "/works/{work}/chapters/1",
    "/works/{work}/chapters/3",
    "/works/{single}",
    "/works/{hostile}",
    "/works/{hostile}/chapters/1",
    "/fandoms",
    "/fandoms?sort=name",
    "/characters?from=m",
    "/relationships?name=nobody",
    "/tags",
    "/tags/torchwood",
    "/people/Alice",
    "/look",
    "/about",
]
HOSTILE = "<script>alert(1)</script>"
QUOTES = "\"onclick='x'&<b>"


@pytest.fixture
def addresses(db: None) -> dict[str, int]:
    tags = [
        ("fandom", "Torchwood"),
        ("relationship", "Ianto/Jack"),
        TagClaim("character", "Lisa", "suggested", "Speaks in one scene."),
        ("warning", "Major Character Death"),
        ("category", "M/M"),
        *(("freeform", f"storm {number}") for number in range(14)),
    ]
    work = make_work(
        chapters=3,
        tags=tags,
        summary="<p>" + "A lamp is lit. " * 40 + "</p>",
        notes_before="<p>Thanks.</p>",
        notes_after="<p>Bye.</p>",
        disclaimer="<p>Not mine.</p>",
        status="complete",
        language="en",
        published="2009-04",
        series_name="Lamps",
        series_part="2",
    )
    hostile = make_work(
        title=HOSTILE + QUOTES,
        authors=[HOSTILE, QUOTES],
        tags=[
            ("freeform", HOSTILE),
            ("character", QUOTES),
            TagClaim("fandom", "F", "suggested", HOSTILE),
        ],
        series_name=HOSTILE,
        rating_given=HOSTILE,
    )
    single = make_work(title="One", chapters=1, language="ar")
    return {"work": work.pk, "single": single.pk, "hostile": hostile.pk}


pages = pytest.mark.parametrize("page", PAGES)


@pages
def test_a_page_is_valid_html(page: str, addresses: dict[str, int], as_nobody: Client) -> None:
    answer = as_nobody.get(page.format(**addresses))
    assert answer.status_code == 200
    strict(answer)


@pages
def test_a_page_runs_nothing_of_its_own(
    page: str, addresses: dict[str, int], as_nobody: Client
) -> None:
    tree = strict(as_nobody.get(page.format(**addresses)))
    assert all(script.get("src", "").startswith("/static/") for script in tree.iter("script"))
    assert not list(tree.iter("style"))
    for element in tree.iter():
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]


@pages
def test_a_page_for_nobody_is_the_same_for_everybody(
    page: str, addresses: dict[str, int], as_nobody: Client
) -> None:
    answer = as_nobody.get(page.format(**addresses))
    assert not answer.cookies
    assert "cookie" not in answer.headers.get("Vary", "").lower()
    assert b"csrf" not in answer.content


@pages
def test_every_element_id_stands_once(
    page: str, addresses: dict[str, int], as_nobody: Client
) -> None:
    tree = strict(as_nobody.get(page.format(**addresses)))
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize(
    ("page", "most"),
    [
        ("/", 6),
        ("/works", 5),
        ("/works/{work}", 5),
        ("/works/{work}/chapters/2", 5),
        ("/works/{work}/all", 4),
        ("/fandoms", 3),
        ("/tags/torchwood", 7),
        ("/people/Alice", 5),
        ("/look", 1),
    ],
)
def test_a_page_asks_few_questions(
    page: str, most: int, addresses: dict[str, int], as_nobody: Client
) -> None:
    for number in range(25):
        make_work(title=f"More {number}", tags=[("fandom", "Torchwood")])
    with CaptureQueriesContext(
        connection,
    ) as asked:
        as_nobody.get(page.format(**addresses))
    assert len(asked) <= most


def test_a_member_is_offered_to_sign_out(addresses: dict[str, int], as_bob: Client) -> None:
    page = as_bob.get("/").content.decode()
    assert "csrfmiddlewaretoken" in page
    assert "/leave" in page


def test_every_kind_of_page_leads_on(addresses: dict[str, int], as_nobody: Client) -> None:
    """No dead end: each page offers search and the shelves."""
    for page in [*PAGES, "/nothing-here", "/works/999999"]:
        html = as_nobody.get(page.format(**addresses)).content.decode()
        assert 'action="/search"' in html
        assert 'href="/fandoms"' in html


def test_works_on_the_desk_show_on_no_page(as_nobody: Client) -> None:
    make_work(title="Unseen", authors=["Mallory"], tags=[("fandom", "Hidden Fandom")], state="desk")
    assert Work.objects.count() == 1
    for page in ("/", "/works", "/fandoms", "/fandoms?name=hidden", "/fandoms?sort=name"):
        html = as_nobody.get(page).content.decode()
        assert "Unseen" not in html
        assert "Hidden Fandom" not in html
    assert as_nobody.get("/tags/hidden-fandom").status_code == 404
    assert as_nobody.get("/people/Mallory").status_code == 404
