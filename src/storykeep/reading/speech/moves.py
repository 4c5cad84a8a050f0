"""What it means that the same person spoke before: the kind of a turn, and the moves between turns."""

from __future__ import annotations

from collections.abc import Sequence

from storykeep.reading.speech.turns import Turn

_KINDS = {"name": "n:", "m": "p:", "f": "p:", "I": "i:", "noun": "d:"}
_PLACES = ("same", "next", "near", "near", "far")


def kind_of(turn: Turn) -> str:
    """What kind of turn it is; each kind has weights of its own."""
    if turn.cues:
        return _KINDS[turn.cues[0].kind]
    if turn.continues:
        return "c:"
    told = turn.before[1] - turn.before[0] > 3 or turn.after[1] - turn.after[0] > 3
    return "b:" if told or len(turn.quotes) > 1 else "u:"


Moves = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def transition(text: str, turns: Sequence[Turn], index: int) -> Moves:
    """Names of what it means that a turn’s speaker spoke the turn before, the one before that, or both."""
    turn = turns[index]
    kind = kind_of(turn)
    if not index:
        return ((), (), ())
    last = turns[index - 1]
    near = turn.paragraph - last.paragraph
    once = (
        f"{kind}spoke-1-{_PLACES[min(near, 4)]}",
        f"{kind}spoke-1-behind-{kind_of(last)}",
        f"{kind}spoke-1-{_likeness(turn, last)}",
        f"{kind}spoke-1-{_ending(text, last)}",
    )
    if index < 2:
        return (once, (), ())
    other = turns[index - 2]
    far = last.paragraph - other.paragraph
    chained = near <= 1 and far <= 1
    again = (
        f"{kind}spoke-2-{'chained' if chained else 'near' if near + far <= 4 else 'apart'}",
        f"{kind}spoke-2-behind-{kind_of(other)}",
        f"{kind}spoke-2-{_likeness(turn, other)}",
    )
    return (once, again, (f"{kind}spoke-twice",))


def _likeness(turn: Turn, other: Turn) -> str:
    """Whether two turns’ tags can mean one person: “he” and “she” cannot, “he” and “he” may."""
    mine, theirs = _told_gender(turn), _told_gender(other)
    if mine == "?" or theirs == "?":
        return "gender-untold"
    return "same-gender" if mine == theirs else "other-gender"


def _told_gender(turn: Turn) -> str:
    return turn.cues[0].gender if turn.cues and turn.cues[0].kind in "mf" else "?"


def _ending(text: str, turn: Turn) -> str:
    """How a turn’s last quotation ends; a question waits for another’s answer."""
    tail = text[max(turn.start, turn.end - 3) : turn.end].rstrip("\"'”’»“ ")
    return "behind-question" if tail.endswith("?") else "behind-statement"
