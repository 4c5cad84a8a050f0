"""Tags on works, and how many works stand under each tag."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from storykeep.tags.models import Tag
from storykeep.tags.rules import key
from storykeep.tags.services import ensure_tags
from storykeep.works import rules
from storykeep.works.catalogue import TagClaim
from storykeep.works.models import Tagging, Work


def add_taggings(claimed: Sequence[tuple[Work, Sequence[TagClaim]]]) -> None:
    """Put tags on works that have none yet, in as few statements as can be, and count them."""
    tags = ensure_tags((claim.kind, claim.name) for _, claims in claimed for claim in claims)
    rows: list[Tagging] = []
    growth: Counter[int] = Counter()
    for work, claims in claimed:
        new = taggings_of(work, claims, tags)
        rows += new
        if rules.circle_of(work.state, work.audience) == rules.EVERYONE:
            growth.update(row.tag_id for row in new if row.state in rules.SHOWN)
    Tagging.objects.bulk_create(rows)
    grown: dict[int, list[int]] = defaultdict(list)
    for tag, more in growth.items():
        grown[more].append(tag)
    for more, together in grown.items():
        Tag.objects.filter(pk__in=together).update(works_count=F("works_count") + more)


def taggings_of(
    work: Work, claims: Iterable[TagClaim], tags: dict[tuple[str, str], Tag]
) -> list[Tagging]:
    """Unsaved rows for these claims, each tag once; the first claim of a tag wins."""
    seen: set[int] = set()
    rows: list[Tagging] = []
    for claim in claims:
        tag = tags.get((claim.kind, key(claim.name)))
        if tag is None or tag.pk in seen:
            continue
        seen.add(tag.pk)
        rows.append(
            Tagging(
                work=work,
                tag=tag,
                state=claim.state,
                reason=claim.reason[:300],
                position=len(rows),
            )
        )
    return rows


def recount(tags: Iterable[int]) -> None:
    """Count anew the works anyone may see under these tags. Call it inside the deed's transaction.

    The tags are locked first, in order: where several may write at once (PostgreSQL), a count is
    then taken only after every other deed that touches the tag has ended.
    """
    touched = set(tags)
    if connection.features.has_select_for_update:
        list(Tag.objects.select_for_update().filter(pk__in=touched).order_by("pk").values("pk"))
    public = Q(work__state=rules.POSTED, work__audience=rules.EVERYONE, state__in=rules.SHOWN)
    counted = (
        Tagging.objects.filter(public, tag=OuterRef("pk"))
        .order_by()
        .values("tag")
        .annotate(number=Count("pk"))
        .values("number")
    )
    Tag.objects.filter(pk__in=touched).update(works_count=Coalesce(Subquery(counted), 0))
