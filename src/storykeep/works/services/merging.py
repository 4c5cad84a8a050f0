"""Making two works one: a person says they are copies, one of them stays and stands for both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from storykeep.kit.errors import Conflict
from storykeep.tags.services import ensure_tags
from storykeep.works import rules
from storykeep.works.catalogue import FIELDS, TAG_FIELDS, TagClaim
from storykeep.works.models import Deed, Work
from storykeep.works.services.catalogue import locked, move, record_deed
from storykeep.works.services.entries import field_values, snapshot
from storykeep.works.services.tagging import recount, taggings_of
from storykeep.works.services.writers import set_writers

MERGED = "merged"
"""The deed that put a work behind another."""
TOOK_COPY = "took-copy"
"""The deed by which the other was given what it lacked."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The two deeds of a merging; undoing ``gone`` alone brings the work back."""

    gone: Deed
    kept: Deed


@transaction.atomic
def merge_work(*, work: int, into: int, account: int | None) -> Merged:
    """Put ``work`` away behind ``into``, which stands for both from now on.

    What ``into`` lacks and ``work`` says is filled in as a suggestion; nothing that stands there is
    touched. Readers who could read ``work`` can read ``into`` at its addresses, and have its file
    beside that of ``into``. Raises ``NotFound`` (``no-such-work``) or ``Conflict``
    (``other-is-away``, ``already-so``).
    """
    rows = {pk: locked(pk) for pk in sorted({work, into})}
    gone, kept = rows[work], rows[into]
    if work == into or gone.merged_into_id is not None:
        raise Conflict("already-so", _("That had been done already; nothing was changed."))
    if kept.state == rules.SET_ASIDE:
        raise Conflict(
            "other-is-away",
            _("The story that would stand for this one is put away. Bring that one back first."),
        )
    before_gone, before_kept = snapshot(gone), snapshot(kept)
    fields = _fill(kept, gone)
    if gone.state == rules.POSTED:
        move(kept, rules.POSTED)
    move(gone, rules.SET_ASIDE)
    gone.merged_into = kept
    gone.save(update_fields=["merged_into"])
    given = record_deed(kept, before_kept, fields=fields, kind=TOOK_COPY, account=account)
    put_away = record_deed(gone, before_gone, kind=MERGED, account=account)
    assert given is not None  # noqa: S101 - a deed with a kind of its own is always written
    assert put_away is not None  # noqa: S101
    return Merged(gone=put_away, kept=given)


def _fill(kept: Work, gone: Work) -> list[str]:
    """Give ``kept`` what it lacks and no person has said of it. Returns the fields so filled."""
    ours, theirs = field_values(kept), field_values(gone)
    filled = [
        field
        for field in FIELDS
        if field not in TAG_FIELDS
        and field not in {"title", *kept.confirmed}
        and _is_empty(field, ours[field])
        and not _is_empty(field, theirs[field])
    ]
    columns: list[str] = []
    for field in filled:
        if field == "authors":
            set_writers(kept, theirs["authors"])
        else:
            columns += _take_columns(kept, gone, field)
    if columns:
        kept.save(update_fields=columns)
    return filled + _suggest_tags(kept, gone)


def _is_empty(field: str, value: Any) -> bool:
    if field == "series":
        return not value[0]
    return value in {"", "not-rated"} if isinstance(value, str) else not value


def _take_columns(kept: Work, gone: Work, field: str) -> list[str]:
    names = {"series": ["series_name", "series_part"], "rating": ["rating", "rating_given"]}
    columns = names.get(field, [field])
    for name in columns:
        setattr(kept, name, getattr(gone, name))
    return columns


def _suggest_tags(kept: Work, gone: Work) -> list[str]:
    """Suggest the tags of the copy that ``kept`` has not; one a person refused stays refused."""
    standing = set(kept.taggings.values_list("tag_id", flat=True))
    rows = gone.taggings.filter(state__in=rules.SHOWN).exclude(tag__in=standing)
    reason = _("said by a copy, “%(title)s”") % {"title": gone.title[:200]}
    settled = {TAG_FIELDS[field] for field in kept.confirmed if field in TAG_FIELDS}
    claims = [
        TagClaim(row.tag.kind, row.tag.name, rules.SUGGESTED, reason)
        for row in rows.select_related("tag").order_by("position")
        if row.tag.kind not in settled
    ]
    new = taggings_of(kept, claims, ensure_tags((claim.kind, claim.name) for claim in claims))
    after = kept.taggings.count()
    for row in new:
        row.position += after
    kept.taggings.bulk_create(new)
    recount({row.tag_id for row in new})
    kinds = {claim.kind for claim in claims}
    return [field for field, kind in TAG_FIELDS.items() if kind in kinds]
