"""The indexer keeps the index as the database is, whatever happens."""

from __future__ import annotations

import pytest

from make.works import make_work
from storykeep.search import indexer

pytestmark = pytest.mark.django_db


def test_what_is_taken_up_agrees_with_the_database() -> None:
    make_work(title="One")
    make_work(title="Two")

    assert indexer.catch_up() == 2

    assert indexer.agrees() == []
