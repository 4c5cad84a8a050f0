"""The page of a story's inside: its people, who talks to whom, its scenes, what it refers to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from make.desks import bring_one
from make.pages import links_of, strict, text_of
from make.works import make_work
from storykeep.desk.models import StoredReading
from storykeep.desk.reader import packed
from storykeep.works import rules
from storykeep.works.models import Work

pytestmark = pytest.mark.django_db

STORY = (
    "Title: Low Water\n\n"
    "“The lamp is out,” said Mara.\n\n“Then light it,” said Tom.\n\n“With what?” asked Mara. "
    "“Bring me a match, Tom. Ask Mrs. Hollis.”\n\n“She sleeps,” said Tom.\n\n* * *\n\n"
    "Tom came back from Toad Hall alone.\n\n“No match,” said Tom.\n"
)
SVG = "{http://www.w3.org/2000/svg}svg"
HOSTILE = "<script>alert(\"'&</title>"


@pytest.fixture
def read(tmp_path: Path) -> Work:
    return bring_one(tmp_path, STORY, state=rules.POSTED)


def page_of(browser: Client, work: Work) -> ElementTree.Element:
    return strict(browser.get(f"/works/{work.pk}/in-this-story"))


def keep(work: Work, said: dict[str, Any], text: str = "x" * 100) -> None:
    reading = packed(json.dumps(said))
    StoredReading.objects.create(work=work, reading=reading, text=packed(text))


def member(name: str, quotes: int = 1, **more: Any) -> dict[str, Any]:
    return {"name": name, "aliases": [], "mentions": 2, "quotes": quotes, **more}


def one_with(page: ElementTree.Element, tag: str, name: str) -> ElementTree.Element:
    """The first element of this tag with this class or id."""
    return next(
        one
        for one in page.iter(tag)
        if name in one.get("class", "").split() or name == one.get("id")
    )


def test_a_story_that_came_in_shows_its_people(read: Work, as_nobody: Client) -> None:
    people = [one for one in page_of(as_nobody, read).iter("li") if one.get("class") == "member"]
    names = {text_of(one_with(person, "span", "member-name")) for person in people}
    assert {"Mara", "Tom"} <= names


def test_the_cast_is_told_in_order_of_voice(as_nobody: Client) -> None:
    work = make_work()
    people = [member("Mrs. Hollis", 0, mentions=1), member("Tom"), member("Mara", 3)]
    people.append(member("Old Ned", 0, mentions=1, present=False))
    keep(work, {"cast": [*people, member("Annie", 2, aliases=["Ann", "Miss Lee"])]})
    page = page_of(as_nobody, work)
    told = [text_of(one) for one in page.iter("li") if one.get("class") == "member"]
    assert [one.partition(" why")[0] for one in told] == [
        "Mara speaks 3 times · named 2 times",
        "Annie also Ann, Miss Lee speaks 2 times · named 2 times",
        "Tom speaks once · named 2 times",
        "Mrs. Hollis never speaks · named once",
        "Old Ned only spoken of · named once",
    ]


def test_who_is_said_to_speak_can_be_asked_why(read: Work, as_nobody: Client) -> None:
    why = next(one for one in page_of(as_nobody, read).iter("ul") if one.get("class") == "because")
    assert "the name stands beside the words" in text_of(why)


def test_the_picture_and_the_table_say_the_same(as_nobody: Client) -> None:
    work = make_work()
    ties = [{"a": "Tom", "b": "Mara", "exchanges": 4, "together": 1}]
    keep(work, {"cast": [member("Mara", 3), member("Tom")], "ties": ties})
    page = page_of(as_nobody, work)
    assert "Mara and Tom: 4 exchanges" in text_of(one_with(page, SVG, "arcs"))
    rows = one_with(page, "table", "ties").iter("tr")
    assert [[text_of(cell) for cell in row] for row in rows] == [
        ["Who", "With whom", "Exchanges", "Scenes together"],
        ["Mara", "Tom", "4", "1"],
    ]


def test_scenes_stand_in_order_and_lead_to_the_story(read: Work, as_nobody: Client) -> None:
    scenes = one_with(page_of(as_nobody, read), "ol", "scenes")
    told = [text_of(one) for one in scenes.iter("li")]
    assert told[0].startswith("1 “The lamp is out,” said Mara.")
    assert told[1].startswith("2 Tom came back from Toad Hall alone.")
    assert list(links_of(scenes)) == [f"/works/{read.pk}#scene-1-{number}" for number in (1, 2)]


def test_a_scene_s_link_leads_to_its_place_in_the_text(read: Work, as_nobody: Client) -> None:
    page = strict(as_nobody.get(f"/works/{read.pk}"))
    begins = {one.get("id"): text_of(one) for one in page.iter("p") if one.get("id")}
    assert begins["scene-1-1"].startswith("“The lamp is out,”")
    assert begins["scene-1-2"].startswith("Tom came back from Toad Hall")


def test_scenes_of_an_older_text_lead_nowhere_and_say_so(read: Work, as_nobody: Client) -> None:
    Work.objects.filter(pk=read.pk).update(version=read.version + 1)
    scenes = one_with(page_of(as_nobody, read), "details", "scenes")
    assert not links_of(scenes)
    assert "The story’s text has changed since the machine read it." in text_of(scenes)


def test_who_is_there_is_told_scene_by_scene_in_words_too(read: Work, as_nobody: Client) -> None:
    company = one_with(page_of(as_nobody, read), "details", "company")
    rows = [[text_of(cell) for cell in row] for row in company.iter("tr")]
    assert rows[0] == ["Who", "There in scenes", "Speaks in scenes"]
    assert ["Mara", "1", "1"] in rows
    assert ["Tom", "1–2", "1–2"] in rows
    assert one_with(company, SVG, "grid").get("role") == "img"


def test_how_two_talk_is_told_part_by_part(as_nobody: Client) -> None:
    work = make_work()
    pair = {"a": "Mara", "b": "Tom", "count": 3}
    scene = {"start": 0, "end": 5, "basis": "mark", "time": None, "present": ["Mara", "Tom"]}
    scenes = [{**scene, "exchanges": [pair]}, {**scene, "exchanges": []}]
    keep(work, {"cast": [member("Mara"), member("Tom")], "chapters": [{"scenes": scenes}]})
    company = one_with(page_of(as_nobody, work), "details", "company")
    assert ["Mara, Tom", "3", "0"] in [
        [text_of(cell) for cell in row] for row in company.iter("tr")
    ]


def test_a_story_of_one_scene_shows_no_change_of_company(as_nobody: Client) -> None:
    work = make_work()
    scenes = [{"start": 0, "end": 5, "basis": None, "time": None, "present": ["Mara"]}]
    keep(work, {"cast": [member("Mara")], "chapters": [{"scenes": scenes}]})
    assert "Who is there, scene by scene" not in text_of(page_of(as_nobody, work))


def test_the_words_that_tell_a_scene_s_time_are_shown(as_nobody: Client) -> None:
    work = make_work()
    scene = {"start": 0, "end": 40, "basis": "mark", "time": "earlier", "time_basis": "words"}
    scenes = [{**scene, "time_start": 0, "time_end": 15}] * 2
    keep(
        work, {"chapters": [{"scenes": scenes}]}, "Three years ago they counted the boats together."
    )
    told = text_of(one_with(page_of(as_nobody, work), "ol", "scenes"))
    assert "earlier: the text says so (Three years ago)" in told


def test_scenes_of_a_longer_work_lead_to_their_chapters(as_nobody: Client) -> None:
    work = make_work(chapters=2)
    scenes = [{"start": 0, "end": 5, "basis": None, "time": None}]
    keep(work, {"chapters": [{"title": "One", "scenes": scenes}, {"title": "", "scenes": scenes}]})
    links = links_of(page_of(as_nobody, work))
    assert f"/works/{work.pk}/chapters/1" in links
    assert f"/works/{work.pk}/chapters/2" in links


def test_scenes_lead_nowhere_when_the_work_has_other_chapters_now(as_nobody: Client) -> None:
    work = make_work(chapters=2)
    scenes = [{"start": 0, "end": 5, "basis": None, "time": None}]
    keep(work, {"chapters": [{"title": "One", "scenes": scenes}]})
    assert not links_of(one_with(page_of(as_nobody, work), "details", "scenes"))


def test_what_happens_earlier_or_later_is_marked(as_nobody: Client) -> None:
    work = make_work()
    times = [None, "earlier", "later", "now"]
    scenes = [{"start": 0, "end": 5, "basis": "mark", "time": time} for time in times]
    keep(work, {"chapters": [{"title": "", "scenes": scenes}]})
    told = [text_of(one) for one in one_with(page_of(as_nobody, work), "ol", "scenes").iter("li")]
    assert ["earlier" in one for one in told] == [False, True, False, False]
    assert ["later" in one for one in told] == [False, False, True, False]
    assert ["back to now" in one for one in told] == [False, False, False, True]


def test_a_scene_that_only_seems_to_begin_says_so(as_nobody: Client) -> None:
    work = make_work()
    bases = [None, "mark", "gap", "inferred"]
    scenes = [{"start": 0, "end": 5, "basis": basis, "time": None} for basis in bases]
    keep(work, {"chapters": [{"title": "", "scenes": scenes}]})
    told = [text_of(one) for one in one_with(page_of(as_nobody, work), "ol", "scenes").iter("li")]
    assert ["seems to begin here" in one for one in told] == [False, False, True, True]
    assert ["marked in the text" in one for one in told] == [False, True, False, False]
    assert ["suspected" in one for one in told] == [False, False, False, True]


def test_what_gives_away_the_story_is_folded(as_nobody: Client) -> None:
    work = make_work()
    people = [member(f"Person {number}", 9 - number) for number in range(5)]
    ties = [{"a": "Person 0", "b": "Person 1", "exchanges": 1, "together": 1}]
    places = [{"value": "Toad Hall", "kind": "place", "start": 0, "end": 1}]
    scenes = [{"start": 0, "end": 5, "basis": None, "time": None}] * 2
    chapters = [{"title": "", "scenes": scenes}]
    keep(work, {"cast": people, "ties": ties, "references": places, "chapters": chapters})
    page = page_of(as_nobody, work)
    assert not [one for one in page.iter("details") if one.get("open") is not None]
    inside = next(one for one in page.iter("article"))
    assert list(inside.iter(SVG))
    for folded in list(inside.iter("details")):
        folded.clear()
    left = text_of(inside)
    assert [f"Person {number}" in left for number in range(5)] == [True, True, True, False, False]
    assert "Toad Hall" not in left
    assert not list(inside.iter(SVG))


def test_the_page_says_that_a_program_read_this(read: Work, as_nobody: Client) -> None:
    said = one_with(page_of(as_nobody, read), "p", "machine")
    assert "read out of the text by a program and confirmed by nobody" in text_of(said)


def test_a_narrator_without_a_name_is_called_one(as_nobody: Client) -> None:
    work = make_work()
    ties = [{"a": "narrator", "b": "Tom", "exchanges": 1, "together": 1}]
    keep(work, {"cast": [member("narrator", 5), member("Tom")], "ties": ties})
    assert "the narrator and Tom: 1 exchange" in text_of(page_of(as_nobody, work))


def test_a_story_that_nothing_was_read_of_says_so_kindly(as_nobody: Client) -> None:
    page = text_of(page_of(as_nobody, make_work()))
    assert "Nothing has been read of this story yet." in page


def test_a_reading_that_found_nobody_says_so(as_nobody: Client) -> None:
    work = make_work()
    keep(work, {})
    assert "Nobody was found in this story." in text_of(page_of(as_nobody, work))


def test_hostile_names_are_only_names(as_nobody: Client) -> None:
    work = make_work()
    people = [member(HOSTILE, 9, aliases=[HOSTILE + "\ud800\0"]), member("Tom")]
    ties = [{"a": HOSTILE, "b": "Tom", "exchanges": 1, "together": 1}]
    places = [{"value": HOSTILE, "kind": HOSTILE, "start": 0, "end": 1}]
    chapters = [{"title": HOSTILE, "scenes": [{"start": 0, "end": 20, "time": HOSTILE}]}] * 2
    said = {"cast": people, "ties": ties, "references": places, "chapters": chapters}
    keep(work, said, HOSTILE + "\ud800\0\x07 and more")
    page = page_of(as_nobody, work)
    assert all(one.get("src", "").startswith("/static/") for one in page.iter("script"))
    assert text_of(page).count("<script>alert") >= 8


def test_the_story_s_pages_lead_here(as_nobody: Client) -> None:
    work = make_work(chapters=2)
    for page in (f"/works/{work.pk}", f"/works/{work.pk}/chapters/1", f"/works/{work.pk}/all"):
        assert f"/works/{work.pk}/in-this-story" in links_of(strict(as_nobody.get(page)))


def test_the_link_on_the_title_page_warns_and_is_folded(as_nobody: Client) -> None:
    work = make_work(chapters=2)
    page = strict(as_nobody.get(f"/works/{work.pk}"))
    folds = [one for one in page.iter("details") if "In this story" in text_of(one.find("summary"))]
    assert len(folds) == 1
    assert folds[0].get("open") is None
    assert "may give away the story" in text_of(folds[0])


def test_the_page_is_the_same_for_everybody_and_can_be_kept(read: Work, as_nobody: Client) -> None:
    answer = as_nobody.get(f"/works/{read.pk}/in-this-story")
    assert not answer.cookies
    assert "cookie" not in answer.headers.get("Vary", "").lower()
    assert b"csrf" not in answer.content


def test_the_page_runs_nothing_of_its_own(read: Work, as_nobody: Client) -> None:
    page = page_of(as_nobody, read)
    assert not list(page.iter("style"))
    for one in page.iter():
        assert not [name for name in one.attrib if name == "style" or name.startswith("on")]


def test_every_id_on_the_page_stands_once(read: Work, as_nobody: Client) -> None:
    ids = [one.get("id") for one in page_of(as_nobody, read).iter() if one.get("id")]
    assert sorted(ids) == sorted(set(ids))


def test_the_page_asks_one_question_more_than_the_title_page_s_work(
    read: Work, as_nobody: Client
) -> None:
    with CaptureQueriesContext(connection) as asked:
        as_nobody.get(f"/works/{read.pk}/in-this-story")
    assert len(asked) <= 5
