"""In this story, with everything unfolded: pleasing to axe, inside the window, readable on a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from browser.conftest import OUTPUT, Desks
from browser.pages import READ
from browser.running import Served
from browser.watching import PAPERS, Window

WIDTHS = (360, 1280)
SMALLEST_LABEL = 12
"""Pixels of a letter's height on the smallest window."""

_UNFOLD = "document.querySelectorAll('main details').forEach((one) => { one.open = true; })"
_WIDTH = "document.documentElement.scrollWidth"
_LABELS = """() => {
    const frame = document.querySelector(".arcs").getBoundingClientRect();
    const scale = frame.width / document.querySelector(".arcs").viewBox.baseVal.width;
    return [...document.querySelectorAll(".arc-name")].map((name) => {
        const box = name.getBoundingClientRect();
        return {
            letters: parseFloat(getComputedStyle(name).fontSize) * scale,
            inside: box.left >= frame.left - 1 && box.right <= frame.right + 1,
        };
    });
}"""


def _unfold(desks: Desks, samples: Served, name: str, paper: str, width: int) -> Window:
    opened = desks.window(paper)
    opened.problems.clear()
    opened.set_width(width)
    assert opened.go(f"/works/{samples.samples[name]}/in-this-story") == 200
    opened.page.evaluate(_UNFOLD)
    return opened


def _violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", READ)
def test_the_whole_page_pleases_axe_and_fits_its_window(
    name: str, paper: str, desks: Desks, samples: Served
) -> None:
    for width in WIDTHS:
        opened = _unfold(desks, samples, name, paper, width)
        folder = OUTPUT / "screens"
        folder.mkdir(parents=True, exist_ok=True)
        picture = folder / f"in-this-story-{name}-open-{width}-{paper}.png"
        opened.page.screenshot(path=picture, full_page=True)
        assert _violations(opened.page) == []
        assert opened.page.evaluate(_WIDTH) == width
        assert opened.problems == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", READ)
def test_every_name_in_the_picture_is_whole_and_large_enough(
    name: str, width: int, desks: Desks, samples: Served
) -> None:
    opened = _unfold(desks, samples, name, "light", width)
    labels = opened.page.evaluate(_LABELS)
    assert labels, "nobody is drawn"
    assert min(label["letters"] for label in labels) >= SMALLEST_LABEL
    assert all(label["inside"] for label in labels)
