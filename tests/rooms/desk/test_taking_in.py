"""Taking in a pile: what becomes of each file, and that nothing comes twice or is lost."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from make.piles import make_body, make_text, write_pile, zip_of
from storykeep.desk.models import Arrival, StoredReading
from storykeep.desk.services.take_in import take_in
from storykeep.desk.services.tally import Tally
from storykeep.kit.errors import Conflict, DomainError
from storykeep.works import rules
from storykeep.works.models import Chapter, Original, Work
from storykeep.works.originals import path_of
from storykeep.works.services.catalogue import correct_field
from storykeep.works.services.outbox import generation

pytestmark = pytest.mark.django_db


class Ear:
    """A listener that remembers."""

    def __init__(self) -> None:
        self.troubles: list[tuple[str, str, str]] = []

    def trouble(self, path: str, code: str, message: str) -> None:
        self.troubles.append((Path(path).name, code, message))

    def landed(self, tally: Tally) -> None: ...

    @property
    def codes(self) -> dict[str, str]:
        return {name: code for name, code, _message in self.troubles}


Bring = Callable[..., tuple[Tally, Ear]]


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    return folder


@pytest.fixture
def bring(pile: Path, data_folder: Path) -> Bring:
    def bring(*paths: Path, state: str = rules.POSTED, batch: int = 64) -> tuple[Tally, Ear]:
        ear = Ear()
        tally = take_in(paths=paths or (pile,), state=state, listener=ear, readers=1, batch=batch)
        return tally, ear

    return bring


def touch_later(file: Path, content: str | bytes) -> None:
    """Write anew, with a time that differs from before."""
    before = file.stat().st_mtime_ns if file.exists() else 0
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    os.utime(file, ns=(before + 5_000_000_000, before + 5_000_000_000))


def test_every_story_of_a_pile_becomes_a_work(pile: Path, bring: Bring) -> None:
    write_pile(pile, 1, 2, 3)
    tally, ear = bring()
    assert (tally.new, tally.not_taken_in, ear.troubles) == (3, 0, [])
    assert list(Work.objects.order_by("pk").values_list("title", flat=True)) == [
        "Night 1",
        "Night 2",
        "Night 3",
    ]


def test_a_work_has_its_text_its_reading_and_its_original(
    pile: Path, bring: Bring, data_folder: Path
) -> None:
    [file] = write_pile(pile, 1)
    bring()
    work = Work.objects.get()
    assert "You are late" in Chapter.objects.get(work=work).html
    assert StoredReading.objects.get().work_id == work.pk
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    assert work.original
    assert work.original.sha256 == sha256
    assert path_of(data_folder, sha256).read_bytes() == file.read_bytes()


def test_an_arrival_says_where_a_work_came_from(pile: Path, bring: Bring) -> None:
    [file] = write_pile(pile, 1)
    bring()
    arrival = Arrival.objects.get()
    assert (arrival.place, arrival.status) == (str(file), Arrival.TAKEN_IN)
    assert arrival.work_id == Work.objects.get().pk


@pytest.mark.parametrize("state", [rules.POSTED, rules.ON_DESK])
def test_works_land_in_the_state_asked_for(pile: Path, bring: Bring, state: str) -> None:
    write_pile(pile, 1)
    bring(state=state)
    assert Work.objects.get().state == state


def test_the_same_pile_again_changes_nothing(pile: Path, bring: Bring) -> None:
    write_pile(pile, 1, 2)
    bring()
    before = generation(), list(Arrival.objects.values())
    tally, _ = bring()
    assert (tally.unchanged, tally.new) == (2, 0)
    assert (generation(), list(Arrival.objects.values())) == before


def test_a_new_date_alone_changes_nothing(pile: Path, bring: Bring) -> None:
    [file] = write_pile(pile, 1)
    bring()
    before = generation()
    touch_later(file, file.read_bytes())
    tally, _ = bring()
    assert (tally.unchanged, generation()) == (1, before)


def test_the_same_file_by_another_way_is_the_same(pile: Path, bring: Bring, tmp_path: Path) -> None:
    write_pile(pile, 1)
    (tmp_path / "way").symlink_to(pile)
    tally, _ = bring(pile, tmp_path / "way" / "story 001.txt")
    assert (tally.new, Work.objects.count(), Arrival.objects.count()) == (1, 1, 1)


def test_a_changed_file_renews_its_work(pile: Path, bring: Bring) -> None:
    [file] = write_pile(pile, 1)
    bring()
    touch_later(file, make_text(9, title="Night 1, mended"))
    tally, _ = bring()
    work = Work.objects.get()
    assert (tally.renewed, work.title, work.version) == (1, "Night 1, mended", 2)
    assert "orchard" in Chapter.objects.get(work=work).html
    assert StoredReading.objects.get(work=work).version == 2


def test_a_changed_file_leaves_what_a_person_said(pile: Path, bring: Bring) -> None:
    [file] = write_pile(pile, 1)
    bring()
    correct_field(work=Work.objects.get().pk, field="title", value="By hand", account=None)
    touch_later(file, make_text(9, title="By machine"))
    bring()
    assert Work.objects.get().title == "By hand"


def test_the_bytes_before_a_change_are_kept(pile: Path, bring: Bring, data_folder: Path) -> None:
    [file] = write_pile(pile, 1)
    before = file.read_bytes()
    bring()
    touch_later(file, make_text(9, title="Other"))
    bring()
    assert path_of(data_folder, hashlib.sha256(before).hexdigest()).read_bytes() == before


def test_the_same_file_twice_is_one_work_and_is_said(pile: Path, bring: Bring) -> None:
    text = make_text(1, title="Night")
    for name in ("a.txt", "b.txt"):
        (pile / name).write_text(text)
    tally, ear = bring()
    assert (tally.new, tally.duplicates, Work.objects.count()) == (1, 1, 1)
    [(name, code, message)] = ear.troubles
    assert (name, code) == ("b.txt", "same-file")
    assert str(pile / "a.txt") in message


def test_the_same_file_brought_later_is_said_with_where_it_is(pile: Path, bring: Bring) -> None:
    [file] = write_pile(pile, 1)
    bring()
    (pile / "zcopy.txt").write_bytes(file.read_bytes())
    _, ear = bring()
    [(name, code, message)] = ear.troubles
    assert (name, code) == ("zcopy.txt", "same-file")
    assert str(file) in message
    assert Arrival.objects.get(status=Arrival.DUPLICATE).work_id == Work.objects.get().pk


def test_the_same_story_under_another_header_is_one_work(
    pile: Path, bring: Bring, data_folder: Path
) -> None:
    (pile / "a.txt").write_text(make_text(1, title="Night"))
    other = make_text(1, title="Storm", author="Somebody", rating="PG")
    (pile / "b.txt").write_text(other)
    tally, ear = bring()
    assert (tally.new, tally.copies, ear.codes) == (1, 1, {"b.txt": "same-story"})
    copy = Arrival.objects.get(status=Arrival.COPY)
    assert copy.work_id == Work.objects.get().pk
    sha256 = hashlib.sha256(other.encode()).hexdigest()
    assert path_of(data_folder, sha256).read_bytes() == other.encode()


def test_twins_are_found_across_batches(pile: Path, bring: Bring) -> None:
    for name in "abcd":
        (pile / f"{name}.txt").write_text(make_text(1, title=name))
    tally, _ = bring(batch=1)
    assert (tally.new, tally.copies) == (1, 3)


def test_troubles_are_told_again_from_the_record(pile: Path, bring: Bring) -> None:
    for name in ("a.txt", "b.txt"):
        (pile / name).write_text(make_text(1, title="Night"))
    (pile / "empty.txt").write_bytes(b"")
    _, first = bring()
    before = generation()
    tally, again = bring()
    assert again.troubles == first.troubles
    assert (tally.duplicates, tally.failed, generation()) == (1, 1, before)


def test_one_bad_file_does_not_keep_the_others_out(pile: Path, bring: Bring) -> None:
    write_pile(pile, 1, 2)
    (pile / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    tally, ear = bring()
    assert (tally.new, tally.failed, set(ear.codes)) == (2, 1, {"picture.txt"})


def test_the_bytes_of_a_file_that_cannot_be_read_are_kept(
    pile: Path, bring: Bring, data_folder: Path
) -> None:
    noise = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
    (pile / "picture.txt").write_bytes(noise)
    bring()
    original = Original.objects.get()
    assert path_of(data_folder, original.sha256).read_bytes() == noise
    assert Arrival.objects.get().original_id == original.pk


def test_a_mended_file_comes_in(pile: Path, bring: Bring) -> None:
    file = pile / "story.txt"
    file.write_bytes(b"")
    bring()
    touch_later(file, make_text(1, title="Mended"))
    tally, ear = bring()
    assert (tally.new, ear.troubles) == (1, [])
    assert Arrival.objects.get().status == Arrival.TAKEN_IN


def test_a_file_spoilt_later_keeps_its_work(pile: Path, bring: Bring) -> None:
    [file] = write_pile(pile, 1)
    bring()
    touch_later(file, b"")
    bring()
    assert Chapter.objects.get(work=Work.objects.get()).words > 50
    touch_later(file, make_text(9, title="Back again"))
    tally, _ = bring()
    assert (tally.renewed, Work.objects.get().title) == (1, "Back again")


def test_a_file_spoilt_and_put_back_is_as_it_was(pile: Path, bring: Bring) -> None:
    [file] = write_pile(pile, 1)
    whole = file.read_bytes()
    bring()
    touch_later(file, b"")
    bring()
    touch_later(file, whole)
    tally, ear = bring()
    assert (tally.unchanged, ear.troubles, Work.objects.get().version) == (1, [], 1)
    assert Arrival.objects.get().status == Arrival.TAKEN_IN


def test_a_changed_copy_becomes_a_work_of_its_own(pile: Path, bring: Bring) -> None:
    for name in ("a.txt", "b.txt"):
        (pile / name).write_text(make_text(1, title="Night"))
    bring()
    touch_later(pile / "b.txt", make_text(9, title="Another"))
    tally, _ = bring()
    assert (tally.new, tally.renewed) == (1, 0)
    assert set(Work.objects.values_list("title", flat=True)) == {"Night", "Another"}


def test_a_work_that_was_deleted_does_not_come_back(pile: Path, bring: Bring) -> None:
    [file] = write_pile(pile, 1)
    bring()
    Work.objects.all().delete()
    bring()
    touch_later(file, file.read_bytes())
    bring()
    assert not Work.objects.exists()


def test_every_story_in_a_zip_has_a_place_of_its_own(pile: Path, bring: Bring) -> None:
    members = {f"in/{number}.txt": make_body(number).encode() for number in (1, 2)}
    (pile / "pile.zip").write_bytes(zip_of(members))
    tally, _ = bring()
    assert tally.new == 2
    assert Arrival.objects.filter(place=f"{pile}/pile.zip!in/2.txt").exists()


def test_what_was_taken_in_is_not_recorded_as_failed_when_it_is_gone(
    pile: Path, bring: Bring
) -> None:
    [file] = write_pile(pile, 1)
    bring()
    file.unlink()
    _, ear = bring(file)
    assert ear.codes == {file.name: "not-found"}
    assert Arrival.objects.get().status == Arrival.TAKEN_IN


def test_the_archive_does_not_take_itself_in(data_folder: Path, bring: Bring) -> None:
    with pytest.raises(DomainError) as refused:
        bring(data_folder / "originals")
    assert refused.value.code == "path-in-archive"


def test_an_archive_inside_the_pile_is_passed_over(
    data_folder: Path, bring: Bring, tmp_path: Path
) -> None:
    write_pile(tmp_path / "pile", 1)
    (data_folder / "stray.txt").write_text(make_text(2))
    tally, ear = bring(tmp_path)
    assert (tally.new, tally.not_taken_in, ear.troubles) == (1, 0, [])


def test_only_one_takes_in_at_a_time(pile: Path, bring: Bring, data_folder: Path) -> None:
    from storykeep.desk.services.locking import only_taker  # noqa: PLC0415

    write_pile(pile, 1)
    with only_taker(data_folder), pytest.raises(Conflict) as busy:
        bring()
    assert busy.value.code == "take-in-busy"


def test_a_name_that_is_not_utf_8_comes_in(pile: Path, bring: Bring) -> None:
    name = os.fsencode(pile) + b"/caf\xe9.txt"
    with open(name, "wb") as file:  # noqa: PTH123 - bytes, which no Path takes
        file.write(make_text(1, title="Night").encode())
    bring()
    tally, _ = bring()
    assert (tally.unchanged, Work.objects.count()) == (1, 1)
