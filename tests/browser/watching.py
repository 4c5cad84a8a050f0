"""A browser's page that remembers everything a page must not do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Request,
    Response,
)

from storykeep.front import look

PAPERS = ("light", "sepia", "dark")
HEIGHTS = {360: 740, 768: 1024, 1280: 800}


@dataclass
class Window:
    """One page in a browser of its own: no cookies from before."""

    page: Page
    address: str
    problems: list[str] = field(default_factory=list)

    def go(self, path: str) -> int:
        """Go to a path of the archive; gives the status."""
        answer = self.page.goto(self.address + path)
        assert answer is not None
        return answer.status

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.address)

    def set_width(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": HEIGHTS[width]})

    def hear(self, message: ConsoleMessage) -> None:
        # A page that answers 403 or 404 is said to be an error by the browser; it is none of ours.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.problems.append(f"console: {message.text}")

    def fail(self, error: Error) -> None:
        self.problems.append(f"script: {error.message}")

    def miss(self, answer: Response) -> None:
        if answer.status >= 400 and answer.request.resource_type != "document":
            self.problems.append(f"{answer.status} for {answer.url}")

    def lose(self, request: Request) -> None:
        # A page that is left while something of it is still on the way loses nothing.
        if request.failure and "ERR_ABORTED" not in request.failure:
            self.problems.append(f"{request.failure} for {request.url}")

    def ask(self, request: Request) -> None:
        if not request.url.startswith((self.address + "/", "data:", "blob:", "about:")):
            self.problems.append(f"asked elsewhere: {request.url}")


def _context(browser: Browser, address: str, *, paper: str, scripts: bool) -> BrowserContext:
    context = browser.new_context(
        viewport={"width": 1280, "height": HEIGHTS[1280]},
        java_script_enabled=scripts,
        reduced_motion="reduce",
        locale="en-GB",
    )
    if paper:
        chosen = {**look.default_look(), "paper": paper}
        context.add_cookies(
            [{"name": look.COOKIE, "value": look.write_look(chosen), "url": address}]
        )
    return context


@contextmanager
def window(
    browser: Browser, address: str, *, paper: str = "", scripts: bool = True
) -> Iterator[Window]:
    """A window on the archive; ``paper`` chooses one as a reader would, by the cookie."""
    context = _context(browser, address, paper=paper, scripts=scripts)
    context.set_default_timeout(20_000)
    try:
        opened = Window(context.new_page(), address)
        opened.page.on("console", opened.hear)
        opened.page.on("pageerror", opened.fail)
        context.on("request", opened.ask)
        context.on("response", opened.miss)
        context.on("requestfailed", opened.lose)
        yield opened
    finally:
        context.close()


def enter(opened: Window, token: str) -> None:
    """Come in as the keeper, by a one-time link, as a person does."""
    opened.go(f"/enter/{token}")
    opened.page.locator("main form button").first.click()
    opened.page.wait_for_url(lambda address: "/enter/" not in address)
