"""Names of the files people carry away: ASCII, short, readable, never empty."""

from __future__ import annotations

import re
import unicodedata

from storykeep.story.document import Story

LONGEST = 60
"""Characters of a name before its ending: what old file systems and readers show whole."""
FALLBACK = "work"

# Windows takes these for devices, whatever the ending.
_DEVICES = frozenset(
    {
        "CON",
        "PRN",
        "AUX",
        "NUL",
        *(f"{port}{number}" for port in ("COM", "LPT") for number in range(1, 10)),
    }
)
# Letters that Unicode does not decompose to an ASCII letter and a mark.
_LETTERS = str.maketrans(
    {
        "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O",
        "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ł": "l", "Ł": "L",
        "ı": "i", "&": " and ",
        # Cyrillic, as passports write it (ICAO 9303).
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh",
        "з": "z", "и": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
        "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
        "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "ie", "ы": "y", "ь": "", "э": "e", "ю": "iu",
        "я": "ia", "і": "i", "ї": "i", "є": "ie", "ґ": "g",
        # Greek, as passports write it (ISO 843, without its pairs).
        "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th",
        "ι": "i", "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p",
        "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps",
        "ω": "o",
    }
)  # fmt: skip


def file_name(story: Story, ending: str) -> str:
    """A file name such as ``The_Lamp_in_the_Window.epub`` for the story's title.

    ``ending`` is the file type with or without its dot. Where nothing of the title can be
    written in ASCII the name is ``work``.
    """
    return f"{ascii_name(story.metadata.title or '')}.{ending.lstrip('.')}"


def ascii_name(title: str) -> str:
    """``title`` in ASCII letters, digits, hyphens and ``_`` for blanks, at most ``LONGEST``
    characters, cut where a word ends unless the first word alone is longer."""
    bare = re.sub(r"(?<=\w)['’](?=\w)", "", title)
    words = re.findall(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*", _transliterated(bare))
    name = ""
    for word in words:
        longer = f"{name}_{word}" if name else word
        if len(longer) > LONGEST:
            break
        name = longer
    name = name or "".join(words)[:LONGEST].strip("-") or FALLBACK
    return f"{name}_" if name.upper() in _DEVICES else name


def _transliterated(text: str) -> str:
    parts: list[str] = []
    for character in unicodedata.normalize("NFC", text):
        plain = character.translate(_LETTERS)
        if plain == character and character != character.lower():
            plain = character.lower().translate(_LETTERS).capitalize()
        bare = unicodedata.normalize("NFKD", plain if plain.isascii() else character)
        letters = "".join(c for c in bare if not unicodedata.combining(c))
        parts.append(letters.translate(_LETTERS))
    return "".join(parts)
