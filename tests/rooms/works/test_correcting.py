"""Correcting a field of the catalogue."""

from __future__ import annotations

from typing import Any

import pytest

import cast
from make.catalogues import counted_afresh, counts, make_entry, names
from storykeep.kit.errors import Conflict, DomainError, NotFound
from storykeep.works import rules
from storykeep.works.catalogue import FIELDS, fingerprint
from storykeep.works.models import Change, Deed, Tagging
from storykeep.works.services.catalogue import catalogue_work, correct_field
from storykeep.works.services.entries import field_values

pytestmark = pytest.mark.django_db

CORRECTIONS: dict[str, Any] = {
    "title": "The Longest Watch",
    "authors": ["Alice", "Noor"],
    "summary": "<p>A storm <em>came</em>.</p>",
    "notes_before": "<p>For N.</p>",
    "notes_after": "<p>Thank you.</p>",
    "disclaimer": "<p>Not mine.</p>",
    "language": "pt-BR",
    "rating": "general",
    "status": "in-progress",
    "published": "2009-04-01",
    "updated": "2010",
    "series": ("Lights", "3"),
    "fandoms": ["The Lighthouse", "Keepers"],
    "warnings": ["Major Character Death"],
    "categories": ["Gen"],
    "relationships": [],
    "characters": ["Tom", "Mara"],
    "tags": ["storms", "sea"],
}


def test_every_field_can_be_corrected() -> None:
    assert set(CORRECTIONS) == set(FIELDS)


@pytest.mark.parametrize("field", FIELDS)
def test_a_corrected_field_says_what_was_written(field: str) -> None:
    work = make_entry()
    correct_field(work=work.pk, field=field, value=CORRECTIONS[field], account=None)
    work.refresh_from_db()
    assert field_values(work)[field] == CORRECTIONS[field]


@pytest.mark.parametrize("field", FIELDS)
def test_a_corrected_field_counts_as_confirmed(field: str) -> None:
    work = make_entry()
    correct_field(work=work.pk, field=field, value=CORRECTIONS[field], account=None)
    work.refresh_from_db()
    assert work.confirmed == [field]


@pytest.mark.parametrize("field", FIELDS)
def test_correcting_one_field_leaves_the_others(field: str) -> None:
    work = make_entry()
    before = field_values(work)
    correct_field(work=work.pk, field=field, value=CORRECTIONS[field], account=None)
    work.refresh_from_db()
    after = field_values(work)
    assert {name for name in FIELDS if before[name] != after[name]} == {field}


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("title", "  ", "title-missing"),
        ("rating", "nc-17", "not-a-rating"),
        ("status", "paused", "not-a-status"),
        ("published", "spring 2009", "not-a-date"),
        ("updated", "2009-02-30", "not-a-date"),
        ("language", "English, mostly", "not-a-language"),
        ("kudos", "many", "no-such-field"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused(field: str, value: str, code: str) -> None:
    work = make_entry()
    with pytest.raises(DomainError) as refused:
        correct_field(work=work.pk, field=field, value=value, account=None)
    assert refused.value.code == code


def test_of_several_corrections_none_is_written_when_one_is_refused() -> None:
    work = make_entry()
    with pytest.raises(DomainError):
        catalogue_work(
            work=work.pk, corrections={"rating": "general", "updated": "soon"}, account=None
        )
    work.refresh_from_db()
    assert work.rating == "teen"


def test_a_work_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        correct_field(work=4711, field="title", value="x", account=None)


def test_html_in_a_summary_is_cleaned() -> None:
    work = make_entry()
    correct_field(
        work=work.pk, field="summary", value="<p onclick=a>Hi<script>b</script></p>", account=None
    )
    work.refresh_from_db()
    assert work.summary == "<p>Hi</p>"


def test_a_corrected_title_says_that_a_person_gave_it() -> None:
    work = make_entry()
    correct_field(work=work.pk, field="title", value="The 9 Lamps", account=None)
    work.refresh_from_db()
    assert (work.title_basis, work.sort_title) == ("person", "00009 lamps")


def test_a_tag_left_out_is_refused_and_kept_in_mind() -> None:
    work = make_entry()
    correct_field(work=work.pk, field="characters", value=["Mara"], account=None)
    states = dict(
        Tagging.objects.filter(work=work, tag__kind="character").values_list("tag__name", "state")
    )
    assert states == {"Mara": rules.CONFIRMED, "Tom": rules.REFUSED}


def test_tags_stand_in_the_order_they_were_written() -> None:
    work = make_entry()
    correct_field(work=work.pk, field="characters", value=["Tom", "Noor", "Mara"], account=None)
    assert names(work, "character") == ["Tom", "Noor", "Mara"]


def test_a_tag_written_twice_stands_once() -> None:
    work = make_entry()
    correct_field(work=work.pk, field="tags", value=["storms", "Storms", " STORMS "], account=None)
    assert names(work, "freeform") == ["storms"]


def test_counts_of_tags_are_right_after_a_correction() -> None:
    work = make_entry()
    correct_field(work=work.pk, field="characters", value=["Noor"], account=None)
    assert counts() == counted_afresh()


def test_a_correction_that_changes_nothing_twice_is_one_deed() -> None:
    work = make_entry()
    correct_field(work=work.pk, field="title", value="X", account=None)
    assert correct_field(work=work.pk, field="title", value="X", account=None) is None


def test_a_deed_knows_its_fields_and_whose_it_is() -> None:
    work, kim = make_entry(), cast.kim()
    deed = correct_field(work=work.pk, field="title", value="X", account=kim.pk)
    assert deed is not None
    assert (deed.kind, deed.fields, deed.account_id) == ("correct", ["title"], kim.pk)


def test_a_deed_is_written_in_the_outbox() -> None:
    work = make_entry()
    before = Change.objects.count()
    correct_field(work=work.pk, field="title", value="X", account=None)
    assert Change.objects.count() == before + 1


def test_a_field_somebody_else_changed_is_not_written_over() -> None:
    work = make_entry()
    seen = {"title": fingerprint(work.title)}
    correct_field(work=work.pk, field="title", value="Theirs", account=None)
    with pytest.raises(Conflict, match="meanwhile"):
        catalogue_work(work=work.pk, corrections={"title": "Mine"}, seen=seen, account=None)
    work.refresh_from_db()
    assert work.title == "Theirs"


def test_another_field_somebody_else_changed_is_no_conflict() -> None:
    work = make_entry()
    seen = {name: fingerprint(value) for name, value in field_values(work).items()}
    correct_field(work=work.pk, field="summary", value="<p>Theirs.</p>", account=None)
    catalogue_work(work=work.pk, corrections={"title": "Mine"}, seen=seen, account=None)
    work.refresh_from_db()
    assert (work.title, work.summary) == ("Mine", "<p>Theirs.</p>")


def test_confirming_what_has_changed_since_it_was_read_is_a_conflict() -> None:
    work = make_entry()
    seen = {name: fingerprint(value) for name, value in field_values(work).items()}
    correct_field(work=work.pk, field="characters", value=["Tom"], account=None)
    with pytest.raises(Conflict):
        catalogue_work(work=work.pk, confirm=FIELDS, seen=seen, account=None)
    assert Deed.objects.count() == 1
