"""Loaders for the annotated fiction that reading is measured on and trained on.

PDNC is for measuring only. LitBank and QuoteLi3 (both CC BY 4.0) may be trained on.
All offsets are code points into ``text``.
"""

from __future__ import annotations

import ast
import csv
import os
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

DATA = Path(
    os.environ.get("READING_DATA")
    or Path(__file__).resolve().parents[2] / "shared" / "data" / "reading"
)


@dataclass(frozen=True, slots=True)
class GoldQuote:
    spans: tuple[tuple[int, int], ...]
    speaker: str
    kind: str
    """``Explicit``, ``Anaphoric``, ``Implicit``, or empty."""


@dataclass(frozen=True, slots=True)
class GoldPerson:
    name: str
    aliases: frozenset[str]
    category: str = ""
    gender: str = "?"


@dataclass(slots=True)
class Novel:
    name: str
    text: str
    quotes: list[GoldQuote]
    people: list[GoldPerson] = field(default_factory=list)
    has_paragraphs: bool = True
    """False where the paragraph breaks are guessed."""
    called: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(words, person) → how often the annotators marked these words within speech as naming that person."""


def pdnc() -> Iterator[Novel]:
    """The PDNC novels, for measuring only."""
    csv.field_size_limit(1 << 30)
    for folder in sorted((DATA / "pdnc-dev").iterdir()):
        text = (folder / "novel_text.txt").read_text(encoding="utf-8")
        people = [
            GoldPerson(
                row["Main Name"],
                frozenset([row["Main Name"], *ast.literal_eval(row["Aliases"])]),
                row["Category"],
                {"M": "m", "F": "f"}.get(row["Gender"], "?"),
            )
            for row in _rows(folder / "character_info.csv")
        ]
        owner = {alias: person.name for person in people for alias in person.aliases}
        quotes = [
            GoldQuote(
                tuple((start, end) for start, end in ast.literal_eval(row["quoteByteSpans"])),
                owner.get(row["speaker"], row["speaker"]),
                row["quoteType"] if row["quoteType"] != "nan" else "",
            )
            for row in _rows(folder / "quotation_info.csv")
        ]
        novel = Novel(folder.name, text, quotes, people)
        for row in _rows(folder / "quotation_info.csv"):
            novel.called.update(_called(row, owner))
        yield novel


def _called(row: dict[str, str], owner: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Names the annotators marked within a quotation, where they name one person."""
    pieces = (ast.literal_eval(row[key]) for key in ("mentionTextsList", "mentionEntitiesList"))
    for words, entities in zip(*pieces, strict=True):
        flat = words if isinstance(words, list) else [words]
        persons = entities if isinstance(words, list) else [entities]
        for text, person in zip(flat, persons, strict=False):
            found = person if isinstance(person, list) else [person]
            if isinstance(text, str) and len(found) == 1 and isinstance(found[0], str):
                yield text, owner.get(found[0].strip(), found[0].strip())


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def quoteli() -> Iterator[Novel]:
    """QuoteLi3’s three novels. A quotation broken by a tag is two here."""
    for stem in ("pp", "emma", "steppe"):
        root = ET.parse(DATA / "quoteli3" / f"{stem}.xml").getroot()
        people = [
            GoldPerson(name, frozenset([name, *filter(None, each.get("aliases", "").split(";"))]))
            for each in root.iter("character")
            for name in [each.get("name", "")]
        ]
        if stem == "emma":
            people = [_right_brother(person) for person in people]
        pieces: list[str] = []
        quotes: list[GoldQuote] = []
        node = root.find("text")
        if node is not None:
            _flatten(node, pieces, quotes)
        text = "".join(pieces)
        yield Novel(stem, text, quotes, people)


def _right_brother(person: GoldPerson) -> GoldPerson:
    """QuoteLi3 lists “Mr. Knightley” under John; throughout Emma it is George."""
    aliases = person.aliases - {"Mr. Knightley"}
    if "George" in person.name and "Knightley" in person.name:
        aliases |= {"Mr. Knightley"}
    return GoldPerson(person.name, aliases, person.category, person.gender)


def _flatten(node: ET.Element, pieces: list[str], quotes: list[GoldQuote]) -> None:
    start = sum(map(len, pieces)) if node.tag == "quote" else 0
    pieces.append(node.text or "")
    for child in node:
        _flatten(child, pieces, quotes)
        pieces.append(child.tail or "")
    if node.tag == "quote":
        end = start + len("".join(pieces)[start:])
        quotes.append(GoldQuote(((start, end),), node.get("speaker", ""), ""))


_NO_SPACE_BEFORE = {
    ",",
    ".",
    "!",
    "?",
    ";",
    ":",
    ")",
    "]",
    "'s",
    "’s",
    "n't",
    "'ll",
    "'re",
    "'ve",
    "'d",
    "'m",
    "n’t",
    "’ll",
    "’re",
    "’ve",
    "’d",
    "’m",
    "”",
}
_OPENING = '“"‘`—'
_QUOTING = '“”"'
_NO_SPACE_AFTER = {"(", "[", "“", "‘"}


@dataclass(slots=True)
class Chains:
    """A passage with its coreference: (start, end, chain) of each mention of a person."""

    novel: Novel
    mentions: list[tuple[int, int, str]]


def litbank_chains() -> Iterator[Chains]:
    """LitBank’s passages with who means whom, where quotations and coreference have the same tokens."""
    folder = DATA / "litbank" / "coref" / "brat"
    for novel in litbank():
        path = folder / f"{novel.name}.txt"
        tokenised = path.read_text(encoding="utf-8")
        lines = tokenised.splitlines(keepends=True)
        text, places = _joined([line.split() for line in lines])
        if text != novel.text:
            continue
        starts: dict[int, int] = {}
        ends: dict[int, int] = {}
        at = 0
        for row, line in enumerate(lines):
            for column, match in enumerate(re.finditer(r"\S+", line)):
                first, last = places[(row, column)]
                starts[at + match.start()], ends[at + match.end()] = first, last
            at += len(line)
        mentions = []
        for line in path.with_suffix(".ann").read_text(encoding="utf-8").splitlines():
            head = line.split("\t")[1].split(" ")
            if line[0] == "T" and not _KIND.fullmatch(head[0]):
                start, end = int(head[1]), int(head[-1])
                if start in starts and end in ends:
                    mentions.append((starts[start], ends[end], head[0]))
        yield Chains(novel, mentions)


_KIND = re.compile(r"(?:NOM|PROP|PRON)_[A-Z]{3}")


def litbank() -> Iterator[Novel]:
    """LitBank’s passages, joined from tokens; a sentence that opens with a quotation begins a paragraph."""
    folder = DATA / "litbank" / "quotations" / "tsv"
    for path in sorted(folder.glob("*.txt")):
        sentences = [line.split() for line in path.read_text(encoding="utf-8").splitlines()]
        text, places = _joined(sentences)
        spans: dict[str, tuple[int, int]] = {}
        speakers: dict[str, str] = {}
        for line in path.with_suffix(".ann").read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if cells[0] == "QUOTE":
                first, last = (int(cells[2]), int(cells[3])), (int(cells[4]), int(cells[5]))
                spans[cells[1]] = (places[first][0], places[last][1])
            elif cells[0] == "ATTRIB":
                speakers[cells[1]] = cells[2]
        quotes = [
            GoldQuote((spans[key],), _entity(speakers[key]), "") for key in spans if key in speakers
        ]
        names = sorted({quote.speaker for quote in quotes})
        people = [GoldPerson(name, frozenset([name])) for name in names]
        yield Novel(path.stem, text, quotes, people, has_paragraphs=False)


def _joined(sentences: list[list[str]]) -> tuple[str, dict[tuple[int, int], tuple[int, int]]]:
    pieces: list[str] = []
    places: dict[tuple[int, int], tuple[int, int]] = {}
    at = 0
    straight_open = False
    for row, sentence in enumerate(sentences):
        for column, token in enumerate(sentence):
            before = sentence[column - 1] if column else ""
            glued = token in _NO_SPACE_BEFORE or before in _NO_SPACE_AFTER
            if token == '"':
                glued, straight_open = straight_open, not straight_open
            elif before == '"' and straight_open:
                glued = True
            separator = "" if glued or not pieces else " "
            if not column and pieces:
                opens = token[:1] in _OPENING and not glued
                separator = "\n\n" if opens and _parts(sentences[row - 1]) else " "
            pieces += [separator, token]
            places[(row, column)] = (at + len(separator), at + len(separator) + len(token))
            at += len(separator) + len(token)
    return "".join(pieces), places


def _parts(before: list[str]) -> bool:
    """Whether a quotation behind this sentence most likely begins a paragraph: LitBank keeps no breaks.

    It does behind another quotation’s end, and behind narration that no quotation runs into.
    """
    quoted = any(token[:1] in _QUOTING for token in before)
    return not quoted or before[-1][-1:] in _QUOTING


def _entity(label: str) -> str:
    """“Emma_Woodhouse___handsome-0” → “Emma Woodhouse”; common nouns stay as they are."""
    words = re.sub(r"-\d+$", "", label).split("___")[0].replace("_", " ").split()
    return " ".join(words)
