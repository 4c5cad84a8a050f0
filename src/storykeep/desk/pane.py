"""What stands on the left of the desk: the text as it came in, with its evidence marked."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from storykeep.desk import claims as claims_
from storykeep.desk import words
from storykeep.desk.evidence import Segment, Span, part_of, parts, segments
from storykeep.desk.models import StoredReading
from storykeep.desk.reader import unpacked

_QUIET = frozenset({"cast", "speech"})
"""Marks that are so many that they are no highlights unless asked for."""


_IN_A_WORD = frozenset(
    [
        "apostrophes-lost",
        "characters-lost",
        "letters-misread",
        "mail-left",
        "markup-left",
        "words-split",
    ]
)
"""Signs of damage that stand in the middle of a word or line."""


@dataclass(frozen=True, slots=True)
class Source:
    """A work's text as it was read, the reading, and the marks they make."""

    text: str
    said: Mapping[str, Any]
    claims: Mapping[str, list[claims_.FieldClaim]]
    spans: list[Span]
    starts: list[int]
    """Where its parts begin."""

    def address(self, offset: int, mark: str) -> str:
        """The address of a place, on the page of its work."""
        if len(self.starts) == 1:
            return f"#{mark}"
        return f"?part={part_of(offset, self.starts)}#{mark}"

    def bounds(self, number: int) -> tuple[int, int]:
        """Where a part begins and ends; ``number`` counts from 1."""
        return self.starts[number - 1], [*self.starts[1:], len(self.text)][number - 1]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the text, as HTML; ``number`` counts from 1."""

    number: int
    total: int
    html: SafeString
    percent: int
    """How much of the text stands before its end."""


def source_of(reading: StoredReading | None) -> Source:
    """The source of a stored reading; an empty one where nothing was stored."""
    text, said = "", {}
    if reading is not None:
        text = unpacked(bytes(reading.text))
        said = json.loads(zlib.decompress(bytes(reading.reading))) | {
            "suggested": reading.suggested
        }
    claims = claims_.claims_of(said, text)
    spans = claims_.spans_of(said, claims, text)
    return Source(text, said, claims, spans, parts(text))


def part(source: Source, asked: str | None) -> Part:
    """One part of the text with its marks. What is no part gives the nearest that is."""
    total = len(source.starts)
    number = int(asked) if asked and asked.isdecimal() and len(asked) < 7 else 1
    number = min(max(number, 1), total)
    start, end = source.bounds(number)
    piece = source.text[start:end]
    spans = source.spans + claims_.cast_spans(source.said, piece, start)
    html = marked_html(segments(piece, spans, start), is_last=number == total)
    percent = round(100 * end / len(source.text)) if source.text else 100
    return Part(number, total, html, percent)


def marked_html(pieces: Iterable[Segment], *, is_last: bool = True) -> SafeString:
    """Segments as HTML: the text escaped, marks as ``<mark>``, ids where marks begin.

    A mark that begins just where a part ends belongs to the next part.
    """
    made = []
    for piece in pieces:
        if not piece.text and not is_last:
            continue
        made += [_band(span) for span in piece.begins if _stands_apart(span)]
        ids = [span.id for span in piece.begins if span.id and not _stands_apart(span)]
        made.append(_marked(piece, ids))
    return mark_safe("".join(made))  # noqa: S308 - every part of it is escaped or our own


def _stands_apart(span: Span) -> bool:
    """Whether a mark is told in a line of its own; spoilt letters in a word are only marked."""
    return span.kind == "scene" or (span.kind == "damage" and span.label not in _IN_A_WORD)


def _band(span: Span) -> str:
    """What is not in the text but concerns this place, in a line of its own."""
    if span.kind == "damage":
        said = _("Here %(damage)s") % {"damage": words.damage_name(span.label)}
    elif span.label.startswith(claims_.MARKED):
        time = words.TIMES[span.label.removeprefix(claims_.MARKED)]
        said = _("From here on told as %(time)s") % {"time": time}
    elif span.label in {"earlier", "later"}:
        said = _("A new scene may begin here, told as %(time)s") % {"time": words.TIMES[span.label]}
    else:
        said = _("A new scene may begin here")
    return f'<span class="band band-{span.kind}" id="{span.id}" tabindex="-1">{escape(said)}</span>'


def _marked(piece: Segment, ids: list[str]) -> str:
    text = str(escape(piece.text))
    spans = [span for span in piece.spans if span.kind != "scene"]
    if not spans or not piece.text.strip():
        return text + "".join(f'<span id="{one}"></span>' for one in ids)
    kinds = dict.fromkeys(f"m-{span.kind}" for span in spans)
    element = "span" if {span.kind for span in spans} <= _QUIET else "mark"
    covers = " ".join(dict.fromkeys(span.id for span in spans if span.id))
    speaker = next(
        (span.label for span in piece.begins if span.kind == "speech" and span.label), ""
    )
    attributes = f' class="m {" ".join(kinds)}"'
    attributes += f' id="{ids[0]}" tabindex="-1"' if ids else ""
    attributes += f' data-of="{covers}"' if covers else ""
    attributes += f' data-who="{escape(speaker)}"' if speaker else ""
    for other in ids[1:]:
        text = f'<span id="{other}" tabindex="-1">{text}</span>'
    return f"<{element}{attributes}>{text}</{element}>"
