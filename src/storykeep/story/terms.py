"""Words of the field and forms of writing that intake and reading both meet: lists, genres, categories."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

CATEGORIES: Final = frozenset({"f/f", "f/m", "m/m", "m/f", "gen", "multi", "other"})
"""AO3's categories, folded, and the usual other spelling of one."""

GENRES: Final = frozenset(
    {
        "action", "adventure", "angst", "comedy", "crime", "drama", "family", "fantasy", "fluff",
        "friendship", "general", "horror", "humor", "humour", "hurt/comfort", "mystery", "parody",
        "poetry", "romance", "sci-fi", "science fiction", "songfic", "spiritual", "supernatural",
        "suspense", "tragedy", "western",
        "abenteuer", "familie", "freundschaft", "krimi", "liebesgeschichte", "romanze", "tragödie",
        "amitié", "aventure", "drame", "famille", "horreur", "humour noir", "mystère", "tragédie",
        "amistad", "aventura", "familia", "misterio", "terror", "tragedia", "comedia",
        "avventura", "comico", "commedia", "drammatico", "introspettivo", "mistero", "romantico",
        "sentimentale", "ангст", "драма", "детектив", "романтика", "приключения", "флафф", "фэнтези",
        "юмор", "дружба",
    }
)  # fmt: skip
"""FanFiction.Net's genres, folded, and what other archives and languages call the same."""

_KEPT_TOGETHER = re.compile(
    r"\([^()\n]{0,200}\)|\[[^\[\]\n]{0,200}\]|\{[^{}\n]{0,200}\}"
    r"|“[^“”\n]{0,100}”|«[^«»\n]{0,100}»|(?<![^\s(,;])\"[^\"\n]{1,100}\"(?![^\s),;.])"
)


def hidden(value: str) -> str:
    """``value`` with everything in brackets or quotation marks blanked out, every place kept.

    >>> hidden("Robin Hood (ballads, mostly), Ivanhoe").split(",")[1]
    ' Ivanhoe'
    """
    # Twice, for brackets within brackets; deeper ones are nobody's list.
    for _ in range(2):
        value = _KEPT_TOGETHER.sub(lambda match: "\0" * len(match.group()), value)
    return value


def parted(value: str, at: re.Pattern[str]) -> Iterator[str]:
    """The pieces of ``value`` between what ``at`` matches outside brackets and quotation marks.

    >>> list(parted("Death (past, canon), Grief", re.compile(r",\\s*")))
    ['Death (past, canon)', 'Grief']
    """
    begin = 0
    for match in at.finditer(hidden(value)):
        yield value[begin : match.start()]
        begin = match.end()
    yield value[begin:]


def genres_of(value: str) -> list[str]:
    """The genres of “Family/Hurt/Comfort”; empty if anything in it is no genre.

    >>> genres_of("Family/Hurt/Comfort"), genres_of("Jack/Ianto")
    (['Family', 'Hurt/Comfort'], [])
    """
    pieces = [piece.strip() for piece in value.split("/")]
    found: list[str] = []
    while pieces:
        pair = "/".join(pieces[:2])
        taken = pair if len(pieces) > 1 and pair.casefold() in GENRES else pieces[0]
        if taken.casefold() not in GENRES:
            return []
        found.append(taken)
        pieces = pieces[taken.count("/") + 1 :]
    return found


_PAIR = re.compile(r"\[([^\[\]]{1,200})\]")
_COMMA = re.compile(r"\s*,\s*|\s+&\s+")


def people_of_fanfiction_net(value: str) -> tuple[list[str], list[str]]:
    """(characters, pairings) of that site's notation, where square brackets mean a pairing.

    >>> people_of_fanfiction_net("[Harry P., Draco M.] Ron W.")
    (['Harry P.', 'Draco M.', 'Ron W.'], ['Harry P./Draco M.'])
    """
    groups = [_names(match[1]) for match in _PAIR.finditer(value)]
    people = _names(value.replace("[", ",").replace("]", ","))
    return people, ["/".join(group) for group in groups if len(group) > 1]


def _names(value: str) -> list[str]:
    return [name for name in _COMMA.split(value.strip(" ,")) if name]
