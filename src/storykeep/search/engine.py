"""From the tree of a query to the engine's own question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.conf.locale import LANG_INFO
from tantivy import FieldType, Occur, Query, Schema

from storykeep.search import words
from storykeep.search.schema import forms_field, texts_schema
from storykeep.search.tree import (
    VALUE_FIELDS,
    And,
    Node,
    Not,
    Or,
    Phrase,
    Word,
    Words,
    wanted_leaves,
)

WEIGHTS = {"title": 512.0, "writer": 64.0, "tag": 64.0, "summary": 8.0, "text": 1.0}
"""What a search without a field looks at. A step is so high that a word found in a longer title
still stands above the same word told often in a short text."""

_TIE = 0.1  # what the places other than the best add
_TAG_FIELDS = frozenset({"tag", "fandom", "character", "relationship"})
NOTHING = 0.0


def compile_tree(tree: Node) -> Query | None:
    """The engine's question for a tree; null when no word of it can be sought, as in ``!!!``."""
    match tree:
        case And(parts):
            return _all_of(parts)
        case Or(parts):
            asked = [query for part in parts if (query := compile_tree(part)) is not None]
            return (
                Query.boolean_query([(Occur.Should, query) for query in asked]) if asked else None
            )
        case Not(part):
            unwanted = compile_tree(part)
            return None if unwanted is None else _none_of([unwanted])
        case Words(low, high):
            return _silent(Query.range_query(texts_schema(), "words", FieldType.Integer, low, high))
        case Word(_, field, _) | Phrase(_, field) if field in VALUE_FIELDS:
            return _silent(_value(tree.field or "", tree.text))
        case Word(text, field, is_prefix):
            return _anywhere(words.forms(text), field, is_prefix=is_prefix)
        case Phrase(text, field):
            return _anywhere(words.forms(text), field, is_prefix=False)


def _all_of(parts: Sequence[Node]) -> Query | None:
    wanted: list[Query] = []
    unwanted: list[Query] = []
    for part in parts:
        if isinstance(part, Not):
            query = compile_tree(part.part)
            if query is not None:
                unwanted.append(query)
        elif (query := compile_tree(part)) is not None:
            wanted.append(query)
    if not wanted:
        return _none_of(unwanted) if unwanted else None
    return Query.boolean_query(
        [(Occur.Must, query) for query in wanted] + [(Occur.MustNot, query) for query in unwanted]
    )


def _none_of(unwanted: Iterable[Query]) -> Query:
    return Query.boolean_query(
        [(Occur.Must, _silent(Query.all_query()))] + [(Occur.MustNot, query) for query in unwanted]
    )


def _silent(query: Query) -> Query:
    """The same, without a say in the order."""
    return Query.const_score_query(query, NOTHING)


def any_of(name: str, values: Iterable[str | int], schema: Schema) -> Query:
    """Works with one of these in a field of plain values; without a say in the order."""
    return _silent(Query.term_set_query(schema, name, list(values)))


def _value(field: str, value: str) -> Query:
    if field == "language":
        value = _language_names().get(value, value)
    return Query.term_query(texts_schema(), field, value)


@lru_cache(maxsize=1)
def _language_names() -> dict[str, str]:
    """Codes by the languages' English and own names, small letters."""
    found = {}
    for code, about in LANG_INFO.items():
        if "name" in about:
            found[about["name_local"].lower()] = code
            found[about["name"].lower()] = code
    return found


def _anywhere(forms: Sequence[str], field: str | None, *, is_prefix: bool) -> Query | None:
    if not forms:
        return None
    if field is not None:
        return _in_field(field, forms, is_prefix=is_prefix)
    return Query.disjunction_max_query(
        [
            Query.boost_query(_in_field(name, forms, is_prefix=is_prefix), weight)
            for name, weight in WEIGHTS.items()
        ],
        _TIE,
    )


def _in_field(field: str, forms: Sequence[str], *, is_prefix: bool) -> Query:
    if is_prefix:
        return _beginning(field, forms)
    ways = [_run(field, terms) for terms in ways_of(field, forms)]
    return ways[0] if len(ways) == 1 else Query.disjunction_max_query(ways)


def ways_of(field: str, forms: Sequence[str]) -> list[tuple[str, ...]]:
    """The terms by which these forms may stand in a field: as they are, and by their stems."""
    stems = tuple(words.stem(form) for form in forms)
    if field in _TAG_FIELDS:
        return [stems]
    if field == "writer" or stems == tuple(forms):
        return [tuple(forms)]
    return [tuple(forms), stems]


def _run(field: str, terms: Sequence[str]) -> Query:
    if len(terms) == 1:
        return Query.term_query(texts_schema(), field, terms[0])
    return Query.phrase_query(texts_schema(), field, list(terms))


def _beginning(field: str, forms: Sequence[str]) -> Query:
    """Words that begin so; of several ("well-kno*") the last does, and the others stand before it."""
    # Forms hold letters and digits only, so nothing in them means anything to the engine.
    last = Query.regex_query(texts_schema(), forms_field(field), f"{forms[-1]}.*")
    if len(forms) == 1:
        return last
    before = _in_field(field, forms[:-1], is_prefix=False)
    return Query.boolean_query([(Occur.Must, before), (Occur.Must, last)])


def parts_of(work: int, tree: Node) -> Query | None:
    """The chapters of a work of several in which a wanted word of the tree stands."""
    sought = []
    for leaf in wanted_leaves(tree):
        if leaf.field not in {None, "text"} or (isinstance(leaf, Word) and leaf.is_prefix):
            continue
        for terms in ways_of("text", words.forms(leaf.text)):
            together = [Query.term_query(texts_schema(), "part", term) for term in terms]
            sought.append(Query.boolean_query([(Occur.Must, one) for one in together]))
    if not sought:
        return None
    return Query.boolean_query(
        [
            (Occur.Must, _silent(Query.term_query(texts_schema(), "part_of", work))),
            (Occur.Must, Query.boolean_query([(Occur.Should, one) for one in sought])),
        ]
    )
