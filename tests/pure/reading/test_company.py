"""Who is there scene by scene, who talks with whom in it, and where a scene's mark seems to be lost."""

from __future__ import annotations

from make.readings import reading_of
from storykeep.reading.document import Scene
from storykeep.reading.json import from_json, to_json

TWO = (
    "“The kettle is cold,” said Anna.\n\n“Then warm it,” said Tom.\n\n“You warm it,” said Anna. She sat"
    " down by the window, and looked out at the yard, where there was nothing at all to see.\n\n“I did it"
    " last time,” said Tom. He put his feet up on the fender and shut his eyes, and did not move."
)
OTHERS = (
    "“Who goes there?” said Greta.\n\n“A friend,” said Oswald.\n\n“That is what they all say,” said Greta."
    " She lifted the lantern, and the rain ran off the rim of it and into her sleeve.\n\n“Then they are"
    " all friends,” said Oswald. He waited, and the gate stayed where it was, and so did the rain."
)


def scenes_of(text: str) -> list[Scene]:
    return [scene for chapter in reading_of(text).chapters for scene in chapter.scenes]


def test_a_scene_tells_who_is_there_and_who_talks_with_whom() -> None:
    first, second = scenes_of(f"{TWO}\n\n***\n\n{OTHERS}")
    assert set(first.present) == {"Anna", "Tom"}
    assert [(pair.a, pair.b) for pair in first.exchanges] == [("Anna", "Tom")]
    assert [(pair.a, pair.b) for pair in second.exchanges] == [("Greta", "Oswald")]


def test_nobody_answers_over_the_beginning_of_a_scene() -> None:
    ties = reading_of(f"{TWO}\n\n***\n\n{OTHERS}").ties
    assert {(tie.a, tie.b) for tie in ties if tie.exchanges} == {
        ("Anna", "Tom"),
        ("Greta", "Oswald"),
    }


def test_a_new_day_without_a_mark_is_suspected_and_says_why() -> None:
    scenes = scenes_of(f"{TWO}\n\n{TWO}\n\nThe next morning there was frost.\n\n{OTHERS}")
    assert [scene.basis for scene in scenes] == [None, "inferred"]
    assert scenes[1].reason == "“The next morning” tells of another time, and others are there."
    assert 0.5 <= scenes[1].confidence < 1.0


def test_a_conversation_that_goes_on_is_left_whole() -> None:
    assert len(scenes_of("\n\n".join([TWO] * 4))) == 1


def test_a_moment_later_begins_no_scene() -> None:
    assert len(scenes_of(f"{TWO}\n\nA moment later Tom got up.\n\n{TWO}")) == 1


def test_a_time_that_is_only_looked_back_on_begins_no_scene() -> None:
    assert len(scenes_of(f"{TWO}\n\nThat morning there had been frost.\n\n{TWO}")) == 1


def test_nothing_is_suspected_beside_a_mark() -> None:
    bases = [s.basis for s in scenes_of(f"{TWO}\n\n***\n\nThe next morning, frost.\n\n{OTHERS}")]
    assert bases == [None, "mark"]


def test_scenes_survive_the_way_to_json_and_back() -> None:
    reading = reading_of(f"{TWO}\n\nThe next morning, frost.\n\n{OTHERS}\n\n***\n\n{TWO}")
    assert from_json(to_json(reading)) == reading
