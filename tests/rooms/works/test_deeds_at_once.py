"""Several people at the desk at the same moment, each on a connection of their own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from make.catalogues import counted_afresh, counts, make_entry, names
from storykeep.kit.errors import Conflict
from storykeep.works import rules
from storykeep.works.catalogue import fingerprint
from storykeep.works.models import Deed, Work
from storykeep.works.services.catalogue import catalogue_work, correct_field, set_state, undo

pytestmark = pytest.mark.django_db(transaction=True)


def _at_once(*deeds: Callable[[], object]) -> list[object]:
    """What each deed gave back, or the conflict it ended in, when all began together."""
    start = Barrier(len(deeds))

    def run(deed: Callable[[], object]) -> object:
        start.wait()
        try:
            return deed()
        except Conflict as conflict:
            return conflict
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


def test_two_fields_corrected_at_once_are_both_kept() -> None:
    work = make_entry().pk
    _at_once(
        lambda: correct_field(work=work, field="title", value="Mine", account=None),
        lambda: correct_field(work=work, field="rating", value="mature", account=None),
        lambda: correct_field(work=work, field="tags", value=["rain"], account=None),
    )
    row = Work.objects.get(pk=work)
    assert (row.title, row.rating, names(row, "freeform")) == ("Mine", "mature", ["rain"])
    assert row.confirmed == ["title", "rating", "tags"]


def test_of_two_people_who_correct_one_field_the_second_is_told() -> None:
    row = make_entry()
    seen = {"title": fingerprint(row.title)}

    def correct(title: str) -> Callable[[], object]:
        return lambda: catalogue_work(
            work=row.pk, corrections={"title": title}, seen=seen, account=None
        )

    ends = _at_once(correct("One"), correct("Two"))
    assert sorted(type(end).__name__ for end in ends) == ["Deed", "FieldsChanged"]


def test_one_deed_undone_by_two_people_is_undone_once() -> None:
    work = make_entry().pk
    correct_field(work=work, field="title", value="One", account=None)
    deed = correct_field(work=work, field="title", value="Two", account=None)
    assert deed is not None
    _at_once(*[lambda: undo(work=work, account=None, deed=deed.pk)] * 2)
    assert Work.objects.get(pk=work).title == "One"
    assert Deed.objects.filter(undone_at=None).count() == 1


def test_tags_are_counted_right_when_many_works_move_at_once() -> None:
    works = [make_entry().pk for _ in range(4)]
    _at_once(
        *[
            lambda work=work: set_state(work=work, state=rules.SET_ASIDE, account=None)
            for work in works
        ]
    )
    assert counts() == counted_afresh()
    assert set(counts().values()) == {0}
