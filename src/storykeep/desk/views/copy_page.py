"""What the page of two works that may be copies shows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from storykeep.desk import words
from storykeep.desk.comparing import MOST_ROWS, Row, folded_away, side_by_side
from storykeep.desk.copies import is_open, paths_of, standing
from storykeep.desk.copy_words import names_of, said_of, warning_of
from storykeep.desk.models import Arrival, CopyPair, StoredReading
from storykeep.desk.reader import unpacked
from storykeep.likeness import bare_text
from storykeep.press.languages import language_name
from storykeep.works import rules
from storykeep.works.models import Chapter, Tagging, Work

MOST_TEXT = 1_500_000
"""Characters of each text that are laid side by side: some 250,000 words."""
MOST_HEADER = 20


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the table: what each of the two says."""

    label: str
    one: str
    other: str

    @property
    def differs(self) -> bool:
        return self.one != self.other


def copy_context(pair: CopyPair) -> dict[str, Any]:
    """``pair`` is from ``copies.get_pair``. Seven queries."""
    rows, is_cut = _rows(pair)
    one, other = names_of(pair)
    arrivals = paths_of([pair.one_id, pair.other_id])
    headers = _headers(pair)
    return {
        "pair": pair,
        "said": said_of(pair),
        "warning": warning_of(pair),
        "one_name": one,
        "other_name": other,
        "is_open": is_open(pair),
        "is_present": all(work.state != rules.SET_ASIDE for work in (pair.one, pair.other)),
        "standing": standing(pair),
        "facts": _facts(pair, arrivals),
        "header_one": headers[0],
        "header_other": headers[1],
        "rows": rows[:MOST_ROWS],
        "left_out": max(0, len(rows) - MOST_ROWS),
        "is_cut": is_cut,
        "is_equal": all(row.same for row in rows),
        "publishes": {pair.one.state, pair.other.state} == {rules.ON_DESK, rules.POSTED},
    }


def _rows(pair: CopyPair) -> tuple[list[Row], bool]:
    """The rows of both texts, and whether they were too long to be laid out whole."""
    one, other = _text(pair.one_id), _text(pair.other_id)
    is_cut = max(len(one), len(other)) > MOST_TEXT
    return folded_away(side_by_side(one[:MOST_TEXT], other[:MOST_TEXT])), is_cut


def _text(work: int) -> str:
    """The work's text, a blank line between paragraphs; not much more of it than is shown."""
    pieces: list[str] = []
    size = 0
    chapters = Chapter.objects.filter(work=work).order_by("position")
    for html in chapters.values_list("html", flat=True).iterator(chunk_size=20):
        paragraphs = (" ".join(bare_text(block).split()) for block in html.split("\n"))
        pieces += [text for text in paragraphs if text]
        size += len(html)
        if size > 2 * MOST_TEXT:
            break
    return "\n\n".join(pieces)


def _facts(pair: CopyPair, arrivals: dict[int, Arrival]) -> list[Fact]:
    sides = [_side(work, arrivals.get(work.pk)) for work in (pair.one, pair.other)]
    tags = _fandoms(pair)
    sides[0][_("Fandoms")], sides[1][_("Fandoms")] = tags
    found = [Fact(label, sides[0][label], sides[1][label]) for label in sides[0]]
    return [fact for fact in found if fact.one or fact.other]


def _side(work: Work, arrival: Arrival | None) -> dict[str, str]:
    status = words.STATUSES.get(work.status, "") if work.status else ""
    return {
        _("Written by"): ", ".join(one.name for one in work.creatorships.all()),
        _("Length"): _length(work),
        _("Progress"): str(status),
        _("Published"): work.published,
        _("Updated"): work.updated,
        _("Rating"): str(words.RATINGS.get(work.rating, "")) if work.rating_given else "",
        _("Language"): language_name(work.language) if work.language else "",
        _("Came from"): arrival.path if arrival else (work.original.name if work.original else ""),
        _("Came here on"): f"{arrival.came_at:%Y-%m-%d}" if arrival else "",
        _("Confirmed"): _("by a person") if work.catalogued_at else "",
        _("Readers"): _readers(work),
    }


def _length(work: Work) -> str:
    said = ngettext("%(count)s word", "%(count)s words", work.words) % {"count": f"{work.words:,}"}
    chapters = ngettext("%(count)d chapter", "%(count)d chapters", work.chapter_count)
    return f"{said}, {chapters % {'count': work.chapter_count}}"


def _readers(work: Work) -> str:
    if work.state == rules.SET_ASIDE:
        return _("Put away: readers do not see it")
    return (
        _("Readers can read it") if work.state == rules.POSTED else _("Readers do not see it yet")
    )


def _fandoms(pair: CopyPair) -> tuple[str, str]:
    shown = Tagging.objects.filter(
        work__in=(pair.one_id, pair.other_id), tag__kind="fandom", state__in=rules.SHOWN
    ).order_by("position")
    named: dict[int, list[str]] = {pair.one_id: [], pair.other_id: []}
    for work, name in shown.values_list("work_id", "tag__name"):
        named[work].append(name)
    return ", ".join(named[pair.one_id]), ", ".join(named[pair.other_id])


def _headers(pair: CopyPair) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The headers of both as they stood in the files."""
    rows = StoredReading.objects.filter(work__in=(pair.one_id, pair.other_id))
    found = {work: _header(bytes(said)) for work, said in rows.values_list("work_id", "reading")}
    return found.get(pair.one_id, []), found.get(pair.other_id, [])


def _header(reading: bytes) -> list[tuple[str, str]]:
    if not reading:
        return []
    said: Iterable[tuple[str, Any]] = (json.loads(unpacked(reading)).get("header") or {}).items()
    return [(label, str(value)) for label, value in said][:MOST_HEADER]
