"""Pieces of markup that stand hundreds of times on a page of works: tags, bylines, signs, figures.

Written here and not as templates because a list of twenty works has some four hundred of them, and a
template for each would cost more than the rest of the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache

from django.template.defaultfilters import date as format_date
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from storykeep.front import words
from storykeep.kit.templatetags.assets import asset
from storykeep.works import rules
from storykeep.works.models import Tagging, Work

WORDS_A_MINUTE = 250
# AO3's two warnings that warn of nothing in particular, folded.
_NO_WARNING = {
    "no archive warnings apply": "none",
    "creator chose not to use archive warnings": "unsaid",
    "choose not to use archive warnings": "unsaid",
}


@lru_cache(maxsize=4096)
def _tag_address(slug: str) -> str:
    return reverse("tag", args=[slug])


def of_kind(taggings: Iterable[Tagging], *kinds: str) -> list[Tagging]:
    """Those of these kinds, kind by kind in that order."""
    given = list(taggings)
    return [one for kind in kinds for one in given if one.tag.kind == kind]


def tag_link(tagging: Tagging) -> SafeString:
    """A tag as a link; one that only the machine suggests is underlined with dots, and says so."""
    address, name = _tag_address(tagging.tag.slug), tagging.tag.name
    if tagging.state != rules.SUGGESTED:
        return format_html('<a href="{}"><bdi>{}</bdi></a>', address, name)
    return format_html(
        '<a class="suggested" href="{}"><bdi>{}</bdi><span class="unseen"> ({})</span></a>',
        address,
        name,
        _("suggested"),
    )


def tag_links(taggings: Iterable[Tagging]) -> SafeString:
    """Tags as links, with commas between them."""
    return format_html_join(", ", "{}", ((tag_link(one),) for one in taggings))


def tag_items(taggings: Iterable[Tagging]) -> SafeString:
    """Tags as links, each an item of a list."""
    return format_html_join("", "<li>{}</li>", ((tag_link(one),) for one in taggings))


def byline(work: Work) -> SafeString:
    """The writers' names as links. Their rows must be at hand (``with_signs``)."""
    writers = list(work.creatorships.all())
    if not writers:
        return format_html("{}", _("a writer whose name is not known"))
    return format_html_join(
        ", ",
        '<a rel="author" href="{}"><bdi>{}</bdi></a>',
        ((reverse("person", args=[writer.name]), writer.name) for writer in writers),
    )


def signs(work: Work) -> SafeString:
    """The four signs, each a shape and words: rating, warnings, and category and progress if known."""
    warnings = of_kind(work.shown_taggings, "warning")  # type: ignore[attr-defined]  # set by with_signs
    categories = of_kind(work.shown_taggings, "category")  # type: ignore[attr-defined]
    shown = [(_("Rating:"), "rating", work.rating, words.RATINGS.get(work.rating, work.rating))]
    said = tag_links(warnings) if warnings else _("No warnings given")
    shown.append((_("Warnings:"), "warning", _warning_shape(warnings), said))
    if categories:
        shown.append((_("Category:"), "category", "any", tag_links(categories)))
    if work.status:
        status = words.STATUSES.get(work.status, work.status)
        shown.append((_("Progress:"), "status", work.status, status))
    shapes = asset("icons/signs.svg")
    items = format_html_join(
        "",
        '<li class="sign"><span class="unseen">{} </span><svg class="shape" viewBox="0 0 16 16" '
        'aria-hidden="true" focusable="false"><use href="{}#{}-{}"/></svg>{}</li>',
        ((label, shapes, kind, shape, text) for label, kind, shape, text in shown),
    )
    return format_html('<ul class="signs">{}</ul>', items)


def _warning_shape(warnings: Iterable[Tagging]) -> str:
    """``some`` | ``none`` | ``unsaid``: which of three shapes stands before the warnings."""
    said = [_NO_WARNING.get(one.tag.key, "some") for one in warnings]
    if not said:
        return "unsaid"
    return "some" if "some" in said else said[0]


def figures(work: Work) -> SafeString:
    """One line: words, chapters, reading time, date."""
    parts: list[str] = [words_said(work.words)]
    if work.chapter_count > 1:
        parts.append(chapters_said(work.chapter_count))
    parts.append(reading_time(work.words))
    written = work.updated or work.published
    if written:
        said: SafeString = format_html('<time datetime="{}">{}</time>', written, said_date(written))
    else:
        since = pgettext("a date follows", "here since")
        said = format_html("{} {}", since, day(work.revised_at))
    return format_html("{} · {}", " · ".join(parts), said)


def day(moment: datetime) -> SafeString:
    """A day as people say it, with the exact moment behind it."""
    return format_html(
        '<time datetime="{0}" title="{0}">{1}</time>',
        moment.isoformat(timespec="seconds"),
        format_date(moment, "j F Y"),
    )


def words_said(number: int) -> str:
    shown = number_format(number, force_grouping=True)
    return ngettext("%(shown)s word", "%(shown)s words", number) % {"shown": shown}


def chapters_said(number: int) -> str:
    shown = number_format(number, force_grouping=True)
    return ngettext("%(shown)s chapter", "%(shown)s chapters", number) % {"shown": shown}


def works_said(number: int) -> str:
    shown = number_format(number, force_grouping=True)
    return ngettext("%(shown)s work", "%(shown)s works", number) % {"shown": shown}


def works_count(number: int) -> SafeString:
    """A bare number for a column of numbers; what it counts is said to those who do not see it."""
    shown = number_format(number, force_grouping=True)
    unit = ngettext("work", "works", number)
    return format_html('<span class="count">{}<span class="unseen"> {}</span></span>', shown, unit)


def reading_time(count: int) -> str:
    """How long so many words take to read, roundly."""
    minutes = max(1, round(count / WORDS_A_MINUTE))
    hours, rest = divmod(minutes, 60)
    if hours == 0:
        return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
    if hours >= 10 or rest < 5:
        hours = round(minutes / 60)
        return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": rest}


def said_date(value: str) -> str:
    """``2009-04-01`` as people say it, as exact as it is known."""
    try:
        parts = [int(part) for part in value.split("-")]
        whole = date(*[*parts, 1, 1][:3])
    except (TypeError, ValueError):
        return value
    return format_date(whole, ("Y", "F Y", "j F Y")[len(parts) - 1])
