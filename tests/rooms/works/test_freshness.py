"""A change made by anyone is known before the next page is given."""

from __future__ import annotations

import pytest
from django.db import transaction

from make.works import make_work
from storykeep.works.freshness import Freshness
from storykeep.works.services.catalogue import correct_field
from storykeep.works.services.outbox import record_house_change

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_generation_stands_still_while_nothing_happens() -> None:
    make_work()
    clock = Freshness()
    assert clock.generation() == clock.generation()


def test_a_new_work_moves_the_generation() -> None:
    clock = Freshness()
    before = clock.generation()
    make_work()
    assert clock.generation() > before


def test_a_correction_moves_the_generation() -> None:
    work = make_work()
    clock = Freshness()
    before = clock.generation()
    correct_field(work=work.pk, field="title", value="Another title", account=None)
    assert clock.generation() > before


def test_a_change_of_the_archives_own_words_moves_the_generation() -> None:
    clock = Freshness()
    before = clock.generation()
    record_house_change()
    assert clock.generation() > before


def test_a_deed_that_came_to_nothing_moves_nothing() -> None:
    clock = Freshness()
    before = clock.generation()
    with transaction.atomic():
        record_house_change()
        transaction.set_rollback(True)
    assert clock.generation() == before
