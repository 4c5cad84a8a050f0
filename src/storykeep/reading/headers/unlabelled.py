"""What writers say to their readers without a label: “I don’t own …”, “This is my first story …”."""

from __future__ import annotations

import re
from typing import Literal

from storykeep.reading.document import Note
from storykeep.reading.headers.glance import holds_any

_NOT_OURS = re.compile(
    r"(?i)\b(?:(?:i|we)\s+(?:do\s?n['o’]t|do not|still don['’]t|own (?:nothing|none"
    r"|no))\s*(?:own\b)?|own nothing|not mine\b|no (?:copyright )?infringement"
    r"|(?:all )?characters (?:are|belong)|belongs? to (?:their|its|the) (?:respective|rightful)"
    r"|mir gehört nichts|gehören? nicht mir|ne m['’]appartien|no me pertenece|non mi appart)"
)
_OF_OWNERSHIP = re.compile(r"(?i)\b(?:own|mine|infring|belong|charact|gehör|appart|perten)")
_OWNED = ("own", "mine", "infring", "belong", "charact", "gehör", "appart", "perten")
_RIGHTS = re.compile(
    r"\b(?:(?i:belongs? to|(?:is|are)(?: all)? (?:the )?(?:sole )?(?:property"
    r"|copyright(?:ed)?|trademarks?|owned|©|\(c\))"
    r"|owned by|created (?:and owned )?by|rights? (?:are )?reserved|gehör(?:t|en)|appartien(?:t|nent)"
    r"|pertenecen?|appartengono|appartiene|принадлеж\w+))\s+(?:(?i:to|of|by|the|à|a|al?|de"
    r"|alla?) )*(?=[A-ZÀ-ÞА-Я])"
)
_RIGHTS_WORDS = (
    "belong", "property", "copyright", "trademark", "owned", "©", "(c)", "created", "reserved",
    "gehör", "appart", "pertenece", "принадлеж",
)  # fmt: skip
_OF_THE_TRADE = re.compile(
    r"(?i)\b(?:copyright\w*|infring\w*|profit|money|permission|trademarks?|fan ?fic\w*|fics?"
    r"|fanworks?|anime|manga"
    r"|series|productions?|studios?|pictures|television|animation|entertainment|characters?|franchise"
    r"|sue|lawyers?|paid|paying|earn\w*|disclaimers?|nicht mir|personajes|personnages"
    r"|personaggi|figuren|charaktere)\b"
)
_TO_READERS = re.compile(
    r"(?i)\b(?:my first (?:\w+ )?(?:fic|story|fanfic)|this (?:fic|story|chapter|one-?shot"
    r"|drabble) (?:is|was|takes|contains|has)|(?:please )?(?:r\s?&\s?r|review)\b|written for"
    r"|un-?beta'?d|not beta'?d|a/n\b|spoilers? for|hope you (?:enjoy|like)"
    r"|thanks (?:\w+ )?to \w+ for|i (?:wrote|decided to write|got this idea))"
)
_READERS_WORDS = (
    "my first", "this fic", "this story", "this chapter", "this one", "this drabble", "&", "review",
    "written for", "beta", "a/n", "spoiler", "hope you", "thanks", "i wrote", "i decided", "i got",
)  # fmt: skip
_ABOUT_WRITING = re.compile(
    r"(?i)\b(?:fan ?fics?|fics?|stor(?:y|ies)|beta\w*|unbeta\w*|chapters?|reviews?|feedback"
    r"|ao3|lj|tumblr|cross-?posted"
    r"|x-?posted|comments?|kudos|thanks?|thank you|thx|enjoy|hope you|written|wrote|writing|posted|post"
    r"|prompts?|fandom|canon|episodes?|spoilers?|pov|au|warnings?|pairings?|characters|series|sequel|prequel"
    r"|title|lyrics|song|dedicated|mistakes|english|archive|drabble|ficathon|challenge|exchange|reader|readers"
    r"|read (?:it|this|on)|danke|geschichte|kapitel|merci|histoire|chapitre|gracias|historia"
    r"|capítulo|grazie|storia|capitolo"
    r"|спасибо|глав\w+|текст\w*)\b"
)
_LABELLED = re.compile(r"(?i)\W*(?:standard\s+)?disclaimer\W*[:\-–—]\s*(?=\S)")
_ADDRESSED = re.compile(
    r"(?i)\W*(?:dedicated to|written for|a gift for|for @|thanks? to|many thanks|thank you)\b"
)
_SPEECH = re.compile('["“”«„]')
_LONGEST, _SHORT = 500, 200
_SURELY = 2
_STEM = 4


def kind_of_words(raw: str, *, first: bool) -> Literal["disclaimer", "note"] | None:
    """What a paragraph above a story is, if it is no story; ``first``: above the whole of it."""
    folded = raw.casefold()
    if holds_any(folded, _OWNED) and _NOT_OURS.search(raw) and _OF_OWNERSHIP.search(raw):
        return "disclaimer"
    of_rights = first and holds_any(folded, _RIGHTS_WORDS) and _RIGHTS.search(raw)
    if of_rights and (raw[0] in "([*" or _OF_THE_TRADE.search(raw) or is_about_writing(raw)):
        return "disclaimer"
    if first and _is_short_note(raw):
        return "note"
    if not holds_any(folded, _READERS_WORDS) or not _TO_READERS.search(raw):
        return None
    bracketed = raw[0] in "([*" and raw[-1] in ")]*"
    own = first and len(raw) < _LONGEST and re.search(r"\b(?:I|my|me)\b", raw)
    return "note" if bracketed or own else None


def _is_short_note(raw: str) -> bool:
    """“Dedicated to Wren”, “For the spring ficathon. Prompt: maps.”: short, and about stories twice over."""
    if len(raw) > _SHORT or _SPEECH.search(raw):
        return False
    about = {each.casefold()[:_STEM] for each in _ABOUT_WRITING.findall(raw)}
    return _ADDRESSED.match(raw) is not None or len(about) >= _SURELY


def is_about_ownership(sentence: str) -> bool:
    """Whether a sentence can stand in a disclaimer: whose the people are, and that nothing is earned."""
    return bool(
        _NOT_OURS.search(sentence)
        or _RIGHTS.search(sentence)
        or _OF_THE_TRADE.search(sentence)
        or _OF_OWNERSHIP.search(sentence)
    )


def is_about_writing(sentence: str) -> bool:
    """Whether a sentence speaks of stories and their readers, as notes do and stories rarely do."""
    return bool(_ABOUT_WRITING.search(sentence))


def disclaimer_of(note: Note) -> Note | None:
    """The disclaimer in a note that calls itself one."""
    match = _LABELLED.match(note.value)
    if match is None or note.start is None:
        return None
    return Note(note.value[match.end() :], note.start + match.end(), note.end)
