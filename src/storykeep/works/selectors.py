"""Questions about works. Each takes ``viewer``; a work that may not be seen is as if it were not there."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from storykeep.kit.errors import Moved, NotFound
from storykeep.people.rules import Viewer
from storykeep.works import rules
from storykeep.works.models import Chapter, Creatorship, Original, Tagging, Work

_LONGEST_CHAIN = 8
"""Works each of which stands for the one before."""


def visible_to(viewer: Viewer) -> QuerySet[Work]:
    """The works this viewer may see: the queryset twin of ``rules.may_see``."""
    if viewer.is_keeper:
        return Work.objects.all()
    audiences = [rules.EVERYONE, rules.MEMBERS] if viewer.is_signed_in else [rules.EVERYONE]
    return Work.objects.filter(state=rules.POSTED, audience__in=audiences)


def listed_for(viewer: Viewer) -> QuerySet[Work]:
    """The works that stand in lists: what is posted, even for a keeper, who finds the rest on the desk."""
    return visible_to(viewer).filter(state=rules.POSTED)


def with_signs(works: QuerySet[Work]) -> QuerySet[Work]:
    """Works with their writers and shown tags at hand (``shown_taggings``). Two queries more."""
    shown = Tagging.objects.filter(state__in=rules.SHOWN).select_related("tag").order_by("position")
    return works.prefetch_related(
        Prefetch("creatorships", queryset=Creatorship.objects.order_by("position")),
        Prefetch("taggings", queryset=shown, to_attr="shown_taggings"),
    )


def in_order(ids: Iterable[int], *, viewer: Viewer) -> list[Work]:
    """These works, as the index ordered them, without any that may not be seen. Three queries."""
    wanted = list(ids)
    found = {work.pk: work for work in with_signs(visible_to(viewer).filter(pk__in=wanted))}
    return [found[pk] for pk in wanted if pk in found]


def get_work(work: int, *, viewer: Viewer) -> Work:
    """A work with its signs, and whether it ``stands_for_others``, its copies. Three queries.

    Raises ``NotFound`` (``no-such-work``), or ``Moved`` to the work that stands for this one.
    """
    copies = Work.objects.filter(merged_into=OuterRef("pk"))
    found = visible_to(viewer).filter(pk=work).annotate(stands_for_others=Exists(copies))
    return there(with_signs(found).first(), work, viewer=viewer)


def there(row: Work | None, work: int, *, viewer: Viewer) -> Work:
    """``row``, unless it is None or stands behind another. No query where all is plain.

    Raises ``NotFound`` (``no-such-work``), or ``Moved`` to the work that stands for ``work``.
    """
    if row is not None and row.merged_into_id is None:
        return row
    kept = stand_in(work, viewer=viewer)
    if kept is not None:
        raise Moved(
            "work-moved", _("This story stands under another address now."), to={"work": kept}
        )
    raise NotFound(
        "no-such-work",
        _("There is no such work here. It may have been put away, or the address may be wrong."),
    )


def stand_in(work: int, *, viewer: Viewer) -> int | None:
    """The work that stands for this one, a copy of it, if this viewer may see that one."""
    kept = work
    for _step in range(_LONGEST_CHAIN):
        into = Work.objects.filter(pk=kept).values_list("merged_into_id", flat=True).first()
        if into is None:
            break
        kept = into
    if kept == work or not visible_to(viewer).filter(pk=kept, merged_into=None).exists():
        return None
    return kept


def further_originals(work: Work, *, viewer: Viewer) -> list[Original]:
    """The files of the works this one stands for, as far as this viewer may have them.

    A file of a work that only members might read is for members only. One query where there are none.
    """
    found: dict[int, Original] = {}
    behind = [work.pk]
    for _step in range(_LONGEST_CHAIN):
        rows = Work.objects.filter(merged_into__in=behind).select_related("original").order_by("pk")
        merged = list(rows.only("audience", "original"))
        behind = [row.pk for row in merged]
        for row in merged:
            if row.original and rules.may_see(viewer, state=work.state, audience=row.audience):
                found.setdefault(row.original.pk, row.original)
        if not behind:
            break
    found.pop(work.original_id or 0, None)
    return list(found.values())


def get_chapter(work: Work, position: int) -> Chapter:
    """One chapter of a work already looked up. Raises ``NotFound`` (``no-such-chapter``)."""
    row = work.chapters.filter(position=position).first()
    if row is None:
        raise NotFound("no-such-chapter", _("This work has no chapter of that number."))
    return row


def chapter_list(work: Work) -> list[tuple[int, str, int]]:
    """(position, title, words) of every chapter, without their texts."""
    return list(work.chapters.order_by("position").values_list("position", "title", "words"))


def works_by_writer(name: str, *, viewer: Viewer) -> QuerySet[Work]:
    """Listed works that bear this name, newest first."""
    return (
        listed_for(viewer)
        .filter(Q(creatorships__key=rules.name_key(name)))
        .order_by("-revised_at", "-pk")
    )
