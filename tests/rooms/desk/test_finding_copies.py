"""Copies are found on the way in, whenever the other came, and nothing is done about them unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from make.copies import bring_pair, bring_serial, grown, headed, slightly_changed
from make.desks import bring
from make.prose import make_prose
from make.works import make_work
from storykeep.desk.models import Arrival, CopyPair, SketchKey, StoredSketch
from storykeep.desk.services import finding_copies, sketching
from storykeep.desk.services.sketching import sketch_the_rest
from storykeep.desk.services.take_in import take_in
from storykeep.works import rules
from storykeep.works.models import Work

pytestmark = pytest.mark.django_db
BODY = make_prose("the ferry", 700)


def _pair(one: Work | None, other: Work | None) -> CopyPair:
    assert one is not None
    assert other is not None
    return CopyPair.objects.get(one=one, other=other)


def test_the_same_story_under_another_header_is_found_in_the_same_batch(tmp_path: Path) -> None:
    pair = bring_pair(tmp_path)
    assert (pair.kind, pair.greater, pair.decision) == ("same", "", "")
    assert pair.figures["alike"] > 0.8
    assert Work.objects.filter(state=rules.ON_DESK).count() == 2


def test_a_copy_of_what_came_long_ago_is_found(tmp_path: Path) -> None:
    [first] = bring(tmp_path / "a", {"a.txt": headed("The Ferry", BODY)})
    bring(tmp_path / "b", {f"{n}.txt": make_prose(n, 300) for n in range(5)})
    [second] = bring(tmp_path / "c", {"c.txt": headed("Other", slightly_changed(BODY))})
    assert _pair(first.work, second.work).kind == "same"
    assert CopyPair.objects.count() == 1


def test_stories_of_their_own_are_left_in_peace(tmp_path: Path) -> None:
    bring(tmp_path, {f"{n}.txt": make_prose(n, 500) for n in range(12)})
    assert not CopyPair.objects.exists()


def test_a_newer_version_is_known_by_its_date(tmp_path: Path) -> None:
    short, long = grown()
    old, new = bring(
        tmp_path,
        {
            "new.txt": headed("The Ferry", long, updated="2011-05-01"),
            "old.txt": headed("The Ferry", short, updated="2009-01-01"),
        },
    )
    pair = _pair(old.work, new.work)
    assert (pair.kind, pair.greater) == ("newer", "one")


def test_chapters_of_one_whole_are_one_matter(tmp_path: Path) -> None:
    works = bring_serial(tmp_path, chapters=6)
    pairs = CopyPair.objects.all()
    assert {(pair.kind, pair.greater, pair.other_id) for pair in pairs} == {
        ("part", "other", works[-1].pk)
    }
    assert pairs.count() == 6
    assert len({pair.group for pair in pairs}) == 1


def test_groups_that_a_later_story_ties_together_become_one(tmp_path: Path) -> None:
    one, two = make_prose("one", 500), make_prose("two", 500)
    for name, body in (("one", one), ("two", two)):
        bring(tmp_path / name, {"a.txt": body, "b.txt": slightly_changed(body)})
    assert len(set(CopyPair.objects.values_list("group", flat=True))) == 2
    bring(tmp_path / "both", {"both.txt": f"{one}\n\n{two}"})
    assert len(set(CopyPair.objects.values_list("group", flat=True))) == 1


def test_what_a_person_decided_is_not_asked_again(tmp_path: Path) -> None:
    pair = bring_pair(tmp_path / "pile")
    CopyPair.objects.update(decision=CopyPair.KEPT)
    body = slightly_changed(BODY) + "\n\nAnd one line more, at the end of it all.\n"
    bring(tmp_path / "pile", {"crossing.txt": headed("The Crossing", body)})
    again = CopyPair.objects.get()
    assert (again.pk, again.decision) == (pair.pk, CopyPair.KEPT)


def test_a_renewed_text_that_is_no_copy_any_more_is_asked_about_no_more(tmp_path: Path) -> None:
    pair = bring_pair(tmp_path / "pile")
    bring(tmp_path / "pile", {"crossing.txt": headed("The Crossing", make_prose("new", 700))})
    assert Work.objects.get(pk=pair.other_id).version == 2
    assert StoredSketch.objects.get(work=pair.other_id).version == 2
    assert not CopyPair.objects.exists()


def test_a_renewed_text_that_becomes_a_copy_is_found(tmp_path: Path) -> None:
    bring(tmp_path / "pile", {"a.txt": BODY, "b.txt": make_prose("else", 600)})
    assert not CopyPair.objects.exists()
    bring(tmp_path / "pile", {"b.txt": slightly_changed(BODY)})
    assert CopyPair.objects.get().kind == "same"


def test_works_from_before_there_were_sketches_are_caught_up(tmp_path: Path) -> None:
    old = make_work(title="Old", chapters=[f"<p>{BODY}</p>"])
    bare = make_work(title="Bare", chapters=["<p>Yes.</p>"])
    [new] = bring(tmp_path, {"new.txt": slightly_changed(BODY)})
    assert not CopyPair.objects.exists()
    assert sketch_the_rest() == 1
    assert _pair(old, new.work)
    assert StoredSketch.objects.filter(work=bare).exists()
    assert sketch_the_rest() == 0


def test_catching_up_goes_on_where_it_was_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    bodies = [make_prose(number, 200) for number in range(5)]
    for body in [*bodies, *map(slightly_changed, bodies)]:
        make_work(chapters=[f"<p>{body}</p>"])
    monkeypatch.setattr(sketching, "CHUNK", 3)
    whole, calls = sketching.file_sketches, []

    def broken(fresh: list[finding_copies.Sketched]) -> int:
        calls.append(fresh)
        found = whole(fresh)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return found

    monkeypatch.setattr(sketching, "file_sketches", broken)
    with pytest.raises(KeyboardInterrupt):
        sketch_the_rest()
    assert StoredSketch.objects.count() == 6
    sketch_the_rest()
    assert StoredSketch.objects.count() == 10
    assert CopyPair.objects.count() == 5


def test_a_sketch_of_an_older_scheme_is_made_anew(tmp_path: Path) -> None:
    pair = bring_pair(tmp_path)
    StoredSketch.objects.update(scheme=0, sketch=b"\x00old")
    sketch_the_rest()
    assert not StoredSketch.objects.filter(scheme=0).exists()
    assert CopyPair.objects.get(one=pair.one_id).kind == "same"


def test_a_text_put_back_to_an_earlier_version_is_sketched_anew(tmp_path: Path) -> None:
    pair = bring_pair(tmp_path)
    StoredSketch.objects.filter(work=pair.other_id).update(version=7)
    assert sketch_the_rest() == 1
    assert StoredSketch.objects.get(work=pair.other_id).version == 1
    assert CopyPair.objects.get().kind == "same"


def test_what_a_crowd_shares_ties_nothing_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding_copies, "CROWD", 3)
    song = make_prose("a song everybody quotes", 300)
    bring(tmp_path, {f"{n}.txt": f"{make_prose(n, 300)}\n\n{song}" for n in range(9)})
    holders = SketchKey.objects.values_list("key", flat=True)
    assert max(list(holders).count(key) for key in set(holders)) == 3
    assert not CopyPair.objects.exists()


def test_the_questions_asked_do_not_grow_with_the_archive(tmp_path: Path) -> None:
    def landing(name: str, number: int) -> int:
        files = {f"{number}.txt": make_prose(f"{name} {number}", 300) for number in range(number)}
        with CaptureQueriesContext(
            connection,
        ) as asked:
            bring(tmp_path / name, files)
        return sum("sketch" in one["sql"] or "copypair" in one["sql"] for one in asked)

    few = landing("few", 4)
    landing("many", 30)
    assert landing("few again", 4) <= few <= 5


def test_taking_in_says_how_many_pairs_it_found(tmp_path: Path, transactional_db: None) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "a.txt").write_text(headed("One", BODY), "utf-8")
    (pile / "b.txt").write_text(headed("Two", slightly_changed(BODY)), "utf-8")
    assert take_in(paths=[pile], state=rules.POSTED, readers=1).possible_copies == 1
    assert take_in(paths=[pile], state=rules.POSTED, readers=1).possible_copies == 0
    assert Arrival.objects.filter(status=Arrival.TAKEN_IN).count() == 2
