"""Questions about works. Each takes ``viewer``; a work that may not be seen is as if it were not there."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from storykeep.kit.errors import NotFound
from storykeep.people.rules import Viewer
from storykeep.works import rules
from storykeep.works.models import Chapter, Creatorship, Tagging, Work


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
    """A work with its signs. Raises ``NotFound`` (``no-such-work``). Three queries."""
    row = with_signs(visible_to(viewer).filter(pk=work)).first()
    if row is None:
        raise NotFound(
            "no-such-work",
            _(
                "There is no such work here. It may have been put away, or the address may be wrong."
            ),
        )
    return row


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
