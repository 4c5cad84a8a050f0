"""Labelled facts (``Rating: Teen``) as downloads of archives write them, gathered into metadata.

Only for places where a format puts its facts: a title page, a list of tags. What stands in the
story's own text is reading's business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from dataclasses import replace as changed
from typing import Any

from storykeep.intake.languages import language_tag
from storykeep.story.document import Metadata
from storykeep.story.terms import CATEGORIES, genres_of, parted

_FIELDS = {
    "rating": "rating",
    "rated": "rating",
    "archive warning": "warnings",
    "warning": "warnings",
    "category": "categories",
    "categorie": "categories",
    "fandom": "fandoms",
    "relationship": "relationships",
    "pairing": "relationships",
    "ship": "relationships",
    "character": "characters",
    "additional tag": "tags",
    "tag": "tags",
    "genre": "tags",
    "freeform": "tags",
    "language": "language",
    "serie": "series",
    "statu": "status",
    "published": "published",
    "date": "published",
    "completed": "updated",
    "updated": "updated",
    "chapter": "chapters",
    "stat": "stats",
    "statistic": "stats",
    "disclaimer": "disclaimer",
    "addres": "address",
    "original source": "address",
    "story url": "address",
    "source": "address",
    "url": "address",
    "lang": "language",
    "description": "summary",
    "keyword": "tags",
    "title": "title",
    "author": "authors",
    "summary": "summary",
}
# Facts of pages in other languages, folded like the above: reading understands them.
_ELSEWHERE = frozenset(
    {
        "titel", "titre", "título", "titulo", "titolo", "название", "autor", "autora", "auteur",
        "autore", "autrice", "автор", "фандом", "personnage", "personaje", "personaggi",
        "charaktere", "figuren", "персонажи", "paar", "couple", "pareja", "пейринг", "пэйринг",
        "classement", "clasificación", "altersfreigabe", "einstufung", "рейтинг", "warnung",
        "warnungen", "avertissement", "advertencia", "предупреждения", "zusammenfassung",
        "inhalt", "résumé", "resumen", "riassunto", "описание", "genere", "género", "жанр",
        "sprache", "langue", "idioma", "lingua", "язык", "statut", "stato", "estado", "статус",
        "author'note", "note", "disclaimer", "spoiler", "feedback",
    }
)  # fmt: skip
_MANY = frozenset(
    ["warnings", "categories", "fandoms", "relationships", "characters", "tags", "authors"]
)
_STATUS = {
    "complete": "complete",
    "completed": "complete",
    "in-progress": "in-progress",
    "in progress": "in-progress",
    "incomplete": "in-progress",
    "ongoing": "in-progress",
    "abandoned": "abandoned",
    "hiatus": "in-progress",
}
_COMMA = re.compile(r"\s*(?:,|;\s)\s*")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_STAT = re.compile(r"\b(Published|Updated|Completed|Chapters)\s*:\s*([\w/?-]+)", re.IGNORECASE)
_PART = re.compile(r"Part\s+(\S+)\s+of\s+(?:the\s+)?(.+?)(?:\s+series)?\s*\Z", re.IGNORECASE)
_PART_BEHIND = re.compile(
    r"(.+?)\s*(?:\[([\d.]+)\]|\((?:part |#)?([\d.]+)\)|,? (?:#|part )([\d.]+))\s*\Z", re.IGNORECASE
)

MOST_VALUES = 500
"""Values kept of one kind; AO3 allows a work 75 tags in all."""


@dataclass(slots=True)
class Facts:
    """Facts as they come in; ``fanficfare`` where Category means the fandom, if it is none of AO3's."""

    fanficfare: bool = False
    many: dict[str, list[str]] = field(default_factory=dict)
    one: dict[str, str] = field(default_factory=dict)
    series: list[tuple[str, str | None]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.many or self.one or self.series)

    def add(self, label: str, values: list[str]) -> bool:
        """Take one line in; whether the label is known."""
        name = _FIELDS.get(_folded(label))
        values = [text for value in values if (text := " ".join(value.split()))]
        if name is None or not values:
            return name is not None
        if name == "tags":
            values = [tag for value in values for tag in genres_of(value) or [value]]
        if name in _MANY:
            kept = self.many.setdefault(name, [])
            kept += [value for value in dict.fromkeys(values[:MOST_VALUES]) if value not in kept]
            del kept[MOST_VALUES:]
        elif name == "series":
            self.series.extend(_series(value) for value in values[: MOST_VALUES - len(self.series)])
        elif name == "stats":
            for label_within, value in _STAT.findall(" ".join(values)):
                self._add_one(_FIELDS[_folded(label_within)], value, label_within)
        else:
            self._add_one(name, values[0], label)
        return True

    def _add_one(self, name: str, value: str, label: str) -> None:
        if name == "chapters":
            done, _, planned = value.partition("/")
            if planned:
                self.one.setdefault("status", "complete" if done == planned else "in-progress")
        elif name in {"published", "updated"}:
            date = _DATE.match(value)
            if date:
                self.one[name] = date[0]
            if _folded(label) == "completed":
                self.one["status"] = "complete"
        elif name == "status":
            self.one[name] = _STATUS.get(value.casefold(), "") or self.one.get(name, "")
        elif name == "language":
            self.one[name] = language_tag(value) or ""
        else:
            self.one.setdefault(name, value)

    def onto(self, metadata: Metadata) -> Metadata:
        """``metadata`` with these facts over it; flat tags that now have a kind leave ``tags``."""
        values: dict[str, Any] = {name: value for name, value in self.one.items() if value}
        many = self._many()
        values |= {name: tuple(listed) for name, listed in many.items()}
        if many:
            typed = {value for name, listed in many.items() if name != "tags" for value in listed}
            typed |= set(self.one.values())
            flat = many.get("tags") or metadata.tags
            values["tags"] = tuple(tag for tag in flat if tag not in typed)
        if self.series:
            values["series"] = tuple(self.series)
        return changed(metadata, **values)

    def _many(self) -> dict[str, list[str]]:
        """The lists, with what FanFicFare calls Category where it belongs."""
        if not self.fanficfare:
            return self.many
        listed = dict(self.many)
        said = listed.pop("categories", [])
        named = [value for value in said if value.casefold() not in CATEGORIES]
        if len(named) < len(said):
            listed["categories"] = [value for value in said if value not in named]
        if named and "fandoms" not in listed:
            listed["fandoms"] = named
        return listed


def is_label(text: str) -> bool:
    """Whether ``text`` is the name of a fact, as archives and home pages write it."""
    return len(text) <= 40 and (_folded(text) in _FIELDS or _folded(text) in _ELSEWHERE)


def listed(label: str, value: str) -> list[str]:
    """The values of one fact: parted at commas, outside brackets, where it may have several."""
    if _FIELDS.get(_folded(label)) not in _MANY | {"tags"}:
        return [value]
    return [piece.strip() for piece in parted(value, _COMMA)]


def iso_date(value: str | None) -> str | None:
    """The date at the start of an ISO 8601 time, as exact as it is given; None for the year 0101."""
    match = _DATE.match(value.strip()) if value else None
    return match[0] if match and match[0] >= "1900" else None


def _folded(label: str) -> str:
    text = " ".join(label.casefold().replace("(s)", "").split()).strip(" :")
    return text.removesuffix("s")


def _series(value: str) -> tuple[str, str | None]:
    if match := _PART.match(value):
        return match[2], match[1]
    if match := _PART_BEHIND.match(value):
        return match[1], match[2] or match[3] or match[4]
    return value, None
