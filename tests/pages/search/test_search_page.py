"""The search page."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from make.works import make_work
from storykeep.search import indexer
from storykeep.search.messages import examples
from storykeep.works import rules

pytestmark = pytest.mark.django_db


def page(client: Client, query: str = "", status: int = 200, **more: object) -> str:
    response = client.get("/search", {"q": query, **more})
    assert response.status_code == status
    return html.unescape(response.content.decode())


def test_an_empty_search_shows_the_box_and_what_one_can_ask(as_nobody: Client) -> None:
    said = page(as_nobody)

    assert 'name="q"' in said
    assert len(examples()) == 3
    for typed, _ in examples():
        assert f"<code>{typed}</code>" in said


@pytest.mark.parametrize("number", [0, 1, 2])
def test_each_example_can_be_asked(as_nobody: Client, number: int) -> None:
    page(as_nobody, examples()[number][0])


def test_a_hit_is_shown_with_its_passage_and_the_way_to_its_chapter(as_nobody: Client) -> None:
    work = make_work(title="Moonlight", chapters=["<p>No.</p>", "<p>The wolves came.</p>"])
    indexer.catch_up()

    said = page(as_nobody, "wolf")

    assert "The <mark>wolves</mark> came." in said
    assert f'href="/works/{work.pk}/chapters/2"' in said
    assert "1 work" in said


def test_nothing_a_story_holds_becomes_markup(as_nobody: Client) -> None:
    make_work(title="<script>wolf</script>", chapters=["<p>&lt;img src=x&gt; wolf</p>"])
    indexer.catch_up()

    said = as_nobody.get("/search", {"q": "wolf"}).content.decode()

    assert "<script>wolf" not in said
    assert "<img src=x" not in said


def test_nothing_a_reader_types_becomes_markup(as_nobody: Client) -> None:
    said = as_nobody.get("/search", {"q": '"><script>alert(1)</script>'}).content.decode()

    assert "<script>alert" not in said


def test_an_error_is_told_above_the_box_and_the_query_kept(as_nobody: Client) -> None:
    said = page(as_nobody, "colour:red wolf", status=400)

    assert "There is no field “colour”" in said
    assert 'value="colour:red wolf"' in said
    assert said.index("There is no field") < said.index('value="colour:red')


def test_a_slip_is_said_and_the_rest_is_found(as_nobody: Client) -> None:
    make_work(title="A Wolf")
    indexer.catch_up()

    said = page(as_nobody, '"wolf')

    assert "A quotation mark was not closed" in said
    assert "1 work" in said


def test_when_nothing_is_found_the_page_says_what_to_loosen(as_nobody: Client) -> None:
    indexer.catch_up()

    said = page(as_nobody, 'title:wolf "full moon"')

    assert "No work here answers that search." in said
    assert "<code>title:wolf full moon</code>" in said


def test_when_one_word_is_not_found_the_page_still_helps(as_nobody: Client) -> None:
    indexer.catch_up()

    assert "Look for another spelling" in page(as_nobody, "wolf")


@pytest.mark.parametrize("number", ["abc", "0", "-1", "1" * 30, str(10**9), "2.5", ""])
def test_a_page_that_is_none_gives_the_nearest(as_nobody: Client, number: str) -> None:
    make_work(title="A Wolf")
    indexer.catch_up()

    assert "A <mark>Wolf</mark>" in page(as_nobody, "wolf", page=number)


def test_the_last_page_is_reached_and_keeps_query_and_order(as_nobody: Client) -> None:
    for number in range(25):
        make_work(title=f"Wolf {number}")
    indexer.catch_up()

    first = page(as_nobody, "wolf", sort="title")
    [address] = re.findall(r'href="(\?[^"]*)" rel="next"', first)
    second = html.unescape(as_nobody.get("/search" + address).content.decode())

    assert "Wolf</mark> 0<" in first
    assert "Wolf</mark> 24<" in second
    assert "Page 2 of 2" in second


def test_what_may_not_be_seen_is_neither_shown_nor_counted(as_nobody: Client) -> None:
    make_work(title="Secret wolf", state=rules.ON_DESK)
    make_work(title="Members' wolf", audience=rules.MEMBERS)
    indexer.catch_up()

    said = page(as_nobody, "wolf")

    assert "No work here answers that search." in said
    assert "0 works" in said
    assert "Secret" not in said
    assert "Members'" not in said


def test_without_an_index_the_page_says_what_it_could_not_look_through(as_nobody: Client) -> None:
    make_work(title="A Wolf")

    assert "cannot be searched just now" in page(as_nobody, "wolf")


def test_only_reading_is_allowed(as_nobody: Client) -> None:
    assert as_nobody.post("/search").status_code == 405


@pytest.mark.parametrize("query", ["\0", "wolf\0", "\ud800", "(" * 900, "-" * 900, "a OR " * 90])
def test_no_query_breaks_the_page(as_nobody: Client, query: str) -> None:
    response = as_nobody.get("/search?q=" + _quoted(query))

    assert response.status_code in {200, 400}


def _quoted(query: str) -> str:
    return "".join(f"%{byte:02X}" for byte in query.encode(errors="surrogatepass"))


def test_a_search_takes_a_fixed_number_of_queries(
    as_nobody: Client, django_assert_max_num_queries: object
) -> None:
    for number in range(25):
        make_work(title=f"Wolf {number}", tags=[("fandom", f"Fandom {number}")], chapters=2)
    indexer.catch_up()

    with django_assert_max_num_queries(7):  # type: ignore[operator]  # a fixture without a type
        page(as_nobody, "wolf")
