"""Cataloguing by hand: correcting, confirming, publishing, setting aside, and undoing each of these.

Every deed is one transaction and leaves one ``Deed`` that knows what stood there before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from storykeep.kit.errors import Conflict, DomainError, NotFound
from storykeep.tags.services import ensure_tags
from storykeep.works import rules
from storykeep.works.catalogue import FIELDS, TAG_FIELDS, TagClaim, fingerprint
from storykeep.works.models import Deed, Tagging, Work
from storykeep.works.services.entries import changed, field_values, restore, snapshot
from storykeep.works.services.mending import restore_text
from storykeep.works.services.outbox import record_changes
from storykeep.works.services.tagging import recount, taggings_of
from storykeep.works.services.values import accepted, check_field
from storykeep.works.services.writers import set_writers

# What a deed was, besides the states it may have put a work into.
CORRECT = "correct"
CONFIRM = "confirm"
CONFIRM_ALL = "confirm-all"


class FieldsChanged(Conflict):
    """Somebody else changed these fields since the page was made. Nothing was written."""

    def __init__(self, fields: Sequence[str]) -> None:
        super().__init__(
            "changed-meanwhile",
            _("Somebody else changed this meanwhile. Nothing of yours was written over theirs."),
        )
        self.fields = tuple(fields)


@transaction.atomic
def catalogue_work(
    *,
    work: int,
    corrections: Mapping[str, Any] | None = None,
    confirm: Sequence[str] = (),
    state: str | None = None,
    seen: Mapping[str, str] | None = None,
    account: int | None,
) -> Deed | None:
    """Correct some fields, confirm others and put the work into a state, as one deed.

    ``corrections`` maps fields to values as ``values.accepted`` takes them; a corrected field counts
    as confirmed. ``seen`` maps fields to the ``fingerprint`` of what the person had before them.
    Returns None when all of it was so already. Raises what ``accepted`` raises, ``NotFound``
    (``no-such-work``), ``DomainError`` (``no-such-state``) or ``FieldsChanged``.
    """
    row = locked(work)
    wanted = {field: accepted(field, value) for field, value in (corrections or {}).items()}
    for field in confirm:
        check_field(field)
    if state is not None and state not in rules.STATES:
        raise DomainError("no-such-state", _("A work is on the desk, posted or set aside."))
    _check_seen(row, [*wanted, *confirm], seen or {})
    before = snapshot(row)
    _correct(row, wanted)
    _confirm(row, confirm)
    fresh = _mark_confirmed(row, [*wanted, *confirm])
    if state is not None:
        move(row, state)
    return record_deed(row, before, fields=[*wanted, *fresh], account=account)


def correct_field(*, work: int, field: str, value: Any, account: int | None) -> Deed | None:
    """A person says what a field should be. It counts as confirmed from then on.

    Values and errors are those of ``catalogue_work``.
    """
    return catalogue_work(work=work, corrections={field: value}, account=account)


def confirm_fields(*, work: int, fields: Sequence[str], account: int | None) -> Deed | None:
    """A person says these fields are right as they stand. No later reading touches them."""
    return catalogue_work(work=work, confirm=fields, account=account)


def confirm_work(*, work: int, account: int | None) -> Deed | None:
    """Confirm every field and let readers have the work."""
    return catalogue_work(work=work, confirm=FIELDS, state=rules.POSTED, account=account)


@transaction.atomic
def set_state(*, work: int, state: str, account: int | None) -> Deed:
    """Post a work, put it back on the desk or set it aside, out of readers' sight.

    Raises ``Conflict`` (``already-so``) when it is there already.
    """
    deed = catalogue_work(work=work, state=state, account=account)
    if deed is None:
        raise Conflict("already-so", _("That had been done already; nothing was changed."))
    return deed


@transaction.atomic
def undo(*, work: int, account: int | None, deed: int | None = None) -> Deed:
    """Undo the last deed done to a work that is not undone yet.

    ``deed``: the one the person means; ``Conflict`` (``not-the-last``) if it is another's turn by now.
    Raises ``NotFound`` (``nothing-to-undo``) when there is none.
    """
    row = locked(work)
    last = row.deeds.filter(undone_at=None).order_by("-pk").first()
    if last is None:
        raise NotFound("nothing-to-undo", _("There is nothing left to undo here."))
    if deed is not None and last.pk != deed:
        raise Conflict(
            "not-the-last",
            _("Something else was done to this work meanwhile, or this was undone already."),
        )
    touched = restore(row, last.before)
    if "text" in last.before:
        restore_text(row, last.before["text"])
    _check_stand_in(row)
    recount(touched)
    last.undone_at, last.undone_by_id = timezone.now(), account
    last.save(update_fields=["undone_at", "undone_by"])
    record_changes([row.pk])
    return last


def _check_stand_in(work: Work) -> None:
    """A work must not be put behind one that nobody can read."""
    if work.merged_into and work.merged_into.state == rules.SET_ASIDE:
        raise Conflict(
            "other-is-away",
            _("The story that would stand for this one is put away. Bring that one back first."),
        )


def locked(work: int) -> Work:
    """The work, held against other deeds until the transaction ends. Raises ``NotFound``."""
    row = Work.objects.select_for_update().filter(pk=work).first()
    if row is None:
        raise NotFound("no-such-work", _("There is no such work here."))
    return row


def _check_seen(work: Work, fields: Sequence[str], seen: Mapping[str, str]) -> None:
    if not any(field in seen for field in fields):
        return
    values = field_values(work)
    other = [name for name in fields if name in seen and seen[name] != fingerprint(values[name])]
    if other:
        raise FieldsChanged(list(dict.fromkeys(other)))


def _correct(work: Work, wanted: Mapping[str, Any]) -> None:
    columns: list[str] = []
    for field, value in wanted.items():
        if field in TAG_FIELDS:
            _correct_tags(work, TAG_FIELDS[field], value)
        elif field == "authors":
            set_writers(work, value)
        elif field == "series":
            work.series_name, work.series_part = value
            columns += ["series_name", "series_part"]
        elif field == "title":
            work.title, work.title_basis = value, "person"
            work.sort_title = rules.sort_title(value)
            columns += ["title", "title_basis", "sort_title"]
        else:
            setattr(work, field, value)
            columns.append(field)
    if columns:
        work.save(update_fields=columns)


def _correct_tags(work: Work, kind: str, names: Sequence[str]) -> None:
    """These are the tags of this kind, confirmed; every other one is refused."""
    wanted = [TagClaim(kind=kind, name=name, state=rules.CONFIRMED) for name in names]
    tags = ensure_tags((kind, claim.name) for claim in wanted)
    rows = taggings_of(work, wanted, tags)
    standing = Tagging.objects.filter(work=work, tag__kind=kind)
    reasons = dict(standing.values_list("tag_id", "reason"))
    for row in rows:
        row.reason = reasons.get(row.tag_id, "")
    chosen = {row.tag_id for row in rows}
    standing.exclude(tag_id__in=chosen).update(state=rules.REFUSED)
    standing.filter(tag_id__in=chosen).delete()
    Tagging.objects.bulk_create(rows)
    recount(reasons.keys() | chosen)


def _confirm(work: Work, fields: Sequence[str]) -> None:
    """Tags that are shown become confirmed ones; as many works stand under each as before."""
    kinds = [TAG_FIELDS[field] for field in fields if field in TAG_FIELDS]
    if kinds:
        work.taggings.filter(tag__kind__in=kinds, state__in=(rules.GIVEN, rules.SUGGESTED)).update(
            state=rules.CONFIRMED
        )


def _mark_confirmed(work: Work, fields: Sequence[str]) -> list[str]:
    """Remember these fields as a person's word. Returns those that were not so before."""
    fresh = [name for name in FIELDS if name in fields and name not in work.confirmed]
    if fresh:
        work.confirmed = [name for name in FIELDS if name in {*work.confirmed, *fresh}]
        if len(work.confirmed) == len(FIELDS) and work.catalogued_at is None:
            work.catalogued_at = timezone.now()
        work.save(update_fields=["confirmed", "catalogued_at"])
    return fresh


def move(work: Work, state: str) -> None:
    """Put a work into a state. Out of where it was set aside it stands for itself again."""
    if work.state == state:
        return
    work.state = state
    if state == rules.POSTED:
        work.posted_at = work.posted_at or timezone.now()
    if state != rules.SET_ASIDE:
        work.merged_into = None
    work.save(update_fields=["state", "posted_at", "merged_into"])
    recount(work.taggings.values_list("tag_id", flat=True))


def record_deed(
    work: Work,
    before: dict[str, Any],
    *,
    fields: Sequence[str] = (),
    kind: str = "",
    account: int | None,
) -> Deed | None:
    """Write down what was done since ``before``, a ``snapshot``; None when nothing was.

    A deed with a ``kind`` of its own is written down even so.
    """
    after = snapshot(work)
    difference = changed(before, after)
    if not difference and not kind:
        return None
    deed = Deed.objects.create(
        work=work,
        kind=kind or _kind(before, after, difference),
        fields=[name for name in FIELDS if name in fields],
        before=difference,
        account_id=account,
    )
    record_changes([work.pk])
    return deed


def _kind(before: dict[str, Any], after: dict[str, Any], difference: dict[str, Any]) -> str:
    """What the deed was, by what it changed; the weightiest name wins."""
    if after["state"] == rules.POSTED and "catalogued_at" in difference:
        return CONFIRM_ALL
    if before["state"] != after["state"]:
        return str(after["state"])
    said = difference.keys() - {"confirmed", "catalogued_at", "taggings"}
    return CORRECT if said or _tags_differ(before, after) else CONFIRM


def _tags_differ(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Whether other tags are shown than before, or in another order."""

    def shown(said: dict[str, Any]) -> dict[str, list[int]]:
        return {
            kind: [row[0] for row in rows if row[1] in rules.SHOWN]
            for kind, rows in said["taggings"].items()
        }

    return shown(before) != shown(after)
