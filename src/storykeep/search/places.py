"""The texts that passages are cut from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import normalize

from django.db.models import Q

from storykeep.search.text import plain_text
from storykeep.works.models import Chapter, Work


class Place(NamedTuple):
    """One chapter's text; ``chapter`` counts from 1."""

    chapter: int
    text: str


def texts_of(works: Sequence[Work], places: dict[int, list[int]]) -> dict[int, list[Place]]:
    """The chapters in which a search was found, by work; of a work of one chapter that one.

    ``works`` are such as the viewer may see. One query.
    """
    wanted = Q(pk__in=())
    for work in works:
        if work.chapter_count == 1:
            wanted |= Q(work=work.pk)
        elif places.get(work.pk):
            wanted |= Q(work=work.pk, position__in=places[work.pk])
    found: dict[int, list[Place]] = {}
    rows = Chapter.objects.filter(wanted).order_by("work_id", "position")
    for work_id, position, title, html in rows.values_list("work_id", "position", "title", "html"):
        body = plain_text(html)
        found.setdefault(work_id, []).append(
            Place(position, f"{normalize('NFC', title)}\n{body}" if title else body)
        )
    return found
