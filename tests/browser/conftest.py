"""Two archives served by the real command, and a real browser, once for each worker."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

import needs
from browser.running import PATIENCE, Served, environment, run_command, running
from browser.watching import Window, enter, window

HERE = Path(__file__).parent
STORIES = HERE.parents[1] / "stories"
SPOILT = HERE.parent / "golden" / "reading" / "saved-from-mail"
OUTPUT = HERE.parents[1] / "test-output"
# No name but this machine's is ever looked up, whatever a page asks for.
_CLOSED = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"

Open = Callable[..., Window]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    executable = needs.needed(needs.chromium)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=[*needs.CHROMIUM_FLAGS, _CLOSED]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The stories that ship with the project and the tests' own pile, as ``make run`` opens them."""
    data = tmp_path_factory.mktemp("library") / "archive"
    with running(data, "open", [STORIES, HERE / "pile"]) as served:
        yield served


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One work of each standing, monsters, and a pile in trouble on the desk."""
    folder = tmp_path_factory.mktemp("samples")
    data = folder / "archive"
    came = run_command(data, "import", *_trouble(folder / "pile"))
    assert came.returncode == 1, came.stderr  # some of it cannot be read, and it says so
    done = subprocess.run(
        [sys.executable, str(HERE / "fill.py")],
        env=environment(data),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    with running(data, "serve", **json.loads(done.stdout)) as served:
        yield served


@pytest.fixture
def look_at(chromium: Browser) -> Iterator[Open]:
    """Open a window on an archive; when the test ends, no window may have seen anything wrong."""
    opened: list[Window] = []
    with ExitStack() as stack:

        def look(served: Served, *, paper: str = "", scripts: bool = True) -> Window:
            one = stack.enter_context(
                window(chromium, served.address, paper=paper, scripts=scripts)
            )
            opened.append(one)
            return one

        yield look
        problems = [problem for one in opened for problem in one.problems]
    assert problems == []


def _trouble(folder: Path) -> list[Path]:
    """A damaged story, one that comes twice under two headers, and files that are none."""
    folder.mkdir()
    ferry = (HERE / "pile" / "The Ferry at Low Water.md").read_text(encoding="utf-8")
    files = {
        "The Ferry at Low Water.md": ferry,
        "ferry again.md": ferry.replace("author: Alice", "author: Somebody Else"),
        "empty.txt": "",
        "saved-from-mail.txt": (SPOILT / "input.txt").read_text(encoding="utf-8"),
        "picture.txt": "\0\1\2\3" * 300,
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [STORIES / "fog_rescued_from_old_disk.txt", folder]


class Desks:
    """Windows in which the keeper is signed in, on the sample archive: one for each paper."""

    def __init__(self, browser: Browser, served: Served, stack: ExitStack) -> None:
        self._browser, self._served, self._stack = browser, served, stack
        self._windows: dict[str, Window] = {}
        self._cookies: list[object] = []

    def window(self, paper: str) -> Window:
        if paper not in self._windows:
            one = self._stack.enter_context(
                window(self._browser, self._served.address, paper=paper)
            )
            if self._cookies:
                one.page.context.add_cookies(self._cookies)  # type: ignore[arg-type]  # as they came out
            else:
                enter(one, self._served.samples["entrance"])
                kept = one.page.context.cookies()
                self._cookies += [cookie for cookie in kept if "look" not in str(cookie["name"])]
            self._windows[paper] = one
        return self._windows[paper]


@pytest.fixture(scope="session")
def desks(chromium: Browser, samples: Served) -> Iterator[Desks]:
    with ExitStack() as stack:
        yield Desks(chromium, samples, stack)
