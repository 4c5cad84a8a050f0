"""Two copies of one story: found when they come in, made one by keyboard, and taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.conftest import Open
from browser.running import Served, running
from browser.watching import Window
from make.copies import headed, slightly_changed
from make.prose import make_prose


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Served]:
    """An archive opened on a pile with one story under two headers."""
    pile = tmp_path / "pile"
    pile.mkdir()
    body = make_prose("the ferry", 500)
    (pile / "a.txt").write_text(headed("The Ferry", body, author="Ann"), "utf-8")
    (pile / "b.txt").write_text(
        headed("The Crossing", slightly_changed(body), author="Bea"), "utf-8"
    )
    with running(tmp_path / "archive", "open", [pile]) as served:
        yield served


def _come_in(opened: Window, entrance: str) -> None:
    opened.page.goto(entrance)
    opened.page.locator("main form button").first.press("Enter")
    expect(opened.page).to_have_url(re.compile("/desk$"))


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_two_copies_are_made_one_and_taken_apart_again(
    scripts: bool, archive: Served, look_at: Open
) -> None:
    opened = look_at(archive, scripts=scripts)
    page = opened.page
    _come_in(opened, archive.entrance)
    page.locator(".desk-tabs").get_by_role("link", name="Copies 1").press("Enter")
    expect(page.locator(".copy-group")).to_have_count(1)
    page.get_by_role("link", name="See both side by side").press("Enter")
    expect(page.locator("h1")).to_contain_text("seem to be the same story")
    with page.expect_navigation():
        if scripts:
            page.keyboard.press("1")
        else:
            page.locator("button[value=keep-one]").press("Enter")
    expect(page.locator(".last-done")).to_contain_text("You made two stories one")
    expect(page.locator(".copy-group")).to_have_count(0)
    reader = look_at(archive)
    reader.go("/works/2")
    expect(reader.page).to_have_url(re.compile("/works/1$"))
    expect(reader.page.get_by_role("link", name="b.txt")).to_be_visible()
    with page.expect_navigation():
        if scripts:
            page.keyboard.press("u")
        else:
            page.locator(".last-done button").press("Enter")
    expect(page.locator(".copy-group")).to_have_count(1)
    reader.go("/works/2")
    expect(reader.page).to_have_url(re.compile("/works/2$"))
