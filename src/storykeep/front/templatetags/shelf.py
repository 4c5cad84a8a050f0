"""What templates ask of works and tags: names for codes, dates as people say them, what to fold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from html import unescape
from typing import Any

from django import template
from django.template.defaultfilters import date as format_date
from django.urls import reverse
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from storykeep.front import words
from storykeep.front.look import Look
from storykeep.kit.templatetags.assets import asset
from storykeep.press import languages
from storykeep.press.names import ascii_name
from storykeep.works import rules
from storykeep.works.models import Tagging, Work

register = template.Library()

WORDS_A_MINUTE = 250
SHORT_SUMMARY = 320
"""Characters of a summary in a list: three lines of a wide page."""
_BLOCK_END = re.compile(r"</(?:p|li|blockquote|h\d|div)>|<br\s*/?>", re.IGNORECASE)
# AO3's two warnings that warn of nothing in particular, folded.
_NO_WARNING = {
    "no archive warnings apply": "none",
    "creator chose not to use archive warnings": "unsaid",
    "choose not to use archive warnings": "unsaid",
}


@register.filter
def of_kind(taggings: Iterable[Tagging], kinds: str) -> list[Tagging]:
    """Those of these kinds (comma-separated), kind by kind in that order."""
    given = list(taggings)
    return [one for kind in kinds.split(",") for one in given if one.tag.kind == kind]


@register.filter
def is_suggested(tagging: Tagging) -> bool:
    return tagging.state == rules.SUGGESTED


@register.filter
def rating_name(code: str) -> str:
    return str(words.RATINGS.get(code, code))


@register.filter
def status_name(code: str) -> str:
    return str(words.STATUSES.get(code, code))


@register.filter
def kind_name(code: str) -> str:
    return str(words.KINDS.get(code, code))


@register.filter
def warning_shape(taggings: Iterable[Tagging]) -> str:
    """``some`` | ``none`` | ``unsaid``: which of three shapes stands before the warnings."""
    said = [_NO_WARNING.get(one.tag.key, "some") for one in taggings]
    if not said:
        return "unsaid"
    return "some" if "some" in said else said[0]


@register.filter
def language_name(code: str) -> str:
    """The language's own name, such as ``Deutsch``."""
    return languages.language_name(code)


@register.filter
def direction(code: str) -> str:
    """``rtl`` or ``ltr`` for a text in this language; ``auto`` where the language is not known."""
    return languages.direction(code) if code else "auto"


@register.filter
def file_name(work: Work) -> str:
    """The name, without an ending, of a file this work is carried away in."""
    return ascii_name(work.title)


@register.filter
def said_date(value: str) -> str:
    """``2009-04-01`` as people say it, as exact as it is known."""
    try:
        parts = [int(part) for part in value.split("-")]
        whole = date(*[*parts, 1, 1][:3])
    except (TypeError, ValueError):
        return value
    return format_date(whole, ("Y", "F Y", "j F Y")[len(parts) - 1])


@register.filter
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


@register.filter
def plain(html: str) -> str:
    """Clean HTML as one line of plain text."""
    return " ".join(unescape(strip_tags(_BLOCK_END.sub(" ", html))).split())


@register.filter
def shortened(text: str) -> str:
    """Plain text cut for a list, at a blank where there is one."""
    if len(text) <= SHORT_SUMMARY:
        return text
    cut = Truncator(text).chars(SHORT_SUMMARY)
    head, blank, _tail = cut.rpartition(" ")
    return f"{head}…" if blank and len(head) > SHORT_SUMMARY // 2 else cut


@register.filter
def length_class(text: str) -> str:
    """How far a summary must be folded: ``""`` never, ``long`` on a phone, ``longer`` everywhere."""
    if len(text) <= 110:
        return ""
    return "long" if len(text) <= 230 else "longer"


@register.simple_tag
def count_more(items: Iterable[Any], shown: int) -> int:
    """How many of these are left when ``shown`` of them stand there; never below 0."""
    return max(0, len(list(items)) - shown)


@lru_cache(maxsize=4096)
def _tag_address(slug: str) -> str:
    return reverse("tag", args=[slug])


@register.simple_tag
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


@register.simple_tag
def sign(kind: str, value: str) -> SafeString:
    """The shape that stands before a sign's words: ``rating``, ``warning``, ``category``, ``status``."""
    return format_html(
        '<svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">'
        '<use href="{}#{}-{}"/></svg>',
        asset("icons/signs.svg"),
        kind,
        value,
    )


@register.filter
def only_suggested(taggings: Iterable[Tagging]) -> list[Tagging]:
    return [one for one in taggings if is_suggested(one)]


@register.filter
def split_words(text: str) -> list[str]:
    return text.split()


@register.simple_tag
def look_choices(look: Look) -> list[tuple[str, str, list[tuple[str, str, bool]]]]:
    """What may be chosen: (name, words, [(value, words, whether it is chosen)])."""
    return [
        (
            name,
            str(said),
            [
                (value, str(shown), look.get(name) == value)
                for value, shown in words.LOOK_VALUES[name].items()
            ],
        )
        for name, said in words.LOOK_NAMES.items()
    ]
