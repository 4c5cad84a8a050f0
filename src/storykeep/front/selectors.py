"""Questions only pages ask: what is new, tags by size, what stands under a tag. Each takes ``viewer``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from storykeep.desk.models import StoredReading
from storykeep.kit.errors import NotFound
from storykeep.people.rules import Viewer
from storykeep.tags.models import Tag
from storykeep.tags.rules import key
from storykeep.works import rules
from storykeep.works.models import Chapter, Creatorship, Tagging, Work
from storykeep.works.selectors import listed_for, there, visible_to, with_signs

SORTS: Final[dict[str, tuple[str, ...]]] = {
    "new": ("-revised_at", "-pk"),
    "title": ("sort_title", "pk"),
    "long": ("-words", "-pk"),
    "short": ("words", "pk"),
}
"""The first is how lists stand when nothing is asked."""


def new_works(*, viewer: Viewer, number: int) -> list[Work]:
    """The works that came or changed last. Three queries."""
    return list(with_signs(listed_for(viewer)).order_by(*SORTS["new"])[:number])


def tags_of_kind(kind: str) -> QuerySet[Tag]:
    """Tags of a kind under which anyone may see a work. Synonyms stand with their canonical tag."""
    return Tag.objects.filter(kind=kind, works_count__gt=0, synonym_of=None)


def tags_by_size(kind: str, *, number: int) -> list[Tag]:
    """The largest tags of a kind. One query, from an index."""
    return list(tags_of_kind(kind).order_by("-works_count", "sort_key")[:number])


def tags_by_name(kind: str, *, start: str = "") -> QuerySet[Tag]:
    """Tags of a kind, A–Z, from those letters on."""
    found = tags_of_kind(kind).order_by("sort_key", "pk")
    return found.filter(sort_key__gte=start) if start else found


def tags_like(kind: str, words: str) -> QuerySet[Tag]:
    """Tags of a kind whose names hold these words, the largest first."""
    found = tags_of_kind(kind).order_by("-works_count", "sort_key")
    for word in key(words).split():
        found = found.filter(key__contains=word)
    return found


def get_tag(slug: str) -> Tag:
    """A tag by its address. Raises ``NotFound`` (``no-such-tag``). One query."""
    tag = Tag.objects.select_related("synonym_of").filter(slug=slug).first()
    if tag is None:
        raise _no_such_tag()
    return tag


def _no_such_tag() -> NotFound:
    return NotFound("no-such-tag", _("No work in this archive stands under such a tag."))


@dataclass(frozen=True, slots=True)
class Shelf:
    """The works under a tag: how many, and the question that gives them."""

    total: int
    works: QuerySet[Work]


def shelf_of(tag: Tag, *, viewer: Viewer) -> Shelf:
    """The listed works under a tag or a synonym of it.

    Raises ``NotFound`` (``no-such-tag``) where there are none: a tag of works that may not be seen
    is as if it were not there. One query for most readers, two for others.
    """
    names = [tag.pk, *tag.synonyms.values_list("pk", flat=True)]
    tagged = Tagging.objects.filter(tag_id__in=names, state__in=rules.SHOWN)
    works = listed_for(viewer).filter(pk__in=tagged.values("work_id"))
    counted_already = not viewer.is_signed_in and len(names) == 1
    total = tag.works_count if counted_already else works.count()
    if total == 0:
        raise _no_such_tag()
    return Shelf(total=total, works=works)


def get_byline(work: int, *, viewer: Viewer) -> Work:
    """A work with its writers alone, for pages that show no tags. Two queries.

    Raises ``NotFound`` (``no-such-work``), or ``Moved`` to the work that stands for this one.
    """
    writers = Prefetch("creatorships", queryset=Creatorship.objects.order_by("position"))
    row = visible_to(viewer).filter(pk=work).prefetch_related(writers).first()
    return there(row, work, viewer=viewer)


def neighbours(work: Work, position: int) -> tuple[str | None, str | None]:
    """Titles of the chapters before and after; null where there is none. One query."""
    beside = Chapter.objects.filter(work=work, position__in=(position - 1, position + 1))
    titles = dict(beside.values_list("position", "title"))
    return titles.get(position - 1), titles.get(position + 1)


def get_reading(work: Work) -> StoredReading | None:
    """What the machine read in a work already looked up, if it has read it. One query."""
    return StoredReading.objects.filter(work=work).first()
