"""Confirming, publishing and setting aside."""

from __future__ import annotations

import pytest

from make.catalogues import counted_afresh, counts, make_catalogue, make_entry, names
from storykeep.kit.errors import Conflict, DomainError
from storykeep.works import rules
from storykeep.works.catalogue import FIELDS, TAG_FIELDS, TagClaim
from storykeep.works.models import Tagging, Work
from storykeep.works.services.catalogue import (
    confirm_fields,
    confirm_work,
    correct_field,
    set_state,
)
from storykeep.works.services.entries import field_values
from storykeep.works.services.readings import apply_reading

pytestmark = pytest.mark.django_db

OTHER_TAGS = tuple(TagClaim(kind, f"other {kind}") for kind in TAG_FIELDS.values())


def _read_again(work_id: int) -> dict[str, object]:
    said = make_catalogue(
        authors=("Somebody",),
        summary="<p>No.</p>",
        notes_before="<p>No.</p>",
        notes_after="<p>No.</p>",
        disclaimer="<p>No.</p>",
        language="de",
        rating="explicit",
        status="abandoned",
        published="1999",
        updated="1999",
        series_name="No",
        series_part="9",
        tags=OTHER_TAGS,
    )
    row = Work.objects.get(pk=work_id)
    apply_reading(row, said)
    return field_values(Work.objects.get(pk=work_id))


@pytest.mark.parametrize("field", FIELDS)
def test_a_confirmed_field_is_never_overwritten_by_a_reading(field: str) -> None:
    work = make_entry()
    stood = field_values(work)[field]
    confirm_fields(work=work.pk, fields=[field], account=None)
    assert _read_again(work.pk)[field] == stood


@pytest.mark.parametrize("field", FIELDS)
def test_an_unconfirmed_field_follows_the_new_reading(field: str) -> None:
    work = make_entry()
    stood = field_values(work)[field]
    confirm_fields(work=work.pk, fields=[name for name in FIELDS if name != field], account=None)
    assert _read_again(work.pk)[field] != stood


def test_a_refused_tag_is_not_suggested_again() -> None:
    work = make_entry()
    correct_field(work=work.pk, field="characters", value=["Mara"], account=None)
    apply_reading(work, make_catalogue(tags=(TagClaim("character", "Tom", rules.SUGGESTED),)))
    assert names(work, "character") == ["Mara"]


def test_new_suggestions_stand_after_what_a_reading_left_standing() -> None:
    work = make_entry()
    Tagging.objects.filter(work=work, tag__name="Tom").update(state=rules.CONFIRMED)
    apply_reading(work, make_catalogue(tags=(TagClaim("character", "Noor"),)))
    assert names(work, "character") == ["Tom", "Noor"]


def test_counts_are_right_after_a_new_reading() -> None:
    work = make_entry()
    apply_reading(work, make_catalogue(tags=OTHER_TAGS))
    assert counts() == counted_afresh()


def test_confirming_a_field_makes_its_suggestions_a_persons_word() -> None:
    work = make_entry()
    confirm_fields(work=work.pk, fields=["characters"], account=None)
    states = set(
        Tagging.objects.filter(work=work, tag__kind="character").values_list("state", flat=True)
    )
    assert states == {rules.CONFIRMED}


def test_confirming_characters_leaves_a_suggested_fandom_a_suggestion() -> None:
    work = make_entry()
    confirm_fields(work=work.pk, fields=["characters"], account=None)
    assert Tagging.objects.get(work=work, tag__kind="fandom").state == rules.SUGGESTED


def test_a_work_is_catalogued_when_its_last_field_is_confirmed() -> None:
    work = make_entry()
    confirm_fields(work=work.pk, fields=FIELDS[:-1], account=None)
    work.refresh_from_db()
    assert work.catalogued_at is None
    confirm_fields(work=work.pk, fields=FIELDS[-1:], account=None)
    work.refresh_from_db()
    assert work.catalogued_at is not None


def test_confirming_a_work_lets_readers_have_it() -> None:
    work = make_entry(state=rules.ON_DESK)
    confirm_work(work=work.pk, account=None)
    work.refresh_from_db()
    assert (work.state, work.confirmed, work.posted_at is not None) == (
        rules.POSTED,
        list(FIELDS),
        True,
    )


def test_confirming_a_work_twice_is_one_deed() -> None:
    work = make_entry()
    assert confirm_work(work=work.pk, account=None) is not None
    assert confirm_work(work=work.pk, account=None) is None


def test_a_field_that_is_not_one_cannot_be_confirmed() -> None:
    work = make_entry()
    with pytest.raises(DomainError, match="no such field"):
        confirm_fields(work=work.pk, fields=["title", "kudos"], account=None)


@pytest.mark.parametrize("state", rules.STATES)
def test_a_work_goes_into_each_state(state: str) -> None:
    start = rules.ON_DESK if state != rules.ON_DESK else rules.POSTED
    work = make_entry(state=start)
    set_state(work=work.pk, state=state, account=None)
    work.refresh_from_db()
    assert work.state == state


@pytest.mark.parametrize("state", rules.STATES)
def test_going_where_it_is_already_is_a_conflict(state: str) -> None:
    work = make_entry(state=state)
    with pytest.raises(Conflict, match="already"):
        set_state(work=work.pk, state=state, account=None)


def test_a_state_that_is_not_one_is_refused() -> None:
    work = make_entry()
    with pytest.raises(DomainError, match="on the desk"):
        set_state(work=work.pk, state="burnt", account=None)


@pytest.mark.parametrize("start", rules.STATES)
@pytest.mark.parametrize("state", rules.STATES)
def test_counts_of_tags_are_right_after_a_move(start: str, state: str) -> None:
    work = make_entry(state=start)
    if start != state:
        set_state(work=work.pk, state=state, account=None)
    assert counts() == counted_afresh()


def test_a_work_published_again_keeps_the_day_it_was_first_posted() -> None:
    work = make_entry()
    set_state(work=work.pk, state=rules.SET_ASIDE, account=None)
    set_state(work=work.pk, state=rules.POSTED, account=None)
    first = work.posted_at
    work.refresh_from_db()
    assert work.posted_at == first
