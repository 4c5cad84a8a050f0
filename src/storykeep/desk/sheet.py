"""What stands on the right of the desk: each field with its value, its reasons and its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from storykeep.desk import words
from storykeep.desk.claims import FieldClaim
from storykeep.desk.evidence import Quote, quote
from storykeep.desk.forms import NAME_FIELDS, PROSE_FIELDS, Typed, to_form, token
from storykeep.press.languages import known_languages, language_name
from storykeep.tags.rules import key
from storykeep.works import rules
from storykeep.works.catalogue import FIELDS, TAG_FIELDS
from storykeep.works.models import Deed, Tagging, Work
from storykeep.works.services.entries import field_values, shown_taggings
from storykeep.works.services.merging import TOOK_COPY

MOST_WHYS = 6
"""Reasons of one field that stand open; the template shows as many."""

Address = Callable[[int, str], str]
"""The address of the place (offset, id) in the text pane."""


@dataclass(frozen=True, slots=True)
class Why:
    """One reason for a field's value, or for one of its tags (``value`` is the tag then)."""

    value: str
    basis: str
    sure: str
    percent: int | None
    reason: str
    address: str
    quote: Quote | None
    is_suggested: bool
    others: tuple[tuple[str, Quote], ...] = ()
    """Further passages it rests on: address and words."""


@dataclass(slots=True)
class Entry:
    """One field on the desk."""

    name: str
    label: Promise
    hint: Promise | str
    widget: str
    """``line`` | ``prose`` | ``names`` | ``choice`` | ``series``"""
    text: str
    token: str
    part: str = ""
    choices: Sequence[tuple[str, str]] = ()
    given: str = ""
    """A rating as it stood in the story."""
    whys: list[Why] = field(default_factory=list)
    is_confirmed: bool = False
    is_changed: bool = False
    """What stands in the form was typed and is not kept yet."""
    confirmed_by: str = ""
    confirmed_at: datetime | None = None
    error: str = ""
    theirs: str = ""
    """What somebody else wrote meanwhile."""

    @property
    def id(self) -> str:
        return f"f-{self.name.replace('_', '-')}"

    @property
    def is_suggested(self) -> bool:
        """Whether the machine gathered any of this and no person has looked at it."""
        return not self.is_confirmed and any(why.is_suggested for why in self.whys)

    @property
    def is_empty(self) -> bool:
        return not self.text.strip()

    @property
    def more_whys(self) -> int:
        """How many reasons are folded away."""
        return max(0, len(self.whys) - MOST_WHYS)

    @property
    def rows(self) -> int:
        """How many rows its text area needs, within reason."""
        if self.is_empty:
            return 1
        lines = self.text.count("\n") + 1
        if self.widget == "prose":
            lines += len(self.text) // 70
        return min(max(lines, 3 if self.widget == "prose" else 2), 10)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the fields are made of."""

    work: Work
    text: str
    claims: Mapping[str, list[FieldClaim]]
    deeds: Sequence[Deed]
    address: Address


def entries(sheet: Sheet, typed: Typed | None = None, changed: Iterable[str] = ()) -> list[Entry]:
    """Every field in order. ``typed``: what was sent and could not be kept, so that it stands again;
    ``changed``: fields that somebody else changed meanwhile."""
    values = field_values(sheet.work)
    confirmers = _confirmers(sheet.deeds)
    taken = set(changed)
    found = []
    for name in FIELDS:
        entry = _entry(sheet, name, values[name])
        deed = confirmers.get(name)
        if entry.is_confirmed and deed is not None:
            entry.confirmed_by = deed.account.name if deed.account else _("somebody")
            entry.confirmed_at = deed.done_at
        if typed is not None:
            _put_back(entry, typed, taken)
        found.append(entry)
    return found


def _confirmers(deeds: Sequence[Deed]) -> dict[str, Deed]:
    """The deed that last made each field a person's word."""
    return {name: deed for deed in deeds for name in deed.fields}


def _entry(sheet: Sheet, name: str, value: Any) -> Entry:
    text, _line, part = to_form(name, value), "", ""
    if name == "series":
        text, _line, part = text.partition("\n")
    return Entry(
        name=name,
        label=words.FIELD_NAMES[name],
        hint=words.FIELD_HINTS.get(name, ""),
        widget=_widget(name),
        text=text,
        part=part,
        token=token(name, value),
        choices=_choices(name, text),
        given=sheet.work.rating_given if name == "rating" else "",
        whys=_whys(sheet, name),
        is_confirmed=name in sheet.work.confirmed,
    )


def _widget(name: str) -> str:
    if name in {"rating", "status", "language"}:
        return "choice"
    if name in PROSE_FIELDS:
        return "prose"
    if name in NAME_FIELDS:
        return "names"
    return "series" if name == "series" else "line"


def _choices(name: str, chosen: str) -> list[tuple[str, str]]:
    if name == "rating":
        return [(code, str(words.RATINGS[code])) for code in rules.RATINGS]
    if name == "status":
        return [(code, str(words.STATUSES[code])) for code in rules.STATUSES]
    if name != "language":
        return []
    known = known_languages()
    if chosen and chosen not in dict(known):
        known = [(chosen, language_name(chosen)), *known]
    return [("", _("Not known")), *sorted(known, key=lambda pair: pair[1].casefold())]


def _put_back(entry: Entry, typed: Typed, taken: set[str]) -> None:
    """What was typed stands in the form again; over somebody else's word only if sent once more."""
    entry.error = typed.errors.get(entry.name, "")
    if entry.name in taken:
        entry.theirs = entry.text or _("nothing")
    if entry.name not in typed.texts:
        return
    entry.text, entry.is_changed = typed.texts[entry.name], True
    if entry.name == "series":
        entry.text, _line, entry.part = entry.text.partition("\n")
    if entry.name not in taken:
        entry.token = typed.tokens[entry.name]


def _whys(sheet: Sheet, name: str) -> list[Why]:
    numbered = list(enumerate(sheet.claims.get(name, []), start=1))
    if name not in TAG_FIELDS:
        said = [_why(sheet, claim, claim.id(number)) for number, claim in numbered]
        return [*_copy_why(sheet, name), *said]
    by_key = {key(claim.value): (number, claim) for number, claim in numbered}
    return [
        _tag_why(sheet, name, row, by_key.get(row.tag.key))
        for row in shown_taggings(sheet.work)
        if row.tag.kind == TAG_FIELDS[name]
    ]


def _copy_why(sheet: Sheet, name: str) -> list[Why]:
    """That a field was filled in from a copy, until a person confirms it."""
    filled = any(deed.kind == TOOK_COPY and name in deed.fields for deed in sheet.deeds)
    if not filled or name in sheet.work.confirmed:
        return []
    return [Why("", str(words.BASES["copy"]), "", None, "", "", None, is_suggested=True)]


def _why(sheet: Sheet, claim: FieldClaim, mark: str) -> Why:
    has_place = claim.start is not None and claim.end is not None
    return Why(
        value="",
        basis=str(words.BASES.get(claim.basis, claim.basis)),
        sure=words.sure(claim.confidence) if claim.confidence is not None else "",
        percent=None if claim.confidence is None else round(claim.confidence * 100),
        reason=claim.reason,
        address=sheet.address(claim.start or 0, mark) if has_place else "",
        quote=quote(sheet.text, claim.start or 0, claim.end or 0) if has_place else None,
        is_suggested=claim.basis in {"inferred", "archive", "first-line", "filename"},
        others=tuple(
            (sheet.address(start, f"{mark}-{which}"), quote(sheet.text, start, end))
            for which, (start, end) in enumerate(claim.more, start=2)
        ),
    )


def _tag_why(sheet: Sheet, name: str, row: Tagging, claimed: tuple[int, FieldClaim] | None) -> Why:
    suggested = row.state == rules.SUGGESTED
    if claimed is None:
        basis = words.BASES["inferred"] if suggested else words.BASES["person"]
        reason = row.reason
        return Why(row.tag.name, str(basis), "", None, reason, "", None, suggested)
    number, claim = claimed
    why = _why(sheet, claim, claim.id(number))
    return Why(
        value=row.tag.name,
        basis=why.basis,
        sure=why.sure,
        percent=why.percent,
        reason=row.reason or why.reason,
        address=why.address,
        quote=why.quote,
        is_suggested=suggested,
        others=why.others,
    )
