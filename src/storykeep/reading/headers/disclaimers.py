"""What a disclaimer says of the fandom: “I don’t own Torchwood”, “Emma and its people are Miss Austen’s”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from storykeep.reading.document import Claim, Note

_BIG = r"[A-Z0-9À-ÖØ-ÞА-ЯЁ]"
_SMALL = r"(?:of|the|and|in|to|a|on|at|for|de|la|der|die|das|und|et|&)"
_NAME = (
    rf"(?:[Tt]he[ \n])?{_BIG}[\w'’.:!-]{{0,30}}"
    rf"(?:[ \n]+(?:{_SMALL}[ \n]){{0,3}}{_BIG}[\w'’.:!-]{{0,30}}){{0,8}}"
)
_KIND = r"(?:series|books?|novels?|universe|world|verse|franchise|films?|movies?|show|characters?|stories)"
_OWNED = re.compile(
    r"(?:\bown(?:s|ed|ing)?\s+(?:any(?:thing|one|body)?\s+(?:of|from|in|related\s+to|to\s+do\s+with)\s+|any\s+|either\s+)?"
    r"|\b(?:characters?|people|world|universe|setting|rights?|creators?|owners?|makers?|producers?|writers?)\s+(?:of|from|to|in)\s+"
    r"|\bbased\s+(?:up)?on\s+|\bfan\s?fiction\s+(?:of|for)\s+"
    rf"|\b(?:belongs?|related)\s+to\s+(?=(?:the\s+)?{_KIND}\b|the\s+(?:rights|world)))"
    r"(?:the\s+(?:show|series|characters?(?:\s+(?:of|from|in))?|movie|film|books?|novels?|rights\s+to|world\s+of)\s+|the\s+)?"
    rf"[\"“'‘*_]?(?P<name>{_NAME})[\"”'’*_]?(?:\s+(?P<kind>{_KIND}))?"
    rf"(?:,?\s+n?or\s+[\"“'‘*_]?(?P<other>{_NAME}))?"
)
_POSSESSOR = rf"(?:{_BIG}[\w.'’-]{{0,20}}[ ]){{0,3}}{_BIG}[\w.-]{{0,20}}(?:['’]s|s['’])(?=\W|$)"
_SAID_OF = re.compile(
    rf"(?:^|[.!?;:,(]\s+|[\"“*_(])(?P<name>{_NAME})[\"”*_]?"
    rf"(?:\s+(?P<kind>{_KIND}))?(?P<parts>,?\s+and\s+(?:all\s+)?(?:of\s+)?(?:its|the|their|any|all|everyone|everything|alle)\b[^.!?\n]{{0,60}}?)?"
    r"\s+(?:(?P<plural>are|do|belong|gehören|appartiennent)|is|does|belongs|gehört|ne\s+m['’]appartient|appartient"
    r"|no\s+me\s+pertenece|pertenece|non\s+mi\s+appartiene|appartiene|принадлежит)(?:\s+not|n['’]t)?\b"
    rf"(?:(?<=gehört)|(?<=appartient)|(?<=pertenece)|(?<=appartiene)|(?<=принадлежит)|(?<=belongs)|(?<=belong)"
    rf"|\s+(?:(?:all|solely|sadly|still)\s+)?(?:mine|belong|owned|copyright|property|the\s+(?:sole\s+)?property|©|{_POSSESSOR}))",
    re.MULTILINE,
)
_NO_FANDOM = re.compile(
    r"(?i)^(?:i|they|them|he|she|it|any|anything|none|nothing|these|all|this|the characters?"
    r"|characters?|everyone|everything|no|not|don|me|bbc|cbs|nbc|fox|abc|warner\w*|disney"
    r"|paramount|universal|mgm|sony|rtd|jk.*|j\.?\s?k\.?.*|joss.*|russell.*|marvel studios"
    r"|chris carter.*|1013.*|viacom.*|lucas\w*|god|if|some|my|other|sadly|alas|just|still"
    r"|unfortunately|please|but|and|or|mutant enemy.*|the bbc|tolkien.*|stephenie.*|a|an|the"
    r"|disclaimer|standard disclaimer|what|which|that|those|we|you|there|only|none of .*|die figuren"
    r"|alle .*|les personnages|los personajes|i personaggi|все .*)$"
)
_LONGEST = 80
_SHOWN = 100


def disclaimed_fandoms(text: str, note: Note, people: Iterable[str]) -> tuple[Claim, ...]:
    """Fandoms a disclaimer names. People, companies and owners are none."""
    if note.start is None or note.end is None:
        return ()
    known = {name.casefold() for name in people}
    sentence = " ".join(note.value.split())
    shown = sentence
    if len(sentence) > _SHOWN:
        shown = sentence[:_SHOWN].rsplit(" ", 1)[0] + "…"
    claims: dict[str, Claim] = {}
    for start, end, certain in _named(text, note.start, note.end):
        value = " ".join(text[start:end].split()).removesuffix(" I").rstrip(" .,!:'’")
        if not value or len(value) > _LONGEST or _NO_FANDOM.match(value):
            continue
        if not certain and _are_people(value, known):
            continue
        reason = f"The disclaimer says: “{shown}”"
        claims.setdefault(
            value.casefold(), Claim(value, "header", 0.8, start, start + len(value), reason)
        )
    return tuple(claims.values())


def _named(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whether it is surely no person) of each name that may be a fandom's."""
    said = text[start:end]
    for match in _OWNED.finditer(said):
        for group in ("name", "other"):
            if match[group]:
                certain = bool(match["kind"]) and group == "name"
                yield start + match.start(group), start + match.end(group), certain
    for match in _SAID_OF.finditer(said):
        told = bool(match["kind"] or match["parts"])
        if told or not match["plural"]:
            yield start + match.start("name"), start + match.end("name"), told


def _are_people(value: str, known: set[str]) -> bool:
    names = re.split(r"\s+(?:and|&|or|und|et|y)\s+", value.casefold())
    return value.casefold() in known or all(name in known for name in names)
