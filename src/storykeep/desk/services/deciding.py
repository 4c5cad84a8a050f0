"""What a person decides about possible copies: both stay, or they are one work. Never asked again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from storykeep.desk.copies import is_open, open_pairs, standing
from storykeep.desk.models import CopyPair
from storykeep.desk.services.cataloguing import undo
from storykeep.desk.services.together import Together
from storykeep.kit.errors import Conflict, DomainError, NotFound
from storykeep.people.rules import Viewer
from storykeep.works.models import Deed, Work
from storykeep.works.services.merging import merge_work

Side = Literal["one", "other"]


@transaction.atomic
def keep_both(*, pair: int, account: int | None, seen: str | None = None) -> CopyPair:
    """The two are works of their own.

    ``seen``: ``copies.standing`` of the pair the person had before them. Raises ``NotFound``
    (``no-such-copy``), ``Conflict`` (``changed-meanwhile``, ``already-decided``).
    """
    row = _locked(pair, seen)
    return _decide(row, CopyPair.KEPT, account)


@transaction.atomic
def merge_pair(*, pair: int, keep: Side, account: int | None, seen: str | None = None) -> CopyPair:
    """The two are one work: ``keep`` stays and stands for both.

    Raises what ``keep_both`` and ``merge_work`` raise.
    """
    row = _locked(pair, seen)
    kept, gone = (row.one_id, row.other_id) if keep == "one" else (row.other_id, row.one_id)
    done = merge_work(work=gone, into=kept, account=account)
    row.deed, row.kept_deed = done.gone, done.kept
    return _decide(row, CopyPair.MERGED, account)


@transaction.atomic
def keep_group(*, group: int, viewer: Viewer, seen: int) -> list[int]:
    """All works of the group are works of their own; the pairs so decided.

    ``seen``: how many pairs the person was shown. Raises ``Conflict`` (``changed-meanwhile``).
    """
    pairs = [pair.pk for pair in _group(group, viewer, seen)]
    CopyPair.objects.filter(pk__in=pairs).update(
        decision=CopyPair.KEPT,
        decided_at=timezone.now(),
        decided_by=viewer.account,
        deed=None,
        kept_deed=None,
    )
    return pairs


@transaction.atomic
def merge_group(*, group: int, keep: int, viewer: Viewer, seen: int) -> list[int]:
    """All works of the group are one: ``keep`` stands for every work it is paired with.

    Returns the pairs so decided. Raises ``Conflict`` (``changed-meanwhile`` and those of ``merge_pair``),
    ``NotFound`` (``no-such-copy``) when ``keep`` is none of the group.
    """
    pairs = [pair for pair in _group(group, viewer, seen) if keep in {pair.one_id, pair.other_id}]
    if not pairs:
        raise _missing()
    for pair in pairs:
        side: Side = "one" if pair.one_id == keep else "other"
        merge_pair(pair=pair.pk, keep=side, account=viewer.account)
    return [pair.pk for pair in pairs]


@transaction.atomic
def take_back(*, pair: int, account: int | None) -> CopyPair:
    """Undo what was decided: the pair waits again, and a merged work stands as it did before.

    Raises ``NotFound`` (``no-such-copy``), ``Conflict`` (``not-decided``, or ``not-the-last`` when
    something else was done to the merged work since).
    """
    row = _get(pair)
    if is_open(row):
        raise Conflict("not-decided", _("Nothing is decided about these two; they wait already."))
    if row.deed is not None and row.decision == CopyPair.MERGED:
        undo(work=row.deed.work_id, deed=row.deed.pk, account=account)
        _undo_if_last(row.kept_deed, account)
    row.decision, row.deed, row.kept_deed = "", None, None
    row.decided_at = row.decided_by = None
    row.save(update_fields=["decision", "deed", "kept_deed", "decided_at", "decided_by"])
    return row


def take_back_together(*, pairs: Iterable[int], account: int | None) -> Together:
    """Take back several decisions, the last first; those that cannot be are left."""
    found = Together()
    for pair in sorted(pairs, reverse=True):
        try:
            take_back(pair=pair, account=account)
        except DomainError:
            found.left += 1
        else:
            found.done.append((pair, 0))
    return found


def _undo_if_last(deed: Deed | None, account: int | None) -> None:
    """What the work that stays was given goes too, unless a person has worked on it since."""
    if deed is None or deed.undone_at is not None:
        return
    last = Deed.objects.filter(work=deed.work_id, undone_at=None).order_by("-pk").first()
    if last == deed:
        undo(work=deed.work_id, deed=deed.pk, account=account)


def _decide(row: CopyPair, decision: str, account: int | None) -> CopyPair:
    row.decision, row.decided_at, row.decided_by_id = decision, timezone.now(), account
    row.save(update_fields=["decision", "decided_at", "decided_by", "deed", "kept_deed"])
    return row


def _get(pair: int) -> CopyPair:
    row = CopyPair.objects.select_for_update().filter(pk=pair).first()
    if row is None:
        raise _missing()
    return row


def _locked(pair: int, seen: str | None) -> CopyPair:
    """An open pair, held with its works against other deeds until the transaction ends."""
    row = _get(pair)
    list(Work.objects.select_for_update().filter(pk__in=(row.one_id, row.other_id)).order_by("pk"))
    if not is_open(row):
        raise Conflict(
            "already-decided", _("Somebody has decided about these two already; that stands.")
        )
    if seen is not None and seen != standing(row):
        raise _changed()
    return row


def _group(group: int, viewer: Viewer, seen: int) -> Sequence[CopyPair]:
    found = open_pairs(viewer).filter(group=group).values_list("pk", flat=True)
    pairs = list(CopyPair.objects.select_for_update().filter(pk__in=list(found)).order_by("pk"))
    if len(pairs) != seen:
        raise _changed()
    return pairs


def _changed() -> Conflict:
    return Conflict(
        "changed-meanwhile",
        _(
            "Something was done to these stories meanwhile. Nothing was changed; look at them again."
        ),
    )


def _missing() -> NotFound:
    return NotFound("no-such-copy", _("There is no such pair of stories on the desk."))
