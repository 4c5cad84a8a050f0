"""Two works made one: one stands for both, nothing is lost, all of it can be undone."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from make.works import make_work
from storykeep.kit.errors import Conflict
from storykeep.people.rules import NOBODY, Viewer
from storykeep.tags.models import Tag
from storykeep.works import rules
from storykeep.works.catalogue import TagClaim
from storykeep.works.models import Change, Original, Work
from storykeep.works.originals import store
from storykeep.works.selectors import further_originals, listed_for, stand_in
from storykeep.works.services.catalogue import confirm_fields, correct_field, set_state, undo
from storykeep.works.services.entries import field_values, snapshot
from storykeep.works.services.merging import merge_work

pytestmark = pytest.mark.django_db
KEEPER = Viewer(account=1, name="Kim", is_keeper=True)
MEMBER = Viewer(account=2, name="Bob")


def _original(name: str) -> Original:
    content = f"The file {name}.".encode()
    sha256 = hashlib.sha256(content).hexdigest()
    Path(settings.DATA).mkdir(exist_ok=True)
    store(settings.DATA, sha256, content)
    return Original.objects.create(sha256=sha256, size=len(content), format="text", name=name)


def _works(**gone: object) -> tuple[Work, Work]:
    said: dict[str, object] = {
        "title": "The Crossing",
        "authors": ["Bea"],
        "tags": [("fandom", "The Lighthouse"), ("character", "Tom")],
        "summary": "<p>A crossing at night.</p>",
        "rating": "teen",
        "rating_given": "PG-13",
        "series_name": "Ferries",
        "series_part": "2",
        "original": _original("crossing.txt").pk,
    }
    other = make_work(**(said | gone))  # type: ignore[arg-type]
    kept = make_work(
        title="The Ferry",
        authors=["Ann"],
        tags=[("character", "Mara")],
        original=_original("ferry.txt").pk,
    )
    return kept, other


def _fresh(work: Work) -> Work:
    return Work.objects.get(pk=work.pk)


def _state_of(work: Work) -> tuple[object, ...]:
    row = _fresh(work)
    return snapshot(row), row.merged_into_id


def test_the_one_is_put_away_and_the_other_stays(as_nobody: Client) -> None:
    kept, gone = _works()
    merge_work(work=gone.pk, into=kept.pk, account=None)
    assert _fresh(gone).state == rules.SET_ASIDE
    assert _fresh(gone).merged_into == kept
    assert list(listed_for(NOBODY)) == [kept]


def test_what_the_one_that_stays_lacks_is_suggested_from_the_copy() -> None:
    kept, gone = _works()
    merge_work(work=gone.pk, into=kept.pk, account=None)
    row = _fresh(kept)
    values = field_values(row)
    assert values["summary"] == "<p>A crossing at night.</p>"
    assert (row.rating, row.rating_given) == ("teen", "PG-13")
    assert values["series"] == ("Ferries", "2")
    assert row.confirmed == []
    states = dict(row.taggings.values_list("tag__name", "state"))
    assert states == {"Mara": rules.GIVEN, "Tom": "suggested", "The Lighthouse": "suggested"}
    assert "The Crossing" in row.taggings.get(tag__name="Tom").reason


def test_what_stands_there_is_not_touched() -> None:
    kept, gone = _works()
    merge_work(work=gone.pk, into=kept.pk, account=None)
    values = field_values(_fresh(kept))
    assert (values["title"], values["authors"]) == ("The Ferry", ["Ann"])


def test_a_persons_word_is_not_filled_over() -> None:
    kept, gone = _works()
    confirm_fields(work=kept.pk, fields=["summary", "characters"], account=None)
    correct_field(work=kept.pk, field="fandoms", value=["The Lighthouse"], account=None)
    correct_field(work=kept.pk, field="fandoms", value=[], account=None)
    merge_work(work=gone.pk, into=kept.pk, account=None)
    values = field_values(_fresh(kept))
    assert values["summary"] == ""
    assert values["characters"] == ["Mara"]
    assert values["fandoms"] == []


def test_what_a_person_confirmed_of_the_copy_stays_with_it() -> None:
    kept, gone = _works()
    confirm_fields(work=gone.pk, fields=["title", "characters"], account=None)
    merge_work(work=gone.pk, into=kept.pk, account=None)
    assert _fresh(gone).confirmed == ["title", "characters"]
    assert gone.taggings.get(tag__name="Tom").state == rules.CONFIRMED


def test_what_readers_could_read_they_can_read_still() -> None:
    kept, gone = _works()
    set_state(work=kept.pk, state=rules.ON_DESK, account=None)
    merge_work(work=gone.pk, into=kept.pk, account=None)
    assert _fresh(kept).state == rules.POSTED


def test_a_work_nobody_could_read_does_not_publish_the_other() -> None:
    kept, gone = _works(state=rules.ON_DESK)
    set_state(work=kept.pk, state=rules.ON_DESK, account=None)
    merge_work(work=gone.pk, into=kept.pk, account=None)
    assert _fresh(kept).state == rules.ON_DESK


def test_undoing_both_deeds_puts_everything_back() -> None:
    kept, gone = _works()
    before = _state_of(kept), _state_of(gone)
    done = merge_work(work=gone.pk, into=kept.pk, account=None)
    undo(work=gone.pk, deed=done.gone.pk, account=None)
    undo(work=kept.pk, deed=done.kept.pk, account=None)
    assert (_state_of(kept), _state_of(gone)) == before


def test_bringing_it_back_makes_it_stand_for_itself_again() -> None:
    kept, gone = _works()
    merge_work(work=gone.pk, into=kept.pk, account=None)
    set_state(work=gone.pk, state=rules.ON_DESK, account=None)
    assert _fresh(gone).merged_into is None
    undo(work=gone.pk, account=None)
    assert _fresh(gone).merged_into == kept


def test_nothing_is_put_behind_what_is_put_away() -> None:
    kept, gone = _works()
    set_state(work=kept.pk, state=rules.SET_ASIDE, account=None)
    with pytest.raises(Conflict) as caught:
        merge_work(work=gone.pk, into=kept.pk, account=None)
    assert caught.value.code == "other-is-away"


def test_two_works_never_stand_behind_one_another() -> None:
    kept, gone = _works()
    merge_work(work=gone.pk, into=kept.pk, account=None)
    set_state(work=gone.pk, state=rules.POSTED, account=None)
    set_state(work=kept.pk, state=rules.SET_ASIDE, account=None)
    with pytest.raises(Conflict) as caught:
        undo(work=gone.pk, account=None)
    assert caught.value.code == "other-is-away"
    assert _fresh(gone).state == rules.POSTED


@pytest.mark.parametrize("turned", [False, True])
def test_what_is_merged_is_not_merged_twice(turned: bool) -> None:
    kept, gone = _works()
    merge_work(work=gone.pk, into=kept.pk, account=None)
    work, into = (kept, gone) if turned else (gone, kept)
    with pytest.raises(Conflict):
        merge_work(work=work.pk, into=into.pk, account=None)


def test_a_work_is_not_merged_with_itself() -> None:
    kept, _gone = _works()
    with pytest.raises(Conflict):
        merge_work(work=kept.pk, into=kept.pk, account=None)


def test_the_index_hears_of_both() -> None:
    kept, gone = _works()
    Change.objects.all().delete()
    merge_work(work=gone.pk, into=kept.pk, account=None)
    assert set(Change.objects.values_list("work", flat=True)) == {kept.pk, gone.pk}


def test_tags_are_counted_for_the_one_that_stays() -> None:
    kept, gone = _works()
    merge_work(work=gone.pk, into=kept.pk, account=None)
    assert Tag.objects.get(name="Tom").works_count == 1
    undo(work=gone.pk, account=None)
    assert Tag.objects.get(name="Tom").works_count == 2


def test_through_several_mergings_the_last_stands_for_all() -> None:
    kept, gone = _works()
    last = make_work(title="The Last")
    merge_work(work=gone.pk, into=kept.pk, account=None)
    merge_work(work=kept.pk, into=last.pk, account=None)
    assert stand_in(gone.pk, viewer=NOBODY) == last.pk
    names = {one.name for one in further_originals(_fresh(last), viewer=NOBODY)}
    assert names == {"crossing.txt", "ferry.txt"}


def test_who_may_not_see_the_one_that_stays_is_led_nowhere() -> None:
    kept, gone = _works()
    merge_work(work=gone.pk, into=kept.pk, account=None)
    Work.objects.filter(pk=kept.pk).update(audience=rules.MEMBERS)
    assert stand_in(gone.pk, viewer=NOBODY) is None
    assert stand_in(gone.pk, viewer=MEMBER) == kept.pk
    assert stand_in(kept.pk, viewer=MEMBER) is None


def test_a_file_for_members_stays_for_members() -> None:
    kept, gone = _works(audience=rules.MEMBERS)
    merge_work(work=gone.pk, into=kept.pk, account=None)
    assert further_originals(_fresh(kept), viewer=NOBODY) == []
    [found] = further_originals(_fresh(kept), viewer=MEMBER)
    assert found.name == "crossing.txt"


@pytest.mark.parametrize(
    ("page", "there"),
    [
        ("", ""),
        ("/all", "/all"),
        ("/in-this-story", "/in-this-story"),
        ("/chapters/1", "/chapters/1"),
        ("/chapters/2", ""),
        ("/download/x.epub", "/download/x.epub"),
        ("?look=1", "?look=1"),
    ],
)
def test_its_addresses_lead_to_the_one_that_stays(
    as_nobody: Client, as_kim: Client, page: str, there: str
) -> None:
    kept, gone = _works(chapters=2)
    merge_work(work=gone.pk, into=kept.pk, account=None)
    for client in (as_nobody, as_kim):
        answer = client.get(f"/works/{gone.pk}{page}")
        assert answer.status_code == 302
        assert answer.headers["Location"] == f"/works/{kept.pk}{there}"


def test_its_file_can_still_be_had_at_its_own_address(as_nobody: Client) -> None:
    kept, gone = _works()
    merge_work(work=gone.pk, into=kept.pk, account=None)
    answer = as_nobody.get(f"/works/{gone.pk}/original", follow=True)
    assert b"".join(answer) == b"The file crossing.txt."
    page = as_nobody.get(f"/works/{kept.pk}").text
    assert "crossing.txt" in page
    assert f"/works/{kept.pk}/originals/{gone.original_id}" in page


def test_no_other_file_is_had_that_way(as_nobody: Client, as_bob: Client) -> None:
    kept, gone = _works(audience=rules.MEMBERS)
    stranger = _original("strangers.txt")
    merge_work(work=gone.pk, into=kept.pk, account=None)
    assert as_nobody.get(f"/works/{kept.pk}/originals/{stranger.pk}").status_code == 404
    assert as_nobody.get(f"/works/{kept.pk}/originals/{gone.original_id}").status_code == 404
    answer = as_bob.get(f"/works/{kept.pk}/originals/{gone.original_id}")
    assert b"".join(answer) == b"The file crossing.txt."


def test_a_suggestion_a_person_refused_stays_refused() -> None:
    kept, gone = _works()
    tom = TagClaim("character", "Tom", rules.REFUSED)
    third = make_work(title="Third", tags=[tom])
    merge_work(work=gone.pk, into=third.pk, account=None)
    assert third.taggings.get(tag__name="Tom").state == rules.REFUSED
    assert kept.state == rules.POSTED
