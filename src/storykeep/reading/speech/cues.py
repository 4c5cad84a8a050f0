"""The cues around a quotation that tell who speaks: “said Jack”, “she whispered”, “the old man said”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from storykeep.reading.lexicon.nouns import GENDER_OF_NOUN
from storykeep.reading.lexicon.verbs import (
    CORE,
    PHRASAL,
    SPEECH_ALL,
    SPEECH_BASE,
    SPEECH_ING,
    THOUGHT,
)
from storykeep.reading.people.cast import Cast, Mention
from storykeep.reading.text.layout import Span
from storykeep.reading.text.quotes import Quote
from storykeep.reading.text.scripts import MARK

_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[.!?;:]")
_CLAUSE = re.compile(r"[.!?;]['\"”’]?\s+|\s[—–]\s|--")
_SENTENCE = re.compile(r"[.!?]['\"”’]?\s+")
_MALE = frozenset(["he", "er", "il", "él", "egli", "lui", "он"])
_FEMALE = frozenset(["she", "sie", "elle", "ella", "lei", "она"])
_FIRST = frozenset(["i", "ich", "je", "yo", "io", "я"])
_OWNERS = frozenset(["his", "her", "my", "their"])
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
        "that",
        "if",
    ]
)
_GOVERNING = frozenset(
    ["to", "at", "of", "with", "for", "by", "from", "upon", "on", "in", "about", "than", "like"]
)
_MODAL = frozenset(["to", "would", "could", "did", "can", "must", "only", "not", "will", "might"])
_LEADING = frozenset(["thus", "so", "again", "began", "said", "replied", "answered"])
_TO_ONESELF = ("to himself", "to herself", "to myself", "to themselves")
_AFTER_WINDOW = 90
_BEFORE_WINDOW = 220


class Cue(NamedTuple):
    kind: str
    """``name`` | ``m`` | ``f`` | ``I`` | ``noun``"""
    person: int | None
    core: bool
    after: bool
    gender: str = "?"
    place: int = -1
    """Where the pronoun stands that tells the speaker; −1 where none does."""


def cues_beside(text: str, quote: Quote, left: int, right: int, cast: Cast) -> list[Cue]:
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
        if _is_verb(words, index) or (
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


def _is_verb(words: Sequence[re.Match[str]], index: int) -> bool:
    """Whether a word tells of speech, or of thought, in a tag."""
    word = words[index].group()
    if word in SPEECH_ALL or word in THOUGHT:
        return True
    following = words[index + 1].group() if index + 1 < len(words) else ""
    return following in PHRASAL.get(word, ())


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
        "in",
        "on",
        "out",
        "up",
        "out the",
        "on the",
        "in the",
    }:
        return _named(cast, mention, core, after=True)
    if len(words) > 1 and words[0].group() in {"in", "on", "out", "up"}:
        words = words[1:]
    if not words:
        return None
    return _by_word(words[:5], core, after=True)


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
    cue = _by_word(words[:5], core, after=after)
    if cue and cue.kind in {"m", "f", "I"}:
        return cue
    for mention in mentions:
        if not _is_owner(text, mention):
            return _named(cast, mention, core, after=after)
    for index, match in enumerate(words[1:6], start=1):
        word = match.group().casefold()
        if word in _MALE | _FEMALE | {"i"}:
            return _by_word(words[index:], core, after=after)
    return cue


def _named(cast: Cast, mention: Mention, core: bool, *, after: bool) -> Cue:
    person = cast.people[mention.person]
    if person.noun:
        return Cue("noun", mention.person, core, after, person.gender)
    return Cue("name", mention.person, core, after)


def _is_owner(text: str, mention: Mention) -> bool:
    return text[mention.end : mention.end + 2] in {"'s", "’s"}


def _by_word(words: Sequence[re.Match[str]], core: bool, *, after: bool) -> Cue | None:
    if not words:
        return None
    folded = words[0].group().casefold()
    if folded in _MALE:
        return Cue("m", None, core, after, "m", words[0].start())
    if folded in _FEMALE:
        return Cue("f", None, core, after, "f", words[0].start())
    if folded in _FIRST:
        return Cue("I", None, core, after)
    if folded in {"the", "a", "an", "his", "her", "their", "my", "another", "one"}:
        gender = next(
            (
                GENDER_OF_NOUN[word.group().casefold()]
                for word in words[1:]
                if word.group().casefold() in GENDER_OF_NOUN
            ),
            "?",
        )
        return Cue("noun", None, core, after, gender)
    return None


def _cue_before(text: str, start: int, end: int, cast: Cast) -> Cue | None:
    """“Jack said, “…”: the sentence right before the quotation, ending in a comma, a colon or the verb."""
    segment = text[start:end].rstrip()
    limit = start + len(segment)
    clause = _sentence_start(text, start, segment, _CLAUSE)
    words = list(_WORDS.finditer(text, clause, limit))
    if not words or not _leads(segment, words):
        return None
    cue = _leading_cue(text, words, limit, cast)
    if cue is None and any(_is_verb(words, index) for index in range(len(words))):
        sentence = _sentence_start(text, start, segment, _SENTENCE)
        if sentence < clause:
            words = list(_WORDS.finditer(text, sentence, limit))
            cue = _leading_cue(text, words, limit, cast)
    return cue


def _leading_cue(text: str, words: Sequence[re.Match[str]], limit: int, cast: Cast) -> Cue | None:
    for index in range(len(words) - 1, max(-1, len(words) - 16), -1):
        word = words[index].group()
        before = words[index - 1].group().casefold() if index else ""
        told = _is_verb(words, index)
        if not told and word not in SPEECH_ING and not (word in SPEECH_BASE and before in _MODAL):
            continue
        if told and index == 0:
            return _subject_after(text, words[1:], words[0].end(), limit, cast, word in CORE)
        return _leading_subject(text, words[:index], cast, word in CORE)
    return None


def _leads(segment: str, words: Sequence[re.Match[str]]) -> bool:
    """A comma or colon leads on, and so does a sentence that ends in its verb of speech."""
    if segment[-1] in ",:" or words[-1].group().casefold() in _LEADING:
        return True
    if segment.endswith(_TO_ONESELF):
        return True
    return segment[-1] == "." and len(words) > 1 and words[-2].group() in CORE


def _sentence_start(text: str, start: int, segment: str, stop: re.Pattern[str]) -> int:
    found = start
    for match in stop.finditer(segment):
        shortened = segment[max(0, match.start() - 3) : match.start()].strip().casefold()
        if match.end() < len(segment) - 1 and shortened not in {"mr", "mrs", "dr", "ms"}:
            found = start + match.end()
    return found


def _leading_subject(
    text: str, words: Sequence[re.Match[str]], cast: Cast, core: bool
) -> Cue | None:
    """Who does what leads up to the verb: whoever stands right before it, else the first subject,
    or a later one behind a conjunction."""
    if not words:
        return None
    named = {m.start: m for m in cast.between(words[0].start(), words[-1].end())}
    found: Cue | None = None
    before = ""
    for index, match in enumerate(words):
        word = match.group().casefold()
        cue, width = None, 1
        if match.start() in named:
            mention = named[match.start()]
            width = sum(1 for each in words[index:] if each.start() < mention.end)
            if not _is_owner(text, mention) or index + width == len(words):
                cue = _named(cast, mention, core, after=False)
        elif word in _MALE | _FEMALE or match.group() == "I" or word in _OWNERS:
            cue = _by_word(words[index : index + 3], core, after=False)
            if cue and cue.kind == "noun":
                width = 2
                cue = cue if cue.gender != "?" else None
        behind = words[index + width :]
        beside = len(behind) == 1 and behind[0].group().endswith("ly")
        if cue and (
            not behind
            or beside
            or before in _CONJUNCTIONS
            or (found is None and before not in _GOVERNING)
        ):
            found = cue
        before = word
    return found


def cues_leading_in(
    text: str, paragraphs: Sequence[Span], quote: Quote, before: Quote | None, cast: Cast
) -> list[Cue]:
    """“She turned and said,” as a paragraph of its own, or the end of the one before."""
    if not quote.paragraph:
        return []
    span = paragraphs[quote.paragraph - 1]
    start = max(span.start, span.end - _BEFORE_WINDOW)
    if before and before.end > start:
        start = _behind_tag(text, before.end, span.end)
    cue = _cue_before(text, start, span.end, cast) if start < span.end else None
    return [cue] if cue else []


def _behind_tag(text: str, start: int, end: int) -> int:
    """Where a tag’s own sentence ends: “he asked.” closes what was said, it does not lead on."""
    if text[end - 1] in ",:":
        return start
    match = _CLAUSE.search(text, start, end)
    return match.end() if match else end
