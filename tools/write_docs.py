"""Write the pages of ``docs/`` that are made from the code: ``make docs``."""

from __future__ import annotations

from pathlib import Path

from storykeep.kit.environment import settings_page

DOCS = Path(__file__).resolve().parent.parent / "docs"


def main() -> None:
    DOCS.mkdir(exist_ok=True)
    (DOCS / "settings.md").write_text(settings_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
