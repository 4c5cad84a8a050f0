"""Signs of loss, each with its code and place."""

from __future__ import annotations

from make.readings import reading_of

TALK = [
    '"Is it far?" said Anna.',
    '"No," said Ben.',
    "She looked at the stairs.",
    '"Is it steep?"',
    '"Yes," he said.',
    '"Then I shall wait," said Anna.',
    '"For what?" Ben sat down.',
    '"For the lift."',
]


def codes(text: str) -> list[str]:
    return [finding.code for finding in reading_of(text).damage]


def test_a_whole_text_has_no_damage() -> None:
    assert codes("\n\n".join(TALK)) == []


def test_a_gap_in_a_running_conversation_means_lost_lines() -> None:
    text = "\n\n".join(TALK[:4]) + "\n\n\n" + "\n\n".join(TALK[4:])
    findings = reading_of(text).damage
    assert [each.code for each in findings] == ["lines-lost"]
    assert text[findings[0].start : findings[0].end] == "\n\n\n"


def test_a_passage_that_stands_twice_is_named() -> None:
    long = [line * 5 for line in TALK[:3]]
    assert codes("\n\n".join([*long, *TALK[3:], *long])) == ["passage-doubled"]


def test_a_text_that_breaks_off_is_named() -> None:
    assert codes("\n\n".join([*TALK, "And then she went down the stairs as far as the"])) == [
        "text-cut"
    ]


def test_characters_lost_in_transit_are_named() -> None:
    assert codes("\n\n".join([*TALK, "It wasn\ufffdt far."])) == ["characters-lost"]


def test_lost_paragraph_breaks_are_named() -> None:
    assert "breaks-lost" in codes(" ".join(TALK * 40))


def test_two_words_that_never_stand_side_by_side_mean_lost_lines() -> None:
    assert codes("\n\n".join([*TALK, "She went to the they had gone. He sat down again."])) == [
        "lines-lost"
    ]


def test_a_paragraph_that_stops_in_the_middle_of_a_sentence_means_lost_lines() -> None:
    broken = (
        "The stairs went round and round the tower, and at every turn there was a window in the"
    )
    assert codes("\n\n".join([*TALK[:4], broken, *TALK[4:]])) == ["lines-lost"]


def test_a_gap_as_wide_as_a_scene_mark_leaves_is_named_where_the_others_are_marked() -> None:
    scene = "\n\n".join(f"The road went on past farm {n} and farm {n + 1}." for n in range(12))
    text = "\n\n* * *\n\n".join(
        scene.replace("farm", other) for other in ("farm", "mill", "inn", "barn")
    )
    assert codes(text) == []
    assert codes(text.replace("* * *\n\n", "\n\n", 1)) == ["scene-mark-lost"]


def test_apostrophes_lost_throughout_are_named_once() -> None:
    bare = ["I dont know.", "It wasnt far.", "She didnt wait.", "They couldnt see."]
    assert codes("\n\n".join([*TALK, *bare])) == ["apostrophes-lost"]
    assert codes("\n\n".join([*TALK, *bare, "It's late."])) == []


def test_codes_of_other_formats_are_named() -> None:
    text = "\n\n".join([*TALK, "He went<br>home, and [i]slept[/i]. {\\rtf1 \\par"])
    assert set(codes(text)) == {"markup-left"}
    assert len(codes(text)) == 5


def test_a_second_header_in_the_middle_is_suspected() -> None:
    tale = "\n\n".join(
        f"The road went on past farm {n} and farm {n + 1}, and it rained." for n in range(60)
    )
    header = "Title: The Other Road\nAuthor: somebody\nRating: G\nDisclaimer: mine."
    assert "other-story" in codes("\n\n".join([tale, header, tale.replace("farm", "mill")]))


def test_the_end_of_one_tale_and_the_people_of_another_are_suspected() -> None:
    def tale(one: str, other: str) -> str:
        return "\n\n".join(
            f"In year {n} old {one} met young {other} again, and {one} wept." for n in range(60)
        )

    assert codes("\n\n".join([tale("Anna", "Ben"), "The End", tale("Cora", "Dirk")])) == [
        "other-story"
    ]
    assert codes("\n\n".join([tale("Anna", "Ben"), "The End", tale("Cora", "Anna")])) == []
