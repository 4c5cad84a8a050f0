"""What the desk says of two works that may be copies: what they seem to be, and what was measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from storykeep.desk.models import CopyPair
from storykeep.works.models import Work

KINDS: dict[str, Promise] = {
    "same": gettext_lazy("the same story"),
    "part": gettext_lazy("part of a whole"),
    "newer": gettext_lazy("a newer version"),
    "near": gettext_lazy("much the same text"),
}
_LONGEST_TITLE = 80
_MORE = 50
"""Words by which one text must be the longer for it to be worth saying."""
_EDGE = 0.1
"""Of a text: what begins or ends so near its edge begins or ends there."""


@dataclass(frozen=True, slots=True)
class Said:
    """A pair in words."""

    kind: str
    headline: str
    evidence: list[str]


def said_of(pair: CopyPair) -> Said:
    """What two works seem to be to one another, and why."""
    one, other = names_of(pair)
    return Said(
        kind=str(KINDS.get(pair.kind, pair.kind)),
        headline=_headline(pair, one, other),
        evidence=[line for line in (_shares(pair, one, other), _longer(pair, one, other)) if line],
    )


def names_of(pair: CopyPair) -> tuple[str, str]:
    """How to call the two: by title, or by place where they have the same one."""
    if pair.one.title.casefold() == pair.other.title.casefold():
        return _("the first"), _("the second")
    return _titled(pair.one), _titled(pair.other)


def _titled(work: Work) -> str:
    return _("“%(title)s”") % {"title": Truncator(work.title).chars(_LONGEST_TITLE)}


def warning_of(pair: CopyPair) -> str:
    """What would be lost to readers if the lesser of the two were the one kept; empty where nothing."""
    if pair.kind not in {"part", "newer"} or not pair.greater:
        return ""
    one, other = names_of(pair)
    less, more = (one, other) if pair.greater == "other" else (other, one)
    text = _("If you keep %(less)s, readers no longer find what only %(more)s has.")
    return text % {"less": less, "more": more}


def _headline(pair: CopyPair, one: str, other: str) -> str:
    less, more = (one, other) if pair.greater == "other" else (other, one)
    said = {
        "same": _("%(one)s and %(other)s seem to be the same story."),
        "part": _("%(less)s seems to be a part of %(more)s."),
        "newer": _("%(more)s seems to be a newer version of %(less)s."),
        "near": _("%(one)s and %(other)s have much of their text in common."),
    }
    text = said.get(pair.kind, said["near"])
    return _capital(text % {"one": one, "other": other, "less": less, "more": more})


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _shares(pair: CopyPair, one: str, other: str) -> str:
    """How much of the one that is contained stands in the other."""
    figures: dict[str, Any] = pair.figures
    first_is_held = figures.get("one", 0) >= figures.get("other", 0)
    held, into = (one, other) if first_is_held else (other, one)
    side = "one" if first_is_held else "other"
    percent = round(100 * figures.get(side, 0))
    error = round(100 * figures.get(f"{side}_error", 0))
    if percent >= 100:
        return _capital(_("Every passage of %(held)s that was looked at stands in %(into)s.") % {
            "held": held, "into": into
        })  # fmt: skip
    text = _("About %(percent)d of every 100 passages of %(held)s stand in %(into)s")
    text %= {"percent": percent, "held": held, "into": into}
    if error:
        return text + " " + _("(give or take %(error)d).") % {"error": error}
    return text + "."


def _longer(pair: CopyPair, one: str, other: str) -> str:
    """How much longer the one is, and where what it has more stands."""
    more = abs(pair.one.words - pair.other.words)
    if more < _MORE:
        return _("Both are as long.") if not more else ""
    side, name = ("one", one) if pair.one.words > pair.other.words else ("other", other)
    text = ngettext(
        "%(name)s has %(more)s word more%(where)s.",
        "%(name)s has %(more)s words more%(where)s.",
        more,
    )
    where = _where(pair.figures, side)
    return _capital(text % {"name": name, "more": f"{more:,}", "where": where})


def _where(figures: dict[str, Any], side: str) -> str:
    before, after = figures.get(f"{side}_before", 0), figures.get(f"{side}_after", 0)
    if before < _EDGE <= after:
        return _(", at its end")
    if after < _EDGE <= before:
        return _(", at its beginning")
    return _(", before and after") if min(before, after) >= _EDGE else _(", here and there")
