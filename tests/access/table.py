"""Every address of the archive × every person → the status of the answer.

Addresses are written with the names of ``WORKS`` and the other samples in braces. A row is asked with
its method; ``form`` is what a POST sends. A new address must enter this table, or the checks fail.
"""

from __future__ import annotations

from dataclasses import dataclass, field

WORKS = ("everyone", "members", "desk", "set_aside")
"""Sample works: posted for everyone, posted for members, on the desk, set aside."""


@dataclass(frozen=True, slots=True)
class Row:
    route: str
    """The name of the address."""
    address: str
    nobody: int
    bob: int
    kim: int
    method: str = "GET"
    form: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{self.method} {self.address}"


def _for_all(route: str, address: str, status: int = 200) -> Row:
    return Row(route, address, status, status, status)


def _keepers(route: str, address: str, status: int = 200) -> Row:
    """For keepers only: for everyone else there is nothing there."""
    return Row(route, address, 404, 404, status)


def _by_circle(route: str, address: str, found: int = 200) -> list[Row]:
    """The same page of each sample work: who is outside its circle is told that there is none."""
    statuses = {
        "everyone": (found, found, found),
        "members": (404, found, found),
        "desk": (404, 404, found),
        "set_aside": (404, 404, found),
    }
    return [Row(route, address.replace("{work}", f"{{{name}}}"), *statuses[name]) for name in WORKS]


READABLE: list[Row] = [
    _for_all("home", "/"),
    _for_all("works", "/works"),
    _for_all("works", "/works?sort=title&page=99"),
    *_by_circle("work", "/works/{work}"),
    *_by_circle("whole", "/works/{work}/all"),
    *_by_circle("chapter", "/works/{work}/chapters/2"),
    *_by_circle("in_this_story", "/works/{work}/in-this-story"),
    _for_all("fandoms", "/fandoms"),
    _for_all("characters", "/characters"),
    _for_all("relationships", "/relationships"),
    _for_all("tags", "/tags"),
    _for_all("tag", "/tags/{fandom}"),
    _for_all("person", "/people/Alice"),
    _for_all("look", "/look"),
    Row("house", "/house", 403, 403, 200),
    _for_all("about", "/about"),
    _for_all("enter", "/enter/{token}"),
    _for_all("search", "/search"),
    _for_all("search", "/search?q=rained"),
    _for_all("search", "/search?q=nothing-like-this-anywhere"),
    _keepers("desk", "/desk"),
    _keepers("desk", "/desk?pile=aside"),
    _keepers("desk", "/desk?pile=done"),
    _keepers("desk_work", "/desk/{desk}"),
    _keepers("desk_work", "/desk/{set_aside}"),
    _keepers("desk_work", "/desk/{everyone}"),
    _keepers("desk_repairs", "/desk/{desk}/repairs"),
    _keepers("desk_copies", "/desk/copies"),
    _keepers("desk_copies", "/desk/copies?decided=1"),
    _keepers("desk_copy", "/desk/copies/{pair}"),
    _keepers("desk_arrivals", "/desk/arrivals"),
    _keepers("desk_arrival", "/desk/arrivals/{arrival}"),
]
"""Pages for people: also looked at in the browser, where each must please axe."""

OTHERS: list[Row] = [
    _for_all("work", "/works/999999", 404),
    _for_all("whole", "/works/999999/all", 404),
    _for_all("chapter", "/works/{everyone}/chapters/99", 404),
    _for_all("in_this_story", "/works/999999/in-this-story", 404),
    _for_all("tag", "/tags/no-such-tag", 404),
    # A name that stands only on works one may not see is a name that is not there.
    Row("person", "/people/Mallory", 404, 404, 404),
    *_by_circle("download", "/works/{work}/download/any-name.epub"),
    *_by_circle("download", "/works/{work}/download/any-name.html"),
    *_by_circle("download", "/works/{work}/download/any-name.txt"),
    _for_all("download", "/works/{everyone}/download/any-name.exe", 404),
    *_by_circle("original", "/works/{work}/original"),
    # What stands behind another leads there, for everyone alike.
    _for_all("work", "/works/{merged}", 302),
    _for_all("whole", "/works/{merged}/all", 302),
    _for_all("original", "/works/{merged}/original", 302),
    _for_all("further_original", "/works/{everyone}/originals/{further}"),
    Row("further_original", "/works/{members}/originals/{further}", 404, 404, 404),
    _keepers("desk_copy", "/desk/copies/999999", 404),
    _for_all("health", "/healthz"),
    _for_all("robots", "/robots.txt"),
    _for_all("icon", "/favicon.ico", 302),
    _for_all("leave", "/leave", 405),
    _keepers("desk_original", "/desk/arrivals/{arrival}/original"),
    _keepers("desk_work", "/desk/999999", 404),
    _keepers("desk_repairs", "/desk/999999/repairs", 404),
    _keepers("desk_many", "/desk/many", 405),
    _keepers("desk_undo", "/desk/undo", 405),
]

DEEDS: list[Row] = [
    Row("look", "/look", 302, 302, 302, "POST", {"paper": "dark"}),
    Row("house", "/house", 403, 403, 302, "POST", {"name": "The Lamp", "welcome": ""}),
    Row("enter", "/enter/{token}", 302, 302, 302, "POST"),
    Row("enter", "/enter/spent-or-made-up", 403, 403, 403, "POST"),
    Row("leave", "/leave", 302, 302, 302, "POST"),
    Row("desk_work", "/desk/{desk}", 404, 404, 302, "POST", {"deed": "publish"}),
    # No reading is kept of this work, so there is nothing to mend.
    Row("desk_repairs", "/desk/{desk}/repairs", 404, 404, 404, "POST", {"version": "1"}),
    Row("desk_many", "/desk/many", 404, 404, 302, "POST", {"way": "publish", "work": "{desk}"}),
    Row("desk_undo", "/desk/undo", 404, 404, 302, "POST", {"deed": "{desk}:1"}),
    Row("desk_copy", "/desk/copies/{pair}", 404, 404, 302, "POST", {"way": "keep-both"}),
    Row(
        *("desk_copies", "/desk/copies", 404, 404, 302, "POST"),
        {"way": "keep-all", "group": "{group}", "seen": "1"},
    ),
]

TABLE: list[Row] = [*READABLE, *OTHERS, *DEEDS]
