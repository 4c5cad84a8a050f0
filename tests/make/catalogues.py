"""What deeds at the desk are tested on: one work with something in every field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from make.works import make_work
from storykeep.tags.models import Tag
from storykeep.works import rules
from storykeep.works.catalogue import Catalogue, TagClaim
from storykeep.works.models import Tagging, Work

CLAIMS = (
    TagClaim("fandom", "The Lighthouse", rules.SUGGESTED, "Mara and Tom are known from it"),
    TagClaim("character", "Mara"),
    TagClaim("character", "Tom", rules.SUGGESTED, "named 12 times in the story"),
    TagClaim("relationship", "Mara/Tom"),
    TagClaim("freeform", "storms"),
)


def make_entry(
    *, state: str = rules.POSTED, tags: Sequence[TagClaim] = CLAIMS, **said: Any
) -> Work:
    """A work as a machine has catalogued it."""
    whole = {
        "summary": "<p>A storm is coming.</p>",
        "language": "en",
        "rating": "teen",
        "rating_given": "PG-13",
        "status": "complete",
        "published": "2009-04",
        "series_name": "Lamps",
        "series_part": "2",
    }
    return make_work(title="The Long Watch", state=state, tags=tags, **(whole | said))


def make_catalogue(**said: Any) -> Catalogue:
    """What another reading of that work might say."""
    return Catalogue(title="Another title", title_basis="first-line", **said)


def names(work: Work, kind: str) -> list[str]:
    """The shown tags of a kind, in order."""
    rows = Tagging.objects.filter(work=work, tag__kind=kind, state__in=rules.SHOWN)
    return list(rows.order_by("position").values_list("tag__name", flat=True))


def counts() -> dict[str, int]:
    """How many works the archive says stand under each tag."""
    return dict(Tag.objects.values_list("name", "works_count"))


def counted_afresh() -> dict[str, int]:
    """How many works that everyone may see do stand under each tag, counted one by one."""
    return {
        tag.name: sum(
            row.work.state == rules.POSTED
            and row.work.audience == rules.EVERYONE
            and row.state in rules.SHOWN
            for row in tag.taggings.select_related("work")
        )
        for tag in Tag.objects.all()
    }
