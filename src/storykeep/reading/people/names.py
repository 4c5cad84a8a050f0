"""Names as they stand in a text: runs of capitalised words, with what stands around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from storykeep.reading.lexicon.common import OPENERS as ENGLISH_OPENERS
from storykeep.reading.lexicon.common import OPENERS_ELSEWHERE, PARTICLES
from storykeep.reading.lexicon.given_names import TITLES
from storykeep.reading.lexicon.wordlist import words_of
from storykeep.reading.text.quotes import Quote

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈČĎĐĒĚĘĜĞĠĢĤĪĬİĶĹĽŁŃŇŌŐŒŔŘŚŜŞŠŢŤŪŮŰŲŴŶŹŻŽΑ-ΩА-ЯЁІЇЄ"
# The capital stands first in the pattern, so that the engine can skip to it.
_TOKEN = re.compile(rf"[{_CAPITAL}](?<![\w'’].)[^\W\d_]*(?:['’][^\W\d_]+|-[{_CAPITAL}][^\W\d_]*)*")
_WORD = re.compile(r"[^\W\d_]+")
_CLITIC = re.compile(r"['’](?:s|d|ll|ve|re|m|t)$", re.IGNORECASE)
OPENERS = ENGLISH_OPENERS | OPENERS_ELSEWHERE
_LONGEST_RUN = 8
_ELDER = re.compile(r"\b(aunt|uncle)\s\Z")
"""“Her aunt Polly” is Aunt Polly."""
_OPENING_TITLES = frozenset(["mr", "mrs", "miss", "ms", "mme", "mlle"])
_EPITHETS = frozenset(words_of("little young old big"))
_DOTTED = frozenset(words_of("mr mrs ms dr st prof capt col gen sgt lt cmdr rev hon m mme maj"))
_VOWEL = re.compile("[AEIOUYАЕИОУЫЭЮЯ]")
_ENDS = frozenset(".!?…:;")
_SKIPPED = frozenset(" \t\n\r\"“”'‘’([*_«»„-–—")


class Name(NamedTuple):
    """One name where it stands. ``[start, end)`` is without a possessive ending."""

    start: int
    end: int
    title: str
    """As written, without its full stop: “Mr”; empty where there is none."""
    tokens: tuple[str, ...]
    """The name without its title, each word once capitalised: ``("Jack", "Harkness")``."""
    initial: bool
    """It begins a sentence, so its capital says little."""
    quoted: bool
    """It stands inside direct speech."""

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        """The folded title and the words: what is one name wherever it stands."""
        return (self.title.casefold(), self.tokens)


class Vocabulary(NamedTuple):
    """How often each folded word stands with a small letter, and capitalised in mid-sentence."""

    small: Counter[str]
    capital: Counter[str]


class _Token(NamedTuple):
    start: int
    end: int
    after: int
    """Where the text goes on: the end with its possessive."""
    word: str
    initial: bool


def find_names(
    text: str, start: int, end: int, quotes: Sequence[Quote]
) -> tuple[list[Name], Vocabulary]:
    """Every capitalised run of ``text[start:end]`` that may be a name."""
    tokens = _tokens(text, start, end)
    small = Counter(_WORD.findall(text, start, end))
    capital = Counter(token.word.casefold() for token in tokens if not token.initial)
    vocabulary = Vocabulary(small, capital)
    starts = [quote.start for quote in quotes]
    names = []
    for run in _runs(text, tokens):
        name = _name(run, vocabulary)
        if name is None:
            continue
        if not name.title and (elder := _ELDER.search(text, max(0, name.start - 8), name.start)):
            name = name._replace(title=elder.group(1))
        index = bisect_right(starts, name.start) - 1
        quoted = index >= 0 and name.start < quotes[index].end
        names.append(name._replace(quoted=quoted))
    return names, vocabulary


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    tokens = []
    for match in _TOKEN.finditer(text, start, end):
        raw, after = match.group(), match.end()
        clitic = _CLITIC.search(raw) if "'" in raw or "’" in raw else None
        word = raw[: clitic.start()] if clitic else raw
        if len(word) > 40:
            continue
        if word.isupper() and (len(word) > 3 or (len(word) == 3 and _VOWEL.search(word))):
            word = word.capitalize()
        tokens.append(
            _Token(match.start(), match.start() + len(word), after, word,
                   _is_initial(text, match.start(), start))
        )  # fmt: skip
    return tokens


def _is_initial(text: str, place: int, start: int) -> bool:
    """Whether a sentence (or a quotation, a line after a blank one) begins here."""
    index = place - 1
    newlines = 0
    limit = max(start, place - 8)
    while index >= limit and text[index] in _SKIPPED:
        if text[index] in '"“«„‘':
            return True
        newlines += text[index] == "\n"
        index -= 1
    return index < limit or text[index] in _ENDS or newlines > 1


def _runs(text: str, tokens: Sequence[_Token]) -> list[list[_Token]]:
    runs: list[list[_Token]] = []
    for token in tokens:
        if runs and len(runs[-1]) < _LONGEST_RUN and _joins(text, runs[-1][-1], token):
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _joins(text: str, a: _Token, b: _Token) -> bool:
    distance = b.start - a.after
    if a.after != a.end or not 0 < distance <= 8:
        return False
    if b.word.casefold() in _OPENING_TITLES:
        return False  # “Dear Miss Woodhouse”, “Emma, Miss Taylor”: a name begins here
    gap = text[a.after : b.start]
    if gap in {" ", "\n"} or (distance == 2 and gap.isspace() and "\n\n" not in gap):
        return True
    if gap in {". ", ".\n", "."}:
        return a.word.casefold() in _DOTTED or len(a.word) == 1
    words = gap.split()
    return (
        gap[0].isspace()
        and 1 <= len(words) <= 2
        and all(word in PARTICLES - {"of"} for word in words)
    )


def _name(run: list[_Token], vocabulary: Vocabulary) -> Name | None:
    while run and _is_plain_word(run, vocabulary):
        run = run[1:]
    if not run:
        return None
    title: list[str] = []
    first = 0
    while first < len(run) - 1 and run[first].word.casefold() in TITLES and first < 2:
        title.append(run[first].word)
        first += 1
    rest = run[first:]
    if title and rest[0].word.casefold() in OPENERS:
        rest, title = [run[first - 1]], title[:-1]  # “Count! You …”: the title stands alone
    for index, token in enumerate(rest):
        if index and token.word.casefold() in OPENERS:
            rest = rest[:index]
            break
    if not rest or (len(rest) == 1 and not title and rest[0].word.casefold() in OPENERS):
        return None
    words = tuple(token.word for token in rest)
    return Name(run[0].start, rest[-1].end, " ".join(title), words, run[0].initial, quoted=False)


def _is_plain_word(run: Sequence[_Token], vocabulary: Vocabulary) -> bool:
    """A sentence’s first word that is no part of the name behind it: “Then Jack”, “Poor Miss Taylor”."""
    token, length = run[0], len(run)
    folded = token.word.casefold()
    if folded in OPENERS:
        if folded in TITLES and length > 1 and run[1].word.casefold() not in OPENERS:
            return False
        kept = folded in _EPITHETS and length > 1 and vocabulary.capital[folded] > 0
        return not kept
    if not token.initial or folded in TITLES:
        return False
    small, capital = vocabulary.small[folded], vocabulary.capital[folded]
    return small > 2 * capital and (length > 1 or small > 0)
