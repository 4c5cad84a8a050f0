"""What is asked of the database while there is no index: slower, and without the stories' texts.

It never shows what the index would not: both twins follow ``works.selectors``.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet

from storykeep.people.rules import Viewer
from storykeep.search import words
from storykeep.search.filters import Filters
from storykeep.search.tree import Node, wanted_leaves
from storykeep.works import rules
from storykeep.works.models import Tagging, Work
from storykeep.works.selectors import listed_for, visible_to

_ORDERS = {
    "best": ("-revised_at", "-pk"),
    "updated": ("-revised_at", "-pk"),
    "posted": ("-posted_at", "-pk"),
    "title": ("sort_title", "pk"),
    "words": ("-words", "-pk"),
}


def browse(
    filters: Filters, *, viewer: Viewer, sort: str, within: slice, unlisted: bool
) -> tuple[list[int], int]:
    """(ids, total) of a list. Two queries."""
    found = visible_to(viewer) if unlisted else listed_for(viewer)
    for tag in filters.tags:
        found = found.filter(pk__in=_under(tag))
    for tag in filters.without:
        found = found.exclude(pk__in=_under(tag))
    if filters.writer:
        found = found.filter(creatorships__key=filters.writer)
    if filters.language:
        language = filters.language
        found = found.filter(Q(language__iexact=language) | Q(language__istartswith=f"{language}-"))
    exact = {"rating": filters.rating, "status": filters.status}
    found = found.filter(**{name: value for name, value in exact.items() if value})
    if filters.words_from is not None:
        found = found.filter(words__gte=filters.words_from)
    if filters.words_to is not None:
        found = found.filter(words__lte=filters.words_to)
    return _page(found, sort, within)


def _under(tag: int) -> QuerySet[Tagging, int]:
    shown = Tagging.objects.filter(Q(tag=tag) | Q(tag__synonym_of=tag), state__in=rules.SHOWN)
    return shown.values_list("work_id", flat=True)


def find(tree: Node, *, viewer: Viewer, sort: str, within: slice) -> tuple[list[int], int]:
    """(ids, total) of works with every wanted word in title, summary, writers or tags. Two queries."""
    found = visible_to(viewer)
    forms = [form for leaf in wanted_leaves(tree) for form in words.forms(leaf.text)]
    if not forms:
        return [], 0
    for form in forms:
        tagged = Tagging.objects.filter(tag__key__contains=form, state__in=rules.SHOWN)
        found = found.filter(
            Q(title__icontains=form)
            | Q(sort_title__contains=form)
            | Q(summary__icontains=form)
            | Q(pk__in=Work.objects.filter(creatorships__key__contains=form).values("pk"))
            | Q(pk__in=tagged.values("work_id"))
        )
    return _page(found, sort, within)


def _page(found: QuerySet[Work], sort: str, within: slice) -> tuple[list[int], int]:
    order = _ORDERS.get(sort, _ORDERS["best"])
    return list(found.order_by(*order).values_list("pk", flat=True)[within]), found.count()
