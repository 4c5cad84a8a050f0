"""The page cache gives again what nothing has changed, and never anything else."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest

from storykeep.front.page_cache import CAPACITY, LARGEST, PageCache


@dataclass
class Site:
    """A small real WSGI application that counts how often it is asked."""

    status: str = "200 OK"
    headers: list[tuple[str, str]] = field(
        default_factory=lambda: [("Content-Type", "text/html; charset=utf-8")]
    )
    body: Callable[[int], bytes] = lambda asked: b"<p>page %d</p>" % asked
    asked: int = 0

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.asked += 1
        start_response(self.status, list(self.headers))
        return [self.body(self.asked)]


@dataclass
class Counter:
    now: int = 1

    def generation(self) -> int:
        return self.now


@dataclass
class Answer:
    status: str
    headers: dict[str, str]
    body: bytes


def ask(cache: PageCache, path: str = "/works/1", **environ: str) -> Answer:
    request: dict[str, Any] = {}
    setup_testing_defaults(request)
    request["PATH_INFO"] = path
    request.update(environ)
    heard: dict[str, Any] = {}

    def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
        heard.update(status=status, headers=dict(headers))
        return lambda _data: None

    body = b"".join(cache(request, start))
    return Answer(heard["status"], heard["headers"], body)


def test_a_second_reader_gets_the_same_bytes_without_making_them_again() -> None:
    site = Site()
    cache = PageCache(site, Counter())
    assert ask(cache).body == ask(cache).body == b"<p>page 1</p>"
    assert site.asked == 1


def test_a_change_is_seen_by_the_very_next_reader() -> None:
    clock = Counter()
    cache = PageCache(Site(), clock)
    ask(cache)
    clock.now += 1
    assert ask(cache).body == b"<p>page 2</p>"


def test_a_page_made_while_something_changed_is_not_given_again() -> None:
    clock = Counter()
    site = Site()

    def body(asked: int) -> bytes:
        clock.now += 1
        return b"<p>made in between</p>"

    site.body = body
    cache = PageCache(site, clock)
    ask(cache)
    ask(cache)
    assert site.asked == 2


@pytest.mark.parametrize(
    "environ",
    [
        {"HTTP_COOKIE": "storykeep_session=abc"},
        {"REQUEST_METHOD": "POST"},
        {"REQUEST_METHOD": "HEAD"},
        {"PATH_INFO": "/desk"},
        {"PATH_INFO": "/enter/token"},
        {"PATH_INFO": "/works/1/download/a.html"},
    ],
)
def test_it_keeps_out_of_what_is_not_an_anonymous_page(environ: dict[str, str]) -> None:
    site = Site()
    cache = PageCache(site, Counter())
    ask(cache, **environ)
    ask(cache, **environ)
    assert site.asked == 2


@pytest.mark.parametrize(
    "site",
    [
        Site(status="404 Not Found"),
        Site(headers=[("Content-Type", "text/html"), ("Set-Cookie", "a=b")]),
        Site(headers=[("Content-Type", "text/html"), ("Vary", "Cookie")]),
        Site(headers=[("Content-Type", "application/epub+zip")]),
        Site(body=lambda asked: b"x" * (LARGEST + 1)),
    ],
    ids=["not found", "sets a cookie", "varies by cookie", "a book", "too large"],
)
def test_it_does_not_keep(site: Site) -> None:
    cache = PageCache(site, Counter())
    ask(cache)
    ask(cache)
    assert site.asked == 2


def test_readers_with_another_look_get_another_page() -> None:
    site = Site()
    cache = PageCache(site, Counter())
    ask(cache)
    ask(cache, HTTP_COOKIE="storykeep_look=dark.3.medium.book.indent")
    assert site.asked == 2


def test_a_cookie_that_says_nothing_we_know_shares_the_plain_page() -> None:
    site = Site()
    cache = PageCache(site, Counter())
    ask(cache, HTTP_COOKIE="storykeep_look=nonsense")
    ask(cache, HTTP_COOKIE="storykeep_look=other.nonsense; somebody=else")
    assert site.asked == 1


def test_a_browser_that_has_the_page_is_told_so() -> None:
    cache = PageCache(Site(), Counter())
    first = ask(cache)
    again = ask(cache, HTTP_IF_NONE_MATCH=first.headers["ETag"])
    assert (again.status, again.body) == ("304 Not Modified", b"")


def test_a_browser_that_takes_gzip_gets_the_same_page_smaller() -> None:
    site = Site(body=lambda asked: b"<p>" + b"and so to bed " * 200 + b"</p>")
    cache = PageCache(site, Counter())
    plain = ask(cache)
    zipped = ask(cache, HTTP_ACCEPT_ENCODING="gzip, br")
    assert gzip.decompress(zipped.body) == plain.body
    assert zipped.headers["ETag"] != plain.headers["ETag"]


def test_browsers_ask_each_time_so_that_no_page_goes_stale_in_them() -> None:
    assert ask(PageCache(Site(), Counter())).headers["Cache-Control"] == "private, no-cache"


def test_memory_is_bounded() -> None:
    site = Site(body=lambda asked: b"x" * LARGEST)
    cache = PageCache(site, Counter())
    for number in range(CAPACITY // LARGEST + 2):
        ask(cache, path=f"/works/{number}")
    kept = sum(page.size for page in cache._pages.values())
    assert kept <= CAPACITY
