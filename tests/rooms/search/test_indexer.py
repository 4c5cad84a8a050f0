"""The indexer keeps the index as the database is, whatever happens."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, connections

from make.works import make_work
from storykeep.kit.background import do_until
from storykeep.people.rules import NOBODY
from storykeep.search import index, indexer, schema
from storykeep.search.selectors import browse, search
from storykeep.works.models import Change, Work
from storykeep.works.services.catalogue import correct_field, undo
from storykeep.works.services.outbox import generation, record_changes, record_house_change

pytestmark = pytest.mark.django_db


def titles(query: str) -> list[str]:
    return [hit.work.title for hit in search(query, viewer=NOBODY).hits]


def test_what_is_taken_up_agrees_with_the_database() -> None:
    make_work(title="One")
    make_work(title="Two", chapters=3)

    assert indexer.catch_up() == 2

    assert indexer.agrees() == []


def test_an_archive_without_works_has_an_index_that_agrees() -> None:
    indexer.catch_up()

    assert indexer.agrees() == []
    assert not indexer.is_behind()


def test_a_corrected_work_stands_once_and_as_corrected() -> None:
    work = make_work(title="Before")
    indexer.catch_up()

    correct_field(work=work.pk, field="title", value="After", account=None)
    indexer.catch_up()

    assert titles("before") == []
    assert titles("after") == ["After"]
    assert indexer.agrees() == []


def test_an_undone_correction_is_undone_in_the_index() -> None:
    work = make_work(title="Before")
    correct_field(work=work.pk, field="title", value="After", account=None)
    indexer.catch_up()

    undo(work=work.pk, account=None)
    indexer.catch_up()

    assert titles("before") == ["Before"]
    assert indexer.agrees() == []


def test_a_deleted_work_leaves_both_indexes() -> None:
    work = make_work(title="Gone", chapters=3)
    make_work(title="Here")
    indexer.catch_up()

    record_changes([work.pk])
    Work.objects.filter(pk=work.pk).delete()
    indexer.catch_up()

    assert indexer.agrees() == []
    assert browse(viewer=NOBODY).total == 1


def test_a_change_of_the_house_is_taken_up_and_the_generation_never_falls() -> None:
    make_work()
    record_house_change()
    before = generation()

    indexer.catch_up()

    assert generation() == before
    assert not indexer.is_behind()


def test_taken_up_changes_are_pruned_but_for_the_newest() -> None:
    for number in range(5):
        make_work(title=f"Work {number}")
    indexer.catch_up()
    make_work(title="Another")
    newest = generation()

    indexer.catch_up()

    assert list(Change.objects.values_list("pk", flat=True)) == [newest]


def test_a_change_that_shows_late_with_a_lower_number_is_not_lost() -> None:
    """In PostgreSQL a transaction may commit after one whose changes bear higher numbers."""
    work = make_work(title="Before")
    indexer.catch_up()
    Work.objects.filter(pk=work.pk).update(title="After", sort_title="after")
    Change.objects.create(pk=generation() - 1 or -1, work=work.pk)

    indexer.catch_up()

    assert titles("after") == ["After"]


def test_nothing_to_do_is_known_from_one_query(django_assert_num_queries: object) -> None:
    make_work()
    indexer.catch_up()

    with django_assert_num_queries(1):  # type: ignore[operator]  # a fixture without a type
        assert indexer.catch_up() == 0


def test_a_work_is_taken_up_in_a_fixed_number_of_queries(
    django_assert_max_num_queries: object,
) -> None:
    for number in range(30):
        make_work(title=f"Work {number}", chapters=2)

    with django_assert_max_num_queries(16):  # type: ignore[operator]  # a fixture without a type
        indexer.catch_up()


def test_agrees_tells_what_is_missing_changed_and_left_over() -> None:
    kept, gone = make_work(title="Kept"), make_work(title="Gone")
    indexer.catch_up()
    Work.objects.filter(pk=kept.pk).update(title="Changed behind our back")
    Work.objects.filter(pk=gone.pk).delete()
    new = make_work(title="New")

    said = "\n".join(indexer.agrees())

    assert f"Work {kept.pk}: out of date in the index works." in said
    assert f"Work {kept.pk}: out of date in the index texts." in said
    assert f"Work {gone.pk} is in the index but not here." in said
    assert f"Work {new.pk}: missing in the index works." in said


def test_agrees_sees_a_changed_text() -> None:
    work = make_work()
    indexer.catch_up()
    work.chapters.update(html="<p>Something else.</p>")

    assert indexer.agrees() == [f"Work {work.pk}: out of date in the index texts."]


def _lose_folder() -> None:
    shutil.rmtree(index.root())


def _lose_state() -> None:
    (index.root() / "state.json").unlink()


def _break_state() -> None:
    (index.root() / "state.json").write_text("{", encoding="utf-8")


def _age_version() -> None:
    state = index.read_state()
    assert state is not None
    index.write_state(index.State(schema.VERSION - 1, state.folder, state.applied, state.made_at))


def _break_meta() -> None:
    for meta in index.root().glob("g*/*/meta.json"):
        meta.write_text("nonsense", encoding="utf-8")
    (index.root() / "state.json").touch()


@pytest.mark.parametrize(
    "harm", [_lose_folder, _lose_state, _break_state, _age_version, _break_meta]
)
def test_an_index_missing_broken_or_of_another_version_is_rebuilt(harm: object) -> None:
    make_work(title="Kept")
    indexer.catch_up()

    harm()  # type: ignore[operator]  # one of the functions above
    index._reader = None  # as in a process that starts now
    indexer.catch_up()

    assert indexer.agrees() == []
    assert titles("kept") == ["Kept"]


def test_empty_files_as_a_full_disk_leaves_them_are_found_out_and_rebuilt() -> None:
    make_work(title="Kept")
    indexer.catch_up()
    for file in index.root().glob("g*/*/*.term"):
        file.unlink()
        file.write_bytes(b"")
    index._reader = None

    assert titles("kept") == ["Kept"]  # from the database
    indexer.catch_up()

    assert indexer.agrees() == []


def test_an_index_of_another_archive_is_rebuilt() -> None:
    """A backup was restored: the outbox is not the one the index was fed from."""
    make_work(title="Kept")
    indexer.catch_up()
    Change.objects.all().delete()
    Change.objects.create(work=None)

    indexer.catch_up()

    assert indexer.agrees() == []


def test_changes_taken_up_twice_do_no_harm() -> None:
    """A crash between the commit and the state leaves the old state behind."""
    work = make_work(title="One")
    indexer.catch_up()
    old = (index.root() / "state.json").read_bytes()
    rows = list(Change.objects.all())
    correct_field(work=work.pk, field="title", value="Two", account=None)
    rows += list(Change.objects.exclude(pk__in=[row.pk for row in rows]))
    indexer.catch_up()
    (index.root() / "state.json").write_bytes(old)
    Change.objects.bulk_create(rows, ignore_conflicts=True)

    indexer.catch_up()

    assert indexer.agrees() == []


def test_what_a_killed_rebuild_left_is_cleared_away() -> None:
    make_work()
    indexer.catch_up()
    (index.root() / "g99").mkdir()

    indexer.rebuild()

    assert len(list(index.root().glob("g*"))) == 1
    assert indexer.agrees() == []


def test_a_second_indexer_returns_at_once() -> None:
    make_work()
    with index.lock() as mine:
        assert mine
        begun = time.monotonic()

        assert indexer.catch_up() == 0

        assert time.monotonic() - begun < 5
    assert indexer.catch_up() == 1


def test_an_open_reader_sees_the_next_commit() -> None:
    make_work(title="One")
    indexer.catch_up()
    assert browse(viewer=NOBODY).total == 1

    make_work(title="Two")
    indexer.catch_up()

    assert browse(viewer=NOBODY).total == 2


def test_many_commits_leave_few_files() -> None:
    for number in range(30):
        make_work(title=f"Work {number}")
        indexer.catch_up()

    assert len(list(index.root().rglob("*.term"))) <= 24
    assert indexer.agrees() == []


@pytest.mark.django_db(transaction=True)
def test_no_change_is_left_behind_by_indexers_at_the_same_time() -> None:
    def post(name: str) -> None:
        try:
            for number in range(6):
                make_work(title=f"{name} {number}")
                indexer.catch_up()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=post, args=(name,)) for name in ("Anna", "Ben", "Cleo")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert not indexer.is_behind()
    assert indexer.agrees() == []


@pytest.mark.django_db(transaction=True)
def test_the_follower_keeps_up_without_being_called() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=do_until, args=(stop, indexer.catch_up, 0.05, "trouble"))
    thread.start()
    try:
        make_work(title="Followed")
        deadline = time.monotonic() + 30
        while not titles("followed") or indexer.is_behind():
            assert time.monotonic() < deadline
            time.sleep(0.05)
    finally:
        stop.set()
        thread.join()

    assert indexer.agrees() == []


_CHILD = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "storykeep.config.settings"
from pathlib import Path
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
settings.DATA = Path(sys.argv[2])
from storykeep.search import indexer
print("ready", flush=True)
indexer._MOST_CHANGES = 7
indexer.catch_up()
"""


@pytest.mark.django_db(transaction=True)
def test_killed_at_any_moment_the_next_indexer_makes_it_whole(tmp_path: Path) -> None:
    make_work(title="There before")
    indexer.catch_up()
    for number in range(60):
        make_work(title=f"Work {number}", chapters=2)
    command = [sys.executable, "-c", _CHILD, str(connection.settings_dict["NAME"])]
    command.append(str(settings.DATA))

    for delay in (0.0, 0.02, 0.05, 0.1, 0.2):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
            time.sleep(delay)
            child.send_signal(signal.SIGKILL)
    indexer.catch_up()

    assert indexer.agrees() == []
    assert browse(viewer=NOBODY).total == 61
