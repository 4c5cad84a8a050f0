"""The pages that are looked at: those of the access table a person can read, and the monsters."""

from __future__ import annotations

from dataclasses import dataclass

from access.table import READABLE, Row

READ = ("damaged", "read", "huge")
"""Works of which a reading is kept."""
MONSTERS = ("huge", "wide", "arabic", "japanese", "bare")


@dataclass(frozen=True, slots=True)
class Sight:
    """A page as the keeper sees it, or, when nobody in particular may, as anyone does."""

    name: str
    address: str
    status: int


def _name(row: Row) -> str:
    plain = row.address.replace("{", "").replace("}", "").strip("/").replace("/", "-")
    return plain.replace("?", "-").replace("&", "-").replace("=", "-") or "home"


# A chapter looks the same whoever may read it; that it is on the desk shows on its work's page.
_ALIKE = ("{members}/", "{desk}/", "{set_aside}/")

SIGHTS = [
    *(
        Sight(_name(row), row.address, row.kim)
        for row in READABLE
        if not any(part in row.address for part in _ALIKE)
    ),
    *(Sight(f"work-{name}", f"/works/{{{name}}}", 200) for name in MONSTERS),
    *(Sight(f"chapter-{name}", f"/works/{{{name}}}/chapters/1", 200) for name in MONSTERS),
    *(Sight(f"desk-{name}", f"/desk/{{{name}}}", 200) for name in ("damaged", "read", "huge")),
    *(Sight(f"in-this-story-{name}", f"/works/{{{name}}}/in-this-story", 200) for name in READ),
    Sight("desk-repairs-spoilt", "/desk/{spoilt}/repairs", 200),
    Sight("desk-damage-only", "/desk?pile=waiting&damaged=1", 200),
    Sight("desk-copy-beside", "/desk/arrivals/{copy}", 200),
    Sight("desk-copy-strained", "/desk/copies/{strained}", 200),
    Sight("search-in-text", "/search?q=marzipan", 200),
    Sight("search-odd", "/search?q=%22unclosed", 200),
    Sight("refused", "/works/999999", 404),
]
