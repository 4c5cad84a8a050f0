"""Undo puts back exactly what a deed changed, and nothing else."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

import cast
from make.catalogues import counted_afresh, counts, make_catalogue, make_entry, names
from storykeep.kit.errors import Conflict, NotFound
from storykeep.works import rules
from storykeep.works.catalogue import FIELDS, TagClaim
from storykeep.works.models import Work
from storykeep.works.services.catalogue import (
    catalogue_work,
    confirm_fields,
    confirm_work,
    correct_field,
    set_state,
    undo,
)
from storykeep.works.services.entries import snapshot
from storykeep.works.services.readings import apply_reading

pytestmark = pytest.mark.django_db

VALUES: dict[str, list[Any]] = {
    "title": ["One", "Two"],
    "authors": [[], ["Noor"], ["Noor", "Alice"]],
    "language": ["de", ""],
    "rating": list(rules.RATINGS),
    "status": list(rules.STATUSES),
    "published": ["2001", ""],
    "series": [("", ""), ("Nights", "1")],
    "fandoms": [[], ["Keepers"], ["Keepers", "The Lighthouse"]],
    "relationships": [["Mara & Tom"], []],
    "characters": [["Tom", "Mara"], ["Mara"], ["Noor"]],
    "tags": [["sea", "storms"], []],
}


def _some_deed(chance: random.Random, work: int) -> Callable[[], object]:
    field = chance.choice(list(VALUES))
    value = chance.choice(VALUES[field])
    some = chance.sample(FIELDS, 3)
    return chance.choice(
        [
            lambda: correct_field(work=work, field=field, value=value, account=None),
            lambda: confirm_fields(work=work, fields=some, account=None),
            lambda: confirm_work(work=work, account=None),
            lambda: set_state(work=work, state=chance.choice(rules.STATES), account=None),
            lambda: catalogue_work(
                work=work,
                corrections={field: value},
                confirm=some,
                state=rules.POSTED,
                account=None,
            ),
        ]
    )


@pytest.mark.parametrize("seed", range(15))
def test_any_run_of_deeds_is_undone_step_by_step(seed: int) -> None:
    chance = random.Random(seed)
    work = make_entry(state=chance.choice(rules.STATES)).pk
    stood = [snapshot(Work.objects.get(pk=work))]
    for _ in range(8):
        try:
            done = _some_deed(chance, work)()
        except Conflict:
            continue
        assert counts() == counted_afresh()
        if done is not None:
            stood.append(snapshot(Work.objects.get(pk=work)))
    while len(stood) > 1:
        assert snapshot(Work.objects.get(pk=work)) == stood.pop()
        undo(work=work, account=None)
        assert counts() == counted_afresh()
    assert snapshot(Work.objects.get(pk=work)) == stood[0]


def test_when_all_is_undone_nothing_is_left_to_undo() -> None:
    work = make_entry()
    correct_field(work=work.pk, field="title", value="X", account=None)
    undo(work=work.pk, account=None)
    with pytest.raises(NotFound, match="nothing left"):
        undo(work=work.pk, account=None)


def test_undo_says_who_undid_it() -> None:
    work, kim = make_entry(), cast.kim()
    correct_field(work=work.pk, field="title", value="X", account=None)
    assert undo(work=work.pk, account=kim.pk).undone_by_id == kim.pk


def test_undo_of_a_deed_that_is_not_the_last_is_a_conflict() -> None:
    work = make_entry()
    first = correct_field(work=work.pk, field="title", value="X", account=None)
    correct_field(work=work.pk, field="title", value="Y", account=None)
    assert first is not None
    with pytest.raises(Conflict, match="meanwhile"):
        undo(work=work.pk, account=None, deed=first.pk)


def test_undo_asked_twice_undoes_once() -> None:
    work = make_entry()
    correct_field(work=work.pk, field="title", value="X", account=None)
    last = correct_field(work=work.pk, field="title", value="Y", account=None)
    assert last is not None
    undo(work=work.pk, account=None, deed=last.pk)
    with pytest.raises(Conflict):
        undo(work=work.pk, account=None, deed=last.pk)
    work.refresh_from_db()
    assert work.title == "X"


def test_undo_leaves_what_a_reading_has_written_since() -> None:
    work = make_entry()
    correct_field(work=work.pk, field="title", value="X", account=None)
    row = Work.objects.get(pk=work.pk)
    apply_reading(row, make_catalogue(language="de", tags=(TagClaim("freeform", "rain"),)))
    undo(work=work.pk, account=None)
    work.refresh_from_db()
    assert (work.title, work.language) == ("The Long Watch", "de")
    assert names(work, "freeform") == ["rain"]


def test_after_undo_a_reading_may_write_the_field_again() -> None:
    work = make_entry()
    correct_field(work=work.pk, field="title", value="X", account=None)
    undo(work=work.pk, account=None)
    row = Work.objects.get(pk=work.pk)
    apply_reading(row, make_catalogue())
    work.refresh_from_db()
    assert work.title == "Another title"
