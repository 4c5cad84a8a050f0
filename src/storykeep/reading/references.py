"""What a story refers to: episodes and works named in its header and notes, events and places in its text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from storykeep.reading.document import Reference
from storykeep.reading.headers.labelled import Field
from storykeep.reading.lexicon.wordlist import words_of
from storykeep.reading.people.cast import Cast

_TITLE = (
    r"(?P<title>[\"“'‘*_]?[A-Z0-9][\w'’-]{0,24}(?:[ ](?:[A-Z0-9][\w'’!?-]{0,24}|of|the|in|a|to"
    r"|for|on|at|with|from)(?=[ ,.;:!?)\"”'’*_\n]|$))*)"
)
_LEADS = re.compile(
    r"(?<![\w-])(?:[Pp]ost(?:-|[ ](?:ep(?:isode)?[ :]+)?)|[Pp]re-?[ ](?=[A-Z])"
    r"|[Rr]eferences?[ ](?:to|of)[ ]|[Ss]et[ ](?:\w+[ ]){0,3}?(?:after|before|during|between|in"
    r"|post)[ ](?:the[ ](?:episode|events[ ]of|end[ ]of)[ ])?"
    r"|[Cc]oda[ ](?:to|for)[ ]|[Tt]ag[ ](?:to|for)[ ]|[Mm]issing[ ]scenes?[ ](?:from|for|to"
    r"|in)[ ]|[Ee]pisode(?:[ ]tag)?[ :]+(?:to[ ]|for[ ])?|[Ss]poilers?[ ](?:for|to|through"
    r"|up[ ]to)[ ]|[Ff]ollow(?:s|ing)[ ](?:on[ ]from[ ])?(?:the[ ](?:events[ ]of|episode)[ ])?"
    r"|[Ee]vents[ ]of[ ]|[Ee]nd[ ]of[ ]|[Aa]fter[ ](?:the[ ]events[ ]of|the[ ]episode)[ ]"
    r"|[Tt]akes[ ]place[ ](?:\w+[ ]){0,2}?(?:after|before|during)[ ])(?:the[ ])?" + _TITLE
)
_ALSO = re.compile(r"(?:,?[ ](?:and|or|&)[ ]|,[ ]|/)" + _TITLE)
_SEASON = re.compile(
    r"(?i)^(?:season|series|s\d|none|no|all|everything|up|through|any|book|year|part|chapter|general|major|minor|n/?a|canon|episode|anything|spoilers?|not|if|just|slight|some|early|mid|late|most|whole|post|pre|i|it|my|this|that|a)\b"
)
_SPLIT = re.compile(r"[,;/\n]|\s+(?:and|und|et|y|e)\s+")
_EVENT = re.compile(
    r"\b(?:(?:First |Second |Third |Last |Great )?(?:Battle|Siege|Fall|Treaty|War|Massacre|Night"
    r"|Day|Year) of (?:the )?[A-Z][\w'’]{1,24}(?: [A-Z][\w'’]{1,24}){0,2}"
    r"|(?:[A-Z][\w'’]{1,24} ){1,2}War\b)"
)
_EVENT_SIGNS = (
    *(f"{word} of " for word in words_of("Battle Siege Fall Treaty War Massacre Night Day Year")),
    " War",
)
_EVENT_BEFORE, _EVENT_AFTER = 60, 130
"""Characters: no event begins further before its sign, none reaches further behind it."""
# A capital, and before it the end of a word that may lead to a place, or a second blank.
_PLACE_BEGINS = re.compile(
    r"[A-Z](?<=(?:[Ii]n|[Aa]t|[Tt]o|om|de|ar|ft|ed|rd|he|[\s\S]\s)\s.)(?=[\w'’])"
)
_PLACE_LEAD = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Tt]o|[Ff]rom|[Oo]utside|[Ii]nside|[Nn]ear|[Ii]nto|[Ll]eft|[Rr]eached|[Aa]board"
    r"|[Oo]n(?=\s+the\s))\s+(?:the\s+)?\Z"
)
_LEAD_REACH = 60
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Tt]o|[Ff]rom|[Oo]utside|[Ii]nside|[Nn]ear|[Ii]nto|[Ll]eft|[Rr]eached|[Aa]board|[Oo]n(?=\s+the\s))\s+(?P<name>(?:the\s+)?[A-Z][\w'’]{1,24}(?:\s[A-Z][\w'’]{1,24}){0,2})"
)
_PLACE_TAIL = frozenset(
    words_of(
        """
    street road lane avenue square house hall castle palace manor tower park bridge station
    hotel inn bay city town island river lake mount mountain forest valley wharf abbey lodge
    cottage farm crescent terrace alley academy school university college hospital museum
    library harbour harbor beach planet hub
    """
    )
)
_EDGES = " \t\"“”'‘’*_.,;:!?()[]"
_MOST = 40


def find_references(
    text: str,
    fields: Iterable[Field],
    notes: Iterable[tuple[int, int]],
    body: tuple[int, int],
    cast: Cast,
    canon: Container[str] = (),
) -> tuple[Reference, ...]:
    """References with their places; each value once, the earliest place first.

    ``canon``: folded names of places known already, for which standing there once is enough.
    """
    found: list[Reference] = []
    for field in fields:
        if field.key == "spoilers":
            found.extend(_listed(text, field))
        if field.key in {"spoilers", "summary", "notes", "disclaimer", "warnings"}:
            found.extend(_led(text, field.start, field.end))
    for start, end in notes:
        found.extend(_led(text, start, end))
    found.extend(_events(text, *body))
    found.extend(_places(text, body, cast, canon))
    unique: dict[str, Reference] = {}
    for reference in sorted(found, key=lambda each: each.start):
        unique.setdefault(reference.value.casefold(), reference)
    return tuple(unique.values())[:_MOST]


def _listed(text: str, field: Field) -> Iterator[Reference]:
    at = field.start
    for piece in [*_SPLIT.split(text[field.start : field.end])]:
        place = text.find(piece, at, field.end)
        at = place + len(piece)
        value = piece.strip(_EDGES)
        if (
            2 < len(value) <= 50
            and value[0].isupper()
            and not _SEASON.match(value)
            and len(value.split()) <= 6
        ):
            start = text.find(value, place, field.end)
            yield Reference(value, "episode", start, start + len(value))


def _led(text: str, start: int, end: int) -> Iterator[Reference]:
    for match in _LEADS.finditer(text, start, end):
        reference = _title(text, match)
        if reference:
            yield reference
        also = _ALSO.match(text, match.end(), end)
        while also:
            reference = _title(text, also)
            if reference:
                yield reference
            also = _ALSO.match(text, also.end(), end)


def _title(text: str, match: re.Match[str]) -> Reference | None:
    raw = match["title"]
    value = raw.strip(_EDGES)
    for small in (
        " of",
        " the",
        " and",
        " in",
        " a",
        " to",
        " for",
        " on",
        " at",
        " with",
        " from",
        " &",
    ):
        value = value.removesuffix(small)
    if len(value) < 3 or _SEASON.match(value) or value.isdigit():
        return None
    start = match.start("title") + raw.find(value)
    return Reference(value, "episode", start, start + len(value))


def _events(text: str, start: int, end: int) -> Iterator[Reference]:
    past = start
    for sign in _signs(text, start, end):
        # A plain search for the signs, and the pattern around them, is far cheaper than the pattern.
        while sign >= past:
            begin, limit = max(past, sign - _EVENT_BEFORE), min(end, sign + _EVENT_AFTER)
            match = _EVENT.search(text, begin, limit)
            if not match or match.start() > sign:
                break
            past = match.end()
            yield Reference(" ".join(match.group().split()), "event", match.start(), past)


def _signs(text: str, start: int, end: int) -> list[int]:
    """Where words stand that every event has one of, in order."""
    found = []
    for sign in _EVENT_SIGNS:
        at = text.find(sign, start, end)
        while at >= 0:
            found.append(at)
            at = text.find(sign, at + 1, end)
    return sorted(found)


def _places(
    text: str, body: tuple[int, int], cast: Cast, canon: Container[str]
) -> Iterator[Reference]:
    """Capitalised names behind “in”, “at”, “to” that end like a place, or stand so twice; never people."""
    people = {
        word for person in cast.people for name in person.names for word in name.casefold().split()
    }
    seen: dict[str, list[re.Match[str]]] = {}
    for match in _led_places(text, *body):
        seen.setdefault(" ".join(match["name"].split()).removeprefix("the "), []).append(match)
    for name, matches in seen.items():
        words = [
            word.rstrip("'’s").casefold() if word.endswith(("'s", "’s")) else word.casefold()
            for word in name.split()
        ]
        certain = words[-1] in _PLACE_TAIL or " ".join(words) in canon
        if not certain and (len(matches) < 2 or any(word in people for word in words)):
            continue
        if name.endswith(("'s", "’s")) or (
            len(words) == 1 and words[0] in {"i", "god", "christ", "hell"}
        ):
            continue
        at = matches[0].start("name") + matches[0]["name"].rfind(name.split()[0])
        yield Reference(name, "place", at, matches[0].end("name"))


def _led_places(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Every match of ``_PLACE``, looked for from the capitals: they are fewer than the words before them."""
    past = start
    for capital in _PLACE_BEGINS.finditer(text, start, end):
        lead = _PLACE_LEAD.search(text, max(past, capital.start() - _LEAD_REACH), capital.start())
        match = _PLACE.match(text, lead.start(), end) if lead else None
        if match:
            past = match.end()
            yield match


__all__: Sequence[str] = ["find_references"]
