"""A story that means harm runs nothing, asks nothing of other sites, and can still be read."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.conftest import Open
from browser.running import Served
from browser.test_reading import find_work
from browser.watching import Window


@pytest.fixture
def hostile(library: Served, look_at: Open) -> Window:
    opened = look_at(library)
    find_work(opened, "The Bad Neighbour")
    return opened


def test_its_words_are_there(hostile: Window) -> None:
    expect(hostile.page.locator("main")).to_contain_text("there was nothing left to borrow")
    expect(hostile.page.locator("main")).to_contain_text("he was nearly right")


def test_nothing_of_it_runs(hostile: Window) -> None:
    hostile.page.wait_for_load_state("networkidle")
    for link in hostile.page.locator(".story a").all():
        link.dispatch_event("click")
    assert hostile.page.evaluate("window.wasRun") is None


def test_nothing_of_it_could_run_if_the_policy_were_not_there(hostile: Window) -> None:
    """What the policy would stop must not have come this far: two walls, each whole."""
    story = hostile.page.locator(".story")
    assert (
        story.locator("script, style, iframe, object, embed, form, input, svg, math").count() == 0
    )
    attributes = story.evaluate(
        """story => [...story.querySelectorAll("*")].flatMap(one =>
            [...one.attributes].map(each => each.name + "=" + each.value))"""
    )
    assert [one for one in attributes if one.startswith(("on", "style="))] == []
    assert [one for one in attributes if "javascript:" in one or "elsewhere.example" in one] == []


def test_a_policy_stands_behind_the_cleaning(hostile: Window) -> None:
    answer = hostile.page.reload()
    assert answer is not None
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
