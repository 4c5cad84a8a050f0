"""Changing a recipe where it hurts: header labels, quotation marks, tags, names, repeats, lost marks."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from fuzz.floor import PART

_RAW = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x93", b"\x94", b"\x92", b"\xe9", b"\xc3")
_LISTED = (
    "Title:|Author:|Fandom:|Pairing:|Rating:|Rated:|Summary:|Warnings:|Disclaimer:|Series:|Spoilers:"
    "|Archive:|Feedback:|Notes:|A/N:|Category:|Characters:|Status:|Language:|Date:|Published:|Words:"
    "|Part 1/3|Part 2 of ?|Chapter 1|CHAPTER II|Prologue|Epilogue|The End|END|TBC|fin|(1/?)|[1/1]"
    "|From:|Subject:|Newsgroups:|Message-ID:|Path:|> |>> |-- |~~~|***|* * *|---|______|oOo|xXx|#"
    "|“|”|‘|’|\"|'|«|»|‹|›|„|‚|—|–|- |…|...|「|」|『|』|_|*|/|//|(|)|[|]|{|}|<|>|&|&amp;|,|:|;"
    '|said |“Rain,” said Anna. |"No," he said. |asked Mr. Holmes|Mr. |Mrs. |Dr. |Lady |her mother'
    "|the man|Heero: |Duo: |<Anna> |[12:01] Anna: |I |he |she |they |Anna |Bert |O'Neil |Jean-Luc "
    "|von |de |Holmes/Watson|A/B/C|A & B|M/M|F/F|PG-13|NC-17|R|T|K+|Explicit|Mature|1999-12-31"
    "|May 3, 2001|http://example.org/a|a@b.c|later|Two days earlier|London, 1895|i|I.|1|1.|one|a|A"
    "|<p>|</p>|<br>|<hr>|<div>|</div>|<b>|<i>|<em>|<h1>|<h2>|<blockquote>|<pre>|<table><tr><td>"
    '|<ul><li>|<dl><dt>a</dt><dd>b</dd></dl>|<center>|<span>|<a href="x">|<!--|-->|<![CDATA[|]]>'
    '|<?xml version="1.0"?>|<!DOCTYPE html>|<html>|<head><title>|</title>|<body>|<script>|</script>'
    '|<style>|<meta charset="|<div id="preface">|<div class="meta">|<dl class="tags">'
    '|<div id="chapters">|<div class="userstuff">|<h2 class="heading">|<div id="afterword">'
    "|<dc:title>|<dc:creator>|<w:p>|<w:r>|<w:t>|<w:tbl>|<w:br/>|<w:drawing>|<svg>|<math>"
    "|&#xD800;|&#0;|&#x110000;|&nbsp;|&bogus;|\x00|\x01|\x1a|\t|\r|\r\n|\n|\n\n|\n\n\n|\n\n\n\n\n"
    "|\u2028|\u2029|\x85|\xa0|\u200b|\u200d|\ufeff|\u202e|\xad|\ufffd|é|ß|İ|ǰ|ŉ|ﬁ|Ω|Я|中|ア|א|😀"
    "|e\u0301|â€œ|â€™|Ã©|ï»¿|**|__|## |1. |![a](b)|[a](b)|```|---\ntitle: x\n---\n|    "
)
_WORDS: tuple[bytes, ...] = _RAW + tuple(word.encode() for word in _LISTED.split("|"))
_MARK = re.compile(rb"[\"'<>\n]|\xe2\x80[\x98-\x9d]|\xc2[\xab\xbb]")

Shake = Callable[[random.Random, bytes], bytes]


def shaken(recipe: bytes, seed: int, longest: int, others: Sequence[bytes] = ()) -> bytes:
    """The recipe with one to four changes, the same for the same seed; never longer than ``longest``."""
    chance = random.Random(seed)
    kind, payload = recipe[:1], recipe[1:]
    for _ in range(chance.choice((1, 1, 2, 3, 4))):
        payload = chance.choice(_SHAKES)(chance, payload)[:longest]
    if others and chance.random() < 0.1:
        payload = _spliced(chance, payload, chance.choice(others)[1:])
    if chance.random() < 0.03:
        kind = chance.choice((b"t", b"h", b"m", b"e", b"d", b"w", b"n", b"z", b"b"))
    return (kind + payload)[:longest]


def _at(chance: random.Random, payload: bytes) -> int:
    return chance.randint(0, len(payload))


def _stretch(chance: random.Random, payload: bytes) -> tuple[int, int]:
    start = _at(chance, payload)
    return start, min(len(payload), start + int(chance.paretovariate(0.6)))


def _with_word(chance: random.Random, payload: bytes) -> bytes:
    at = _at(chance, payload)
    return payload[:at] + chance.choice(_WORDS) + payload[at:]


def _with_words(chance: random.Random, payload: bytes) -> bytes:
    at = _at(chance, payload)
    return payload[:at] + b"".join(chance.choices(_WORDS, k=chance.randint(2, 12))) + payload[at:]


def _at_a_line(chance: random.Random, payload: bytes) -> bytes:
    lines = payload.split(b"\n")
    at = chance.randint(0, min(len(lines), chance.choice((12, 10_000))))
    lines.insert(at, chance.choice(_WORDS) + b" " + chance.choice(_WORDS))
    return b"\n".join(lines)


def _lines_moved(chance: random.Random, payload: bytes) -> bytes:
    lines = payload.split(chance.choice((b"\n", b"\n\n", PART)))
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return b"\n".join(lines)


def _without_a_mark(chance: random.Random, payload: bytes) -> bytes:
    places = [match.span() for match in _MARK.finditer(payload)]
    if not places:
        return payload[: _at(chance, payload)]
    start, end = chance.choice(places)
    return payload[:start] + chance.choice((b"", b"", chance.choice(_WORDS))) + payload[end:]


def _without(chance: random.Random, payload: bytes) -> bytes:
    start, end = _stretch(chance, payload)
    return payload[:start] + payload[end:]


def _again(chance: random.Random, payload: bytes) -> bytes:
    start, end = _stretch(chance, payload)
    times = chance.choice((1, 2, 3, 8, 30, 100))
    return payload[:end] + payload[start:end] * times + payload[end:]


def _other_bytes(chance: random.Random, payload: bytes) -> bytes:
    changed = bytearray(payload or b" ")
    for _ in range(chance.choice((1, 1, 2, 8))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _other_letters(chance: random.Random, payload: bytes) -> bytes:
    start, end = _stretch(chance, payload)
    change = chance.choice((bytes.upper, bytes.lower, bytes.title, bytes.swapcase, bytes.strip))
    return payload[:start] + change(payload[start:end]) + payload[end:]


def _one_mark_for_another(chance: random.Random, payload: bytes) -> bytes:
    one, two = chance.choice(_WORDS), chance.choice(_WORDS)
    return payload.replace(one, two, chance.choice((-1, 1, 3)))


def _spliced(chance: random.Random, payload: bytes, other: bytes) -> bytes:
    return payload[: _at(chance, payload)] + other[_at(chance, other) :]


_SHAKES: tuple[Shake, ...] = (
    _with_word, _with_word, _with_words, _at_a_line, _lines_moved, _without_a_mark, _without_a_mark,
    _without, _again, _other_bytes, _other_letters, _one_mark_for_another,
)  # fmt: skip
