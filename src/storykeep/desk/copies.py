"""Questions about pairs of works that may be copies. For everyone but keepers there are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Prefetch, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from storykeep.desk.models import Arrival, CopyPair
from storykeep.kit.errors import NotFound
from storykeep.people.rules import Viewer
from storykeep.works import rules
from storykeep.works.catalogue import fingerprint
from storykeep.works.models import Creatorship, Work

MOST_SHOWN = 40
"""Pairs of one group that a list shows."""
MOST_OF_ONE = 3
"""Pairs that the page of one work names."""
_PRESENT = (rules.ON_DESK, rules.POSTED)
UNDECIDED = Q(decision="") | Q(decision=CopyPair.MERGED, deed__undone_at__isnull=False)
"""Pairs nobody has decided, or whose merging was undone."""
_OPEN = UNDECIDED & Q(one__state__in=_PRESENT, other__state__in=_PRESENT)


@dataclass(slots=True)
class Group:
    """Pairs that hang together. ``pairs`` are the first ``MOST_SHOWN``, ``total`` counts all."""

    number: int
    total: int
    pairs: list[CopyPair]

    @property
    def works(self) -> list[Work]:
        """The works of the pairs shown, the longest first."""
        found = {work.pk: work for pair in self.pairs for work in (pair.one, pair.other)}
        return sorted(found.values(), key=lambda work: (-work.words, work.pk))

    @property
    def head(self) -> Work | None:
        """The work that could stand for the others: the longest, if it is paired with several."""
        longest = self.works[0]
        beside = [pair for pair in self.pairs if longest.pk in {pair.one_id, pair.other_id}]
        return longest if len(beside) > 1 else None


def open_pairs(viewer: Viewer) -> QuerySet[CopyPair]:
    """Pairs that wait for a person; both works are on the desk or posted."""
    if not rules.may_catalogue(viewer):
        return CopyPair.objects.none()
    return CopyPair.objects.filter(_OPEN)


def decided_pairs(viewer: Viewer) -> QuerySet[CopyPair]:
    """Pairs a person has decided, the last first."""
    if not rules.may_catalogue(viewer):
        return CopyPair.objects.none()
    found = CopyPair.objects.exclude(UNDECIDED).select_related("one", "other", "decided_by")
    return found.order_by("-decided_at", "-pk")


def count_copies(viewer: Viewer) -> int:
    """How many groups of possible copies wait. One query."""
    return open_pairs(viewer).aggregate(number=Count("group", distinct=True))["number"] or 0


def copy_groups(page: slice, *, viewer: Viewer) -> list[Group]:
    """Groups of pairs that wait, those that came first before the others. Four queries.

    Their works come with their writers.
    """
    counted = open_pairs(viewer).values("group").annotate(number=Count("pk")).order_by("group")
    groups = {row["group"]: Group(row["group"], row["number"], []) for row in counted[page]}
    place = Window(RowNumber(), partition_by="group", order_by=F("pk").asc())
    shown = open_pairs(viewer).filter(group__in=groups).annotate(place=place)
    rows = shown.filter(place__lte=MOST_SHOWN).select_related("one", "other").order_by("pk")
    for pair in with_writers(rows):
        groups[pair.group].pairs.append(pair)
    return [group for group in groups.values() if group.pairs]


def pairs_of(work: int, *, viewer: Viewer) -> list[CopyPair]:
    """Some of the pairs a work is in that wait. One query."""
    found = open_pairs(viewer).filter(Q(one=work) | Q(other=work)).select_related("one", "other")
    return list(found.order_by("pk")[:MOST_OF_ONE])


def with_writers(pairs: QuerySet[CopyPair]) -> QuerySet[CopyPair]:
    """Pairs whose works have their writers at hand. Two queries more."""
    writers = Creatorship.objects.order_by("position")
    return pairs.prefetch_related(
        Prefetch("one__creatorships", queryset=writers),
        Prefetch("other__creatorships", queryset=writers),
    )


def get_pair(pair: int, *, viewer: Viewer) -> CopyPair:
    """A pair, whatever was decided of it. Raises ``NotFound`` (``no-such-copy``). Three queries."""
    found = CopyPair.objects.filter(pk=pair) if rules.may_catalogue(viewer) else None
    wanted = ("one__original", "other__original", "decided_by", "deed")
    row = with_writers(found.select_related(*wanted)).first() if found is not None else None
    if row is None:
        raise NotFound("no-such-copy", _("There is no such pair of stories on the desk."))
    return row


def is_open(pair: CopyPair) -> bool:
    """The twin of ``UNDECIDED`` for a pair at hand."""
    if not pair.decision:
        return True
    deed = pair.deed
    return pair.decision == CopyPair.MERGED and deed is not None and deed.undone_at is not None


def standing(pair: CopyPair) -> str:
    """A short name for how the pair and its works stand; changes when anybody does anything to them."""
    works = [(work.state, work.version, work.merged_into_id) for work in (pair.one, pair.other)]
    return fingerprint([pair.decision, is_open(pair), works])


def paths_of(works: Sequence[int]) -> dict[int, Arrival]:
    """The file each of these works came from last. One query."""
    rows = Arrival.objects.filter(work__in=works, status=Arrival.TAKEN_IN).order_by("pk")
    return {row.work_id: row for row in rows if row.work_id is not None}
