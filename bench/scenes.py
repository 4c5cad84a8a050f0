"""How right suspected scene changes are: known marks and chapter heads are taken out, and looked for.

PDNC’s novels (for measuring only) and the stories that ship; and the novels shuffled: stretches of each,
put one behind another in another order, so that at every joint a scene has surely changed unmarked. The
novels hold changes of scene that they do not mark, so a suspicion counted wrong may be right: precision
is a lower bound.
A place is right when it is the paragraph where a scene began, or the one beside it.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from bench.corpora import DATA, pdnc
from storykeep import intake
from storykeep.intake.text import read_text
from storykeep.reading import read
from storykeep.reading.document import Reading

STORIES = Path(__file__).resolve().parents[1] / "stories"
_STRETCH = 3_300
"""Characters."""
_STRETCHES = 60
_SHORTEST_HEAD = 60
_NEAR = 1
"""Paragraphs a suspicion may be off."""


class Counts(NamedTuple):
    """``found`` of ``removed`` beginnings were found; ``right`` of ``proposed`` are one."""

    found: int = 0
    removed: int = 0
    right: int = 0
    proposed: int = 0

    def __add__(self, other: object) -> Counts:
        assert isinstance(other, Counts)
        return Counts(*(a + b for a, b in zip(self, other, strict=True)))

    def __str__(self) -> str:
        recall = self.found / self.removed if self.removed else 0.0
        precision = self.right / self.proposed if self.proposed else 0.0
        both = 2 * recall * precision / (recall + precision) if recall + precision else 0.0
        return (
            f"found {self.found}/{self.removed} ({recall:.2f}), right {self.right}/{self.proposed} "
            f"({precision:.2f}), F1 {both:.2f}"
        )


def unmarked(reading: Reading, text: str, *, numbered: bool = False) -> tuple[str, list[int]]:
    """The story alone, without chapter heads and scene marks, and where scenes began in it.

    ``numbered``: chapters only; what a novel’s gaps part is mostly letters and verses.
    """
    pieces: list[str] = []
    starts: list[int] = []
    at = 0
    for chapter in reading.chapters:
        for number, scene in enumerate(chapter.scenes):
            if scene.basis == "inferred":
                continue
            if pieces and (not number or not numbered or scene.basis == "mark"):
                starts.append(at)
            end = _end(chapter.scenes, number)
            piece = text[scene.start : end].strip() + "\n\n"
            pieces.append(piece)
            at += len(piece)
    return "".join(pieces), starts


def _end(scenes: tuple, number: int) -> int:  # type: ignore[type-arg]
    """Where a scene ends, the suspected ones behind it included."""
    end = scenes[number].end
    for scene in scenes[number + 1 :]:
        if scene.basis != "inferred":
            break
        end = scene.end
    return int(end)


def counted(text: str, starts: list[int]) -> tuple[Counts, list[tuple[float, bool]]]:
    """Counts of one text, and (confidence, right) of each suspicion."""
    reading = read(read_text(text))
    found = [
        scene
        for chapter in reading.chapters
        for scene in chapter.scenes
        if scene.basis == "inferred"
    ]
    edges = list(_paragraphs(text))
    wanted = {bisect_left(edges, start) for start in starts}
    places = [bisect_left(edges, scene.start) for scene in found]
    right = [any(abs(place - each) <= _NEAR for each in wanted) for place in places]
    hit = sum(any(abs(place - each) <= _NEAR for place in places) for each in wanted)
    answers = [(scene.confidence, each) for scene, each in zip(found, right, strict=True)]
    return Counts(hit, len(wanted), sum(right), len(found)), answers


def _paragraphs(text: str) -> Iterator[int]:
    at = 0
    for piece in text.split("\n\n"):
        if piece.strip():
            yield at + len(piece) - len(piece.lstrip())
        at += len(piece) + 2


def _report(name: str, texts: Iterable[tuple[str, str, list[int]]]) -> None:
    whole, answers = Counts(), []
    for title, text, starts in texts:
        counts, given = counted(text, starts)
        whole += counts
        answers += given
        if "--each" in sys.argv:
            print(f"  {title:34}{counts}")
    print(f"{name:36}{whole}")
    for least, most in ((0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 1.1)):
        right = [each for confidence, each in answers if least <= confidence < most]
        if right:
            print(f"    confidence {least}: {sum(right)}/{len(right)} right")


def novels() -> Iterator[tuple[str, str, list[int]]]:
    for novel in pdnc():
        text, starts = unmarked(read(read_text(novel.text)), novel.text, numbered=True)
        yield novel.name, text, starts


def shuffled() -> Iterator[tuple[str, str, list[int]]]:
    """Stretches of some 600 words of each novel, at most sixty, in an order where no two were neighbours."""
    for novel in pdnc():
        pieces: list[list[str]] = [[]]
        for paragraph in re.split(r"\n\s*\n", novel.text):
            if len(paragraph) < _SHORTEST_HEAD and '"' not in paragraph:
                continue
            pieces[-1].append(paragraph.strip())
            if sum(map(len, pieces[-1])) > _STRETCH:
                pieces.append([])
        pieces = pieces[1 : 2 * _STRETCHES + 1]
        order = [*pieces[0::2], *pieces[1::2]][:_STRETCHES]
        text, starts = "", []
        for piece in order:
            starts += [len(text)] if text else []
            text += "\n\n".join(piece) + "\n\n"
        yield novel.name, text, starts


def stories() -> Iterator[tuple[str, str, list[int]]]:
    for path in sorted(STORIES.iterdir()):
        if path.suffix != ".zip":
            story = intake.read(path.name, path.read_bytes())
            text, starts = unmarked(read(story), story.text)
            yield path.name, text, starts


def print_scenes() -> None:
    _report("suspected scenes, stories that ship", stories())
    if DATA.is_dir():
        _report("suspected scenes, PDNC", novels())
        _report("suspected scenes, PDNC shuffled", shuffled())


if __name__ == "__main__":
    print_scenes()
