"""Pages for readers who are not signed in, kept until something in the archive changes.

It stands before Django and answers what it has made before with the very same bytes. A page is given
only while the archive's generation is the one it was made in, so nobody ever sees a stale one: every
deed moves the generation in its own transaction. A page that sets a cookie, or is not a plain 200 of
HTML, is never kept; a request that bears a session never asks.
"""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Any, Protocol

from storykeep.front import look

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

CAPACITY = 24 * 1024 * 1024
"""Bytes of pages one process keeps; when they are more, it forgets all and begins again."""
LARGEST = 2 * 1024 * 1024
NEVER = ("/static/", "/desk", "/enter/", "/leave", "/house", "/look", "/healthz")

Headers = list[tuple[str, str]]
Key = tuple[str, str, str, str]


class Clock(Protocol):
    def generation(self) -> int: ...


@dataclass(slots=True)
class Page:
    """A page as it went out, plain and gzipped (made when first asked for)."""

    generation: int
    etag: str
    headers: Headers
    plain: bytes
    zipped: bytes | None = None

    @property
    def size(self) -> int:
        return len(self.plain) + len(self.zipped or b"")


class PageCache:
    """WSGI middleware that keeps anonymous pages for one process."""

    def __init__(self, application: WSGIApplication, clock: Clock) -> None:
        self._application = application
        self._clock = clock
        self._pages: dict[Key, Page] = {}
        self._size = 0
        self._lock = threading.Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        key = _key(environ)
        if key is None:
            return self._application(environ, start_response)
        generation = self._clock.generation()
        page = self._pages.get(key)
        if page is not None and page.generation == generation:
            return _give(page, environ, start_response)
        return self._make(key, generation, environ, start_response)

    def _make(
        self,
        key: Key,
        generation: int,
        environ: WSGIEnvironment,
        start_response: StartResponse,
    ) -> Iterable[bytes]:
        heard: dict[str, Any] = {}

        def listen(status: str, headers: Headers, exc_info: Any = None) -> Callable[[bytes], Any]:
            heard.update(status=status, headers=headers, exc_info=exc_info)
            return lambda _data: None

        result = self._application(environ, listen)
        try:
            body = b"".join(result)
        finally:
            close = getattr(result, "close", None)
            if close is not None:
                close()
        if not _may_keep(heard["status"], heard["headers"], body):
            start_response(heard["status"], heard["headers"], heard["exc_info"])
            return [body]
        page = _page(generation, heard["headers"], body)
        self._keep(key, page)
        return _give(page, environ, start_response)

    def _keep(self, key: Key, page: Page) -> None:
        with self._lock:
            stale = next(iter(self._pages.values()), None)
            if self._size > CAPACITY or (stale and stale.generation < page.generation):
                self._pages.clear()
                self._size = 0
            self._pages[key] = page
            self._size += page.size * 2  # room for its gzipped twin


def _key(environ: WSGIEnvironment) -> Key | None:
    """What a page depends on, or null if this request is none of ours."""
    path = environ["PATH_INFO"]
    if environ["REQUEST_METHOD"] != "GET" or path.startswith(NEVER) or "/download/" in path:
        return None
    cookies = environ.get("HTTP_COOKIE", "")
    chosen = ""
    if cookies:
        if "storykeep_session" in cookies:
            return None
        chosen = _look(cookies)
    return (environ.get("HTTP_HOST", ""), path, environ.get("QUERY_STRING", ""), chosen)


def _look(cookies: str) -> str:
    try:
        morsel = SimpleCookie(cookies).get(look.COOKIE)
    except CookieError:
        return ""
    return look.write_look(look.read_look(morsel.value)) if morsel else ""


def _may_keep(status: str, headers: Headers, body: bytes) -> bool:
    names = {name.lower(): value for name, value in headers}
    return (
        status.startswith("200")
        and names.get("content-type", "").startswith("text/html")
        and "set-cookie" not in names
        and "cookie" not in names.get("vary", "").lower()
        and len(body) <= LARGEST
    )


def _page(generation: int, headers: Headers, body: bytes) -> Page:
    kept = [
        (name, value)
        for name, value in headers
        if name.lower() not in {"content-length", "etag", "cache-control", "vary"}
    ]
    kept.append(("Cache-Control", "private, no-cache"))
    kept.append(("Vary", "Accept-Encoding, Cookie"))
    etag = hashlib.blake2b(body, digest_size=12).hexdigest()
    return Page(generation=generation, etag=etag, headers=kept, plain=body)


def _give(page: Page, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    zipped = "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
    etag = f'"{page.etag}{"-gzip" if zipped else ""}"'
    if environ.get("HTTP_IF_NONE_MATCH") == etag:
        start_response("304 Not Modified", [*page.headers, ("ETag", etag)])
        return [b""]
    body = page.plain
    headers = [*page.headers, ("ETag", etag)]
    if zipped:
        if page.zipped is None:
            page.zipped = gzip.compress(page.plain, 5, mtime=0)
        body = page.zipped
        headers.append(("Content-Encoding", "gzip"))
    headers.append(("Content-Length", str(len(body))))
    start_response("200 OK", headers)
    return [body]
