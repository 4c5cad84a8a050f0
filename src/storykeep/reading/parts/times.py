"""What a text says of time: “Two years earlier” alone on a line, “The next morning,” where a scene opens."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from storykeep.reading.document import Time
from storykeep.reading.lexicon import times as words

_FORMS: Final[tuple[tuple[Time | None, str], ...]] = (
    ("now", words.END_FLASHBACK),
    ("earlier", words.FLASHBACK),
    ("now", words.NOW),
    ("later", words.LATER),
    ("earlier", words.EARLIER),
    ("earlier", words.PAST),
    (None, words.MEANWHILE),
)
_ALONE = re.compile(
    "(?:"
    + "|".join(f"(?P<form{number}>{form})" for number, (_, form) in enumerate(_FORMS))
    + r")\Z",
    re.IGNORECASE,
)
_OPENS = re.compile(
    rf"[*_/~]{{0,2}}(?:it\s+(?:was|is|had\s+been)\s+|(?:early|late)\s+(?:on\s+)?)?(?:(?P<later>{words.LATER}|by\s+the\s+time"
    r"|when\s+(?:he|she|they|I|\w+)\s+(?:woke|awoke)|als\s+(?:er|sie|ich|\w+)\s+(?:erwachte|aufwachte))"
    rf"|(?P<earlier>{words.EARLIER}|it\s+had\s+(?:all\s+)?(?:started|begun)))(?!\w)",
    re.IGNORECASE,
)
_AFTER_PAUSE = re.compile(r"\s*[,:;.…–—]|\s-")
_NEEDS_PAUSE = re.compile(
    r"(?:before|after|prior|back|next|früher|später|once\s+upon\s+a\s+time|avant|après|antes|después|prima"
    r"|dopo|fa|depois|through|it\s+had\s+been.*)\Z",
    re.IGNORECASE,
)
_LONGEST = 70


class Said(NamedTuple):
    """What words at a place say of time, and where they stand."""

    time: Time | None
    start: int
    end: int


def time_words(phrase: str) -> Time | bool | None:
    """What a whole phrase says of time; False where it says nothing of it, None for “meanwhile”.

    >>> [time_words(said) for said in ("Two years earlier", "am nächsten Morgen", "End flashback", "Tea")]
    ['earlier', 'later', 'now', False]
    """
    match = _ALONE.match(phrase)
    if not match or not match.lastgroup:
        return False
    return _FORMS[int(match.lastgroup.removeprefix("form"))][0]


def opening(text: str, start: int) -> Said | None:
    """What the first words of a scene say of time, if they say any."""
    if not _may_open(text, start):
        return None
    match = _OPENS.match(text, start, start + _LONGEST)
    if not match:
        return None
    group = "later" if match["later"] else "earlier"
    if _NEEDS_PAUSE.search(match[group]) and not _AFTER_PAUSE.match(text, match.end()):
        return None
    time: Time = "later" if group == "later" else "earlier"
    return Said(time, match.start(group), match.end(group))


def _may_open(text: str, start: int) -> bool:
    return text[start : start + 1] not in '"“”‘«»„—–-'


def opening_time(text: str, start: int) -> Time | None:
    """What the first words of a scene say of time."""
    said = opening(text, start)
    return said.time if said else None
