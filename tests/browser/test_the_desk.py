"""A keeper at the desk: in by link, by keyboard alone, correcting, confirming, undoing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import HERE, Open
from browser.running import Served, run_command, running
from browser.watching import Window

FERRY = "The Ferry at Low Water"
both_ways = pytest.mark.parametrize(
    "scripts", [True, False], ids=["with scripts", "without scripts"]
)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Served]:
    """An archive of its own, opened by the real command: what is done here is seen nowhere else."""
    with running(tmp_path / "archive", "open", [HERE / "pile"]) as served:
        yield served


def _come_in(opened: Window, entrance: str) -> None:
    opened.page.goto(entrance)
    opened.page.locator("main form button").first.press("Enter")
    expect(opened.page).to_have_url(re.compile("/desk$"))


def _open_on_the_desk(page: Page) -> None:
    page.get_by_role("link", name=FERRY, exact=True).first.press("Enter")
    expect(page).to_have_url(re.compile(r"/desk/\d+"))


def _field(page: Page, name: str) -> str:
    return page.locator(f"[name={name}]").first.input_value()


def _state(page: Page, name: str) -> str:
    """What stands beside a field: suggested, confirmed…"""
    return page.locator(f".desk-field:has([name={name}])").first.locator(".desk-state").inner_text()


@both_ways
def test_the_keeper_corrects_confirms_and_undoes(
    scripts: bool, archive: Served, look_at: Open
) -> None:
    opened = look_at(archive, scripts=scripts)
    page = opened.page
    _come_in(opened, archive.entrance)
    _open_on_the_desk(page)
    address = page.url
    page.locator("[name=title]").first.fill("The Last Ferry")
    with page.expect_navigation():
        page.locator("button[name=deed][value=save]").first.press("Enter")
    page.goto(address)
    assert _field(page, "title") == "The Last Ferry"
    assert "confirmed" in _state(page, "title").lower()
    page.goto(archive.address + "/works")
    expect(page.get_by_role("link", name="The Last Ferry").first).to_be_visible()
    page.goto(address)
    with page.expect_navigation():
        page.locator("button", has_text=re.compile("undo", re.IGNORECASE)).first.press("Enter")
    page.goto(address)
    assert _field(page, "title") == FERRY


@both_ways
def test_people_and_ties_become_tags_in_one_go(
    scripts: bool, archive: Served, look_at: Open
) -> None:
    opened = look_at(archive, scripts=scripts)
    page = opened.page
    _come_in(opened, archive.entrance)
    _open_on_the_desk(page)
    address = page.url
    page.locator("#ties-title").scroll_into_view_if_needed()
    tie = page.locator("select[name=tie]").first
    friends = tie.locator("option").first.get_attribute("value") or ""
    assert " & " in friends
    tie.select_option(friends)
    page.locator("section[aria-labelledby=cast-title] a.see").first.press("Enter")
    expect(page.locator("#source #cast-1")).to_be_in_viewport()
    with page.expect_navigation():
        page.locator("button[name=deed][value=cast]").press("Enter")
    page.goto(address)
    assert friends in _field(page, "relationships").split("\n")
    assert "confirmed" in _state(page, "characters").lower()
    with page.expect_navigation():
        page.locator("button", has_text=re.compile("undo", re.IGNORECASE)).first.press("Enter")
    page.goto(address)
    assert friends not in _field(page, "relationships").split("\n")


def test_who_says_what_leads_to_the_words_by_keyboard(archive: Served, look_at: Open) -> None:
    opened = look_at(archive)
    page = opened.page
    _come_in(opened, archive.entrance)
    _open_on_the_desk(page)
    page.locator("section[aria-labelledby=speech-title] summary").press("Enter")
    page.locator("section[aria-labelledby=speech-title] a.see").first.press("Enter")
    expect(page.locator("#source #speech-1")).to_be_focused()


def test_a_keepers_link_works_once(archive: Served, look_at: Open) -> None:
    _come_in(look_at(archive), archive.entrance)
    other = look_at(archive)
    other.page.goto(archive.entrance)
    other.page.locator("main form button").first.click()
    expect(other.page.locator("main")).to_contain_text("used already")


def test_the_desk_is_worked_by_keys_alone(archive: Served, look_at: Open) -> None:
    opened = look_at(archive)
    page = opened.page
    _come_in(opened, archive.entrance)
    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/desk/\d+"))
    first = page.url
    key = page.locator("[data-key]", has_text=re.compile("confirm", re.IGNORECASE)).first
    with page.expect_navigation():
        page.keyboard.press((key.get_attribute("data-key") or "").split(" ")[0])
    page.goto(archive.address + "/desk?pile=done")
    expect(page.locator(".desk-line")).to_have_count(1)
    with page.expect_navigation():
        page.keyboard.press("u")
    page.goto(archive.address + "/desk?pile=done")
    expect(page.locator(".desk-line")).to_have_count(0)
    page.goto(first)
    expect(page.locator(".desk-field").first).to_be_visible()


def test_what_is_imported_waits_unseen_until_a_keeper_publishes_it(
    archive: Served, look_at: Open, tmp_path: Path
) -> None:
    story = tmp_path / "late.txt"
    story.write_text(
        "Title: The Late Arrival\nAuthor: Alice\n\nIt came after everything else was shelved.\n",
        encoding="utf-8",
    )
    done = run_command(archive.data, "import", story)
    assert done.returncode == 0, done.stderr
    reader = look_at(archive)
    reader.go("/works")
    expect(reader.page.get_by_role("link", name="The Late Arrival")).to_have_count(0)
    keeper = look_at(archive)
    _come_in(keeper, archive.entrance)
    keeper.page.locator(".desk-line", has_text="The Late Arrival").locator(
        "input[type=checkbox]"
    ).check()
    with keeper.page.expect_navigation():
        keeper.page.locator("button[name=way][value=publish]").press("Enter")
    reader.go("/works")
    expect(reader.page.get_by_role("link", name="The Late Arrival")).to_have_count(1)


@both_ways
def test_repairs_are_ticked_mended_and_undone_by_keyboard(
    scripts: bool, tmp_path: Path, look_at: Open
) -> None:
    spoilt = HERE.parent / "golden" / "reading" / "saved-from-mail" / "input.txt"
    with running(tmp_path / "archive", "open", [spoilt]) as served:
        page = look_at(served, scripts=scripts).page
        page.goto(served.entrance)
        page.locator("main form button").first.press("Enter")
        page.locator(".desk-line-title a").first.press("Enter")
        address = page.url
        page.get_by_role("link", name="Look at the repairs").press("Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Repairs")
        assert page.locator("input[name=repair]:checked").count() == 0
        page.locator("input[name=kind]").first.press("Space")
        page.locator("li.repair:has(del:text-is('?')) input").press("Space")
        with page.expect_navigation():
            page.get_by_role("button", name="Mend the chosen places").press("Enter")
        expect(page.locator("#source")).not_to_contain_text("&quot;")
        expect(page.locator("#source")).to_contain_text("We don't")
        expect(page.get_by_role("status").first).to_contain_text("You mended")
        with page.expect_navigation():
            page.locator("button", has_text=re.compile("undo", re.IGNORECASE)).first.press("Enter")
        page.goto(address)
        expect(page.locator("#source")).to_contain_text("&quot;It isn")
