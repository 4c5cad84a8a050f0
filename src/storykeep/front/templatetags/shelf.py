"""What templates ask of works and tags: names for codes, dates as people say them, what to fold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import unescape

from django import template
from django.utils.html import strip_tags
from django.utils.text import Truncator

from storykeep.front import markup, words
from storykeep.front.look import Look
from storykeep.press import languages
from storykeep.press.names import ascii_name
from storykeep.works import rules
from storykeep.works.models import Tagging, Work

register = template.Library()

SHORT_SUMMARY = 320
"""Characters of a summary in a list: three lines of a wide page."""
FIRST_TAGS = 10
"""Tags of a work that stand open in a list; the rest are folded."""
_BLOCK_END = re.compile(r"</(?:p|li|blockquote|h\d|div)>|<br\s*/?>", re.IGNORECASE)

for _tag in (
    markup.tag_link,
    markup.tag_links,
    markup.tag_items,
    markup.byline,
    markup.signs,
    markup.figures,
    markup.works_count,
    markup.day,
):
    register.simple_tag(_tag)
for _filter in (
    markup.words_said,
    markup.chapters_said,
    markup.works_said,
    markup.reading_time,
    markup.said_date,
):
    register.filter(_filter)


@register.filter
def of_kind(taggings: Iterable[Tagging], kinds: str) -> list[Tagging]:
    """Those of these kinds (comma-separated), kind by kind in that order."""
    return markup.of_kind(taggings, *kinds.split(","))


@register.filter
def is_suggested(tagging: Tagging) -> bool:
    return tagging.state == rules.SUGGESTED


@register.filter
def only_suggested(taggings: Iterable[Tagging]) -> list[Tagging]:
    return [one for one in taggings if is_suggested(one)]


@register.filter
def is_suggested_under(work: Work, tag: int) -> bool:
    """Whether this work stands under a tag by suggestion alone."""
    taggings: Iterable[Tagging] = work.shown_taggings  # type: ignore[attr-defined]  # set by with_signs
    return any(one.tag_id == tag and is_suggested(one) for one in taggings)


@register.filter
def first_tags(tags: Sequence[Tagging]) -> Sequence[Tagging]:
    return tags[:FIRST_TAGS]


@register.filter
def other_tags(tags: Sequence[Tagging]) -> Sequence[Tagging]:
    return tags[FIRST_TAGS:]


@register.filter
def status_name(code: str) -> str:
    return str(words.STATUSES.get(code, code))


@register.filter
def kind_name(code: str) -> str:
    return str(words.KINDS.get(code, code))


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
