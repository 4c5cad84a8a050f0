"""Anchors in a chapter's text: where each scene begins, so that a link can lead there. No Django."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from storykeep.reading.document import Scene
from storykeep.story.document import Chapter

_FIRST_TAG = re.compile(r"<[a-z][a-z0-9]*(?=[\s>])")


def anchor_of(chapter: int, scene: int) -> str:
    """The id at the beginning of a scene; both count from 1. It stays as long as the work's text does."""
    return f"scene-{chapter}-{scene}"


def anchored(chapter: Chapter, number: int, scenes: Sequence[Scene]) -> Chapter:
    """``chapter``, the ``number``th, with an id at the block where each of its scenes begins.

    Of two scenes that begin in one block the first has it.
    """
    blocks = list(chapter.blocks)
    solid = [index for index, block in enumerate(blocks) if block.kind != "break"]
    starts = [blocks[index].start for index in solid]
    for place, scene in enumerate(scenes, start=1):
        nearest = max(0, bisect_right(starts, scene.start) - 1)
        if nearest >= len(solid):
            break
        index = solid[nearest]
        tag = _FIRST_TAG.match(blocks[index].html)
        if tag and " id=" not in blocks[index].html.partition(">")[0]:
            html = f'{tag.group()} id="{anchor_of(number, place)}"{blocks[index].html[tag.end() :]}'
            blocks[index] = replace(blocks[index], html=html)
    return replace(chapter, blocks=tuple(blocks))
