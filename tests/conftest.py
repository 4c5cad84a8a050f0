"""What every test stands on: a data folder of its own, a real database file, no network.

``STORYKEEP_DATA`` must be set before Django's settings are read, so this file reads the settings
itself when it is loaded, anew in each xdist worker; pyproject.toml names no settings for pytest.
``STORYKEEP_DATABASE`` alone is kept from outside: with it the suite runs on PostgreSQL.
"""

from __future__ import annotations

import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django
import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django.fixtures import Settings

for _name in [name for name in os.environ if name.startswith("STORYKEEP_")]:
    if _name != "STORYKEEP_DATABASE":
        del os.environ[_name]
_FOLDER = Path(tempfile.mkdtemp(prefix="storykeep-tests-"))
os.environ["STORYKEEP_DATA"] = str(_FOLDER)
# Playwright's synchronous interface runs an event loop in the thread that uses it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
os.environ["DJANGO_SETTINGS_MODULE"] = "storykeep.config.settings"
assert _FOLDER == settings.DATA, "settings were read before the tests' data folder was set"
# Not left standing: a worker that inherits it would read its settings before it is here.
del os.environ["DJANGO_SETTINGS_MODULE"]
django.setup()

# A busy machine is no fault of the code, so no example has a deadline. What lands is judged by the
# same examples each time; new ones are tried on every developer's own runs.
hypothesis.settings.register_profile(
    "storykeep", deadline=None, derandomize=bool(os.environ.get("CI"))
)
hypothesis.settings.load_profile("storykeep")

import cast  # noqa: E402 - its models need the settings made ready above


def pytest_unconfigure() -> None:
    shutil.rmtree(_FOLDER, ignore_errors=True)


class ForeignAddressError(RuntimeError):
    """A test, or what it runs, wanted to speak to another machine."""


def _is_own(host: object) -> bool:
    return (
        host in {None, "", "localhost", "::1", socket.gethostname()}
        or str(host).startswith("127.")
        or str(host).startswith("0.0.0.0")
    )


def _keep_home(event: str, args: tuple[Any, ...]) -> None:
    """An audit hook: nothing leaves this machine while tests run."""
    if event == "socket.getaddrinfo":
        host: object = args[0].decode() if isinstance(args[0], bytes) else args[0]
    elif event == "socket.connect" and args[0].type & socket.SOCK_STREAM:
        host = args[1][0] if isinstance(args[1], tuple) else None  # a path: a Unix socket
    elif event == "socket.sendto":
        host = args[1][0] if isinstance(args[1], tuple) else None
    else:
        return
    if not _is_own(host):
        raise ForeignAddressError(f"{event} to {host}: tests speak to this machine only")


sys.addaudithook(_keep_home)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-golden", action="store_true", help="write the golden files anew (make golden)"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """``golden(file, text)``: the text is what stands in the file, or is written there anew."""
    writing = bool(request.config.getoption("--write-golden"))

    def compare(file: Path, text: str) -> None:
        if writing:
            file.write_text(text, encoding="utf-8", newline="")
        assert file.is_file(), f"{file} is missing: make golden writes it"
        with file.open(encoding="utf-8", newline="") as stands:
            assert text == stands.read()

    return compare


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> None:
    """SQLite: the very file the archive would use, so that many connections and processes can.

    PostgreSQL: a database for each worker.
    """
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = _FOLDER / "storykeep.sqlite3"
    else:
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")


@pytest.fixture
def data_folder(tmp_path: Path, settings: Settings) -> Path:
    """An empty data folder for one test: originals, index and media go there.

    The database stays one file for the whole run, ``settings.DATABASES``; the data of a test with
    ``db`` is rolled back. A test that needs a second connection or process to see its rows takes
    ``transactional_db``: with ``db`` the whole test is one transaction that holds SQLite's
    write lock.
    """
    folder = tmp_path / "archive"
    folder.mkdir()
    settings.DATA = folder
    return folder


@pytest.fixture(autouse=True)
def _apart(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests of rooms and pages share no files and no cache."""
    if not {"rooms", "pages", "access", "contracts", "scale"} & set(request.path.parts):
        yield
        return
    request.getfixturevalue("data_folder")
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def as_nobody(db: None) -> Client:
    """The browser of a reader without an account."""
    return cast.client_of(None)


@pytest.fixture
def as_bob(db: None) -> Client:
    """The browser of Bob, who has an account and reads."""
    return cast.client_of(cast.bob())


@pytest.fixture
def as_kim(db: None) -> Client:
    """The browser of Kim, who keeps the archive."""
    return cast.client_of(cast.kim())
