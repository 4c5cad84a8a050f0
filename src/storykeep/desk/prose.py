"""Summary and notes as a person edits them: plain paragraphs where they are nothing more. No Django."""

from __future__ import annotations

import re
from html import unescape

from storykeep.story.plain import paragraphs_html

_PLAIN = re.compile(r"(?:<p>(?:[^<]|<br ?/?>)*</p>\s*)*|(?:[^<]|<br ?/?>)*")
_PARAGRAPH_END = re.compile(r"</p>\s*")
_BREAK = re.compile(r" ?<br ?/?> ?")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")


def from_html(html: str) -> str:
    """What to edit: plain text if the HTML is only paragraphs and line breaks, else the HTML itself."""
    if not _PLAIN.fullmatch(html.strip()):
        return html
    flat = re.sub(r"[ \t\n]+", " ", html)
    text = _PARAGRAPH_END.sub("\n\n", _BREAK.sub("\n", flat)).replace("<p>", "")
    text = unescape(text).strip()
    # Typed angle brackets would be taken for markup on the way back: then show the HTML.
    if _MARKUP.search(text):
        return html if "<p>" in html else f"<p>{html}</p>"
    return text


def to_html(typed: str) -> str:
    """What was typed, as HTML: as it stands if it holds markup, else a paragraph for each paragraph."""
    return typed if _MARKUP.search(typed) else paragraphs_html(typed)


def split_names(typed: str, known: frozenset[str] = frozenset()) -> list[str]:
    """Names, one a line; a line may hold several with commas, unless it is a name that stood so."""
    names: list[str] = []
    for line in typed.splitlines():
        bare = " ".join(line.split())
        names += [bare] if bare in known else [piece.strip() for piece in bare.split(",")]
    return [name for name in dict.fromkeys(names) if name]
