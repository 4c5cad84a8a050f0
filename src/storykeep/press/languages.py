"""What press knows of languages: their own names, their direction, their word for a chapter."""

from __future__ import annotations

import re

UNDETERMINED = "und"
"""BCP 47's tag for a language nobody has told."""

# RFC 5646: language, script, region, variants, extensions, private use (no grandfathered tags).
_TAG = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)
_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "khw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset(
    {"adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"}
)

# code: (its own name, its word for a chapter where it is “word number”)
_LANGUAGES: dict[str, tuple[str, str]] = {
    "ar": ("العربية", "الفصل"),
    "bg": ("Български", "Глава"),
    "ca": ("Català", "Capítol"),
    "cs": ("Čeština", "Kapitola"),
    "cy": ("Cymraeg", "Pennod"),
    "da": ("Dansk", "Kapitel"),
    "de": ("Deutsch", "Kapitel"),
    "el": ("Ελληνικά", "Κεφάλαιο"),
    "en": ("English", "Chapter"),
    "eo": ("Esperanto", "Ĉapitro"),
    "es": ("Español", "Capítulo"),
    "fa": ("فارسی", "فصل"),
    "fi": ("Suomi", "Luku"),
    "fr": ("Français", "Chapitre"),
    "ga": ("Gaeilge", "Caibidil"),
    "he": ("עברית", "פרק"),
    "hu": ("Magyar", ""),
    "id": ("Bahasa Indonesia", "Bab"),
    "it": ("Italiano", "Capitolo"),
    "ja": ("日本語", ""),
    "ko": ("한국어", ""),
    "la": ("Latina", "Caput"),
    "nl": ("Nederlands", "Hoofdstuk"),
    "no": ("Norsk", "Kapittel"),
    "pl": ("Polski", "Rozdział"),
    "pt": ("Português", "Capítulo"),
    "ro": ("Română", "Capitolul"),
    "ru": ("Русский", "Глава"),
    "sv": ("Svenska", "Kapitel"),
    "th": ("ไทย", "บทที่"),
    "tr": ("Türkçe", "Bölüm"),
    "uk": ("Українська", "Розділ"),
    "vi": ("Tiếng Việt", "Chương"),
    "zh": ("中文", ""),
}
_CHAPTER_FORMS = {"ja": "第{}章", "zh": "第{}章", "ko": "제{}장", "hu": "{}. fejezet"}


def language_tag(language: str | None) -> str:
    """``language`` if it is a well-formed BCP 47 tag, else ``und``."""
    tag = (language or "").strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else UNDETERMINED


def language_name(tag: str) -> str:
    """The language's name in itself, such as ``Deutsch``; the tag where we do not know it."""
    known = _LANGUAGES.get(_primary(tag))
    return known[0] if known else tag


def known_languages() -> list[tuple[str, str]]:
    """(code, its own name) of every language we know, by code."""
    return [(code, name) for code, (name, _word) in sorted(_LANGUAGES.items())]


def direction(tag: str) -> str:
    """``rtl`` or ``ltr``: by the script the tag names, else by the language."""
    parts = tag.lower().split("-")
    scripts = [part for part in parts[1:] if len(part) == 4 and part.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if parts[0] in _RIGHT_TO_LEFT else "ltr"


def chapter_heading(number: int, tag: str) -> str:
    """What a chapter without a title is called: ``Chapter 3``, ``Kapitel 3``, ``第3章``."""
    primary = _primary(tag)
    if primary in _CHAPTER_FORMS:
        return _CHAPTER_FORMS[primary].format(number)
    word = _LANGUAGES.get(primary, _LANGUAGES["en"])[1]
    return f"{word} {number}"


def _primary(tag: str) -> str:
    return tag.lower().split("-")[0]
