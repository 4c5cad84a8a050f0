"""Header fields to claims: rating, pairings, fandoms, warnings, status, series, dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from storykeep.reading.chapters import number_of
from storykeep.reading.dates import iso_date
from storykeep.reading.document import Basis, Claim, Note, Rating, SeriesClaim
from storykeep.reading.header import Field
from storykeep.reading.labels import fold_label
from storykeep.reading.language import NAMES
from storykeep.reading.pairings import is_code, pairings
from storykeep.reading.ratings import is_rating, rate
from storykeep.reading.wordlist import words_of

_LIST = re.compile(r"\s*(?:[,;\n|•]|\s\*\s)\s*(?:and\s+)?")
_BRACKETS = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_GENRES = frozenset(
    words_of(
        """romance angst humor humour drama general action adventure friendship family parody
        tragedy horror mystery supernatural suspense sci-fi fantasy fluff crime western poetry"""
    )
)
_NONE = re.compile(
    r"(?i)^(?:none|no|n/?a|nope|nada|nothing|-+|\?+|no warnings?|none yet|not yet|tba|tbd|keine?"
    r"|aucun\w*|нет|ninguna?)\b.{0,25}$"
)
_COMPLETE = re.compile(
    r"(?i)\b(?:complete[d]?|finished|done|yes|one-?shot|abgeschlossen|fertig|terminée?|complet|completa|completo|terminado|закончен\w*|завершен\w*|завершён)\b"
)
_PROGRESS = re.compile(
    r"(?i)\b(?:wip|in[- ]progress|incomplete|unfinished|ongoing|tbc|to be continued|no|updating"
    r"|in arbeit|en cours|en progreso|в процессе)\b"
)
_ABANDONED = re.compile(
    r"(?i)\b(?:abandoned|discontinued|dead|hiatus|abgebrochen|abandonn\w+|заморожен\w*)\b"
)
_OF = re.compile(r"(\d{1,3})\s*(?:/|of)\s*(\d{1,3}|\?)")
_PART = re.compile(
    r"(?i)[,(#\s-]*(?:#|part|book|story|teil|no\.?|number|pt\.?|volume)\s*(\d{1,3}|[ivx]{1,5}|one|two|three|four|five|six|seven)\b(?:\s+(?:of|in)\s+(?:the\s+)?(?P<of>.+))?[)\s.]*$"
)
_EMAIL = re.compile(r"\s*[<(\[]?\s*[\w.+-]{1,64}(?:@| ?\(at\) ?| AT )[\w.-]{1,64}\s*[>)\]]?")
_PART_NUMBER = re.compile(r"\s*[(\[]\s*\d{1,3}\s*(?:/|of)\s*(?:\d{1,3}|\?+)\s*[)\]]\s*$")
_AND = re.compile(r"\s*(?:,|;|&|\band\b|\bund\b|\bet\b)\s*")
_OWNED = re.compile(
    r"(?:\bown(?:s|ed|ing)?\s+(?:any(?:thing)?\s+(?:of|from|in|related\s+to|to\s+do\s+with)\s+|any\s+|either\s+)?|\b(?:belongs?|related)\s+to\s+|"
    r"\b(?:characters?|world|universe|rights?|creators?|owners?|makers?|producers?|writers?)\s+(?:of|from|to|in)\s+)(?:the\s+(?:show|series|characters?(?:\s+of)?|movie|film|books?|rights\s+to|world\s+of)\s+)?(?P<name>(?:the\s+)?[A-Z0-9][\w'’.:!-]*(?:\s+(?:(?:of|the|and|in|to|a)\s+)*[A-Z0-9][\w'’.:!-]*)*)"
    r"|(?:^|[.!?,]\s+)(?P<subject>(?:The\s+)?[A-Z][\w'’:!-]*(?:\s+(?:(?:of|the|and|in)\s+)*[A-Z][\w'’:!-]*)*)\s+(?:(?:and\s+[^.]{0,60})?(?:is|are|does|do)(?:\s+not|n['’]t)?\s+(?:mine|belong|owned|copyright|property|the\s+property|©))",
    re.MULTILINE,
)
_NO_FANDOM = re.compile(
    r"(?i)^(?:i|they|them|he|she|it|any|anything|none|nothing|these|all|this|the characters?"
    r"|characters?|everyone|everything|no|not|don|me|bbc|cbs|nbc|fox|abc|warner\w*|disney"
    r"|paramount|universal|mgm|sony|rtd|jk.*|j\.?\s?k\.?.*|joss.*|russell.*|marvel studios"
    r"|chris carter.*|1013.*|viacom.*|lucas\w*|god|if|some|my|other|sadly|alas|just|still"
    r"|unfortunately|please|but|and|or|mutant enemy.*|the bbc|tolkien.*|stephenie.*|a|an|the)$"
)


def list_claims(
    fields: Iterable[Field], confidence: float = 0.95, *, genres: bool = False
) -> tuple[Claim, ...]:
    """The values of list fields, one claim each; “none” is none, a comma in brackets parts nothing."""
    claims: dict[str, Claim] = {}
    for field in fields:
        at = 0
        for piece in _pieces(field.value, genres=genres):
            value = piece.strip(" \t*_~.-–—+·•\n")
            offset = field.value.find(value, at) if value else -1
            if offset < 0 or _NONE.match(value) or len(value) > 120:
                continue
            at = offset + len(value)
            start = field.start + offset
            shown = " ".join(value.split())
            claims.setdefault(
                shown.casefold(), Claim(shown, "header", confidence, start, start + len(value))
            )
    return tuple(claims.values())


def _pieces(value: str, *, genres: bool) -> list[str]:
    hidden = _BRACKETS.sub(lambda match: "\0" * len(match.group()), value)
    pieces, at = [], 0
    for match in [*_LIST.finditer(hidden), None]:
        piece = value[at : match.start() if match else len(value)]
        words = piece.strip().casefold().split("/")
        parted = genres and len(words) > 1 and all(word.strip() in _GENRES for word in words)
        pieces += piece.split("/") if parted else [piece]
        at = match.end() if match else at
    return pieces


def rating_of(fields: Sequence[Field]) -> Rating | None:
    for field in fields:
        if field.key == "rating" and field.value:
            return rate(" ".join(field.value.split()), "header", field.start, field.end)
    for field in fields:
        if field.key in {"category", "warnings"} and is_rating(field.value):
            return rate(field.value.strip(), "header", field.start, field.end)
    return None


def relationship_claims(fields: Iterable[Field]) -> tuple[Claim, ...]:
    claims: dict[str, Claim] = {}
    for field in fields:
        found = list(pairings(field.value))
        labelled = field.key == "pairing"
        if not found and labelled and is_code(field.value) and not _NONE.match(field.value):
            found = [(field.value.strip(" ."), "code")]
        for value, kind in found:
            confidence = (0.95 if labelled else 0.8) if kind != "code" else 0.5
            claims.setdefault(
                value.casefold(), Claim(value, "header", confidence, field.start, field.end)
            )
    return tuple(claims.values())


def character_claims(fields: Iterable[Field]) -> tuple[Claim, ...]:
    """Plain names only; pairings in the same field are relationships."""
    return tuple(
        claim
        for claim in list_claims(fields)
        if "/" not in claim.value and "&" not in claim.value and len(claim.value.split()) <= 5
    )


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
        if counted and counted.group(2) == "?":
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
        if not value or _NONE.match(value):
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


def date_claim(fields: Iterable[Field]) -> Claim | None:
    for field in fields:
        found = iso_date(field.value)
        if found:
            return Claim(found[0], "header", found[1], field.start, field.end)
    return None


def author_claims(fields: Iterable[Field]) -> tuple[Claim, ...]:
    claims: dict[str, Claim] = {}
    for field in fields:
        bare = _EMAIL.sub("", field.value.split("\n")[0])
        for name in _AND.split(bare):
            value = name.strip(' \t*_~<>()[]"“”,.')
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
    value = _PART_NUMBER.sub("", value).strip('"“”«» ') or value
    at = field.start + max(0, field.value.find(value))
    return Claim(value, basis, 0.98, at, at + len(value))


def disclaimed_fandoms(text: str, note: Note, people: Iterable[str]) -> tuple[Claim, ...]:
    """Fandoms a disclaimer names: “I don’t own Torchwood.” People and companies are none."""
    if note.start is None or note.end is None:
        return ()
    not_fandoms = {name.casefold() for name in people}
    claims: dict[str, Claim] = {}
    sentence = " ".join(note.value.split())
    shown = sentence if len(sentence) <= 100 else sentence[:100].rsplit(" ", 1)[0] + "…"
    for match in _OWNED.finditer(text, note.start, note.end):
        group = "name" if match["name"] else "subject"
        value = match[group].strip(" .,!:'’")
        if (
            not value
            or _NO_FANDOM.match(value)
            or value.casefold() in not_fandoms
            or len(value) > 80
        ):
            continue
        at = match.start(group)
        claims.setdefault(
            value.casefold(),
            Claim(value, "header", 0.8, at, at + len(value), f"The disclaimer says: “{shown}”"),
        )
    return tuple(claims.values())
