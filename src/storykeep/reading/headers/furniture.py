"""Lines that pages and lists set around a story: buttons, counters, “Chapter Text”, “see end for notes”."""

from __future__ import annotations

import re

_PAGE = re.compile(
    r"(?i)[\W_]*(?:actions|share|download|entire work|chapter by chapter|chapter index|chapter text"
    r"|work text|printer|table of contents|text size|follow/?fav(?:orite)?|follow|favou?rite"
    r"|skip to (?:main )?(?:content|header)|main content|reviews?\W*\d+|\d+ reviews?|read more"
    r"|post a new comment|leave a comment|previous entry|next entry|add to memories|tell a friend"
    r"|flat\W+top-level comments only|\d+ comments?|reply|share this entry|link|home|expand text"
    r"|sugarquill\.net|fanfiction\.net|unleash your imagination|just in|story|author|printable version"
    r"|this story archived at \S+|posted originally on the archive of our own.{0,120}"
    r"|\(?see the end of (?:the|this) (?:work|chapter) for (?:more )?(?:the )?(?:chapter )?(?:end )?notes\W?"
    r"|read (?:this |it )?(?:on|at) \w+|(?:also )?(?:on|at) ao3|(?:ao3|ffn|lj|dw) link"
    r"|(?=.*\d)[\d.,km\t ]{3,}|copyright (?:\(c\) )?\d{4}.{0,40}"
    r"|for live(?:journal)? cut|lj-?cut.{0,40}|under the cut|behind the cut)[\W_]*\Z"
)
_POINTER = re.compile(
    r"(?i)[\W_]*see\b.{0,60}\b(?:disclaimers?|notes?|warnings?|headers?|summary|credits)\b.{0,20}\Z"
    r"|[\W_]*(?:(?:see\b.{0,40}|(?:all |more |the |usual )?(?:author'?s'? )?(?:notes?"
    r"|disclaimers?|headers?|info|credits|thanks|warnings?)\b"
    r"(?:[ ,/&]+(?:and )?(?:notes?|disclaimers?|headers?|credits|thanks|warnings?|etc\.?))*)"
    r"[^.:\n]{0,40}\b(?:at (?:the )?(?:end|bottom)|in (?:the )?(?:part|chapter|first part"
    r"|header of)\b[^.\n]{0,20}"
    r"|(?:part|chapter) (?:1|one|zero|0)|end ?notes|(?:at|of) the (?:end|bottom|top)"
    r"|first part|previous part|main post))[\W_]*\Z"
)
_ADDRESSED = re.compile(r"[\W_]*[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}\b[^.!?\"“]{0,40}[\W_]*\Z")
_LONGEST = 140


def is_page_furniture(raw: str) -> bool:
    """Whether a line is a page's own, or only points to where notes stand."""
    return len(raw) <= _LONGEST and any(
        pattern.match(raw) for pattern in (_PAGE, _POINTER, _ADDRESSED)
    )
