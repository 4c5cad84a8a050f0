"""Decoded text made uniform: line breaks and control characters."""

from __future__ import annotations

import re

_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ufeff\ud800-\udfff]")


def normal(text: str) -> str:
    """Line breaks as ``\\n``, without what no document may hold."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\u2028" in text or "\u2029" in text:
        text = text.replace("\u2028", "\n").replace("\u2029", "\n\n")
    return _CONTROLS.sub("", text)
