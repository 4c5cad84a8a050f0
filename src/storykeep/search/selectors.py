"""What searches and lists ask of the index. Each takes ``viewer``.

What a viewer may not see is neither shown nor counted: the index files every work under its circle,
and works whose change it has not taken up yet are asked of the database.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from unicodedata import normalize

from tantivy import DocAddress, Occur, Order, Query, Schema, Searcher

from storykeep.people.rules import Viewer
from storykeep.search import database, engine, index
from storykeep.search.filters import Filters
from storykeep.search.index import IndexDamaged, Reader
from storykeep.search.passages import Passage, passages_in
from storykeep.search.places import Place, texts_of
from storykeep.search.query import Note, parse
from storykeep.search.schema import texts_schema, works_schema
from storykeep.search.text import plain_text
from storykeep.search.tree import Node
from storykeep.works import rules
from storykeep.works.models import Change, Work
from storykeep.works.selectors import in_order, visible_to

PAGE_SIZE = 20
REACHABLE = 1000
"""Hits of a search that can be paged to; the total is exact beyond."""

SORTS: Final = ("best", "updated", "posted", "title", "words")
_ORDERS: Final = {
    "updated": ("by_updated", Order.Desc),
    "posted": ("by_posted", Order.Desc),
    "title": ("by_title", Order.Asc),
    "words": ("by_words", Order.Desc),
}
_MOST_PENDING = 2_000
_MOST_PASSAGES = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A work that was found, and where."""

    work: Work
    passages: tuple[Passage, ...]

    @property
    def work_id(self) -> int:
        return self.work.pk


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what was found. ``total`` counts all. ``complete`` is false when the index could
    not be asked and only titles, writers and tags were looked at."""

    total: int
    hits: tuple[Hit, ...]
    notes: tuple[Note, ...] = ()
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list: ids in order, and how many there are in all."""

    ids: tuple[int, ...]
    total: int


def search(
    query: str, *, viewer: Viewer, page: int = 1, sort: str = "best", size: int = PAGE_SIZE
) -> Results:
    """The works that answer a query, best first or in another order of ``SORTS``.

    ``page`` counts from 1; beyond ``REACHABLE`` there are no hits. Raises ``QueryError``. At most six
    queries of the database however many works are found.
    """
    parsed = parse(query)
    tree = parsed.tree
    asked = engine.compile_tree(tree) if tree is not None else None
    if tree is None or asked is None:
        return Results(0, (), parsed.notes)
    reader = index.current()
    if reader is not None:
        try:
            with index.engine():
                ids, total, places = _find(reader, tree, asked, viewer, page, sort, size)
        except IndexDamaged:
            index.condemn(reader)
        else:
            works = in_order(ids, viewer=viewer)
            return Results(total, _hits(works, tree, places), parsed.notes)
    ids, total = database.find(tree, viewer=viewer, sort=sort, within=_slice(page, size))
    works = in_order(ids, viewer=viewer)
    hits = tuple(Hit(work, _head(work, tree)) for work in works)
    return Results(total, hits, parsed.notes, complete=False)


def browse(  # noqa: PLR0913 - filters, all named and optional
    *,
    viewer: Viewer,
    tag_id: int | None = None,
    tags: Sequence[int] = (),
    without: Sequence[int] = (),
    writer: str = "",
    language: str = "",
    rating: str = "",
    status: str = "",
    words_from: int | None = None,
    words_to: int | None = None,
    sort: str = "updated",
    page: int = 1,
    size: int = PAGE_SIZE,
    unlisted: bool = False,
) -> Listing:
    """The works of a list, filtered; the engine's part takes about a millisecond in 10,000 works.

    Works under ``tag_id`` and under all of ``tags``, under none of ``without`` (a canonical tag
    stands for its synonyms); ``writer`` is a name in the byline. Like ``works.selectors.listed_for``
    it leaves out what waits on the desk, even for a keeper, unless ``unlisted``: then it is what
    ``visible_to`` is. Fetch the rows with ``works.selectors.in_order``.
    """
    wanted = (*(() if tag_id is None else (tag_id,)), *tags)
    filters = Filters(
        tags=wanted,
        without=tuple(without),
        writer=rules.name_key(writer),
        language=language.lower(),
        rating=rating,
        status=status,
        words_from=words_from,
        words_to=words_to,
    )
    order = sort if sort in _ORDERS else "updated"
    within = _slice(page, size)
    reader = index.current()
    if reader is not None:
        try:
            with index.engine():
                return _list(reader, filters, viewer, order, within, unlisted=unlisted)
        except IndexDamaged:
            index.condemn(reader)
    ids, total = database.browse(
        filters, viewer=viewer, sort=order, within=within, unlisted=unlisted
    )
    return Listing(tuple(ids), total)


def _slice(page: int, size: int) -> slice:
    start = (max(1, page) - 1) * size
    return slice(start, start + size)


def _find(
    reader: Reader, tree: Node, asked: Query, viewer: Viewer, page: int, sort: str, size: int
) -> tuple[list[int], int, dict[int, list[int]]]:
    """Ids in order, the total, and for works of several chapters those where the words stand."""
    schema = texts_schema()
    narrowed = _for_viewer(asked, reader, viewer, schema, unlisted=True)
    within = _slice(page, size)
    size = max(0, min(within.stop, REACHABLE) - within.start)
    found, total = _ask(reader.texts, narrowed, sort, within.start, size)
    ids = _ids(reader.texts, found)
    places: dict[int, list[int]] = {}
    for work in ids:
        parts = engine.parts_of(work, tree)
        if parts is not None:
            hits = [place for _, place in reader.texts.search(parts, 2, count=False).hits]
            chapters = reader.texts.fast_field_values("chapter", hits)
            places[work] = sorted(int(one) for one in chapters if one is not None)
    return ids, total, places


def _list(
    reader: Reader,
    filters: Filters,
    viewer: Viewer,
    sort: str,
    within: slice,
    *,
    unlisted: bool,
) -> Listing:
    schema = works_schema()
    asked = filters.as_query(schema)
    narrowed = _for_viewer(asked, reader, viewer, schema, unlisted=unlisted)
    found, total = _ask(reader.works, narrowed, sort, within.start, within.stop - within.start)
    return Listing(tuple(_ids(reader.works, found)), total)


def _for_viewer(
    asked: Query, reader: Reader, viewer: Viewer, schema: Schema, *, unlisted: bool
) -> Query:
    circles = [circle for circle in rules.circles_of(viewer) if unlisted or circle != rules.KEEPERS]
    parts = [(Occur.Must, asked), (Occur.Must, engine.any_of("circle", circles, schema))]
    hidden = _hidden_since(reader, viewer, unlisted=unlisted)
    if hidden:
        parts.append((Occur.MustNot, engine.any_of("id", hidden, schema)))
    return Query.boolean_query(parts)


def _hidden_since(reader: Reader, viewer: Viewer, *, unlisted: bool) -> set[int]:
    """Works changed since the index was written that this viewer may not see any more. One query,
    and a second when there are any changes."""
    rows = Change.objects.exclude(pk=reader.state.applied).exclude(work=None)
    pending = {work for work in rows.values_list("work", flat=True) if work is not None}
    if not pending or len(pending) > _MOST_PENDING:
        return pending  # they come back when they are taken up
    seen = visible_to(viewer).filter(pk__in=pending)
    if not unlisted:
        seen = seen.filter(state=rules.POSTED)
    return pending - set(seen.values_list("pk", flat=True))


def _ask(
    searcher: Searcher, asked: Query, sort: str, start: int, size: int
) -> tuple[list[DocAddress], int]:
    total = _count(searcher, asked)
    if size <= 0 or start >= total:
        return [], total
    if sort in _ORDERS:
        field, order = _ORDERS[sort]
        found = searcher.search(
            asked, size, count=False, order_by_field=field, offset=start, order=order
        )
    else:
        found = searcher.search(asked, size, count=False, offset=start)
    return [place for _, place in found.hits], total


def _count(searcher: Searcher, asked: Query) -> int:
    found: int = searcher.search(asked, 1, count=True).count  # type: ignore[attr-defined]  # its stubs forget it
    return found


def _ids(searcher: Searcher, found: list[DocAddress]) -> list[int]:
    if not found:
        return []
    return [int(pk) for pk in searcher.fast_field_values("id", found) if pk is not None]


def _hits(works: Sequence[Work], tree: Node, places: dict[int, list[int]]) -> tuple[Hit, ...]:
    texts = texts_of(works, places)
    return tuple(Hit(work, _passages(work, tree, texts.get(work.pk, []))) for work in works)


def _head(work: Work, tree: Node) -> tuple[Passage, ...]:
    summary = plain_text(work.summary)
    language = work.language
    return (
        *passages_in(normalize("NFC", work.title), tree, place="title", language=language),
        *passages_in(summary, tree, place="summary", language=language),
    )


def _passages(work: Work, tree: Node, texts: Sequence[Place]) -> tuple[Passage, ...]:
    found = list(_head(work, tree))
    each = 2 if len(texts) == 1 else 1
    for place in texts:
        room = min(each, _MOST_PASSAGES - len(found))
        if room > 0:
            found += passages_in(
                place.text,
                tree,
                place="text",
                language=work.language,
                chapter=place.chapter,
                most=room,
            )
    return tuple(found)
