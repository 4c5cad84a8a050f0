"""The title and the byline where no label names them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from storykeep.reading.document import Claim
from storykeep.reading.lexicon.wordlist import words_of
from storykeep.reading.parts.slugs import slug_of
from storykeep.reading.text.layout import Span

_BY = r"(?:by|written by|von|par|por|di|от|автор:?)"
_BYLINE = re.compile(
    rf"[\W_]*{_BY}:?\s+(?P<author>\S.{{0,60}}?)(?:\s*[<(\[]\S*(?:@|www|http)\S*)?[\W_]*$",
    re.IGNORECASE,
)
_TITLE_BY = re.compile(
    rf"[\W_]*?(?P<title>\S.{{0,100}}?)[\"”»*_]*\s*[,–—-]*\s+{_BY}:?\s+(?P<author>[^\W\d_a-zß-ÿ]\S*(?:\s+\S+){{0,3}}?)[\W_]*$"
)
_TITLE_BY_PSEUD = re.compile(
    rf"[\W_]*?(?P<title>\S.{{0,100}}?)[\"”»*_]*\s*[,–—-]*\s+{_BY}:?\s+(?P<author>[a-zß-ÿ0-9_][\w-]{{3,30}})[\W_]*$"
)
_LINK = re.compile(r"\s*\((?:https?://|www\.)[^()\s]*\)|(?<=\])\((?:https?://|www\.)[^()\s]*\)")
_ADDRESS = re.compile(r"[^\s<>()\[\]]+@[^\s<>()\[\]]+|(?:https?://|www\.)[^\s<>()\[\]]+")
_EDGES = ' \t*_~=#"“”«»:-–—|[]'
_HASH = re.compile(r"(?=.*\d)[0-9a-f]{6,}$|[0-9]+$|[0-9a-f]{12,}$", re.IGNORECASE)
_PLAIN_NAMES = frozenset(
    words_of(
        """
    story fic fanfic fanfiction chapter part text file untitled document new doc index final
    draft unnamed copy of download page output input stories oneshot tmp temp readme test
    the my a an txt html htm epub docx md
    """
    )
)
_LONGEST_TITLE = 80
_ANNOUNCED = re.compile(r"(?i)\W{0,3}(?:fan)?(?:fic|ficlet|drabble)\b[\])]?\s*[:\-–—]\s*(?=\S)")
PART_NUMBER = re.compile(
    r"(?i)\s*[(\[]\s*(?:(?:part|pt|chapter|ch)\.?\s*\d{1,3}(?:\s*(?:/|of)\s*(?:\d{1,3}|\?+))?"
    r"|\d{1,3}\s*(?:/|of)\s*(?:\d{1,3}|\?+)|reviews\W{1,3}\d+)\s*[)\]]\s*\Z"
)
"""What stands behind a title and is none of it: “(2/5)”, “(Part 4 of 9)”, “[Reviews - 12]”."""
_LONGEST_OPENING = 60
_LONGEST_BYLINE = 160


class Top(NamedTuple):
    """What stands above a story without a label: its title and byline, and where."""

    title: Claim | None
    author: Claim | None
    end: int
    """Where these lines end; the start given where there are none."""
    address: str | None = None
    """The mail or web address that stands behind the author’s name."""


def top_of(text: str, lines: Sequence[Span], *, before_header: bool) -> Top:
    """Read up to three lines at the top as title and byline.

    A lone line counts as a title only if it looks like one: short, no sentence, parted from what
    follows. ``before_header`` says that labelled fields follow, which makes it surer.
    """
    title = author = address = None
    end = lines[0].start if lines else 0
    for index, line in enumerate(lines[:3]):
        raw = _without_links(text[line.start : min(line.end, line.start + 300)])
        both = _title_and_author(raw, pseuds=before_header) if title is None else None
        byline = _BYLINE.match(raw) if author is None and line.end - line.start < 90 else None
        if byline and (title or index == 0):
            author = _claim(
                text, line.start + byline.start("author"), line.start + byline.end("author"), 0.85
            )
            told = _ADDRESS.search(raw, byline.end("author"))
            address = told.group() if told else None
        elif both and looks_like_title(both["title"]):
            title = _claim(
                text, line.start + both.start("title"), line.start + both.end("title"), 0.85
            )
            author = _claim(
                text, line.start + both.start("author"), line.start + both.end("author"), 0.85
            )
        elif (
            title is None
            and index == 0
            and _may_head(text, lines, index, before_header=before_header)
        ):
            title = _claim(text, line.start, line.end, 0.8 if before_header else 0.6)
        else:
            break
        end = line.end
    if author is None and title is not None and not before_header and title.confidence <= 0.6:
        title = Claim(
            title.value,
            "first-line",
            0.6,
            title.start,
            title.end,
            "A short line stands alone above the story.",
        )
    return Top(title, author, end, address)


def _without_links(raw: str) -> str:
    """``raw`` with the addresses behind linked names blanked out, every place kept."""
    return _LINK.sub(lambda match: " " * len(match.group()), raw)


def _title_and_author(raw: str, *, pseuds: bool) -> re.Match[str] | None:
    """“Harbour Lights by Wren”; ``pseuds``: a header follows, so that “by wren” is a byline too."""
    if len(raw.rstrip()) >= _LONGEST_BYLINE:
        return None
    return _TITLE_BY.match(raw) or (_TITLE_BY_PSEUD.match(raw) if pseuds else None)


def _claim(text: str, start: int, end: int, confidence: float) -> Claim:
    announced = _ANNOUNCED.match(text, start, end)
    start = announced.end() if announced else start
    end -= len(match.group()) if (match := PART_NUMBER.search(text[start:end])) else 0
    raw = text[start:end]
    value = raw.strip(_EDGES)
    at = start + raw.find(value) if value else start
    return Claim(" ".join(value.split()), "first-line", confidence, at, at + len(value))


def is_byline(raw: str) -> bool:
    """Whether a line is “by” and a name, and nothing else."""
    return len(raw) < _LONGEST_BYLINE and _BYLINE.match(_without_links(raw)) is not None


def looks_like_title(raw: str) -> bool:
    bare = raw.strip(_EDGES)
    if not 1 <= len(bare) <= _LONGEST_TITLE or not any(map(str.isalpha, bare)):
        return False
    if bare[-1] in ".,;" and not bare.endswith("..."):
        return False
    words = bare.split()
    long = [word for word in words if len(word) > 3] or words
    capitals = sum(not word[0].islower() for word in long)
    return len(words) <= 14 and (
        capitals >= 0.6 * len(long) or (len(words) <= 6 and bare == bare.lower())
    )


def _may_head(text: str, lines: Sequence[Span], index: int, *, before_header: bool) -> bool:
    line = lines[index]
    raw = text[line.start : line.end] if line.end - line.start <= _LONGEST_TITLE + 20 else ""
    if not raw or not (looks_like_title(raw) or _heads_byline(text, lines, index)):
        return False
    if raw[0] in "\"“'‘«„" and raw[-1] in ",.!?…\"”'’" and raw[-2:-1] in ",.!?…":
        return False
    if before_header:
        return True
    slug = slug_of(raw)
    if slug and slug.kind in {"time", "date"}:
        return False
    following = lines[index + 1] if index + 1 < len(lines) else None
    if following and _BYLINE.match(
        text[following.start : min(following.end, following.start + 90)]
    ):
        return True
    if following is None or (following.blanks == 0 and following.end - following.start < 200):
        return False
    below = text[following.start : following.end]
    return (
        len(below) > len(raw)
        or _BYLINE.match(below[:90]) is not None
        or below.rstrip()[-1] in '.,!?…"”'
    )


def _heads_byline(text: str, lines: Sequence[Span], index: int) -> bool:
    """Above a byline any short line without a sentence’s end is a title: most languages write them so."""
    line = lines[index]
    following = lines[index + 1] if index + 1 < len(lines) else None
    if following is None or text[line.end - 1] in ".,;:" or not text[line.start].isupper():
        return False
    below = text[following.start : min(following.end, following.start + 90)]
    return _BYLINE.match(below) is not None


def title_of_name(path: str) -> Claim | None:
    """A readable title from a file name that has words in it; hashes and “chapter1” are none.

    >>> title_of_name("pile/we_need_to_talk.txt").value
    'We Need To Talk'
    >>> title_of_name("001_e8d5a0f4d31029c0.txt") is None
    True
    """
    name = re.split(r"[/\\!]", path.rstrip("/"))[-1]
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", name)
    spaced = re.sub(r"[_+.]|%20|(?<=[^\W\d_])-(?=[^\W\d_])", " ", stem)
    if " " not in spaced:
        spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", spaced)
    words = [word for word in spaced.split() if not _HASH.fullmatch(word.strip("()[]"))]
    while words and re.fullmatch(r"[\W\d_]+", words[0]):
        words.pop(0)
    letters = [
        word
        for word in words
        if word.casefold().rstrip("0123456789") not in _PLAIN_NAMES
        and sum(map(str.isalpha, word)) >= 3
    ]
    if not letters or (
        len(words) == 1
        and (len(words[0]) < 4 or not re.search("[aeiouyаеиоуэюя]", words[0], re.IGNORECASE))
    ):
        return None
    value = " ".join(word.capitalize() if word.islower() else word for word in words)
    return Claim(value, "filename", 0.5, reason="Taken from the name of the file.")


def opening_of(text: str, start: int, end: int) -> Claim | None:
    """The first words of the story, where nothing else names it: honest, and marked as such."""
    window = text[start : min(end, start + 400)]
    sentence = re.split(r"(?<=[.!?…])[\"”’]?\s|\n", window.strip(), maxsplit=1)[0]
    value = " ".join(sentence.split()).strip(" *_~")
    if not any(map(str.isalnum, value)):
        return None
    at = start + window.find(sentence)
    shortened = value
    if len(value) > _LONGEST_OPENING:
        shortened = value[:_LONGEST_OPENING].rsplit(" ", 1)[0].rstrip(" ,;:-–—") + "…"
    return Claim(
        shortened,
        "first-line",
        0.2,
        at,
        at + len(sentence),
        "The story has no title; these are its first words.",
    )
