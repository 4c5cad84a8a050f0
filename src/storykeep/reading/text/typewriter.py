"""Quotation marks as typewriters and TeX make them, ``so'' and ''so'', as the usual ones."""

from __future__ import annotations

import re

_OPENS = re.compile(r"``|(?<![^\s(\[—-])''(?=[\w…])")
_CLOSES = re.compile(r"(?<=[^\s(])''(?!\w)")
_TICK = re.compile(r"(?<!\S)`(?=\w)")
_FEWEST = 2


def usual_marks(text: str) -> str:
    """The text with ``so'' as “ so ”, and `so' as ‘so'. Its length does not change."""
    if text.count("''") >= _FEWEST and len(_OPENS.findall(text)) >= _FEWEST:
        text = _CLOSES.sub(" ”", _OPENS.sub("“ ", text))
    if "`" in text and len(_TICK.findall(text)) >= _FEWEST:
        text = _TICK.sub("‘", text)
    return text
