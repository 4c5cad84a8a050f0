"""What a reading says, written into a work. What a person said stays."""

from __future__ import annotations

from collections.abc import Sequence

from storykeep.tags.services import ensure_tags
from storykeep.works import rules
from storykeep.works.catalogue import FIELDS, TAG_FIELDS, Catalogue, TagClaim
from storykeep.works.models import Tagging, Work
from storykeep.works.services.tagging import recount, taggings_of
from storykeep.works.services.writers import set_writers


def apply_reading(work: Work, said: Catalogue) -> None:
    """Write what a reading says into every field that no person has confirmed.

    Call it inside a transaction. Tags a person confirmed or refused stay; others are replaced.
    """
    open_fields = [field for field in FIELDS if field not in work.confirmed]
    columns: list[str] = []
    for name in open_fields:
        if name not in TAG_FIELDS and name != "authors":
            columns += _set_columns(work, name, said)
    if columns:
        work.save(update_fields=columns)
    if "authors" in open_fields:
        set_writers(work, said.authors)
    kinds = {kind for field, kind in TAG_FIELDS.items() if field in open_fields}
    claims = [claim for claim in said.tags if claim.kind in kinds]
    _replace_tags(work, kinds, claims)


def _set_columns(work: Work, field: str, said: Catalogue) -> list[str]:
    if field == "title":
        work.title, work.title_basis = said.title[:500], said.title_basis
        work.sort_title = rules.sort_title(said.title)
        return ["title", "title_basis", "sort_title"]
    if field == "rating":
        work.rating, work.rating_given = said.rating, said.rating_given[:200]
        return ["rating", "rating_given"]
    if field == "series":
        work.series_name, work.series_part = said.series_name[:255], said.series_part[:20]
        return ["series_name", "series_part"]
    if field == "language":
        work.language = said.language[:20]
        return ["language"]
    setattr(work, field, getattr(said, field))
    return [field]


def _replace_tags(work: Work, kinds: set[str], claims: Sequence[TagClaim]) -> None:
    standing = list(Tagging.objects.filter(work=work, tag__kind__in=kinds).select_related("tag"))
    kept = [row for row in standing if row.state in {rules.CONFIRMED, rules.REFUSED}]
    gone = [row for row in standing if row not in kept]
    settled = {row.tag_id for row in kept}
    Tagging.objects.filter(pk__in=[row.pk for row in gone]).delete()
    tags = ensure_tags((claim.kind, claim.name) for claim in claims)
    rows = [row for row in taggings_of(work, claims, tags) if row.tag_id not in settled]
    after = max((row.position for row in kept), default=-1) + 1
    for row in rows:
        row.position += after
    Tagging.objects.bulk_create(rows)
    recount({row.tag_id for row in [*gone, *rows]})
