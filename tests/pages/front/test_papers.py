"""Colours that can be read, fonts that may be given away, a first visit that stays light."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parents[3] / "src" / "storykeep" / "static"
PAPER = (STATIC / "css" / "paper.css").read_text(encoding="utf-8")
FIRST_VISIT = 120_000
"""Bytes: what a phone on a slow line can wait for."""
_COLOUR = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")


def papers() -> dict[str, dict[str, str]]:
    blocks = {
        "light": PAPER[PAPER.index("/* Light paper. */") :],
        "sepia": PAPER[PAPER.index(".paper-sepia {") :],
        "dark": PAPER[PAPER.index(".paper-dark {") :],
        "system's dark": PAPER[PAPER.index(":root:not(.paper-light") :],
    }
    return {name: dict(_COLOUR.findall(text[: text.index("}")])) for name, text in blocks.items()}


def luminance(colour: str) -> float:
    """WCAG 2.2's relative luminance."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


every_paper = pytest.mark.parametrize("paper", ["light", "sepia", "dark", "system's dark"])


@every_paper
@pytest.mark.parametrize("ground", ["paper", "raised", "glow"])
@pytest.mark.parametrize("text", ["ink", "quiet", "press", "bad"])
def test_text_stands_out_from_its_ground(paper: str, ground: str, text: str) -> None:
    colours = papers()[paper]
    least = 7 if text in {"ink", "quiet"} else 4.5
    assert contrast(colours[text], colours[ground]) >= least


@every_paper
def test_marked_text_and_pressed_words_can_be_read(paper: str) -> None:
    colours = papers()[paper]
    assert contrast(colours["ink"], colours["mark"]) >= 4.5
    assert contrast(colours["on-press"], colours["press"]) >= 4.5


@every_paper
def test_the_edge_of_a_field_can_be_seen(paper: str) -> None:
    colours = papers()[paper]
    assert contrast(colours["edge"], colours["paper"]) >= 3


def test_the_systems_dark_is_the_dark_one_can_choose() -> None:
    assert papers()["dark"] == papers()["system's dark"]


def test_every_font_stands_beside_its_licence() -> None:
    for font in (STATIC / "fonts").glob("*.woff2"):
        licence = STATIC / "fonts" / f"{font.name.split('-')[0]}-OFL.txt"
        assert "SIL Open Font License, Version 1.1" in licence.read_text(encoding="utf-8")


def test_every_font_named_is_there_and_every_font_there_is_named() -> None:
    named = set(re.findall(r'url\("\.\./fonts/([^"]+)"\)', PAPER))
    assert named == {font.name for font in (STATIC / "fonts").glob("*.woff2")}


def test_a_first_visit_to_a_chapter_is_light() -> None:
    parts = [
        *(f"css/{name}.css" for name in ("paper", "house", "shelf", "story")),
        *("js/house.js", "js/reading.js", "icons/lamp.svg"),
        *(f"fonts/{name}.woff2" for name in ("literata-latin", "literata-latin-italic")),
        "fonts/atkinson-latin.woff2",
    ]
    assert sum((STATIC / part).stat().st_size for part in parts) < FIRST_VISIT
