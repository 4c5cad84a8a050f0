"""One deed done to many works."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from storykeep.desk.services.cataloguing import accept_cast, confirm_work, undo
from storykeep.kit.errors import Conflict, NotFound
from storykeep.works import rules
from storykeep.works.models import Deed
from storykeep.works.services.catalogue import set_state

CONFIRM = "confirm"
PUBLISH = "publish"
SET_ASIDE = "set-aside"
BRING_BACK = "bring-back"
_STATES = {
    PUBLISH: rules.POSTED,
    SET_ASIDE: rules.SET_ASIDE,
    BRING_BACK: rules.ON_DESK,
}
ACCEPT_CAST = "accept-cast"
WAYS = (CONFIRM, ACCEPT_CAST, *_STATES)


@dataclass(slots=True)
class Together:
    """What came of it: (work, deed) pairs, and how many works were so already or are gone."""

    done: list[tuple[int, int]] = field(default_factory=list)
    left: int = 0


def do_together(*, works: Iterable[int], way: str, account: int | None) -> Together:
    """Do one of ``WAYS`` to each of these works, each in a transaction of its own."""
    if way == CONFIRM:
        return _each(works, lambda work: confirm_work(work=work, account=account))
    if way == ACCEPT_CAST:
        return _each(works, lambda work: accept_cast(work=work, account=account))
    state = _STATES[way]
    return _each(works, lambda work: set_state(work=work, state=state, account=account))


def undo_together(*, deeds: Iterable[tuple[int, int]], account: int | None) -> Together:
    """Undo these (work, deed) pairs; those that are not their work's last deed any more are left."""
    wanted = dict(deeds)
    return _each(wanted, lambda work: undo(work=work, deed=wanted[work], account=account))


def _each(works: Iterable[int], deed: Callable[[int], Deed | None]) -> Together:
    found = Together()
    for work in works:
        try:
            done = deed(work)
        except (Conflict, NotFound):
            done = None
        if done is None:
            found.left += 1
        else:
            found.done.append((work, done.pk))
    return found
