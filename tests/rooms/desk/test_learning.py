"""What a person says at the desk teaches the archive, and its suggestions follow: those and no more."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from make.desks import bring
from storykeep.desk.models import Lesson, Naming, StoredReading
from storykeep.desk.reader import KNOWN_FILE, places_known
from storykeep.desk.services.cataloguing import catalogue_work, undo
from storykeep.desk.services.following import keep_up, learn_anew, write_known
from storykeep.desk.services.locking import only_learner
from storykeep.tags.models import Tag
from storykeep.works import rules
from storykeep.works.models import Change, Deed, Tagging, Work
from storykeep.works.services.outbox import generation

pytestmark = pytest.mark.django_db


def story(*people: str, header: str = "", lines: int = 4, at: str = "the harbour") -> str:
    """A short story in which each of these people speaks and is named several times."""
    told = [
        f"“We have to go on, {other},” said {one}. {one} looked at {other}. Line {n} at {at}."
        for n in range(lines)
        for one, other in zip(people, people[1:] + people[:1], strict=True)
    ]
    return header + "\n\n".join(told) + "\n"


@pytest.fixture
def landed(tmp_path: Path, data_folder: Path) -> Any:
    """Bring stories (name to text) to the desk; the works by name."""

    def land(**stories: str) -> dict[str, Work]:
        arrivals = bring(tmp_path / "pile", {f"{name}.txt": text for name, text in stories.items()})
        keep_up()
        works = {name: one.work for name, one in zip(stories, arrivals, strict=True)}
        assert all(works.values())
        return works

    return land


def tags(work: Work, kind: str = "fandom") -> list[tuple[str, str]]:
    rows = Tagging.objects.filter(work=work, tag__kind=kind).order_by("position", "pk")
    return list(rows.values_list("tag__name", "state"))


def say(work: Work, field: str, *values: str) -> Deed:
    deed = catalogue_work(work=work.pk, corrections={field: list(values)}, account=None)
    assert deed is not None
    return deed


def test_a_fandom_confirmed_at_the_desk_is_suggested_to_others_of_its_people(landed: Any) -> None:
    works = landed(a=story("Zorin", "Ketta"), b=story("Zorin", "Ketta", "Bo"))
    assert tags(works["b"]) == []
    say(works["a"], "fandoms", "Lamps")
    assert tags(works["b"]) == [], "nothing but the deed itself is done while the person waits"
    assert keep_up() == 1
    assert tags(works["b"]) == [("Lamps", rules.SUGGESTED)]


def test_a_suggestion_nobody_confirmed_is_withdrawn_when_its_ground_is_gone(landed: Any) -> None:
    works = landed(a=story("Zorin", "Ketta"), b=story("Zorin", "Ketta", lines=5))
    say(works["a"], "fandoms", "Lamps")
    keep_up()
    undo(work=works["a"].pk, account=None)
    keep_up()
    assert tags(works["b"]) == []
    assert Tag.objects.get(name="Lamps").works_count == 0


def test_a_confirmed_suggestion_stays_when_its_ground_is_gone(landed: Any) -> None:
    works = landed(a=story("Zorin", "Ketta"), b=story("Zorin", "Ketta", lines=5))
    say(works["a"], "fandoms", "Lamps")
    keep_up()
    say(works["b"], "fandoms", "Lamps")
    undo(work=works["a"].pk, account=None)
    keep_up()
    assert tags(works["b"]) == [("Lamps", rules.CONFIRMED)]


def test_undoing_a_confirmation_whose_ground_is_gone_withdraws_the_suggestion(landed: Any) -> None:
    works = landed(a=story("Zorin", "Ketta"), b=story("Zorin", "Ketta", lines=5))
    say(works["a"], "fandoms", "Lamps")
    keep_up()
    say(works["b"], "fandoms", "Lamps")
    undo(work=works["a"].pk, account=None)
    keep_up()
    undo(work=works["b"].pk, account=None)
    keep_up()
    assert tags(works["b"]) == []


def test_a_refused_suggestion_never_comes_back(landed: Any) -> None:
    works = landed(a=story("Zorin", "Ketta"), b=story("Zorin", "Ketta", lines=5))
    say(works["a"], "fandoms", "Lamps")
    keep_up()
    say(works["b"], "fandoms")
    keep_up()
    learn_anew()
    assert tags(works["b"]) == [("Lamps", rules.REFUSED)]


def test_a_suggestion_teaches_nothing(landed: Any) -> None:
    works = landed(
        a=story("Zorin", "Ketta"), b=story("Zorin", "Ketta", "Wick"), c=story("Wick", "Zorin")
    )
    say(works["a"], "fandoms", "Lamps")
    keep_up()
    assert tags(works["b"]) == [("Lamps", rules.SUGGESTED)]
    assert set(Naming.objects.exclude(teaches=None).values_list("work", flat=True)) == {
        works["a"].pk
    }


def test_a_full_name_takes_the_place_of_a_short_one_that_was_only_suggested(landed: Any) -> None:
    works = landed(
        a=story("Zorin", "Ketta", header="Title: One\nFandom: Lamps\nCharacters: Zorin Vale\n\n"),
        b=story("Zorin", "Ketta", header="Title: Two\nFandom: Lamps\n\n", lines=5),
    )
    assert set(tags(works["b"], "character")) == {
        ("Zorin Vale", rules.SUGGESTED),
        ("Ketta", rules.SUGGESTED),
    }
    reason = Tagging.objects.get(work=works["b"], tag__name="Zorin Vale").reason
    assert reason == "“Zorin” is Zorin Vale in the stories of Lamps here."


def test_the_short_name_is_put_back_when_the_full_one_is_withdrawn(landed: Any) -> None:
    works = landed(
        a=story("Zorin", "Ketta", header="Title: One\nFandom: Lamps\nCharacters: Zorin Vale\n\n"),
        b=story("Zorin", "Ketta", header="Title: Two\nFandom: Lamps\n\n", lines=5),
    )
    say(works["a"], "characters", "Ketta")
    keep_up()
    assert set(tags(works["b"], "character")) == {
        ("Zorin", rules.SUGGESTED),
        ("Ketta", rules.SUGGESTED),
    }


def test_who_was_refused_does_not_come_back_under_a_fuller_name(landed: Any) -> None:
    works = landed(b=story("Zorin", "Ketta", header="Title: Two\nFandom: Lamps\n\n"))
    say(works["b"], "characters", "Ketta")
    Work.objects.filter(pk=works["b"].pk).update(confirmed=[])
    landed(
        a=story("Zorin", "Ketta", header="Title: One\nFandom: Lamps\nCharacters: Zorin Vale\n\n")
    )
    assert set(tags(works["b"], "character")) == {("Ketta", "confirmed"), ("Zorin", "refused")}


def test_another_name_that_wranglers_gave_is_known(landed: Any) -> None:
    works = landed(
        a=story("Zorin", "Ketta", header="Title: One\nFandom: Lamps\nCharacters: Zorin Vale\n\n"),
        b=story("Zorry", "Ketta", header="Title: Two\nFandom: Lamps\n\n"),
    )
    canonical = Tag.objects.get(kind="character", name="Zorin Vale")
    Tag.objects.filter(kind="character", name="Zorry").update(synonym_of=canonical)
    learn_anew()
    assert "Zorin Vale" in [name for name, _ in tags(works["b"], "character")]


def test_a_portmanteau_means_its_couple_in_stories_that_say_no_more(landed: Any) -> None:
    header = "Title: {}\nFandom: Lamps\nPairing: {}\n\n"
    works = landed(a=story("Zorin", "Ketta", header=header.format("Two", "Zotta")))
    assert tags(works["a"], "relationship") == [("Zotta", rules.GIVEN)]
    more = landed(b=story("Zorin", "Ketta", lines=5, header=header.format("One", "Zorin/Ketta")))
    say(more["b"], "tags", "Zotta")
    keep_up()
    assert ("Zorin/Ketta", rules.SUGGESTED) in tags(works["a"], "relationship")


def test_looking_again_changes_nothing(landed: Any) -> None:
    works = landed(a=story("Zorin", "Ketta"), b=story("Zorin", "Ketta", lines=5))
    say(works["a"], "fandoms", "Lamps")
    keep_up()
    before = generation()
    assert keep_up() == 0
    assert learn_anew() == 0
    assert generation() == before


def test_what_follows_a_deed_costs_the_same_among_many_works_that_it_does_not_concern(
    landed: Any,
) -> None:
    works = landed(a=story("Zorin", "Ketta"), b=story("Zorin", "Ketta", lines=5))
    say(works["a"], "fandoms", "Lamps")
    keep_up()
    asked = []
    for crowd in (2, 24):
        landed(**{f"x{crowd}y{n}": story(f"Quill{n}", f"Ommer{n}") for n in range(crowd)})
        say(works["a"], "fandoms", f"Lamps {crowd}")
        with CaptureQueriesContext(connection) as queries:
            assert keep_up() >= 1
        asked.append(len(queries))
    assert asked[0] == asked[1] < 60


def test_a_deed_itself_only_writes_a_lesson(landed: Any) -> None:
    works = landed(a=story("Zorin", "Ketta"))
    say(works["a"], "fandoms", "Lamps")
    assert list(Lesson.objects.values_list("work", "keys")) == [(works["a"].pk, None)]


def test_a_deed_about_no_tag_teaches_nothing(landed: Any) -> None:
    works = landed(a=story("Zorin", "Ketta"))
    catalogue_work(work=works["a"].pk, state=rules.SET_ASIDE, account=None)
    assert not Lesson.objects.exists()


def test_while_another_process_keeps_suggestions_up_this_one_leaves_it_to_it(
    landed: Any, data_folder: Path
) -> None:
    works = landed(a=story("Zorin", "Ketta"))
    say(works["a"], "fandoms", "Lamps")
    with only_learner(data_folder, waits=False) as mine:
        assert mine
        assert keep_up() == 0
    assert Lesson.objects.count() == 1


def test_an_archive_from_before_learns_from_the_readings_it_has(landed: Any) -> None:
    works = landed(
        a=story("Zorin", "Ketta", header="Title: One\nFandom: Lamps\n\n"),
        b=story("Zorin", "Ketta", lines=5),
    )
    Naming.objects.all().delete()
    Tagging.objects.filter(work=works["b"]).delete()
    StoredReading.objects.update(names=None, known="", suggested=[])
    learn_anew()
    assert tags(works["b"]) == [("Lamps", rules.SUGGESTED)]


def test_places_many_works_name_are_told_to_the_readers(landed: Any, data_folder: Path) -> None:
    for name in ("one", "two"):
        landed(
            **{
                name: story(
                    "Zorin", name.title(), at="Malvern", header="Fandom: Lamps\nTitle: T\n\n"
                )
            }
        )
    write_known(data_folder)
    assert places_known(data_folder).not_people == {"malvern"}


def test_readers_do_without_a_damaged_file_of_what_is_known(data_folder: Path) -> None:
    (data_folder / KNOWN_FILE).write_text("{")
    assert places_known(data_folder).not_people == frozenset()


def everything_said() -> dict[str, Any]:
    """All that is kept of works and their tags, but for suggestions."""
    rows = Tagging.objects.exclude(state=rules.SUGGESTED).order_by("work", "tag__kind", "tag__key")
    return {
        "works": list(Work.objects.order_by("pk").values()),
        "tags": list(rows.values_list("work", "tag__kind", "tag__name", "state", "reason")),
        "deeds": list(Deed.objects.order_by("pk").values()),
        "readings": [
            (one.pk, bytes(one.reading), bytes(one.text))
            for one in StoredReading.objects.order_by("pk")
        ],
    }


def everything_suggested() -> list[Any]:
    rows = Tagging.objects.filter(state=rules.SUGGESTED)
    return sorted(rows.values_list("work", "tag__kind", "tag__name", "reason"))


@pytest.mark.parametrize("seed", range(6))
def test_whatever_people_do_only_suggestions_follow_and_as_if_all_had_been_learned_anew(
    seed: int, landed: Any
) -> None:
    chance = Random(seed)
    people = ["Zorin", "Ketta", "Quillon", "Brisa", "Jack", "Anna"]
    works = list(
        landed(
            **{f"w{n}": story(*chance.sample(people, 3), lines=3 + n % 2) for n in range(8)}
        ).values()
    )
    for _ in range(10):
        work = chance.choice(works)
        deed = chance.randrange(4)
        if deed == 0:
            catalogue_work(
                work=work.pk,
                corrections={"fandoms": chance.sample(["Lamps", "Rooks"], chance.randint(0, 1))},
                account=None,
            )
        elif deed == 1:
            full = [f"{name} Vale" for name in chance.sample(people, 2)]
            catalogue_work(work=work.pk, corrections={"characters": full}, account=None)
        elif deed == 2:
            catalogue_work(work=work.pk, confirm=["fandoms", "characters"], account=None)
        elif Deed.objects.filter(work=work, undone_at=None).exists():
            undo(work=work.pk, account=None)
        before = everything_said()
        keep_up()
        assert everything_said() == before
    kept_up = everything_suggested()
    learn_anew()
    assert everything_said() == before
    assert everything_suggested() == kept_up
    assert not Lesson.objects.exists()
    assert Change.objects.exists()


def test_a_reading_that_cannot_be_understood_stops_nobody(landed: Any) -> None:
    works = landed(a=story("Zorin", "Ketta"), b=story("Zorin", "Ketta", lines=5))
    broken = landed(c=story("Zorin", "Ketta", "Bo"))["c"]
    StoredReading.objects.filter(pk=broken.pk).update(reading=b"", names=None)
    say(works["a"], "fandoms", "Lamps")
    keep_up()
    assert tags(works["b"]) == [("Lamps", rules.SUGGESTED)]
    assert not Lesson.objects.exists()


def test_one_odd_work_does_not_take_a_name_from_a_large_fandom(landed: Any) -> None:
    header = "Title: {}\nFandom: Lamps\n\n"
    landed(
        **{f"w{n}": story("Zorin", "Ketta", header=header.format(n), lines=n) for n in range(2, 8)}
    )
    odd = landed(odd=story("Zorin", "Ketta", lines=9))["odd"]
    say(odd, "fandoms", "Rooks")
    late = landed(late=story("Zorin", "Ketta", lines=10))["late"]
    assert tags(late) == [("Lamps", rules.SUGGESTED)]
