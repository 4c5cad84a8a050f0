"""What a person decides about copies is done whole, once, remembered, and can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from make.copies import bring_pair, bring_serial
from storykeep.desk.copies import (
    copy_groups,
    count_copies,
    decided_pairs,
    get_pair,
    is_open,
    open_pairs,
    standing,
)
from storykeep.desk.models import CopyPair
from storykeep.desk.services.deciding import (
    keep_both,
    keep_group,
    merge_group,
    merge_pair,
    take_back,
    take_back_together,
)
from storykeep.kit.errors import Conflict, NotFound
from storykeep.people.rules import NOBODY, Viewer
from storykeep.works import rules
from storykeep.works.models import Deed, Work
from storykeep.works.services.catalogue import correct_field, set_state, undo
from storykeep.works.services.entries import snapshot

pytestmark = pytest.mark.django_db
KEEPER = Viewer(account=None, name="Kim", is_keeper=True)


@pytest.fixture
def pair(tmp_path: Path) -> CopyPair:
    return bring_pair(tmp_path / "pile")


def _fresh(pair: CopyPair) -> CopyPair:
    return CopyPair.objects.select_related("one", "other", "deed").get(pk=pair.pk)


def _all() -> list[dict[str, object]]:
    return [snapshot(work) for work in Work.objects.order_by("pk")]


def test_kept_both_stay_as_they_are_and_wait_no_more(pair: CopyPair) -> None:
    before = _all()
    keep_both(pair=pair.pk, account=None)
    assert _all() == before
    assert count_copies(KEEPER) == 0
    assert [one.pk for one in decided_pairs(KEEPER)] == [pair.pk]


def test_merged_the_one_stands_for_the_other(pair: CopyPair) -> None:
    merge_pair(pair=pair.pk, keep="one", account=None)
    row = _fresh(pair)
    assert row.other.merged_into_id == row.one_id
    assert row.other.state == rules.SET_ASIDE
    assert row.one.state == rules.ON_DESK
    assert row.one.summary
    assert count_copies(KEEPER) == 0


def test_either_may_be_the_one_that_stays(pair: CopyPair) -> None:
    merge_pair(pair=pair.pk, keep="other", account=None)
    assert _fresh(pair).one.merged_into_id == pair.other_id


@pytest.mark.parametrize("way", ["kept", "one", "other"])
def test_what_was_decided_can_be_taken_back(pair: CopyPair, way: str) -> None:
    before = _all()
    if way == "kept":
        keep_both(pair=pair.pk, account=None)
    else:
        merge_pair(pair=pair.pk, keep=way, account=None)  # type: ignore[arg-type]  # a Side
    take_back(pair=pair.pk, account=None)
    assert _all() == before
    assert count_copies(KEEPER) == 1


def test_undoing_the_deed_on_the_work_makes_the_pair_wait_again(pair: CopyPair) -> None:
    merge_pair(pair=pair.pk, keep="one", account=None)
    undo(work=pair.other_id, account=None)
    assert is_open(_fresh(pair))
    assert count_copies(KEEPER) == 1
    merge_pair(pair=pair.pk, keep="other", account=None)
    assert _fresh(pair).one.merged_into_id == pair.other_id


def test_a_work_brought_back_is_not_asked_about_again(pair: CopyPair) -> None:
    merge_pair(pair=pair.pk, keep="one", account=None)
    set_state(work=pair.other_id, state=rules.ON_DESK, account=None)
    assert count_copies(KEEPER) == 0
    with pytest.raises(Conflict) as caught:
        take_back(pair=pair.pk, account=None)
    assert caught.value.code == "not-the-last"


def test_what_a_person_did_since_with_the_one_that_stays_is_left_alone(pair: CopyPair) -> None:
    merge_pair(pair=pair.pk, keep="one", account=None)
    correct_field(work=pair.one_id, field="title", value="Mine", account=None)
    take_back(pair=pair.pk, account=None)
    row = _fresh(pair)
    assert row.one.title == "Mine"
    assert row.other.state == rules.ON_DESK


def test_in_two_tabs_the_second_is_told(pair: CopyPair) -> None:
    seen = standing(get_pair(pair.pk, viewer=KEEPER))
    keep_both(pair=pair.pk, account=None, seen=seen)
    deeds = Deed.objects.count()
    with pytest.raises(Conflict) as caught:
        merge_pair(pair=pair.pk, keep="one", account=None, seen=seen)
    assert caught.value.code == "already-decided"
    assert Deed.objects.count() == deeds


def test_a_work_changed_meanwhile_is_looked_at_again_first(pair: CopyPair) -> None:
    seen = standing(get_pair(pair.pk, viewer=KEEPER))
    set_state(work=pair.one_id, state=rules.POSTED, account=None)
    with pytest.raises(Conflict) as caught:
        merge_pair(pair=pair.pk, keep="one", account=None, seen=seen)
    assert caught.value.code == "changed-meanwhile"
    assert _fresh(pair).decision == ""


def test_a_merging_that_cannot_be_decides_nothing(pair: CopyPair) -> None:
    set_state(work=pair.one_id, state=rules.SET_ASIDE, account=None)
    with pytest.raises(Conflict):
        merge_pair(pair=pair.pk, keep="one", account=None)
    assert _fresh(pair).decision == ""
    assert _fresh(pair).other.state == rules.ON_DESK


def test_what_waits_cannot_be_taken_back(pair: CopyPair) -> None:
    with pytest.raises(Conflict) as caught:
        take_back(pair=pair.pk, account=None)
    assert caught.value.code == "not-decided"


def test_a_pair_that_is_not_there_is_not_found() -> None:
    for deed in (keep_both, take_back):
        with pytest.raises(NotFound) as caught:
            deed(pair=4, account=None)
        assert caught.value.code == "no-such-copy"


def test_pairs_with_what_is_put_away_do_not_wait(pair: CopyPair) -> None:
    set_state(work=pair.one_id, state=rules.SET_ASIDE, account=None)
    assert count_copies(KEEPER) == 0
    set_state(work=pair.one_id, state=rules.ON_DESK, account=None)
    assert count_copies(KEEPER) == 1


def test_for_readers_there_are_no_pairs(pair: CopyPair) -> None:
    assert count_copies(NOBODY) == 0
    assert not decided_pairs(NOBODY).exists()
    with pytest.raises(NotFound):
        get_pair(pair.pk, viewer=NOBODY)


def test_a_serial_is_one_group_and_one_press_decides_it(tmp_path: Path) -> None:
    works = bring_serial(tmp_path, chapters=5)
    [group] = copy_groups(slice(0, 20), viewer=KEEPER)
    assert group.total == 5
    assert group.head == works[-1]
    pairs = merge_group(group=group.number, keep=works[-1].pk, viewer=KEEPER, seen=group.total)
    assert count_copies(KEEPER) == 0
    merged = Work.objects.filter(merged_into=works[-1], state=rules.SET_ASIDE)
    assert set(merged) == set(works[:-1])
    before = take_back_together(pairs=pairs, account=None)
    assert (len(before.done), before.left) == (5, 0)
    assert not Work.objects.exclude(merged_into=None).exists()
    assert open_pairs(KEEPER).count() == 5


def test_all_of_a_group_can_be_kept(tmp_path: Path) -> None:
    bring_serial(tmp_path, chapters=3)
    [group] = copy_groups(slice(0, 20), viewer=KEEPER)
    assert len(keep_group(group=group.number, viewer=KEEPER, seen=3)) == 3
    assert count_copies(KEEPER) == 0
    assert Work.objects.filter(state=rules.ON_DESK).count() == 4


def test_a_group_that_changed_meanwhile_is_looked_at_again_first(tmp_path: Path) -> None:
    bring_serial(tmp_path, chapters=3)
    [group] = copy_groups(slice(0, 20), viewer=KEEPER)
    keep_both(pair=group.pairs[0].pk, account=None)
    for deed in (
        lambda: keep_group(group=group.number, viewer=KEEPER, seen=3),
        lambda: merge_group(group=group.number, keep=group.works[0].pk, viewer=KEEPER, seen=3),
    ):
        with pytest.raises(Conflict) as caught:
            deed()
        assert caught.value.code == "changed-meanwhile"
    assert open_pairs(KEEPER).count() == 2
