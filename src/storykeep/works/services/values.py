"""What a person may write into a field of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from storykeep.kit.errors import DomainError
from storykeep.press.languages import UNDETERMINED, language_tag
from storykeep.story.html import clean
from storykeep.works import rules
from storykeep.works.catalogue import FIELDS, TAG_FIELDS, TEXT_FIELDS


def check_field(field: str) -> None:
    """Raises ``DomainError`` (``no-such-field``)."""
    if field not in FIELDS:
        raise DomainError("no-such-field", _("There is no such field."))


def accepted(field: str, value: Any) -> Any:
    """The value as the archive keeps it: trimmed, HTML clean, names without blank ones.

    ``value``: for tags and ``authors`` the names; for ``series`` a (name, part) pair; else text, which
    is HTML for summary, notes and disclaimer. Raises ``DomainError`` (``no-such-field``,
    ``title-missing``, ``not-a-rating``, ``not-a-status``, ``not-a-date``, ``not-a-language``).
    """
    check_field(field)
    if field in TAG_FIELDS or field == "authors":
        return _names(value)
    if field == "series":
        name, part = value
        return str(name).strip()[:255], str(part or "").strip()[:20]
    text = str(value).strip()
    if field == "title":
        return _title(text)
    if field in TEXT_FIELDS:
        return clean(text)
    return _fact(field, text)


def _names(value: Iterable[str]) -> list[str]:
    neat = (" ".join(str(name).split()) for name in value)
    return [name for name in neat if name]


def _title(text: str) -> str:
    if not text:
        raise DomainError("title-missing", _("A work needs a title, even a plain one."))
    return " ".join(text.split())[:500]


def _fact(field: str, text: str) -> str:
    if field == "rating" and text not in rules.RATINGS:
        raise DomainError("not-a-rating", _("That is not one of this archive's ratings."))
    if field == "status" and text not in rules.STATUSES:
        raise DomainError("not-a-status", _("That is not one of the ways a work can stand."))
    if field in {"published", "updated"} and text and not rules.is_date(text):
        raise DomainError(
            "not-a-date", _("Write a date as 2009, 2009-04 or 2009-04-01, as exact as you know it.")
        )
    if field == "language" and text and (len(text) > 20 or language_tag(text) == UNDETERMINED):
        raise DomainError(
            "not-a-language", _("Write a language as its short code, such as en, de or pt-BR.")
        )
    return text
