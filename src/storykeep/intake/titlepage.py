"""Title pages of FanFicFare and FicHub: lines of ``Label: value``."""

from __future__ import annotations

import re
from html import unescape

from storykeep.intake.labels import Facts, listed

_LINE = re.compile(r"\s*([A-Z][\w ]{1,24}?)\s*:\s*(\S.*)")
_ADDRESS = re.compile(r"https?://[^\s()]+")


def facts_of_lines(text: str, *, fanficfare: bool = False) -> Facts:
    """The facts of a title page's plain text, and nothing from lines of another kind."""
    facts = Facts(fanficfare=fanficfare)
    for line in text.split("\n"):
        match = _LINE.match(line.replace("\t", " "))
        if match is None:
            continue
        label, value = match[1], unescape(match[2])
        if label.casefold() == "status" and fanficfare:
            value = value.replace("In-Progress", "in-progress")
        if label.casefold() == "summary":
            continue
        found = _ADDRESS.search(value)
        if found and label.casefold() in {"original source", "story url"}:
            facts.add(label, [found[0]])
        else:
            facts.add(label, listed(label, value))
    return facts
