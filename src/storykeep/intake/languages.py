"""Names of languages, as archives write them, to their tags (BCP 47)."""

from __future__ import annotations

import re

_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}\Z", re.IGNORECASE)
_NAMES = {
    "english": "en",
    "deutsch": "de",
    "german": "de",
    "français": "fr",
    "french": "fr",
    "español": "es",
    "spanish": "es",
    "italiano": "it",
    "italian": "it",
    "русский": "ru",
    "russian": "ru",
    "українська": "uk",
    "ukrainian": "uk",
    "português brasileiro": "pt-BR",
    "português europeu": "pt-PT",
    "portuguese": "pt",
    "polski": "pl",
    "polish": "pl",
    "nederlands": "nl",
    "dutch": "nl",
    "svenska": "sv",
    "swedish": "sv",
    "norsk": "no",
    "norwegian": "no",
    "dansk": "da",
    "danish": "da",
    "suomi": "fi",
    "finnish": "fi",
    "čeština": "cs",
    "czech": "cs",
    "magyar": "hu",
    "hungarian": "hu",
    "română": "ro",
    "türkçe": "tr",
    "turkish": "tr",
    "ελληνικά": "el",
    "עברית": "he",
    "hebrew": "he",
    "العربية": "ar",
    "한국어": "ko",
    "korean": "ko",
    "日本語": "ja",
    "japanese": "ja",
    "中文-普通话 國語": "zh",
    "中文-广东话 粵語": "yue",
    "chinese": "zh",
    "bahasa indonesia": "id",
    "indonesian": "id",
    "tiếng việt": "vi",
    "vietnamese": "vi",
    "esperanto": "eo",
    "latina": "la",
    "català": "ca",
    "gaeilge": "ga",
    "cymraeg": "cy",
}
_UNKNOWN = frozenset({"und", "zxx", "mul", "mis", "xx"})


def language_tag(name: str | None) -> str | None:
    """``German``, ``Deutsch``, ``de`` and ``de_DE`` to a tag; None for what says nothing."""
    if not name:
        return None
    known = _NAMES.get(name.strip().casefold())
    if known:
        return known
    tag = name.strip().replace("_", "-")
    if not _TAG.match(tag) or tag.lower() in _UNKNOWN:
        return None
    first, *rest = tag.split("-")
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])
