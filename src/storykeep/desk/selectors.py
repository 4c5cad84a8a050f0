"""Questions about the desk. Each takes ``viewer``; for everyone but keepers there is no desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from storykeep.desk.models import Arrival, StoredReading
from storykeep.kit.errors import NotFound
from storykeep.people.rules import Viewer
from storykeep.works import rules
from storykeep.works.models import Deed, Work
from storykeep.works.selectors import visible_to, with_signs

WAITING = "waiting"
ASIDE = "aside"
DONE = "done"
PILES: dict[str, Q] = {
    WAITING: Q(catalogued_at=None, state__in=(rules.ON_DESK, rules.POSTED)),
    ASIDE: Q(state=rules.SET_ASIDE),
    DONE: Q(catalogued_at__isnull=False, state__in=(rules.ON_DESK, rules.POSTED)),
}
"""The three piles of the desk; every work lies on one."""


def waiting(viewer: Viewer) -> QuerySet[Work]:
    """Works whose catalogue entry waits for a person, in the order they came."""
    if not rules.may_catalogue(viewer):
        return Work.objects.none()
    return visible_to(viewer).filter(PILES[WAITING]).order_by("pk")


def count_waiting(viewer: Viewer) -> int:
    """How many works wait on the desk for this viewer. One query."""
    return waiting(viewer).count()


def pile(name: str, *, viewer: Viewer, damaged: bool = False) -> QuerySet[Work]:
    """The works of one of ``PILES``, with signs, file and state of damage at hand. Three queries.

    What waits stands in the order it came, the rest newest first. Each work has ``path`` (where it
    came from), ``damage_signs`` (code to number, or None) and ``original``.
    """
    if not rules.may_catalogue(viewer):
        return Work.objects.none()
    found = visible_to(viewer).filter(PILES[name])
    if damaged:
        found = found.filter(pk__in=_damaged())
    order = ["pk"] if name == WAITING else ["-revised_at", "-pk"]
    found = found.annotate(damage_signs=F("reading__signs"), path=Subquery(_path()))
    return with_signs(found.order_by(*order).select_related("original"))


def count_piles(viewer: Viewer) -> dict[str, int]:
    """How many works lie on each pile (``NAME``), and with damage (``NAME_damaged``). One query."""
    if not rules.may_catalogue(viewer):
        return {}
    damaged = Q(pk__in=_damaged())
    asked = {name: Count("pk", filter=where) for name, where in PILES.items()}
    asked |= {
        f"{name}_damaged": Count("pk", filter=where & damaged) for name, where in PILES.items()
    }
    found: dict[str, Any] = visible_to(viewer).aggregate(**asked)
    return {name: int(number) for name, number in found.items()}


def _damaged() -> QuerySet[StoredReading, Any]:
    return StoredReading.objects.filter(damage__gt=0).values("work")


def _path() -> QuerySet[Arrival, Any]:
    came = Arrival.objects.filter(work=OuterRef("pk"), status=Arrival.TAKEN_IN)
    return came.order_by("-pk").values("path")[:1]


def get_desk_work(work: int, *, viewer: Viewer) -> Work:
    """A work on any pile, with signs, ``path``, original and reading. Three queries.

    Raises ``NotFound`` (``no-such-work``).
    """
    found = visible_to(viewer) if rules.may_catalogue(viewer) else Work.objects.none()
    row = with_signs(
        found.filter(pk=work)
        .annotate(path=Subquery(_path()))
        .select_related("original", "reading", "merged_into")
    ).first()
    if row is None:
        raise NotFound("no-such-work", _("There is no such work on the desk."))
    return row


@dataclass(frozen=True, slots=True)
class Place:
    """Where a work lies among what waits. ``number`` counts from 1 if it waits itself."""

    previous: int | None
    next: int | None
    number: int
    total: int


def place_of(work: int, *, viewer: Viewer) -> Place:
    """What waits before and after this work, in the order it came. One query."""
    found = waiting(viewer).aggregate(
        previous=Max("pk", filter=Q(pk__lt=work)),
        next=Min("pk", filter=Q(pk__gt=work)),
        number=Count("pk", filter=Q(pk__lte=work)),
        total=Count("pk"),
    )
    return Place(found["previous"], found["next"], found["number"] or 0, found["total"] or 0)


def next_waiting(work: int, *, viewer: Viewer) -> int | None:
    """The work to go on with after this one: the next that waits, else the first. One query."""
    place = place_of(work, viewer=viewer)
    if place.next is not None:
        return place.next
    return waiting(viewer).exclude(pk=work).values_list("pk", flat=True).first()


def deeds_of(work: int) -> list[Deed]:
    """Deeds that stand, oldest first, each with its account. One query."""
    return list(
        Deed.objects.filter(work=work, undone_at=None).select_related("account").order_by("pk")
    )


def arrivals_not_taken(viewer: Viewer) -> QuerySet[Arrival]:
    """Files that made no work, the newest first."""
    if not rules.may_catalogue(viewer):
        return Arrival.objects.none()
    return (
        Arrival.objects.exclude(status=Arrival.TAKEN_IN)
        .select_related("work", "original")
        .order_by("-came_at", "-pk")
    )


def get_arrival(arrival: int, *, viewer: Viewer) -> Arrival:
    """One file that came in. Raises ``NotFound`` (``no-such-arrival``)."""
    found = Arrival.objects.filter(pk=arrival) if rules.may_catalogue(viewer) else None
    row = found.select_related("work", "original").first() if found is not None else None
    if row is None:
        raise NotFound("no-such-arrival", _("No such file came in."))
    return row
