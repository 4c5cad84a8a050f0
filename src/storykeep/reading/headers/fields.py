"""Header fields to claims: rating, pairings, fandoms, warnings, status, series, dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from storykeep.reading.document import Basis, Claim, Rating, SeriesClaim
from storykeep.reading.headers.dates import is_month_first, iso_date
from storykeep.reading.headers.labelled import Field
from storykeep.reading.headers.lists import is_none, list_claims, unwrapped
from storykeep.reading.headers.pairings import codes_in, pairings
from storykeep.reading.headers.ratings import is_rating, rate
from storykeep.reading.headers.title import PART_NUMBER
from storykeep.reading.lexicon.labels import fold_label
from storykeep.reading.parts.numbers import number_of
from storykeep.reading.text.language import NAMES
from storykeep.story.terms import people_of_fanfiction_net

_COMPLETE = re.compile(
    r"(?i)\b(?:complete[d]?|finished|done|yes|sí|si|oui|ja|да|one-?shot|abgeschlossen|fertig|terminée?|complet|completa|completo|terminado|закончен\w*|завершен\w*|завершён)\b"
)
_PROGRESS = re.compile(
    r"(?i)\b(?:wip|in[- ]progress|incomplete|unfinished|ongoing|tbc|to be continued|no|updating"
    r"|in arbeit|en cours|en progreso|в процессе)\b"
)
_ABANDONED = re.compile(
    r"(?i)\b(?:abandoned|discontinued|dead|hiatus|abgebrochen|abandonn\w+|заморожен\w*)\b"
)
_FICTION = re.compile(r"(?i)fiction\s+(?:rated\s*[:\-]?\s*)?(?=\S)")
_OF = re.compile(r"(\d{1,3})\s*(?:/|of)\s*(\d{1,3}|\?)")
_PART = re.compile(
    r"(?i)[,(#\s-]*(?:#|part|book|story|teil|no\.?|number|pt\.?|volume)\s*(\d{1,3}|[ivx]{1,5}|one|two|three|four|five|six|seven)\b(?:\s+(?:of|in)\s+(?:(?:\d{1,3}|\?+)(?!\S)|(?:the\s+)?(?P<of>.+)))?[)\s.]*$"
)
_BEFORE_IT = frozenset({"sequel to", "sequel"})
"""Labels that name the story before this one, not a series."""
_LINKED = re.compile(r"\[([^\[\]]{1,60})\]\((?:https?://|www\.)[^()\s]*\)")
_EMAIL = re.compile(r"\s*[<(\[]?\s*[\w.+-]{1,64}(?:@| ?\(at\) ?| AT )[\w.-]{1,64}\s*[>)\]]?")
_INITIAL = r"[^\W\d_]\.\W*$"
_AND = re.compile(r"\s*(?:,|;|&|\band\b|\bund\b|\bet\b)\s*")


def rating_of(fields: Sequence[Field]) -> Rating | None:
    for field in fields:
        if field.key == "rating" and field.value:
            start = field.start + (match.end() if (match := _FICTION.match(field.value)) else 0)
            given = " ".join(field.value[start - field.start :].split())
            return rate(given, "header", start, field.end)
    for field in fields:
        if field.key in {"category", "warnings"} and is_rating(field.value):
            return rate(field.value.strip(), "header", field.start, field.end)
    return None


def relationship_claims(fields: Iterable[Field]) -> tuple[Claim, ...]:
    claims: dict[str, Claim] = {}
    for field in fields:
        labelled = field.key == "pairing"
        found = list(_pairs(field, labelled=labelled))
        if labelled and "character" not in fold_label(field.label):
            found += [
                (code, "code") for code in codes_in(unwrapped(field.value)) if not is_none(code)
            ]
        for value, kind in found:
            confidence = (0.95 if labelled else 0.8) if kind != "code" else 0.5
            claims.setdefault(
                value.casefold(), Claim(value, "header", confidence, field.start, field.end)
            )
    return tuple(claims.values())


def _pairs(field: Field, *, labelled: bool) -> Iterable[tuple[str, str]]:
    if field.form == "fanfiction.net":
        return [(pair, "romance") for pair in people_of_fanfiction_net(field.value)[1]]
    return pairings(unwrapped(field.value), labelled=labelled)


def character_claims(fields: Iterable[Field]) -> tuple[Claim, ...]:
    """Plain names only; pairings in the same field are relationships."""
    fields = list(fields)
    listed = [each for each in fields if each.form == "fanfiction.net"]
    if listed:
        return people_claims(listed)
    return tuple(
        claim
        for claim in list_claims(fields)
        if "/" not in claim.value and "&" not in claim.value and len(claim.value.split()) <= 5
    )


def people_claims(fields: Iterable[Field]) -> tuple[Claim, ...]:
    """The characters of FanFiction.Net's line, where “&” and brackets stand between people."""
    claims = []
    for field in fields:
        at = 0
        for name in people_of_fanfiction_net(field.value)[0]:
            at = field.value.index(name, at)
            start = field.start + at
            claims.append(Claim(name, "header", 0.95, start, start + len(name)))
            at += len(name)
    return tuple(claims)


def status_of(fields: Sequence[Field]) -> Claim | None:
    for field in fields:
        if field.key == "status":
            value = _status(field.value, fold_label(field.label))
            if value:
                return Claim(value, "header", 0.95, field.start, field.end)
    for field in fields:
        counted = _OF.search(field.value) if field.key == "part" else None
        if counted and counted.group(2) == counted.group(1):
            return Claim("complete", "header", 0.8, field.start, field.end)
        in_all = (
            fold_label(field.label) == "chapters"
        )  # AO3's count of those there and those planned
        if counted and (counted.group(2) == "?" or in_all):
            return Claim("in-progress", "header", 0.85, field.start, field.end)
    return None


def _status(value: str, label: str) -> str | None:
    if _ABANDONED.search(value):
        return "abandoned"
    if _PROGRESS.search(value) and not re.search(
        r"(?i)\bwip\b.*\bcomplete|complete.*\bwip\b", value
    ):
        return "in-progress"
    if _COMPLETE.search(value) or (label.startswith("complet") and iso_date(value)):
        return "complete"
    return None


def series_of(fields: Iterable[Field], fandom_like: bool) -> tuple[SeriesClaim, ...]:
    """Series of stories. “Series: TNG” among fields without a fandom names the show instead."""
    if fandom_like:
        return ()
    claims = []
    for field in fields:
        value = " ".join(field.value.split()).strip(" .")
        if not value or is_none(value):
            continue
        if fold_label(field.label) in _BEFORE_IT:
            continue
        match = _PART.search(value)
        part = None
        if match:
            number = number_of(match.group(1))
            part = str(number) if number else match.group(1)
            value = (match["of"] or value[: match.start()]).strip(' ,:-–—("“”.') or value
        claims.append(
            SeriesClaim(value.strip('"“”'), "header", 0.85, field.start, field.end, part=part)
        )
    return tuple(claims)


def date_claim(fields: Iterable[Field], *, month_first: bool = False) -> Claim | None:
    for field in fields:
        found = iso_date(field.value, month_first=month_first)
        if found:
            return Claim(found[0], "header", found[1], field.start, field.end)
    return None


def puts_month_first(fields: Iterable[Field]) -> bool:
    """Whether this header’s dates are American: FanFiction.Net’s, or one such as 5/25/2006 says so."""
    return any(
        field.form == "fanfiction.net"
        or (field.key in {"published", "updated"} and is_month_first(field.value))
        for field in fields
    )


def author_claims(fields: Iterable[Field]) -> tuple[Claim, ...]:
    claims: dict[str, Claim] = {}
    for field in fields:
        bare = _LINKED.sub(r"\1", field.value.split("\n")[0])
        bare = _EMAIL.sub("", bare).replace("[info]", " ")
        for name in _AND.split(bare):
            value = name.strip(' \t*_~<>()[]"“”,.')
            if re.search(rf"\b{_INITIAL}", name[name.find(value) :]):
                value += "."
            if value and len(value) <= 60 and not value.startswith(("http", "www.")):
                at = field.start + max(0, field.value.find(value))
                claims.setdefault(
                    value.casefold(), Claim(value, "header", 0.95, at, at + len(value))
                )
    return tuple(claims.values())


def language_claim(fields: Iterable[Field]) -> Claim | None:
    for field in fields:
        code = NAMES.get(field.value.strip(" .").casefold())
        if code:
            return Claim(code, "header", 0.97, field.start, field.end)
    return None


def title_claim(field: Field, basis: Basis = "header") -> Claim:
    value = " ".join(field.value.split()).strip(" \t*_~")
    value = PART_NUMBER.sub("", value).strip('"“”«» ') or value
    at = field.start + max(0, field.value.find(value))
    return Claim(value, basis, 0.98, at, at + len(value))
