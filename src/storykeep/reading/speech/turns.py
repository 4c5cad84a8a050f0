"""Turns of speech: the quotations one person utters in one go, and the cues around them.

A cue tells who speaks: “said Jack”, “she whispered”, “I asked”, “the old man said”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from storykeep.reading.lexicon.nouns import GENDER_OF_NOUN
from storykeep.reading.lexicon.verbs import CORE, SPEECH_ALL, SPEECH_BASE, SPEECH_ING
from storykeep.reading.people.cast import Cast, Mention
from storykeep.reading.text.layout import Span
from storykeep.reading.text.quotes import Quote
from storykeep.reading.text.scripts import MARK

_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[.!?;:]")
_CLAUSE = re.compile(r"[.!?;]['\"”’]?\s+|\s[—–]\s|--")
_MALE = frozenset(["he", "er", "il", "él", "egli", "lui", "он"])
_FEMALE = frozenset(["she", "sie", "elle", "ella", "lei", "она"])
_FIRST = frozenset(["i", "ich", "je", "yo", "io", "я"])
_CONJUNCTIONS = frozenset(
    [
        "and",
        "but",
        "when",
        "as",
        "while",
        "till",
        "until",
        "then",
        "so",
        "where",
        "which",
        "because",
    ]
)
_GOVERNING = frozenset(
    ["to", "at", "of", "with", "for", "by", "from", "upon", "on", "in", "about", "than", "like"]
)
_MODAL = frozenset(["to", "would", "could", "did", "can", "must", "only", "not", "will", "might"])
_LEADING = frozenset(["thus", "so", "again", "began", "said", "replied", "answered"])
_AFTER_WINDOW = 90
_BEFORE_WINDOW = 220
_TURN_GAP = 400


class Cue(NamedTuple):
    kind: str
    """``name`` | ``m`` | ``f`` | ``I`` | ``noun``"""
    person: int | None
    core: bool
    after: bool
    gender: str = "?"


@dataclass(slots=True)
class Turn:
    quotes: list[Quote]
    paragraph: int
    cues: list[Cue] = field(default_factory=list)
    before: tuple[int, int] = (0, 0)
    """The narration of the same paragraph before the first quotation."""
    after: tuple[int, int] = (0, 0)
    """The narration after the last one."""
    continues: bool = False

    @property
    def start(self) -> int:
        return self.quotes[0].start

    @property
    def end(self) -> int:
        return self.quotes[-1].end


def find_turns(
    text: str, paragraphs: Sequence[Span], quotes: Sequence[Quote], cast: Cast
) -> list[Turn]:
    """Quotations of one paragraph belong to one turn, unless two stand side by side or two names speak."""
    turns: list[Turn] = []
    for index, quote in enumerate(quotes):
        span = paragraphs[quote.paragraph]
        before_quote = quotes[index - 1] if index else None
        after_quote = quotes[index + 1] if index + 1 < len(quotes) else None
        left = before_quote.end if _same(before_quote, quote) and before_quote else span.start
        right = after_quote.start if _same(quote, after_quote) and after_quote else span.end
        cues = _cues(text, quote, left, right, cast)
        if not cues and quote.mark != MARK and left == span.start and quote.start <= span.start + 2:
            cues = _led_in(text, paragraphs, quote, before_quote, cast)
        turn = turns[-1] if turns else None
        if turn and _belongs(text, turn, quote, cues, left):
            turn.quotes.append(quote)
            turn.cues.extend(cues)
            turn.after = (quote.end, right)
            continue
        turns.append(
            Turn(
                [quote],
                quote.paragraph,
                cues,
                (left, quote.start),
                (quote.end, right),
                quote.continues,
            )
        )
    return turns


def _led_in(
    text: str, paragraphs: Sequence[Span], quote: Quote, before: Quote | None, cast: Cast
) -> list[Cue]:
    """“She turned and said,” as a paragraph of its own, or the end of the one before."""
    if not quote.paragraph:
        return []
    span = paragraphs[quote.paragraph - 1]
    start = max(span.start, span.end - _BEFORE_WINDOW, before.end if before else 0)
    cue = _cue_before(text, start, span.end, cast) if start < span.end else None
    return [cue] if cue else []


def _same(a: Quote | None, b: Quote | None) -> bool:
    return a is not None and b is not None and a.paragraph == b.paragraph


def _belongs(text: str, turn: Turn, quote: Quote, cues: Sequence[Cue], left: int) -> bool:
    if turn.paragraph != quote.paragraph or quote.start - turn.end > _TURN_GAP:
        return False
    if not text[left : quote.start].strip():
        return False
    named = {cue.person for cue in turn.cues if cue.kind == "name"}
    fresh = {cue.person for cue in cues if cue.kind == "name"}
    return not (named and fresh and named.isdisjoint(fresh))


def _cues(text: str, quote: Quote, left: int, right: int, cast: Cast) -> list[Cue]:
    if quote.mark == MARK:
        named = cast.between(left, quote.start)
        return [Cue("name", named[0].person, core=True, after=False)] if named else []
    cues = []
    after = _cue_after(text, quote.end, min(right, quote.end + _AFTER_WINDOW), cast)
    if after:
        cues.append(after)
    else:
        before = _cue_before(text, max(left, quote.start - _BEFORE_WINDOW), quote.start, cast)
        if before:
            cues.append(before)
    return cues


def _cue_after(text: str, start: int, end: int, cast: Cast) -> Cue | None:
    """“…,” said Jack / Jack said / she whispered softly / the old man had answered."""
    if start >= end:
        return None
    words = [match for match, _ in zip(_WORDS.finditer(text, start, end), range(9), strict=False)]
    verb_at = None
    for index, match in enumerate(words):
        word = match.group()
        if word in ".!?;:" and not _is_title_stop(words, index):
            break
        if word in SPEECH_ALL or (
            word in SPEECH_BASE and index and words[index - 1].group() in {"I", "you", "they", "we"}
        ):
            verb_at = index
            break
    if verb_at is None or verb_at > 6:
        return None
    verb = words[verb_at]
    core = verb.group() in CORE
    if verb_at == 0:
        return _subject_after(text, words[1:], verb.end(), end, cast, core)
    return _subject_before(text, start, verb.start(), words[:verb_at], cast, core, after=True)


def _is_title_stop(words: Sequence[re.Match[str]], index: int) -> bool:
    return index > 0 and words[index - 1].group().casefold() in {
        "mr",
        "mrs",
        "dr",
        "ms",
        "st",
        "prof",
    }


def _subject_after(
    text: str, words: Sequence[re.Match[str]], start: int, end: int, cast: Cast, core: bool
) -> Cue | None:
    """The subject of an inverted tag stands right behind its verb."""
    mention = next(iter(cast.between(start, end)), None)
    if mention and text[start : mention.start].strip().casefold() in {
        "",
        "the",
        "poor",
        "old",
        "little",
        "young",
        "then",
        "poor old",
    }:
        return _named(cast, mention, core, after=True)
    if not words:
        return None
    return _by_word(words[0].group(), [word.group() for word in words[:5]], core, after=True)


def _subject_before(
    text: str,
    start: int,
    end: int,
    words: Sequence[re.Match[str]],
    cast: Cast,
    core: bool,
    *,
    after: bool,
) -> Cue | None:
    """The subject of a plain tag stands before its verb, first in its clause."""
    mentions = cast.between(start, end)
    first = words[0].group().casefold() if words else ""
    cue = _by_word(first, [word.group() for word in words[:5]], core, after=after)
    if cue and cue.kind in {"m", "f", "I"}:
        return cue
    for mention in mentions:
        if not _is_owner(text, mention):
            return _named(cast, mention, core, after=after)
    for index, match in enumerate(words[1:6], start=1):
        word = match.group().casefold()
        if word in _MALE | _FEMALE | {"i"}:
            return _by_word(word, [w.group() for w in words[index:]], core, after=after)
    return cue


def _named(cast: Cast, mention: Mention, core: bool, *, after: bool) -> Cue:
    person = cast.people[mention.person]
    if person.noun:
        return Cue("noun", mention.person, core, after, person.gender)
    return Cue("name", mention.person, core, after)


def _is_owner(text: str, mention: Mention) -> bool:
    return text[mention.end : mention.end + 2] in {"'s", "’s"}


def _by_word(first: str, words: Sequence[str], core: bool, *, after: bool) -> Cue | None:
    folded = first.casefold()
    if folded in _MALE:
        return Cue("m", None, core, after, "m")
    if folded in _FEMALE:
        return Cue("f", None, core, after, "f")
    if folded in _FIRST and first != "i":
        return Cue("I", None, core, after)
    if folded == "i":
        return Cue("I", None, core, after)
    if folded in {"the", "a", "an", "his", "her", "their", "my", "another", "one"}:
        gender = next(
            (GENDER_OF_NOUN[w.casefold()] for w in words[1:] if w.casefold() in GENDER_OF_NOUN), "?"
        )
        return Cue("noun", None, core, after, gender)
    return None


def _cue_before(text: str, start: int, end: int, cast: Cast) -> Cue | None:
    """“Jack said, “…”: the sentence right before the quotation, ending in a comma, a colon or the verb."""
    segment = text[start:end].rstrip()
    words = list(_WORDS.finditer(text, _sentence_start(text, start, segment), start + len(segment)))
    if not words or not _leads(segment, words):
        return None
    for index in range(len(words) - 1, max(-1, len(words) - 16), -1):
        word = words[index].group()
        before = words[index - 1].group().casefold() if index else ""
        if word not in SPEECH_ALL | SPEECH_ING and not (word in SPEECH_BASE and before in _MODAL):
            continue
        if word in SPEECH_ALL and index == 0:
            limit = start + len(segment)
            return _subject_after(text, words[1:], words[0].end(), limit, cast, word in CORE)
        return _leading_subject(text, words[:index], cast, word in CORE)
    return None


def _leads(segment: str, words: Sequence[re.Match[str]]) -> bool:
    """A comma or colon leads on, and so does a sentence that ends in its verb of speech."""
    if segment[-1] in ",:" or words[-1].group().casefold() in _LEADING:
        return True
    return segment[-1] == "." and len(words) > 1 and words[-2].group() in CORE


def _sentence_start(text: str, start: int, segment: str) -> int:
    found = start
    for match in _CLAUSE.finditer(segment):
        shortened = segment[max(0, match.start() - 3) : match.start()].strip().casefold()
        if match.end() < len(segment) - 1 and shortened not in {"mr", "mrs", "dr", "ms"}:
            found = start + match.end()
    return found


def _leading_subject(
    text: str, words: Sequence[re.Match[str]], cast: Cast, core: bool
) -> Cue | None:
    """Who does what leads up to the verb: the first subject, or a later one behind a conjunction."""
    if not words:
        return None
    named = {m.start: m for m in cast.between(words[0].start(), words[-1].end())}
    found: Cue | None = None
    before = ""
    for match in words:
        word = match.group().casefold()
        cue = None
        if match.start() in named and not _is_owner(text, named[match.start()]):
            cue = _named(cast, named[match.start()], core, after=False)
        elif word in _MALE | _FEMALE or match.group() == "I":
            cue = _by_word(match.group(), (), core, after=False)
        if cue and (before in _CONJUNCTIONS or (found is None and before not in _GOVERNING)):
            found = cue
        before = word
    return found
