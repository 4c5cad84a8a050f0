"""What the machine found inside a story: its people, who talks to whom, its scenes, its references."""

from __future__ import annotations

import json

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from storykeep.desk.reader import unpacked
from storykeep.front import arcs
from storykeep.front.changes import Changes, changes
from storykeep.front.inside import Inside, Pair, inside
from storykeep.front.selectors import get_reading
from storykeep.front.words import person_name
from storykeep.people.requests import Request
from storykeep.works.selectors import get_work

FIRST_CAST = 3
"""How many of the cast stand open; they are on the first page of most stories anyway."""


@require_safe
def in_this_story(request: Request, work: int) -> HttpResponse:
    """Five queries, the archive's own words included."""
    row = get_work(work, viewer=request.viewer)
    stored = get_reading(row)
    context: dict[str, object] = {"work": row}
    if stored is not None:
        text = unpacked(bytes(stored.text))
        found = inside(json.loads(unpacked(bytes(stored.reading))), text)
        changed = changes(found)
        context |= {
            "inside": found,
            "first_cast": found.cast[:FIRST_CAST],
            "other_cast": found.cast[FIRST_CAST:],
            "picture": _picture(found),
            "strip": _strip(found),
            "is_older_text": stored.version != row.version
            or (found.chapter_count != row.chapter_count and bool(found.chapters)),
            "changes": changed,
            "grid": _grid(changed),
        }
    return render(request, "front/in_this_story.html", context)


def _picture(found: Inside) -> SafeString:
    """Who talks to whom, drawn; empty where nobody meets anybody."""
    drawn = [pair for pair in found.pairs if pair.b < arcs.MOST_PEOPLE]
    if not drawn:
        return SafeString("")
    people = [arcs.Person(str(person_name(one.name)), one.quotes) for one in found.cast]
    ties = [arcs.Tie(pair.a, pair.b, pair.exchanges, _said(pair)) for pair in drawn]
    picture = arcs.draw(
        arcs.lay_out(people, ties),
        title=_("Who talks to whom"),
        description=_(
            "A line for each person and an arc between two who meet. The table below says the same."
        ),
    )
    return mark_safe(picture)  # noqa: S308 - ``arcs.draw`` escapes every word it is given


def _said(pair: Pair) -> str:
    names = {"one": person_name(pair.one), "other": person_name(pair.other)}
    if not pair.exchanges:
        return _("%(one)s and %(other)s: in the same scenes") % names
    said = ngettext(
        "%(one)s and %(other)s: %(count)d exchange",
        "%(one)s and %(other)s: %(count)d exchanges",
        pair.exchanges,
    )
    return said % {**names, "count": pair.exchanges}


def _strip(found: Inside) -> SafeString:
    """The scenes, drawn; empty where there is but one."""
    scenes = [(scene.length, scene.time) for scene in found.scenes]
    if len(scenes) < 2:
        return SafeString("")
    return mark_safe(arcs.draw_strip(scenes))  # noqa: S308 - numbers and fixed words only


def _grid(changed: Changes | None) -> SafeString:
    """Who is in which scene, drawn; empty where there is but one scene."""
    if changed is None:
        return SafeString("")
    people = [(str(person_name(one.name)), one.steps) for one in changed.people]
    grid = arcs.draw_grid(
        people,
        title=_("Who is in which scene"),
        description=_(
            "A row for each person and a column for each scene. The table below says the same."
        ),
    )
    return mark_safe(grid)  # noqa: S308 - ``arcs.draw_grid`` escapes every word it is given
