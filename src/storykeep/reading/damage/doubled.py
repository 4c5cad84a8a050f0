"""Passages that stand twice."""

from __future__ import annotations

from collections.abc import Iterator

from storykeep.reading.damage.sign import Body, Mend, Sign
from storykeep.story.document import Finding

_FEWEST = 200
"""Code points of a passage that counts as doubled."""
_CERTAIN = 80
"""Code points of a passage right behind itself that is surely a slip."""


def doubled(body: Body) -> Iterator[Sign]:
    """Paragraphs that stand twice in the same order. Linear: each is looked up by its text once."""
    keys = [body.text[span.start : span.end] for span in body.paragraphs]
    for begin, end, earlier in _runs(body, keys):
        start, stop = body.paragraphs[begin].start, body.paragraphs[end - 1].end
        length = stop - start
        adjacent = earlier + (end - begin) == begin
        if length < (_CERTAIN if adjacent else _FEWEST):
            continue
        if _is_verse(body, begin, end):
            continue
        if adjacent:
            before = body.paragraphs[begin - 1].end
            yield Sign(
                Finding(
                    "passage-doubled", start, stop,
                    "This passage stands twice, one right behind the other.",
                ),
                (Mend(before, stop, ""),),
                "It repeats, word for word, what stands right before it.",
            )  # fmt: skip
        else:
            message = "This passage stands earlier in the text as well."
            yield Sign(Finding("passage-doubled", start, stop, message))


def _runs(body: Body, keys: list[str]) -> Iterator[tuple[int, int, int]]:
    """(first, behind the last, first of the earlier copy) of runs that repeat an earlier run.

    A run too short to matter is passed over at once, so that each paragraph is met a few times at most.
    """
    last: dict[str, int] = {}
    index = 0
    while index < len(keys):
        earlier = last.get(keys[index])
        end = index + 1
        if earlier is not None:
            there = earlier + 1
            while end < len(keys) and there < index and keys[end] == keys[there]:
                end, there = end + 1, there + 1
            if sum(map(len, keys[index:end])) < _CERTAIN:
                end = index + 1
            else:
                yield index, end, earlier
        for each in range(index, end):
            last[keys[each]] = each
        index = end


def _is_verse(body: Body, begin: int, end: int) -> bool:
    """Songs and prayers come again: most of the passage is paragraphs of several short lines."""
    whole = verse = 0
    for index in range(begin, end):
        piece = body.piece(index)
        lines = piece.split("\n")
        whole += len(piece)
        if len(lines) > 1 and max(map(len, lines)) < 55:
            verse += len(piece)
    return verse * 2 > whole
