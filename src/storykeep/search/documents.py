"""From the database's rows to the index's documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b

from tantivy import Document

from storykeep.search import words
from storykeep.search.schema import forms_field
from storykeep.search.text import plain_text
from storykeep.tags import rules as tag_rules
from storykeep.works import rules
from storykeep.works.models import Chapter, Creatorship, Tagging, Work

_MOST_WORKS = 200
_MOST_WORDS = 400_000
_OWN_FIELD = {
    tag_rules.FANDOM: "fandom",
    tag_rules.CHARACTER: "character",
    tag_rules.RELATIONSHIP: "relationship",
}


@dataclass(slots=True)
class Entry:
    """All that the index knows of one work."""

    work: Work
    writers: list[tuple[str, str]] = field(default_factory=list)
    """(name, key)"""
    tags: list[tuple[int, str, str]] = field(default_factory=list)
    """(id, kind, name) of shown tags and of the canonical tags they are synonyms of"""
    chapters: list[tuple[int, str, str]] = field(default_factory=list)
    """(position, title, html)"""


def entries(ids: Iterable[int]) -> Iterator[Entry]:
    """The works of these ids that are there, by id. Four queries for some 200 works.

    What is in memory at once is bounded by words, not by works.
    """
    for chunk in _chunks(ids):
        found = {row.pk: Entry(row) for row in Work.objects.filter(pk__in=chunk).order_by("pk")}
        _add_signs(found)
        _add_chapters(found)
        yield from found.values()


def _chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), _MOST_WORKS):
        sizes = Work.objects.filter(pk__in=wanted[start : start + _MOST_WORKS])
        chunk: list[int] = []
        weight = 0
        for pk, size in sizes.order_by("pk").values_list("pk", "words"):
            if chunk and weight + size > _MOST_WORDS:
                yield chunk
                chunk, weight = [], 0
            chunk.append(pk)
            weight += size
        if chunk:
            yield chunk


def _add_signs(found: dict[int, Entry]) -> None:
    writers = Creatorship.objects.filter(work__in=found).order_by("work_id", "position")
    for work, name, key in writers.values_list("work_id", "name", "key"):
        found[work].writers.append((name, key))
    tags: dict[int, dict[int, tuple[int, str, str]]] = defaultdict(dict)
    taggings = (
        Tagging.objects.filter(work__in=found, state__in=rules.SHOWN)
        .order_by("work_id", "position", "pk")
        .values_list(
            "work_id",
            "tag_id",
            "tag__kind",
            "tag__name",
            "tag__synonym_of",
            "tag__synonym_of__name",
        )
    )
    for work, tag, kind, name, canonical, canonical_name in taggings:
        tags[work][tag] = (tag, kind, name)
        if canonical is not None:
            tags[work].setdefault(canonical, (canonical, kind, canonical_name))
    for work, rows in tags.items():
        found[work].tags = list(rows.values())


def _add_chapters(found: dict[int, Entry]) -> None:
    rows = Chapter.objects.filter(work__in=found).order_by("work_id", "position")
    for work, position, title, html in rows.values_list("work_id", "position", "title", "html"):
        found[work].chapters.append((position, title, html))


def fingerprint(entry: Entry, *, with_text: bool) -> int:
    """64 bits that change whenever anything changes that the index holds of this work."""
    work = entry.work
    said: tuple[object, ...] = (
        *(work.title, work.sort_title, work.summary, work.language, work.rating, work.status),
        *(work.words, work.state, work.audience, work.revised_at, work.posted_at),
        entry.writers,
        entry.tags,
    )
    made = blake2b(repr(said).encode(errors="surrogatepass"), digest_size=8)
    if with_text:
        for position, title, html in entry.chapters:
            made.update(f"\0{position}\0{title}\0{html}".encode(errors="surrogatepass"))
    return int.from_bytes(made.digest(), "big", signed=True)


def work_document(entry: Entry) -> Document:
    """The document of the index *works*."""
    made = _common(entry, with_text=False)
    for tag, _kind, _name in entry.tags:
        made.add_integer("tag", tag)
    for _name, key in entry.writers:
        made.add_text("writer", key)
    return made


def text_documents(entry: Entry) -> Iterator[Document]:
    """The documents of the index *texts*: the work's, then one a chapter where it has several."""
    work = entry.work
    stemmed = words.is_stemmed(work.language)
    made = _common(entry, with_text=True)
    _add_words(made, "title", [work.title], stemmed=stemmed)
    _add_words(made, "summary", [plain_text(work.summary)], stemmed=stemmed)
    _add_words(made, "writer", [name for name, _ in entry.writers], stemmed=False)
    # Tags are in the archive's language, whatever the story's is.
    _add_words(made, "tag", [name for _, _, name in entry.tags], stemmed=True)
    for kind, name in _OWN_FIELD.items():
        _add_words(made, name, [tag for _, k, tag in entry.tags if k == kind], stemmed=True)
    parts = [
        words.forms(f"{title}\n{plain_text(html)}" if title else plain_text(html))
        for _, title, html in entry.chapters
    ]
    terms = _add_forms(made, "text", parts, stemmed=stemmed)
    yield made
    if len(parts) > 1:
        for (position, _, _), part in zip(entry.chapters, terms, strict=True):
            yield _part_document(work.pk, position, part)


def _part_document(work: int, position: int, terms: str) -> Document:
    made = Document()
    made.add_integer("part_of", work)
    made.add_integer("chapter", position)
    made.add_text("part", terms)
    return made


def _add_words(made: Document, name: str, texts: Iterable[str], *, stemmed: bool) -> None:
    _add_forms(made, name, [words.forms(text) for text in texts], stemmed=stemmed)


def _add_forms(
    made: Document, name: str, parts: Sequence[list[str]], *, stemmed: bool
) -> list[str]:
    """Put these forms into a field; each part apart, so that no phrase runs over the seam."""
    distinct: set[str] = set()
    terms = []
    for part in parts:
        distinct.update(part)
        terms.append(" ".join(words.terms(part, stemmed=stemmed)))
        made.add_text(name, terms[-1])
    made.add_text(forms_field(name), " ".join(distinct))
    return terms


def _common(entry: Entry, *, with_text: bool) -> Document:
    work = entry.work
    made = Document()
    made.add_integer("id", work.pk)
    made.add_text("circle", rules.circle_of(work.state, work.audience))
    for language in _with_primary(work.language):
        made.add_text("language", language)
    made.add_text("rating", work.rating)
    made.add_text("status", work.status)
    made.add_integer("words", work.words)
    made.add_integer("fingerprint", fingerprint(entry, with_text=with_text))
    made.add_text("by_title", f"{work.sort_title}\0{work.pk:019}")
    made.add_integer("by_updated", _moment(work.revised_at, work.pk))
    made.add_integer("by_posted", _moment(work.posted_at, work.pk))
    made.add_integer("by_words", work.words << 31 | work.pk & 0x7FFFFFFF)
    return made


def _with_primary(language: str) -> set[str]:
    """``fr-CA`` is found by itself and by ``fr``."""
    lowered = language.lower()
    return {lowered, lowered.split("-")[0]}


def _moment(moment: datetime | None, work: int) -> int:
    """Microseconds since 1970 above the work's last 12 bits: works of one moment keep their order."""
    if moment is None:
        return work & 0xFFF
    whole = int(moment.timestamp())
    return ((whole * 1_000_000 + moment.microsecond) << 12) | (work & 0xFFF)
