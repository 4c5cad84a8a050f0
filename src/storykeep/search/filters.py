"""What a list is narrowed to, and how that is asked of the index."""

from __future__ import annotations

from dataclasses import dataclass

from tantivy import FieldType, Occur, Query, Schema


@dataclass(frozen=True, slots=True)
class Filters:
    """Each empty or null one narrows nothing. Words are counted with both ends included."""

    tags: tuple[int, ...] = ()
    without: tuple[int, ...] = ()
    writer: str = ""
    language: str = ""
    rating: str = ""
    status: str = ""
    words_from: int | None = None
    words_to: int | None = None

    def as_query(self, schema: Schema) -> Query:
        """The question to the index *works*."""
        parts = [(Occur.Must, Query.term_query(schema, "tag", tag)) for tag in self.tags]
        parts += [(Occur.MustNot, Query.term_query(schema, "tag", tag)) for tag in self.without]
        for name in ("writer", "language", "rating", "status"):
            value = getattr(self, name)
            if value:
                parts.append((Occur.Must, Query.term_query(schema, name, value)))
        if self.words_from is not None or self.words_to is not None:
            between = Query.range_query(
                schema, "words", FieldType.Integer, self.words_from, self.words_to
            )
            parts.append((Occur.Must, between))
        if all(occur == Occur.MustNot for occur, _ in parts):
            parts.append((Occur.Must, Query.all_query()))
        return Query.boolean_query(parts)
