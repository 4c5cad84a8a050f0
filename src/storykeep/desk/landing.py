"""From what was read to what is kept: a reading becomes a catalogue entry. No Django.

What the story says of itself is *given*; what the machine gathered is *suggested*, with its reason.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from storykeep.desk.anchors import anchored
from storykeep.reading.document import CastMember, Claim, Note, Reading
from storykeep.story.document import Story
from storykeep.story.plain import paragraphs_html
from storykeep.story.words import count_words_html
from storykeep.works import rules
from storykeep.works.catalogue import TAG_FIELDS, Catalogue, ChapterText, TagClaim

MOST_CHARACTERS = 8
"""A cast list longer than this says nothing about a story any more."""
FEWEST_MENTIONS = 3
"""Whoever is named less often passes through."""
_MACHINE = frozenset({"archive", "inferred"})
_TAG = re.compile(r"<[^>]*>")
_NOT_BODY = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Landing:
    """A story as it will be kept."""

    catalogue: Catalogue
    chapters: tuple[ChapterText, ...]
    body_key: str


def land(story: Story, reading: Reading, name: str) -> Landing:
    """What to keep of ``story``, arranged by ``reading``. ``name``: the file's name, without folders."""
    return Landing(
        catalogue=catalogue_of(story, reading, name),
        chapters=chapters_of(story, reading),
        body_key=body_key(story),
    )


def catalogue_of(story: Story, reading: Reading, name: str) -> Catalogue:
    """The catalogue entry that a reading proposes."""
    said = story.metadata
    title, basis = _title(reading, name)
    series = reading.series[0] if reading.series else None
    rating = reading.rating
    return Catalogue(
        title=title,
        title_basis=basis,
        authors=tuple(claim.value for claim in reading.authors),
        summary=said.summary or _html(_value(reading.summary)),
        notes_before=said.notes_before or _notes(reading.notes_before),
        notes_after=said.notes_after or _notes(reading.notes_after),
        disclaimer=_html(
            said.disclaimer or (reading.disclaimer.value if reading.disclaimer else "")
        ),
        language=_value(reading.language),
        rating=rating.value if rating and rating.value in rules.RATINGS else "not-rated",
        rating_given=rating.given if rating else "",
        status=_value(reading.status) if _value(reading.status) in rules.STATUSES else "",
        published=_date(reading.published),
        updated=_date(reading.updated),
        series_name=series.value if series else "",
        series_part=(series.part or "") if series else "",
        tags=tuple(_tags(reading)),
    )


def chapters_of(story: Story, reading: Reading) -> tuple[ChapterText, ...]:
    """The story's chapters as they are kept, with anchors at scenes; words counted by the archive's rule."""
    chapters = story.chapters
    if len(reading.chapters) == len(chapters):
        pairs = enumerate(zip(chapters, reading.chapters, strict=True), start=1)
        chapters = tuple(anchored(each, number, read.scenes) for number, (each, read) in pairs)
    return tuple(
        ChapterText(
            title=chapter.title or "",
            html=html,
            words=count_words_html(html),
            notes_before=chapter.notes_before or "",
            notes_after=chapter.notes_after or "",
        )
        for chapter in chapters
        for html in (chapter.html,)
    )


def body_key(story: Story) -> str:
    """SHA-256 of the body's letters and digits, case folded; empty when it has none.

    Headers, notes, titles and layout leave it as it is: one story under two headers has one key.
    """
    digest, found = hashlib.sha256(), False
    for block in story.blocks:
        bare = _NOT_BODY.sub("", unescape(_TAG.sub("", block.html)).casefold())
        digest.update(bare.encode("utf-8", "surrogatepass"))
        found = found or bool(bare)
    return digest.hexdigest() if found else ""


def _title(reading: Reading, name: str) -> tuple[str, str]:
    if reading.title and reading.title.value.strip():
        return reading.title.value, reading.title.basis
    return name.rsplit(".", 1)[0].replace("_", " ").strip() or name, "filename"


def _tags(reading: Reading) -> Iterator[TagClaim]:
    for field, kind in TAG_FIELDS.items():
        for claim in getattr(reading, field):
            yield tag_claim(kind, claim)
    if not reading.characters:
        for member in chief_cast(reading.cast):
            yield TagClaim(
                kind=TAG_FIELDS["characters"],
                name=member.name,
                state=rules.SUGGESTED,
                reason=f"named {member.mentions} times in the story",
            )


def tag_claim(kind: str, claim: Claim) -> TagClaim:
    """A reading's claim as a tag: given by the story, or suggested with the reason."""
    if claim.basis in _MACHINE:
        return TagClaim(
            kind, claim.value, rules.SUGGESTED, claim.reason or "gathered from the text"
        )
    return TagClaim(kind, claim.value, rules.GIVEN, claim.reason or "")


def chief_cast(cast: Sequence[CastMember]) -> list[CastMember]:
    """Those of the cast whom the story is about, most named first."""
    chief = [member for member in cast if member.mentions >= FEWEST_MENTIONS]
    return sorted(chief, key=lambda member: -member.mentions)[:MOST_CHARACTERS]


def _value(claim: Claim | None) -> str:
    return claim.value if claim else ""


def _date(claim: Claim | None) -> str:
    value = _value(claim)
    return value if rules.is_date(value) else ""


def _html(text: str) -> str:
    return paragraphs_html(text) if text else ""


def _notes(notes: Sequence[Note]) -> str:
    return "\n".join(_html(note.value) for note in notes)
