"""``docs/settings.md`` says what the code takes."""

from __future__ import annotations

from pathlib import Path

from storykeep.kit.environment import SETTINGS, settings_page

ROOT = Path(__file__).resolve().parents[2]


def test_the_settings_page_is_what_make_docs_writes() -> None:
    assert (ROOT / "docs" / "settings.md").read_text(encoding="utf-8") == settings_page()


def test_every_setting_says_what_it_does() -> None:
    assert [setting.name for setting in SETTINGS if len(setting.help) < 10] == []
