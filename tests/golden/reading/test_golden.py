"""Short stories of our own, in the styles fan fiction has, read whole.

``golden.json`` is what the reader finds; ``make golden`` writes it anew, and the difference is
read before it is committed. ``speakers.txt`` is written by hand: who truly speaks each quotation.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from make.readings import reading_of
from storykeep.reading.document import Reading
from storykeep.reading.json import to_json

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/input.txt"))
NOBODY = "-"


def text_of(case: Path) -> str:
    return (case / "input.txt").read_text(encoding="utf-8")


def shown(reading: Reading, text: str) -> str:
    """The reading as JSON, with the words beside the places so that a person can judge it."""
    data: dict[str, Any] = to_json(reading)
    del data["source"], data["header_fields"], data["advice"]
    data["chapters"] = [
        {
            "title": chapter.title,
            "scenes": [
                [scene.basis, scene.time, text[scene.start : scene.end][:40]]
                for scene in chapter.scenes
            ],
        }
        for chapter in reading.chapters
    ]
    data["cast"] = [[m.name, list(m.aliases), m.mentions, m.quotes] for m in reading.cast]
    data["speech"] = [
        [text[each.start : each.end][:40], each.speaker, each.addressee, each.basis]
        for each in reading.speech
    ]
    offered = [[r.code, text[r.start : r.end], r.replacement] for r in reading.repairs]
    del data["repairs"]
    data |= {"repairs": offered} if offered else {}
    data["thoughts"] = [
        [each.kind, text[each.start : each.end][:40], each.thinker, each.basis]
        for each in reading.thoughts
    ]
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_story_is_read_as_its_golden_file_says(
    case: Path, golden: Callable[[Path, str], None]
) -> None:
    text = text_of(case)
    golden(case / "golden.json", shown(reading_of(text), text))


def test_nine_of_ten_quotations_go_to_who_truly_speaks_them() -> None:
    right = total = 0
    for case in CASES:
        true = (case / "speakers.txt").read_text(encoding="utf-8").splitlines()
        said = [speech.speaker or NOBODY for speech in reading_of(text_of(case)).speech]
        assert len(true) == len(said), case.name
        total += len(true)
        right += sum(a == b for a, b in zip(true, said, strict=True))
    assert right >= 0.9 * total
