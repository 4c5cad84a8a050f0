"""Characters that were lost or garbled, and apostrophes that are gone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from storykeep.reading.damage.sign import Body, Mend, Sign, apostrophe_of, marks_of
from storykeep.story.document import Finding

# The character itself stands first, so that the engine can skip to it; what is before it is looked back at.
_IN_WORD = {
    lost: re.compile(f"{re.escape(lost)}(?<=[a-zA-Z].)(?=(?:s|t|re|ll|ve|m|d)\\b(?![=&]))")
    for lost in "?\ufffd"
}
_QUOTED = {
    lost: re.compile(
        f"{re.escape(lost)}(?<!\\S.)(?=[A-Z])[^{lost}\n]{{1,400}}?[.,!]{re.escape(lost)}(?!\\S)"
    )
    for lost in "?\ufffd"
}
_UNKNOWN = re.compile("\ufffd+")
_MOJIBAKE = re.compile("Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u009f™œ\u009d˜“”¦]?")
_MAC = re.compile(
    "(?<=[a-zA-Z])Õ(?=[a-z]{1,2}\\b)|(?<!\\S)[ÒÔ](?=[A-Z][a-z ])|(?<=[.,!?])[ÓÕ](?!\\S)"
)
_MAC_MARKS = {"Ò": "“", "Ó": "”", "Ô": "‘", "Õ": "’"}
_UNMARKED = frozenset(
    [
        "dont",
        "didnt",
        "doesnt",
        "wasnt",
        "isnt",
        "arent",
        "couldnt",
        "wouldnt",
        "shouldnt",
        "havent",
        "hasnt",
        "hadnt",
        "werent",
        "youre",
        "youve",
        "theyre",
        "theyve",
        "thats",
        "hes",
        "shes",
        "im",
        "ive",
        "whats",
        "theres",
        "couldve",
        "wouldve",
        "shouldve",
    ]
)
_MARKED = re.compile(r"[a-z]['’](?:t|s|re|ve|ll|d|m)\b")
_FEWEST_UNMARKED = 4
_MESSAGE = "Characters were lost or garbled here."


def lost_characters(body: Body) -> Iterator[Sign]:
    """Question marks and replacement characters where a letter, an apostrophe or a mark should stand."""
    text = body.text
    for lost in "?\ufffd":
        if lost in text:
            yield from _replaced(body, lost)
    if "Ã" in text or "â€" in text:
        for match in _MOJIBAKE.finditer(text):
            yield _sign(match.start(), match.end())
    if any(mark in text for mark in _MAC_MARKS):
        for match in _MAC.finditer(text):
            mend = Mend(match.start(), match.end(), _MAC_MARKS[match[0]])
            yield _sign(*match.span(), mend, reason="Old Macintosh files write this mark so.")


def _replaced(body: Body, lost: str) -> Iterator[Sign]:
    text = body.text
    taken: set[int] = set()
    for match in _IN_WORD[lost].finditer(text):
        mend = Mend(match.start(), match.end(), apostrophe_of(text))
        taken.add(match.start())
        yield _sign(*match.span(), mend, reason="Only an apostrophe makes this a word.")
    pairs = list(_QUOTED[lost].finditer(text))
    if len(pairs) > 1 or any(text[match.end() - 2] == "," for match in pairs):
        opener, closer = marks_of(text)
        for match in pairs:
            taken |= {match.start(), match.end() - 1}
            mends = (
                Mend(match.start(), match.start() + 1, opener),
                Mend(match.end() - 1, match.end(), closer),
            )
            reason = "Direct speech stands between two marks that were lost in the same way."
            yield _sign(match.start(), match.end(), *mends, reason=reason)
    if lost == "\ufffd":
        for match in _UNKNOWN.finditer(text):
            if match.start() not in taken:
                yield _sign(*match.span())


def _sign(start: int, end: int, *mends: Mend, reason: str = "") -> Sign:
    return Sign(Finding("characters-lost", start, end, _MESSAGE), mends, reason)


def lost_apostrophes(body: Body) -> Iterator[Sign]:
    """Words that want an apostrophe in a text that has none: they were dropped on the way.

    No mend: somebody may well have written so.
    """
    if len(body.tokens & _UNMARKED) < _FEWEST_UNMARKED or _MARKED.search(body.text):
        return
    pattern = re.compile(r"\b(?:" + "|".join(sorted(_UNMARKED)) + r")\b")
    match = pattern.search(body.text)
    if match:
        yield Sign(
            Finding(
                "apostrophes-lost", match.start(), match.end(),
                "There is no apostrophe in the whole text, and words such as this one want it.",
            )
        )  # fmt: skip
