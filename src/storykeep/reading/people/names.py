"""Names as they stand in a text: runs of capitalised words, with what stands around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from storykeep.reading.lexicon.common import NUMBERS, OPENERS_ELSEWHERE, PARTICLES
from storykeep.reading.lexicon.common import OPENERS as ENGLISH_OPENERS
from storykeep.reading.lexicon.given_names import GENDER, TITLES
from storykeep.reading.lexicon.verbs import HUMAN, SPEECH_ALL
from storykeep.reading.lexicon.wordlist import words_of
from storykeep.reading.text.quotes import Quote

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈČĎĐĒĚĘĜĞĠĢĤĪĬİĶĹĽŁŃŇŌŐŒŔŘŚŜŞŠŢŤŪŮŰŲŴŶŹŻŽΑ-ΩА-ЯЁІЇЄ"
# The capital stands first in the pattern, so that the engine can skip to it.
_TOKEN = re.compile(rf"[{_CAPITAL}](?<![\w'’].)[^\W_]*(?:['’][^\W\d_]+|-[{_CAPITAL}\d][^\W_]*)*")
_CLITIC = re.compile(r"['’](?:s|d|ll|ve|re|m|t)$", re.IGNORECASE)
OPENERS = ENGLISH_OPENERS | OPENERS_ELSEWHERE
_VOCATIVE_AFTER = re.compile(r"\s*(?:[,.!?…;:—–-]|[\"”’'](?!\w)|\Z)")
_VOCATIVE_LEAD = re.compile(
    r"(?:[,;—–-]\s*(?:(?:my|dear|poor|old|oh|O)\s+){0,2}|[\"“‘'«]\s*(?:(?:[Mm]y|[Dd]ear|[Oo]h|O|[Aa]h|[Hh]ey|[Hh]i|[Hh]ello|[Yy]es|[Nn]o|[Ww]ell|[Gg]ood|[Ss]orry|[Tt]hanks|[Pp]lease),?\s+){0,2}|"
    r"[.!?…]\s+|(?:my\s+dear|dear|thank\s+you|[Ss]orry|[Hh]ey|[Oo]h|O)\s+)\Z"
)
_VOCATIVE_ENDS = tuple(
    words_of(
        """my My ear oor ld oh Oh O ah Ah ey hi Hi ello es no No ell ood orry hanks lease you"""
    )
)
"""All that ``_VOCATIVE_LEAD`` may end with, if it ends with a letter."""
_BEFORE = re.compile(r"([^\W\d_]+)\s\Z")
_FOLLOWING = re.compile(r"\s+([^\W\d_]+)")
_NOBODY = OPENERS - GENDER.keys()
"""Words that name nobody when they stand alone."""
_LONGEST_RUN = 8
_ADDRESS = re.compile(
    r"-(?:chan|kun|san|sama|sensei|senpai|sempai|dono|hime|nii|nee|niisan|neesan|niichan|neechan)\b"
)
"""What is added to a name to address someone: “Usagi-chan”."""
_NEGATED = ("n't", "n’t")
_ELDER = re.compile(r"\b(aunt|uncle)\s\Z")
"""“Her aunt Polly” is Aunt Polly."""
_OPENING_TITLES = frozenset(["mr", "mrs", "miss", "ms", "mme", "mlle"])
_EPITHETS = frozenset(words_of("little young old big"))
_DOTTED = frozenset(words_of("mr mrs ms dr st prof capt col gen sgt lt cmdr rev hon m mme maj"))
_VOWEL = re.compile("[AEIOUYАЕИОУЫЭЮЯ]")
_ENDS = frozenset(".!?…:;")
_NEAR_ALL = _ENDS | frozenset("abcdefghijklmnopqrstuvwxyz,")
_SKIPPED = frozenset(" \t\n\r\"“”'‘’([{<*_/~«»„-–—")


Key = tuple[str, tuple[str, ...]]
"""A name: its folded title and its words. A suffix of address stands as the title: ``-chan``."""


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

    vocative: bool = False
    """It calls the person: “Sit, Ben.” “Ben, sit.”"""
    key: Key = ("", ())
    """The folded title and the words: what is one name wherever it stands."""


def is_vocative(text: str, start: int, end: int) -> bool:
    """Whether a name in speech calls the person: “Sit, Ben.” “Ben, sit.” “My dear Ben …”."""
    if not _VOCATIVE_AFTER.match(text, end, end + 4):
        return False
    lead = text[max(0, start - 20) : start]
    words = lead.split()
    if not words or (words[-1].isalpha() and not words[-1].endswith(_VOCATIVE_ENDS)):
        return False  # as before most names; the pattern is far dearer
    return bool(_VOCATIVE_LEAD.search(lead))


_Bare = tuple[int, int, str, tuple[str, ...], bool]
"""Start, end, title, tokens and whether a sentence begins there: a name without what stands around it."""


class Vocabulary(NamedTuple):
    """How often each folded word stands with a small letter, and capitalised in mid-sentence."""

    small: Counter[str]
    """The words that stand capitalised too, with the marks that stand at them; ask ``times_small``."""
    capital: Counter[str]
    shouted: frozenset[str]
    """Words written in capitals throughout that stay so: “SGC”."""
    numbered: frozenset[str]
    """First words of names made of numbers: “seven” of “Seven of Nine”."""

    def times_small(self, word: str) -> int:
        """How often a folded word stands with a small letter."""
        small = self.small
        return small[word] + small[word + ","] + small[word + "."]


class _Token(NamedTuple):
    start: int
    end: int
    after: int
    """Where the text goes on: the end with its possessive."""
    word: str
    folded: str
    initial: bool


def find_names(
    text: str, start: int, end: int, quotes: Sequence[Quote]
) -> tuple[list[Name], Vocabulary]:
    """Every capitalised run of ``text[start:end]`` that may be a name."""
    tokens = _tokens(text, start, end)
    runs = _runs(text, tokens)
    vocabulary = Vocabulary(
        small=Counter(filter(_asked_of(tokens).__contains__, text[start:end].split())),
        capital=Counter(token.folded for token in tokens if not token.initial),
        shouted=frozenset(
            token.folded for token in tokens if len(token.word) > 2 and token.word.isupper()
        ),
        numbered=frozenset(
            a.folded for run in runs if len(run) > 1 for a, b in pairwise(run)
            if _are_numbers(a, b)
        ),
    )  # fmt: skip
    starts = [quote.start for quote in quotes]
    names = []
    for run in runs:
        if len(run) == 1 and run[0].folded in _NOBODY and run[0].folded not in vocabulary.numbered:
            continue
        bare = _name(text, run, vocabulary)
        if bare is None:
            continue
        index = bisect_right(starts, bare[0]) - 1
        quoted = index >= 0 and bare[0] < quotes[index].end
        names.append(_finished(text, bare, quoted=quoted))
    return names, vocabulary


def _asked_of(tokens: Sequence[_Token]) -> set[str]:
    """The words a vocabulary is asked about, as they stand in a text: to count all takes far longer."""
    words = {token.folded for token in tokens}
    return {form for word in words for form in (word, word + ",", word + ".")}


def _finished(text: str, bare: _Bare, *, quoted: bool) -> Name:
    """A name with what stands right before and behind it: “her aunt Polly”, “Usagi-chan”."""
    start, end, title, tokens, initial = bare
    if not title and text[start - 2 : start - 1] in {"t", "e"}:
        elder = _ELDER.search(text, max(0, start - 8), start)
        title = elder.group(1) if elder else ""
    if not title and text[end : end + 1] == "-" and (suffix := _ADDRESS.match(text, end)):
        title, end = suffix.group(), suffix.end()
    called = quoted and is_vocative(text, start, end)
    return Name(start, end, title, tokens, initial, quoted, called, (title.casefold(), tokens))


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    tokens = []
    for match in _TOKEN.finditer(text, start, end):
        word = raw = match.group()
        place, after = match.span()
        if "'" in raw or "’" in raw:
            clitic = _CLITIC.search(raw)
            if clitic and raw.endswith(_NEGATED):
                continue
            word = raw[: clitic.start()] if clitic else raw
        if len(word) > 40:
            continue
        if (
            len(word) > 2
            and word.isupper()
            and (len(word) > 3 or _VOWEL.search(word))
            and word.isalpha()
        ):
            word = word.capitalize()
        # Nearly all names stand behind a blank and a word, its comma or the end of a sentence.
        if place - start > 1 and text[place - 1] in " \n" and text[place - 2] in _NEAR_ALL:
            initial = text[place - 2] in _ENDS
        else:
            initial = _is_initial(text, place, start)
        tokens.append(_Token(place, place + len(word), after, word, word.casefold(), initial))
    return tokens


def _is_initial(text: str, place: int, start: int) -> bool:
    """Whether a sentence (or a quotation, a line after a blank one) begins here.

    Behind a quotation that ends in a comma its sentence goes on.
    """
    index = place - 1
    newlines = 0
    limit = max(start, place - 8)
    while index >= limit and text[index] in _SKIPPED:
        if text[index] in '"“«„‘”»':
            return text[index - 1 : index] != ","
        newlines += text[index] == "\n"
        index -= 1
    return index < limit or text[index] in _ENDS or newlines > 1


def _are_numbers(a: _Token, b: _Token) -> bool:
    return a.folded in NUMBERS and b.folded in NUMBERS and len(a.word) > 2


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
    if b.folded in _OPENING_TITLES:
        return False  # “Dear Miss Woodhouse”, “Emma, Miss Taylor”: a name begins here
    gap = text[a.after : b.start]
    if gap in {" ", "\n"} or (distance == 2 and gap.isspace() and "\n\n" not in gap):
        return True
    if gap in {". ", ".\n", "."}:
        if len(a.word) == 1:  # “J. Smith”, but not “said M. Moss grew”
            before = _BEFORE.search(text, max(0, a.start - 16), a.start)
            return not (before and before.group(1) in SPEECH_ALL)
        return a.folded in _DOTTED
    words = gap.split()
    if not gap[0].isspace() or not 1 <= len(words) <= 2:
        return False
    if words == ["of"]:
        return _are_numbers(a, b)
    if words == ["the"]:  # “Ivar the Tall”
        return not a.initial and a.folded in GENDER and b.folded not in OPENERS
    return all(word in PARTICLES - {"of"} for word in words)


def _name(text: str, run: list[_Token], vocabulary: Vocabulary) -> _Bare | None:
    if len(run) == 1:  # most of them
        token = run[0]
        if _is_plain_word(text, run, vocabulary):
            return None
        return token.start, token.end, "", (token.word,), token.initial
    while run and _is_plain_word(text, run, vocabulary):
        run = run[1:]
    if not run:
        return None
    title: list[str] = []
    first = 0
    while first < len(run) - 1 and run[first].folded in TITLES and first < 2:
        title.append(run[first].word)
        first += 1
    rest = run[first:]
    if title and rest[0].folded in OPENERS:
        rest, title = [run[first - 1]], title[:-1]  # “Count! You …”: the title stands alone
    for index, token in enumerate(rest):
        if index and token.folded in OPENERS:
            rest = rest[:index]
            break
    if not rest or (len(rest) == 1 and not title and _is_opener(text, rest[0], vocabulary)):
        return None
    words = tuple(_words(text, rest)) if len(rest) > 1 else (rest[0].word,)
    return run[0].start, rest[-1].end, " ".join(title), words, run[0].initial


def _words(text: str, run: Sequence[_Token]) -> Iterator[str]:
    """The words of a name, particles between them included: “Anna de Lys”."""
    yield run[0].word
    for before, token in pairwise(run):
        gap = text[before.after : token.start]
        if len(gap) > 2 and "." not in gap:
            yield from gap.split()
        yield token.word


def _is_opener(text: str, token: _Token, vocabulary: Vocabulary) -> bool:
    """Whether a word alone only opens a sentence. “Will laughed” and “to Will” are about someone."""
    folded = token.folded
    if folded not in OPENERS or folded in vocabulary.numbered:
        return False
    if folded not in GENDER:
        return True
    following = _FOLLOWING.match(text, token.after)
    return token.initial and not (following and following.group(1) in HUMAN)


def _is_plain_word(text: str, run: Sequence[_Token], vocabulary: Vocabulary) -> bool:
    """A sentence’s first word that is no part of the name behind it: “Then Jack”, “Poor Miss Taylor”."""
    token, length = run[0], len(run)
    folded = token.folded
    if folded in OPENERS:
        if folded in TITLES and length > 1 and run[1].folded not in OPENERS:
            return False
        if folded in vocabulary.numbered and (length == 1 or _are_numbers(run[0], run[1])):
            return False
        if length == 1 and not _is_opener(text, token, vocabulary):
            return False
        kept = folded in _EPITHETS and length > 1 and vocabulary.capital[folded] > 0
        return not kept
    if not token.initial or folded in TITLES:
        return False
    small, capital = vocabulary.times_small(folded), vocabulary.capital[folded]
    return small > 2 * capital and (length > 1 or small > 0)
