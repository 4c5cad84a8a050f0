"""The language of searches, as on AO3, parsed into a tree. Pure: knows nothing of engine or pages.

::

    query  = some ( ("OR" | "||") some )*
    some   = one ( ["AND" | "&&"] one )*
    one    = ("NOT" | "-") one | "(" query ")" | [field ":"] ( word | word* | "phrase" | "(" query ")" )
    words  = "words" ":" ( n | n-m | <n | >n )        also words>n, words<n; "," and "." are ignored

Operators are written in capitals. A quotation mark or bracket that is never closed is closed at the
end, and an operator with nothing to join is left out; both are said in ``Parsed.notes``. Whatever
else does not make sense raises ``QueryError`` and nothing else does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from storykeep.search.tree import VALUE_FIELDS, And, Node, Not, Or, Phrase, Word, Words
from storykeep.works.rules import RATINGS

LONGEST = 1000
"""Characters of a query."""
MOST_LEAVES = 60
DEEPEST = 40

WORD_FIELDS = (
    "title",
    "writer",
    "tag",
    "fandom",
    "character",
    "relationship",
    "summary",
    "text",
)
FIELDS = (*WORD_FIELDS, *VALUE_FIELDS, "words")

_ALIASES = {
    "creator": "writer",
    "author": "writer",
    "by": "writer",
    "writers": "writer",
    "creators": "writer",
    "authors": "writer",
    "tags": "tag",
    "freeform": "tag",
    "fandoms": "fandom",
    "characters": "character",
    "relationships": "relationship",
    "ship": "relationship",
    "body": "text",
    "lang": "language",
    "word_count": "words",
}
_RATINGS = {
    **{name: name for name in RATINGS},
    "general audiences": "general",
    "g": "general",
    "gen": "general",
    "k": "general",
    "k+": "general",
    "teen and up audiences": "teen",
    "teen and up": "teen",
    "t": "teen",
    "m": "mature",
    "e": "explicit",
    "not rated": "not-rated",
    "none": "not-rated",
}
_QUOTES = '"“”„'
_RUN = re.compile(rf"(?:(?!\|\||&&)[^\s{_QUOTES}()])+")
_PHRASE = re.compile(rf"[{_QUOTES}]([^{_QUOTES}]*)([{_QUOTES}]?)")
_FIELD = re.compile(r"([^\W\d_][\w]*):")
_COMPARED = re.compile(r"(words|word_count)(?=[<>=])", re.IGNORECASE)
_NUMBER = r"\d[\d.,]*"
_RANGE = re.compile(rf"(<=|>=|<|>|=)?\s*({_NUMBER})(?:[-–]({_NUMBER}))?")


class QueryError(Exception):
    """What could not be understood: ``code`` is stable, ``start`` and ``end`` are code points."""

    def __init__(self, code: str, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.start = start
        self.end = end


@dataclass(frozen=True, slots=True)
class Note:
    """Something forgiven: ``unclosed-quote``, ``unclosed-bracket``, ``stray-bracket``, ``stray-operator``."""

    code: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """``tree`` is null when there was nothing to look for."""

    tree: Node | None
    notes: tuple[Note, ...] = ()


def parse(text: str) -> Parsed:
    """The tree of a query. Raises ``QueryError``: ``too-long``, ``too-deep``, ``too-many-words``,
    ``unknown-field``, ``value-missing``, ``unknown-rating``, ``not-a-number``, ``wildcard-inside``,
    ``prefix-too-short``."""
    if len(text) > LONGEST:
        raise QueryError("too-long", "That is too long a search.", LONGEST, len(text))
    parser = _Parser(text)
    parts: list[Node] = []
    while True:
        found = parser.alternatives(None, 0)
        if found is not None:
            parts.append(found)
        if parser.at >= len(text):
            break
        parser.note("stray-bracket", parser.at, parser.at + 1)
        parser.at += 1
    return Parsed(_joined(parts, And), tuple(parser.notes))


def _joined(parts: list[Node], kind: type[And | Or]) -> Node | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return kind(tuple(parts))


class _Parser:
    """Reads from ``at`` onwards. Each method leaves ``at`` behind what it took."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.notes: list[Note] = []
        self._leaves = 0

    def note(self, code: str, start: int, end: int) -> None:
        self.notes.append(Note(code, start, end))

    def alternatives(self, field: str | None, depth: int) -> Node | None:
        """``query``, up to a closing bracket or the end."""
        parts: list[Node] = []
        while True:
            part = self._sequence(field, depth)
            if part is not None:
                parts.append(part)
            taken = self._operator("OR", "||")
            if taken is None:
                return _joined(parts, Or)
            if part is None or self._ends():
                self.note("stray-operator", taken, self.at)

    def _sequence(self, field: str | None, depth: int) -> Node | None:
        parts: list[Node] = []
        while not self._ends() and not self._is_at("OR", "||"):
            taken = self._operator("AND", "&&")
            if taken is None:
                part = self._one(field, depth)
                if part is not None:
                    parts.append(part)
            elif not parts or self._ends():
                self.note("stray-operator", taken, self.at)
        return _joined(parts, And)

    def _one(self, field: str | None, depth: int) -> Node | None:
        start = self.at
        if depth > DEEPEST:
            raise QueryError(
                "too-deep", "There are too many brackets in brackets.", start, start + 1
            )
        if self._operator("NOT") is not None or self._takes("-"):
            if self._ends() or self._is_at("OR", "||") or self._is_at("AND", "&&"):
                self.note("stray-operator", start, self.at)
                return None
            part = self._one(field, depth + 1)
            return None if part is None else Not(part)
        if self._takes("("):
            return self._group(field, depth, start)
        return self._leaf(field, depth)

    def _group(self, field: str | None, depth: int, start: int) -> Node | None:
        inside = self.alternatives(field, depth + 1)
        if not self._takes(")"):
            self.note("unclosed-bracket", start, start + 1)
        return inside

    def _leaf(self, field: str | None, depth: int) -> Node | None:
        start = self.at
        self._leaves += 1
        if self._leaves > MOST_LEAVES:
            raise QueryError("too-many-words", "That is too much at once.", start, len(self.text))
        if self.text[start] in _QUOTES:
            return self._phrase(field)
        compared = _COMPARED.match(self.text, start)
        if compared:
            self.at = compared.end()
            return self._range(start)
        named = _FIELD.match(self.text, start)
        if named:
            return self._in_field(named, depth)
        return self._word(field)

    def _in_field(self, named: re.Match[str], depth: int) -> Node | None:
        name = named[1].lower()
        name = _ALIASES.get(name, name)
        if name not in FIELDS:
            message = f"There is no field “{named[1]}”. In quotation marks it is sought as words."
            raise QueryError("unknown-field", message, named.start(), named.end())
        self.at = named.end()
        self._skip_blanks()
        if name == "words":
            return self._range(named.start())
        if self._ends():
            message = f"After “{named[1]}:” comes what to look for."
            raise QueryError("value-missing", message, named.start(), named.end())
        if self.text[self.at] in _QUOTES:
            return self._phrase(name)
        if self._takes("("):
            return self._group(name, depth, self.at - 1)
        return self._word(name)

    def _phrase(self, field: str | None) -> Node | None:
        found = _PHRASE.match(self.text, self.at)
        if found is None:  # cannot be: the caller saw the mark
            return None
        self.at = found.end()
        if not found[2]:
            self.note("unclosed-quote", found.start(), found.start() + 1)
        inside = " ".join(found[1].split())
        if not inside:
            return None
        return self._valued(inside, field, found.start()) or Phrase(inside, field)

    def _word(self, field: str | None) -> Node | None:
        start = self.at
        found = _RUN.match(self.text, start)
        if found is None:
            message = "Here something to look for is missing."
            raise QueryError("value-missing", message, start, start + 1)
        self.at = found.end()
        word = found[0].rstrip("*")
        if not word:
            self.note("stray-operator", start, self.at)
            return None
        if "*" in word:
            message = "An asterisk can only stand at the end of a word."
            raise QueryError("wildcard-inside", message, start, self.at)
        valued = self._valued(word, field, start)
        if valued is not None:
            return valued
        is_prefix = word != found[0]
        if is_prefix and len(word) < 2 and word.isascii():
            message = "Before an asterisk come at least two letters."
            raise QueryError("prefix-too-short", message, start, self.at)
        return Word(word, field, is_prefix)

    def _valued(self, value: str, field: str | None, start: int) -> Word | Phrase | None:
        """The leaf of a field that takes one of a set of values; null in fields of words."""
        if field == "rating":
            known = _RATINGS.get(value.lower())
            if known is None:
                names = ", ".join(RATINGS)
                message = f"There is no rating “{value}”; there are: {names}."
                raise QueryError("unknown-rating", message, start, self.at)
            return Word(known, field)
        if field in VALUE_FIELDS:
            lowered = value.lower()
            return Phrase(lowered, field) if " " in lowered else Word(lowered, field)
        return None

    def _range(self, start: int) -> Words:
        found = _RANGE.match(self.text, self.at)
        end = found.end() if found else min(self.at + 1, len(self.text))
        rest = _RUN.match(self.text, end)
        if found is None or rest or (found[1] and found[3]) or found[0].strip() == "<0":
            end = rest.end() if rest else end
            message = "Write a number of words as 1000, 1000-5000, >1000 or <5000."
            raise QueryError("not-a-number", message, start, end)
        self.at = end
        low = _number(found[2], start, end)
        high = low if found[3] is None else _number(found[3], start, end)
        match found[1]:
            case "<":
                return Words(None, low - 1)
            case "<=":
                return Words(None, low)
            case ">":
                return Words(low + 1, None)
            case ">=":
                return Words(low, None)
            case _:
                return Words(min(low, high), max(low, high))

    def _skip_blanks(self) -> None:
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def _ends(self) -> bool:
        self._skip_blanks()
        return self.at >= len(self.text) or self.text[self.at] == ")"

    def _takes(self, sign: str) -> bool:
        self._skip_blanks()
        if not self.text.startswith(sign, self.at):
            return False
        self.at += len(sign)
        return True

    def _is_at(self, *operators: str) -> int:
        """The length of the operator that stands here, or 0."""
        self._skip_blanks()
        for operator in operators:
            if self.text.startswith(operator, self.at):
                run = _RUN.match(self.text, self.at)
                if not operator.isalpha() or (run and run[0] == operator):
                    return len(operator)
        return 0

    def _operator(self, *operators: str) -> int | None:
        """Take an operator; where it began."""
        length = self._is_at(*operators)
        if not length:
            return None
        self.at += length
        return self.at - length


def _number(digits: str, start: int, end: int) -> int:
    plain = digits.replace(",", "").replace(".", "")
    if len(plain) > 12:
        raise QueryError("not-a-number", "That number is too large.", start, end)
    return int(plain)
