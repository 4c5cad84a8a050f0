"""A reader without an account: reading by keyboard, choosing a look, searching, carrying away."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Open
from browser.running import Served
from browser.watching import Window

FERRY = "The Ferry at Low Water"
both_ways = pytest.mark.parametrize(
    "scripts", [True, False], ids=["with scripts", "without scripts"]
)


def find_work(opened: Window, title: str) -> None:
    """From the list of all works to a work's own page, as a reader goes."""
    opened.go("/works?sort=title")
    while not (link := opened.page.get_by_role("link", name=title, exact=True)).count():
        opened.page.locator("a[rel=next]").click()
    link.first.click()
    expect(opened.page.get_by_role("heading", level=1)).to_have_text(title)


def tab_to(page: Page, name: str, *, most: int = 60) -> None:
    """Press Tab until the link or button of this name has the focus, as one does without a mouse."""
    for _ in range(most):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "document.activeElement.innerText || document.activeElement.value || ''"
        )
        if name in said:
            return
    raise AssertionError(f"Tab does not come to “{name}”")


def test_the_home_page_shows_a_fandom_and_new_works(library: Served, look_at: Open) -> None:
    opened = look_at(library)
    opened.go("/")
    expect(
        opened.page.get_by_role("link", name=re.compile("Northern Crossing")).first
    ).to_be_visible()
    expect(opened.page.locator("main")).to_contain_text("The ", ignore_case=False)


@both_ways
def test_a_story_is_read_to_its_end_by_keyboard(
    scripts: bool, library: Served, look_at: Open
) -> None:
    opened = look_at(library, scripts=scripts)
    page = opened.page
    find_work(opened, FERRY)
    tab_to(page, "Begin reading") if scripts else page.get_by_text("Begin reading").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/chapters/1$"))
    expect(page.locator(".story")).to_contain_text("heard the bell before she saw the boat")
    for number in (2, 3):
        page.locator("a[rel=next]").first.focus()
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(f"/chapters/{number}$"))
    expect(page.locator(".story")).to_contain_text("Same time tomorrow")
    assert page.locator("a[rel=next]").count() == 0


def test_keys_turn_the_chapters(library: Served, look_at: Open) -> None:
    opened = look_at(library)
    find_work(opened, FERRY)
    with opened.page.expect_navigation():
        opened.page.get_by_text("Begin reading").click()
    for key, number in (("j", 2), ("ArrowRight", 3), ("k", 2), ("ArrowLeft", 1)):
        with opened.page.expect_navigation():
            opened.page.keyboard.press(key)
        expect(opened.page).to_have_url(re.compile(f"/chapters/{number}$"))


def test_the_first_tab_skips_to_the_page_itself(library: Served, look_at: Open) -> None:
    opened = look_at(library)
    opened.go("/")
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.id") == "content"


@both_ways
def test_a_chosen_look_stays(scripts: bool, library: Served, look_at: Open) -> None:
    opened = look_at(library, scripts=scripts)
    opened.go("/look")
    form = opened.page.locator("form.look-form")
    before = opened.page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    with opened.page.expect_response(lambda answer: answer.request.method == "POST"):
        form.locator("input[name=paper][value=dark]").check(force=True)
        if not scripts:
            form.locator("button").click()
    find_work(opened, FERRY)
    after = opened.page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert before != after
    assert "paper-dark" in (opened.page.locator("html").get_attribute("class") or "")


@pytest.mark.parametrize("ending", ["epub", "html", "txt"])
def test_a_story_is_carried_away(
    ending: str, library: Served, look_at: Open, tmp_path: Path
) -> None:
    opened = look_at(library)
    find_work(opened, FERRY)
    with opened.page.expect_download() as download:
        opened.page.locator(f"a[href$='.{ending}']:visible").first.click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert "Ferry" in file.name
    if ending == "epub":
        with zipfile.ZipFile(file) as opened_book:
            assert opened_book.namelist()[0] == "mimetype"
            assert opened_book.read("mimetype") == b"application/epub+zip"
    else:
        assert "marzipan lighthouse" in file.read_text(encoding="utf-8")


def test_a_story_is_carried_away_as_it_came_in(
    library: Served, look_at: Open, tmp_path: Path
) -> None:
    opened = look_at(library)
    find_work(opened, FERRY)
    with opened.page.expect_download() as download:
        opened.page.locator("a[href$='/original']:visible").first.click()
    file = tmp_path / "original"
    download.value.save_as(file)
    here = Path(__file__).parent / "pile" / f"{FERRY}.md"
    assert file.read_bytes() == here.read_bytes()


@both_ways
def test_words_inside_a_story_are_found_and_shown(
    scripts: bool, library: Served, look_at: Open
) -> None:
    opened = look_at(library, scripts=scripts)
    opened.go("/")
    opened.page.locator("input[type=search]:visible").first.fill("marzipan lighthouse")
    opened.page.keyboard.press("Enter")
    expect(opened.page).to_have_url(re.compile("/search"))
    expect(opened.page.get_by_role("link", name=FERRY).first).to_be_visible()
    marks = [mark.lower() for mark in opened.page.locator("main mark").all_inner_texts()]
    assert "marzipan" in " ".join(marks)
    assert "lighthouse" in " ".join(marks)


@both_ways
def test_a_scene_in_this_story_leads_to_its_place_in_the_chapter(
    scripts: bool, library: Served, look_at: Open
) -> None:
    opened = look_at(library, scripts=scripts)
    page = opened.page
    find_work(opened, FERRY)
    page.locator("main details > summary", has_text="In this story").click()
    page.get_by_role("link", name="Show me all the same").click()
    expect(page).to_have_url(re.compile("/in-this-story$"))
    page.set_viewport_size({"width": 640, "height": 240})  # the place lies below the first sight
    page.locator("#scenes > summary").click()
    scene = page.locator("#scenes a[href$='#scene-1-2']")
    words = scene.inner_text().rstrip("…")
    scene.click()
    expect(page).to_have_url(re.compile("/chapters/1#scene-1-2$"))
    place = page.locator("#scene-1-2")
    expect(place).to_contain_text(words)
    expect(place).to_be_in_viewport()
    assert page.evaluate("window.scrollY") > 0
