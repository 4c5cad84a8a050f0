"""What the tests need beyond Python: a Chromium, a Java, PostgreSQL's server. Found, or brought.

The tests call the finders; ``python tests/needs.py`` brings what is missing: from the system's
packages where it may (root, or sudo without a password), the browser otherwise from Playwright.
What cannot be had ends it with what to install: a test never passes by being left out.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--disable-gpu",
)
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_MAC_BROWSERS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
JAVA_AT_LEAST = 11


class MissingNeedError(RuntimeError):
    """Something the tests need is not on this machine. The message says what to install."""


@functools.cache
def chromium() -> Path | None:
    """A Chromium that really starts; null if there is none."""
    for candidate in _browsers():
        if Path(candidate).is_file() and _renders(candidate):
            return Path(candidate)
    return None


def _browsers() -> Iterator[str]:
    """Where one may stand: in the system, else where Playwright puts its own."""
    yield from (found for name in _BROWSERS if (found := shutil.which(name)))
    yield from _MAC_BROWSERS
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow, and seldom needed

    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def _renders(browser: str) -> bool:
    with tempfile.TemporaryDirectory() as profile:
        flags = ["--headless", *CHROMIUM_FLAGS, f"--user-data-dir={profile}"]
        said = _output([browser, *flags, "--dump-dom", "data:text/html,<p>it works</p>"])
    return "it works" in said


@functools.cache
def java() -> Path | None:
    """A Java new enough for epubcheck; null if there is none."""
    found = shutil.which("java")
    if found is None:
        return None
    for line in _output([found, "-XshowSettings:properties", "-version"]).splitlines():
        name, _, value = line.partition("=")
        if name.strip() == "java.specification.version":
            number = value.strip().removeprefix("1.")
            return Path(found) if float(number) >= JAVA_AT_LEAST else None
    return None


@functools.cache
def postgres() -> Path | None:
    """The folder of PostgreSQL's server programs; null if there is none."""
    folders = [
        Path(found).resolve().parent for name in ("initdb",) if (found := shutil.which(name))
    ]
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    folders += sorted(Path("/usr").glob("pgsql-*/bin"), reverse=True)
    for folder in folders:
        if all((folder / name).is_file() for name in ("initdb", "postgres", "pg_ctl")):
            return folder
    return None


def _output(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout + done.stderr


@dataclass(frozen=True, slots=True)
class Need:
    name: str
    find: Callable[[], Path | None]
    packages: tuple[str, ...]
    """Of Debian and Ubuntu."""
    advice: str
    """What to install where there is no apt-get."""


NEEDS = (
    Need("a Chromium browser", chromium, ("chromium",), "Chromium or Chrome, by whatever way"),
    Need("Java", java, ("default-jre-headless",), f"a Java runtime, {JAVA_AT_LEAST} or newer"),
    Need("PostgreSQL's server", postgres, ("postgresql",), "PostgreSQL 14 or newer (the server)"),
)


def needed(find: Callable[[], Path | None]) -> Path:
    """What ``find`` finds. Raises ``MissingNeedError``: the test fails, it is not left out."""
    found = find()
    if found is None:
        [need] = [one for one in NEEDS if one.find is find]
        raise MissingNeedError(
            f"{need.name} is not here: run “make needs”, or install {need.advice}"
        )
    return found


def _root_command() -> list[str] | None:
    """What to put before a command that installs; null where we may not."""
    if os.name != "posix" or shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    may = (
        shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], check=False).returncode == 0
    )
    return ["sudo", "-n"] if may else None


def _install_packages(packages: Sequence[str]) -> None:
    before = _root_command()
    if before is None:
        return
    print(f"Installing {', '.join(packages)} from the system's packages…", flush=True)
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
    subprocess.run([*before, *quiet, "update"], check=False, stdout=subprocess.DEVNULL)
    # One by one: a package that this system does not have must not keep the others away.
    for package in packages:
        install = [*before, *quiet, "install", "--no-install-recommends", package]
        subprocess.run(install, check=False, stdout=subprocess.DEVNULL)


def _missing() -> list[Need]:
    for need in NEEDS:
        need.find.cache_clear()  # type: ignore[attr-defined]  # every finder is cached
    return [need for need in NEEDS if need.find() is None]


def bring() -> int:
    """Find everything, bring what is missing, say what could not be had. Gives the exit status."""
    missing = _missing()
    if missing:
        _install_packages([package for need in missing for package in need.packages])
        missing = _missing()
    if any(need.find is chromium for need in missing):
        print("Asking Playwright for a Chromium of its own…", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
        missing = _missing()
    for need in missing:
        print(f"The tests need {need.name}, and it could not be had here.", file=sys.stderr)
        by_package = f"sudo apt-get install {' '.join(need.packages)}"
        print(f"  Install {need.advice}. On Debian and Ubuntu: {by_package}", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(bring())
