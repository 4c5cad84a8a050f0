"""Words as the index knows them: cut, folded and, in English, brought to their stem.

- A *token* is a longest run of letters, digits and their marks. In scripts that are written without
  blanks (Han, kana, Hangul, Thai, Lao, Burmese, Khmer) every character is a token of its own, and a
  searched run of them becomes a phrase, so that any part of such a text can be found.
- Its *form* is folded: no case, no accents, no vowel points, compatibility characters plain.
- Its *stem* is what the forms of an English word share ("wolves", "wolf"). English rules are put to
  English texts and to texts of unknown language only. A search asks for form or stem, so that a
  French word in a French text is found by its own form and by nothing that English makes of it.

Apostrophes part words (``l'amour`` is found by ``amour``, ``Jack's`` by ``Jack``). ``leaves`` and
``lives`` keep to the verb: one word has one stem, and most such words in stories are verbs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter

from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

LONGEST = 60
"""Characters of a form that count; what stands after them is cut off, on both sides."""

_MEMORY = 100_000  # words remembered before the memory is emptied: about 15 MB
_SINGLE = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ecf\u1000-\u109f\u1100-\u11ff\u1780-\u17d3"
    "\u2e80-\u2fd5\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096\u309d-\u309f"
    "\u30a1-\u30fa\u30fc-\u30ff\u3131-\u318e\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufad9\uff66-\uff9f\U0001b000-\U0001b16f"
    "\U00020000-\U000323af"
)
_HIGHEST_MARK_OF_A_SCRIPT = (
    9  # nukta, kana voicing and virama make letters; above are accents, points
)
_TYPOGRAPHIC = dict.fromkeys("“”‘’—–…«»\u00a0\u2009\u200b", " ")
_BLANKS = str.maketrans({chr(c): " " for c in range(128) if not chr(c).isalnum()})
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_PLURALS = (
    "calves calf, dwarves dwarf, elves elf, halves half, hooves hoof, loaves loaf, ourselves ourself, "
    "scarves scarf, sheaves sheaf, shelves shelf, bookshelves bookshelf, themselves themself, "
    "thieves thief, wharves wharf, wolves wolf, werewolves werewolf, jackknives jackknife, "
    "knives knife, midwives midwife, wives wife, children child, feet foot, geese goose, lice louse, "
    "men man, mice mouse, oxen ox, teeth tooth, women woman"
)
_IRREGULAR = dict(map(str.split, _PLURALS.split(", ")))
_english = TextAnalyzerBuilder(Tokenizer.whitespace()).filter(Filter.stemmer("english")).build()


class _Memory(dict[str, str]):
    """Remembers what a function made of a word."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> str:
        if len(self) >= _MEMORY:
            self.clear()
        made = self[word] = self._make(word)
        return made


def fold(word: str) -> str:
    """The form of one token; empty when nothing of it is left."""
    if word.isascii():
        return word.lower()[:LONGEST]
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    kept = "".join(c for c in apart if unicodedata.combining(c) <= _HIGHEST_MARK_OF_A_SCRIPT)
    plain = unicodedata.normalize("NFC", kept).translate(_PLAIN_LETTERS)
    return "".join(plain.split())[:LONGEST]


def _stem(form: str) -> str:
    form = _IRREGULAR.get(form, form)
    stems = _english.analyze(form)
    return stems[0] if stems else form


_forms = _Memory(fold)
_stems = _Memory(_stem)


def forms(text: str) -> list[str]:
    """The forms of a text, in order."""
    if not text.isascii():
        for sign in _TYPOGRAPHIC:
            text = text.replace(sign, " ")
    if text.isascii():
        words = text.lower().translate(_BLANKS).split()
        return words if max(map(len, words), default=0) <= LONGEST else _cut(words)
    found = pattern().findall(unicodedata.normalize("NFC", text))
    return [form for form in map(_forms.__getitem__, found) if form]


def _cut(words: Iterable[str]) -> list[str]:
    return [word[:LONGEST] for word in words]


def spans(text: str) -> Iterator[tuple[str, int, int]]:
    """(form, start, end) of each token; offsets are code points into ``text``, which is NFC."""
    for found in pattern().finditer(text):
        form = _forms[found[0]]
        if form:
            yield form, found.start(), found.end()


def stem(form: str) -> str:
    """What the forms of an English word share."""
    return _stems[form]


def is_stemmed(language: str) -> bool:
    """Whether texts in this language (BCP 47; empty: unknown) are indexed by their stems."""
    return not language or language.lower().split("-")[0] == "en"


def terms(of: Sequence[str], *, stemmed: bool) -> Sequence[str]:
    """What is indexed for these forms."""
    if not stemmed or len(of) < 2:
        return [stem(form) for form in of] if stemmed else of
    found: tuple[str, ...] = itemgetter(*of)(_stems)  # at once: a loop takes half as long again
    return found


@lru_cache(maxsize=1)
def pattern() -> re.Pattern[str]:
    """One token. Built on first need, from the running Python's Unicode tables (about 10 ms)."""
    marks = [chr(c) for c in range(0x300, 0xFE30) if unicodedata.category(chr(c))[0] == "M"]
    single = re.compile(f"[{_SINGLE}]")
    others = "".join(mark for mark in marks if not single.match(mark))
    return re.compile(f"[{_SINGLE}]|[^\\W_{_SINGLE}](?:[^\\W_{_SINGLE}]|[{others}])*")
