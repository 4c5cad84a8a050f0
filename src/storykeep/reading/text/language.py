"""Which language a text is in: by script and common words first, py3langid where they are not sure.

A sample of at most 6,000 characters from the middle is looked at, so the cost does not grow.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Any, Final

from storykeep.reading.document import Claim

_SAMPLE = 6_000
_SURE = 0.7
_GLANCE = 200
_FEWEST_LETTERS = 20
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ASCII_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)?")
"""The same in ASCII, where it is far faster."""

_STOP_WORDS: Final[dict[str, frozenset[str]]] = {
    code: frozenset(words.split())
    for code, words in {
        "en": (
            "the and was his her you that with had for not said she they what were would him have "
            "been this"
        ),
        "de": (
            "und der die das nicht ich sie ein war mit sich auf den ihn ihr dem wie aber noch "
            "hatte eine es"
        ),
        "fr": (
            "les des une est pas vous que dans elle qui sur mais avec pour lui cette avait était "
            "plus je sa"
        ),
        "es": (
            "los las una por con para pero como más él ella está había qué muy ojos sus le lo del "
            "mi cuando"
        ),
        "it": (
            "che non gli una della con per sono era suo come più nel aveva anche sua lui lei "
            "questo il di ma"
        ),
        "pt": "não uma com para ele ela mais mas estava seu sua você isso quando muito foi os dos seus ao eu",
        "nl": "het een van niet dat zijn met hij zij maar voor haar hem was aan ook naar ze wat werd de ik",
        "sv": "och att det inte var han hon med på som jag för men ett hade sig från till är sin en",
        "no": "og ikke det var han hun med på som jeg for men et hadde seg fra til er sin av hun ble",
        "da": "og ikke det var han hun med på som jeg for men et havde sig fra til er sin af blev",
        "pl": "nie się jest na że jak był ale tak co jego była przez tylko już może do za jej czy",
        "fi": "ja ei hän oli se että on mutta kuin niin hänen minä sitten vain mitä olla siitä kun",
        "cs": "se na je že to ale jako byl jeho jsem když tak už jen jeho byla za pro od mu",
        "hu": "és nem egy hogy az volt csak is meg mint volna ha már azt még ezt neki vagy ez de",
    }.items()
}
_LANGUAGES_OF: Final[dict[str, list[str]]] = {
    word: [code for code, stop in _STOP_WORDS.items() if word in stop]
    for word in frozenset().union(*_STOP_WORDS.values())
}
_SCRIPTS: Final = (
    ("ja", re.compile(r"[\u3040-\u30ff]"), 0.10),
    ("ko", re.compile(r"[\uac00-\ud7af]"), 0.40),
    ("zh", re.compile(r"[\u4e00-\u9fff]"), 0.40),
    ("th", re.compile(r"[\u0e00-\u0e7f]"), 0.40),
    ("he", re.compile(r"[\u0590-\u05ff]"), 0.40),
    ("el", re.compile(r"[\u0370-\u03ff]"), 0.40),
    ("hi", re.compile(r"[\u0900-\u097f]"), 0.40),
)
_LAST_LATIN = "\u024f"
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_UKRAINIAN = re.compile(r"[іїєґ]", re.IGNORECASE)
_RUSSIAN = re.compile(r"[ыэъё]", re.IGNORECASE)
_ARABIC = re.compile(r"[\u0600-\u06ff]")

NAMES: Final[dict[str, str]] = {
    name: code
    for code, names in {
        "en": "english englisch anglais inglés ingles inglese английский",
        "de": "german deutsch allemand alemán tedesco немецкий",
        "fr": "french français francais französisch francés francese французский",
        "es": "spanish español espanol spanisch espagnol spagnolo испанский castellano",
        "it": "italian italiano italienisch italien итальянский",
        "ru": "russian русский russisch russe ruso russo",
        "pt": "portuguese português portugues", "nl": "dutch nederlands", "sv": "swedish svenska",
        "no": "norwegian norsk", "da": "danish dansk", "pl": "polish polski", "fi": "finnish suomi",
        "cs": "czech čeština", "hu": "hungarian magyar", "ja": "japanese 日本語", "zh": "chinese 中文",
        "ko": "korean 한국어",
    }.items()
    for name in names.split()
}  # fmt: skip


def language_of(text: str, start: int = 0, end: int | None = None) -> Claim | None:
    """The language of ``text[start:end]`` as BCP 47, or None where there is too little to tell."""
    end = len(text) if end is None else end
    middle = max(start, (start + end) // 2 - _SAMPLE // 2)
    sample = text[middle : min(end, middle + _SAMPLE)]
    if not (_has_letters(sample[:_GLANCE]) or _has_letters(sample)):
        return None
    by_script = _by_script(sample)
    if by_script:
        return Claim(by_script, "inferred", 0.98)
    pattern = _ASCII_WORD if sample.isascii() else _WORD
    words = [word.casefold() for word in pattern.findall(sample)]
    found = _by_words(words)
    if found and found[1] >= 0.9:
        return Claim(found[0], "inferred", found[1])
    return _by_model(sample, found, len(words))


def settled(given: str | None, found: Claim | None) -> Claim | None:
    """The language of a story whose file says ``given`` and whose text was ``found`` to be in one.

    What the text says wins, for files often only say what the program that made them spoke; the file's
    word settles which English it is, and decides where there is too little text to tell.
    """
    if not given:
        return found
    if found is None or found.confidence < _SURE:
        return Claim(given, "metadata", 0.85)
    if given.split("-")[0].casefold() == found.value.split("-")[0]:
        return Claim(given, "metadata", max(0.98, found.confidence))
    return found


def _has_letters(sample: str) -> bool:
    """Whether there are letters enough to tell a language by."""
    return sum(map(str.isalpha, sample)) >= _FEWEST_LETTERS


def _by_script(sample: str) -> str | None:
    if sample.isascii() or not any(c > _LAST_LATIN and c.isalpha() for c in set(sample)):
        return None
    letters = sum(map(str.isalpha, sample))
    if len(_CYRILLIC.findall(sample)) > 0.5 * letters:
        return "uk" if len(_UKRAINIAN.findall(sample)) > len(_RUSSIAN.findall(sample)) else "ru"
    if len(_ARABIC.findall(sample)) > 0.5 * letters:
        return "ar"
    for code, pattern, share in _SCRIPTS:
        if len(pattern.findall(sample)) > share * letters:
            return code
    return None


def _by_words(words: list[str]) -> tuple[str, float] | None:
    counts = dict.fromkeys(_STOP_WORDS, 0)
    for word, count in Counter(words).items():
        for code in _LANGUAGES_OF.get(word, ()):
            counts[code] += count
    scores = sorted(((count, code) for code, count in counts.items()), reverse=True)
    (best, code), (second, _) = scores[:2]
    if best < 3:
        return None
    share, lead = best / max(1, len(words)), best / (best + second)
    enough = min(1.0, best / 12)
    return code, round(
        min(0.99, (0.5 + 0.5 * min(1.0, share / 0.12)) * lead**0.4 * (0.8 + 0.2 * enough)), 3
    )


def _by_model(sample: str, found: tuple[str, float] | None, words: int) -> Claim | None:
    code, probability = _identifier().classify(sample[:2_000])
    if found and found[0] == code:
        return Claim(code, "inferred", round(max(found[1], min(0.97, float(probability))), 3))
    if words < 5:
        return None
    enough = min(1.0, words / 40)
    return Claim(code, "inferred", round(0.85 * float(probability) * (0.5 + 0.5 * enough), 3))


@lru_cache(maxsize=1)
def _identifier() -> Any:
    """py3langid’s identifier, with probabilities; about 0.3 s the first time, so only when needed."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - costly import

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
