"""Cataloguing: what a reading says, what a person corrects or confirms, and undoing it.

``snapshot`` and ``restore`` are the whole of undo: every deed keeps what the entry was before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from storykeep.kit.errors import Conflict, DomainError, NotFound
from storykeep.story.html import clean
from storykeep.tags.services import ensure_tags
from storykeep.works import rules
from storykeep.works.catalogue import FIELDS, TAG_FIELDS, TEXT_FIELDS, Catalogue, TagClaim
from storykeep.works.models import Deed, Tagging, Work
from storykeep.works.services.outbox import record_changes
from storykeep.works.services.tagging import recount, taggings_of
from storykeep.works.services.writers import set_writers

_COLUMNS = (
    "title",
    "title_basis",
    "sort_title",
    "summary",
    "notes_before",
    "notes_after",
    "disclaimer",
    "language",
    "rating",
    "rating_given",
    "status",
    "published",
    "updated",
    "series_name",
    "series_part",
    "state",
    "audience",
    "confirmed",
    "posted_at",
    "catalogued_at",
)


def apply_reading(work: Work, said: Catalogue) -> None:
    """Write what a reading says into every field that no person has confirmed.

    Call it inside a transaction. Tags a person confirmed or refused stay; others are replaced.
    """
    open_fields = set(FIELDS) - set(work.confirmed)
    columns = []
    for name in open_fields - set(TAG_FIELDS) - {"authors"}:
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
    Tagging.objects.bulk_create(rows)
    recount({row.tag_id for row in [*gone, *rows]})


def snapshot(work: Work) -> dict[str, Any]:
    """All that a catalogue deed can change, as JSON. Two queries."""
    values = {name: getattr(work, name) for name in _COLUMNS}
    for name in ("posted_at", "catalogued_at"):
        values[name] = values[name].isoformat() if values[name] else None
    values["authors"] = list(work.creatorships.order_by("position").values_list("name", flat=True))
    values["taggings"] = list(
        work.taggings.order_by("position").values_list("tag_id", "state", "reason", "position")
    )
    return values


@transaction.atomic
def correct_field(*, work: int, field: str, value: Any, account: int | None) -> Work:
    """A person says what a field should be. It counts as confirmed from then on.

    ``value``: for tags and ``authors`` a sequence of names; for ``series`` a (name, part) pair; else text.
    Raises ``NotFound``, or ``DomainError`` (``no-such-field``, ``title-missing``, ``not-a-rating``,
    ``not-a-status``, ``not-a-date``).
    """
    row = _locked(work)
    _check(field)
    before = snapshot(row)
    if field in TAG_FIELDS:
        _correct_tags(row, TAG_FIELDS[field], value)
    elif field == "authors":
        set_writers(row, value)
    else:
        row.save(update_fields=_correct_columns(row, field, value))
    _mark_confirmed(row, [field])
    _record(row, kind="correct", before=before, account=account)
    return row


def _correct_columns(work: Work, field: str, value: Any) -> list[str]:
    if field == "series":
        work.series_name, work.series_part = str(value[0])[:255], str(value[1])[:20]
        return ["series_name", "series_part"]
    text = str(value).strip()
    if field == "title":
        if not text:
            raise DomainError("title-missing", _("A work needs a title, even a plain one."))
        work.title, work.title_basis = text[:500], "person"
        work.sort_title = rules.sort_title(text)
        return ["title", "title_basis", "sort_title"]
    if field == "rating" and text not in rules.RATINGS:
        raise DomainError("not-a-rating", _("That is not one of this archive's ratings."))
    if field == "status" and text not in rules.STATUSES:
        raise DomainError("not-a-status", _("That is not one of the ways a work can stand."))
    if field in {"published", "updated"} and text and not rules.is_date(text):
        raise DomainError(
            "not-a-date", _("Write a date as 2009, 2009-04 or 2009-04-01, as exact as you know it.")
        )
    setattr(work, field, clean(text) if field in TEXT_FIELDS else text[:20])
    return [field]


def _correct_tags(work: Work, kind: str, names: Iterable[str]) -> None:
    """These are the tags of this kind, confirmed; every other shown one is refused."""
    wanted = [TagClaim(kind=kind, name=name, state=rules.CONFIRMED) for name in names]
    tags = ensure_tags((kind, claim.name) for claim in wanted)
    rows = taggings_of(work, wanted, tags)
    chosen = {row.tag_id for row in rows}
    standing = Tagging.objects.filter(work=work, tag__kind=kind)
    touched = set(standing.values_list("tag_id", flat=True)) | chosen
    standing.exclude(tag_id__in=chosen).update(state=rules.REFUSED)
    standing.filter(tag_id__in=chosen).delete()
    Tagging.objects.bulk_create(rows)
    recount(touched)


@transaction.atomic
def confirm_fields(*, work: int, fields: Sequence[str], account: int | None) -> Work:
    """A person says these fields are right as they stand. No later reading touches them."""
    row = _locked(work)
    for field in fields:
        _check(field)
    before = snapshot(row)
    kinds = [TAG_FIELDS[field] for field in fields if field in TAG_FIELDS]
    Tagging.objects.filter(
        work=row, tag__kind__in=kinds, state__in=(rules.GIVEN, rules.SUGGESTED)
    ).update(state=rules.CONFIRMED)
    _mark_confirmed(row, fields)
    _record(row, kind="confirm", before=before, account=account)
    return row


@transaction.atomic
def confirm_work(*, work: int, account: int | None) -> Work:
    """Confirm every field and let readers have the work."""
    row = _locked(work)
    before = snapshot(row)
    touched = set(row.taggings.values_list("tag_id", flat=True))
    row.taggings.filter(state__in=(rules.GIVEN, rules.SUGGESTED)).update(state=rules.CONFIRMED)
    _mark_confirmed(row, FIELDS)
    row.state = rules.POSTED
    row.posted_at = row.posted_at or timezone.now()
    row.save(update_fields=["state", "posted_at"])
    recount(touched)
    _record(row, kind="confirm-all", before=before, account=account)
    return row


@transaction.atomic
def set_state(*, work: int, state: str, account: int | None) -> Work:
    """Post a work, put it back on the desk or set it aside, out of readers' sight."""
    row = _locked(work)
    if state not in rules.STATES:
        raise DomainError("no-such-state", _("A work is on the desk, posted or set aside."))
    if row.state == state:
        raise Conflict("already-so", _("That had been done already; nothing was changed."))
    before = snapshot(row)
    row.state = state
    if state == rules.POSTED:
        row.posted_at = row.posted_at or timezone.now()
    row.save(update_fields=["state", "posted_at"])
    recount(row.taggings.values_list("tag_id", flat=True))
    _record(row, kind=state, before=before, account=account)
    return row


@transaction.atomic
def undo(*, work: int, account: int | None) -> Deed:
    """Undo the last deed done to a work that is not undone yet.

    Raises ``NotFound`` (``nothing-to-undo``) when there is none.
    """
    row = _locked(work)
    deed = row.deeds.filter(undone_at=None).order_by("-pk").first()
    if deed is None:
        raise NotFound("nothing-to-undo", _("There is nothing left to undo here."))
    touched = set(row.taggings.values_list("tag_id", flat=True))
    _restore(row, deed.before)
    recount(touched | {tagging[0] for tagging in deed.before["taggings"]})
    deed.undone_at = timezone.now()
    deed.save(update_fields=["undone_at"])
    record_changes([row.pk])
    return deed


def _restore(work: Work, before: dict[str, Any]) -> None:
    for name in _COLUMNS:
        setattr(work, name, Work._meta.get_field(name).to_python(before[name]))  # noqa: SLF001 - Django's own interface
    work.save(update_fields=_COLUMNS)
    set_writers(work, before["authors"])
    work.taggings.all().delete()
    Tagging.objects.bulk_create(
        Tagging(work=work, tag_id=tag, state=state, reason=reason, position=position)
        for tag, state, reason, position in before["taggings"]
    )


def _locked(work: int) -> Work:
    row = Work.objects.select_for_update().filter(pk=work).first()
    if row is None:
        raise NotFound("no-such-work", _("There is no such work here."))
    return row


def _check(field: str) -> None:
    if field not in FIELDS:
        raise DomainError("no-such-field", _("There is no such field."))


def _mark_confirmed(work: Work, fields: Sequence[str]) -> None:
    work.confirmed = [name for name in FIELDS if name in {*work.confirmed, *fields}]
    if len(work.confirmed) == len(FIELDS) and work.catalogued_at is None:
        work.catalogued_at = timezone.now()
    work.save(update_fields=["confirmed", "catalogued_at"])


def _record(work: Work, *, kind: str, before: dict[str, Any], account: int | None) -> None:
    Deed.objects.create(work=work, kind=kind, before=before, account_id=account)
    record_changes([work.pk])
