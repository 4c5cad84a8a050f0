"""What writers say to their readers without a label: “I don’t own …”, “This is my first story …”."""

from __future__ import annotations

import re
from typing import Literal

from storykeep.reading.document import Note

_NOT_OURS = re.compile(
    r"(?i)\b(?:(?:i|we)\s+(?:do\s?n['o’]t|do not|still don['’]t|own (?:nothing|none"
    r"|no))\s*(?:own\b)?|own nothing|not mine\b|no (?:copyright )?infringement"
    r"|(?:all )?characters (?:are|belong)|belongs? to (?:their|its|the) (?:respective|rightful)"
    r"|mir gehört nichts|gehören? nicht mir|ne m['’]appartien|no me pertenece|non mi appart)"
)
_TO_READERS = re.compile(
    r"(?i)\b(?:my first (?:\w+ )?(?:fic|story|fanfic)|this (?:fic|story|chapter|one-?shot"
    r"|drabble) (?:is|was|takes|contains|has)|(?:please )?(?:r\s?&\s?r|review)\b|written for"
    r"|un-?beta'?d|not beta'?d|a/n\b|spoilers? for|hope you (?:enjoy|like)"
    r"|thanks (?:\w+ )?to \w+ for|i (?:wrote|decided to write|got this idea))"
)
_OF_OWNERSHIP = re.compile(r"(?i)\b(?:own|mine|infring|belong|charact|gehör|appart|perten)")
_LABELLED = re.compile(r"(?i)\W*(?:standard\s+)?disclaimer\W*[:\-–—]\s*(?=\S)")
_LONGEST = 500


def kind_of_words(raw: str, *, first: bool) -> Literal["disclaimer", "note"] | None:
    """What a paragraph above a story is, if it is no story; ``first``: above the whole of it."""
    if _NOT_OURS.search(raw) and _OF_OWNERSHIP.search(raw):
        return "disclaimer"
    if not _TO_READERS.search(raw):
        return None
    bracketed = raw[0] in "([*" and raw[-1] in ")]*"
    own = first and len(raw) < _LONGEST and re.search(r"\b(?:I|my|me)\b", raw)
    return "note" if bracketed or own else None


def disclaimer_of(note: Note) -> Note | None:
    """The disclaimer in a note that calls itself one."""
    match = _LABELLED.match(note.value)
    if match is None or note.start is None:
        return None
    return Note(note.value[match.end() :], note.start + match.end(), note.end)
