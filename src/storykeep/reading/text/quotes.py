"""Quotations: where direct speech stands, whatever marks it is set in.

Each mark is taken as opening or closing from what stands beside it, so that one lost mark does
not turn the rest of a text inside out. A quotation ends with its paragraph at the latest; where
the next paragraph opens with a mark again, it goes on there (``continues``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from storykeep.reading.lexicon.verbs import SPEECH_ALL
from storykeep.reading.lexicon.wordlist import words_of
from storykeep.reading.text.layout import Span
from storykeep.reading.text.legend import Legend

_DOUBLE = re.compile('["“”„‟«»‹›＂「」『』]')
_DOUBLE_OR_SINGLE = re.compile(
    "[\"“”„‟«»‹›＂「」『』]|(?<![\\w'‘])['‘‚](?=[\\w…—–-])|(?<=[^\\s(\\['‘‚])['’](?!\\w)"
)
# The mark stands first in the pattern, so that the engine can skip to it; what is before it is looked
# back at: nothing at all, or a character that may stand before a quotation.
_SINGLE_OPENS = re.compile(r"['‘](?=[A-ZÀ-Þ…])(?<![^\s(—–]['‘])")
_SINGLE_CLOSES = re.compile(r"[.,!?…—–-]['’](?=[\s)—–]|$)", re.MULTILINE)
_ELIDED = re.compile(
    r"['’](?:tis|twas|em|cause|til|till|bout|im|er|round|ere|kay|cos|cuz|n|s|d|ll|ve|re|m|t)\b",
    re.IGNORECASE,
)
_OPENERS = frozenset("([{—–-/*_~¡¿")
_CLOSERS = frozenset(".,!?;:…)]}—–-/*_~")
_DASH = re.compile(r"[—–―](?:\s|(?=[^\W\d_]))|-{1,2}\s")
_DASH_TAG = re.compile(
    r"(?<=[,.!?…])\s*[—–―-]{1,2}\s*(?=[^\W\d_])|(?<=[!?…,.])\s+(?=[a-zà-ÿа-яё])"
    r"|(?<=[,!?…])\s+(?=[A-ZÀ-Þ][\w'’-]*\s[a-zà-ÿ])"
    r"|(?P<opens>\s[—–―]\s?(?=[a-zà-ÿа-яё]))|(?<=\w)[—–―][.,;:]?\s+(?=\S)"
)
_POSSESSIVE_AHEAD = 300
_FAMILIES = {
    mark: family
    for family, marks in enumerate(('"“”„‟＂', "«»‹›", "'‘’‚", "「」", "『』"))
    for mark in marks
}
_NOT_SAID = frozenset(
    words_of(
        """meant mean means meaning entitled titled headed named labelled labeled marked inscribed engraved
        wrote writes writing written spelt spelled addressed of whom which the his her its their to for
        and with by as than like word words phrase"""
    )
)
"""Words that lead up to something quoted in the narrator’s own sentence, not to something said."""
_TAG_AHEAD = re.compile(
    r"[,.!?…—-]\s+(?:(?:[A-Z][\w'’-]+\.?\s+){1,3}|(?:he|she|I|they|we|the\s+\w+)\s+)?(\w+)"
)
_SENTENCE_END = re.compile(r"[.!?…]+[\s*_]+")


_NO_LEGEND = Legend()


class Quote(NamedTuple):
    """``[start, end)`` with its marks. ``paragraph`` is an index into the layout’s paragraphs."""

    start: int
    end: int
    paragraph: int
    continues: bool = False
    """It goes on with the quotation that ended the paragraph before."""
    lost: str = ""
    """``open`` or ``close`` where that mark is missing."""
    mark: str = '"'


class Style(NamedTuple):
    """How a text marks speech."""

    single: bool
    dash: bool
    low: bool
    """„so“: “ closes."""
    swedish: bool
    """”so”: the same mark on both sides."""
    reversed: bool
    """»so«."""


def style_of(text: str, paragraphs: Sequence[Span], legend: Legend = _NO_LEGEND) -> Style:
    """The marks a text uses, from counts over all of it; what its legend gives to thoughts is no speech."""
    doubles = sum(map(text.count, '"“„«»「'))
    singles = 0
    if text.count("'") + text.count("‘") > doubles:  # counting is far cheaper than the patterns
        singles = min(len(_SINGLE_OPENS.findall(text)), len(_SINGLE_CLOSES.findall(text)))
    dashes = sum(1 for span in paragraphs if _DASH.match(text, span.start, span.end))
    thought = {opens for opens, _ in legend.pairs("thought", "telepathy", "signed")}
    low, curly, right = text.count("„"), text.count("“"), text.count("”")
    return Style(
        single=singles >= 2 and singles > doubles and not thought & {"'", "‘"},
        dash=dashes >= 3 and dashes > doubles,
        low=low > 0 and low >= curly / 2,
        swedish=right >= 4 and not curly and not low,
        reversed=_are_reversed(text),
    )


def _are_reversed(text: str) -> bool:
    """Whether guillemets point inwards, »so«, as in German books."""
    if "»" not in text:
        return False
    inwards = len(re.findall(r"(?:^|\s)»\w", text))
    return inwards > len(re.findall(r"(?:^|\s)«\s?\w", text))


def find_quotes(text: str, paragraphs: Sequence[Span], style: Style | None = None) -> list[Quote]:
    """All direct speech in these paragraphs, in order. Linear in the text’s length."""
    style = style or style_of(text, paragraphs)
    found: list[Quote] = []
    open_before = False
    for index, span in enumerate(paragraphs):
        quotes = list(_paragraph_quotes(text, span, index, style))
        if quotes and open_before and quotes[0].start <= span.start + 2:
            found[-1] = found[-1]._replace(lost="")
            quotes[0] = quotes[0]._replace(continues=True)
        found.extend(quotes)
        open_before = bool(quotes) and quotes[-1].lost == "close" and quotes[-1].end == span.end
    return found


def _paragraph_quotes(text: str, span: Span, index: int, style: Style) -> Iterator[Quote]:
    if style.dash and _DASH.match(text, span.start, span.end):
        yield from _dash_quotes(text, span, index)
        return
    marks = _marks(text, span, style)
    opened: tuple[int, str] | None = None
    after = span.start
    for place, mark, role in marks:
        if role == "open":
            if opened is not None:
                if _FAMILIES[mark] != _FAMILIES[opened[1]]:
                    continue
                end = _guessed_end(text, opened[0], place)
                yield Quote(opened[0], end, index, lost="close", mark=opened[1])
                after = end
            opened = (place, mark)
        elif opened is not None:
            if _FAMILIES[mark] != _FAMILIES[opened[1]]:
                continue
            yield Quote(opened[0], place + 1, index, mark=opened[1])
            opened, after = None, place + 1
        elif mark not in "'’":
            start = _guessed_start(text, after, place)
            yield Quote(start, place + 1, index, lost="open", mark=mark)
            after = place + 1
    if opened is not None and (opened[1] not in "'‘" or opened[0] <= span.start + 1):
        end = _guessed_end(text, opened[0], span.end)
        yield Quote(opened[0], end, index, lost="close", mark=opened[1])


def _marks(text: str, span: Span, style: Style) -> Iterator[tuple[int, str, str]]:
    """(place, mark, ``open`` or ``close``) for every quotation mark of a paragraph."""
    pattern = _DOUBLE_OR_SINGLE if style.single else _DOUBLE
    is_open = False
    for match in pattern.finditer(text, span.start, span.end):
        place, mark = match.start(), match.group()
        if mark in "'’‘" and _ELIDED.match(text, place) and not (is_open and mark == "’"):
            continue
        before = text[place - 1] if place > span.start else " "
        after = text[place + 1] if place + 1 < span.end else " "
        if is_open and before == "s" and mark in "'’" and _goes_on(text, place, span.end):
            continue
        if mark == '"' and before.isdigit() and not is_open:
            continue  # 6'2"
        role = _role(mark, before, after, is_open, style)
        is_open = role == "open"
        yield place, mark, role


def _goes_on(text: str, place: int, limit: int) -> bool:
    """“'The boys' boat is gone,' said Ann”: the true end comes before another quotation begins."""
    limit = min(limit, place + _POSSESSIVE_AHEAD)
    closes = _SINGLE_CLOSES.search(text, place + 1, limit)
    if not closes or text[place + 1 : place + 2] != " ":
        return False
    opens = _SINGLE_OPENS.search(text, place + 1, closes.start())
    return opens is None and _TAG_AHEAD.match(text, place - 1, limit) is None


def _role(mark: str, before: str, after: str, is_open: bool, style: Style) -> str:
    if mark in "「『" or (mark in "“„‟" and not style.low):
        return "open"
    if mark in "」』" or (mark == "”" and not style.swedish):
        return "close"
    if mark in "„‚" or mark in ("»›" if style.reversed else "«‹"):
        return "open"
    if mark == "“" or mark in ("«‹" if style.reversed else "»›"):
        return "close"
    return _role_by_neighbours(before, after, is_open)


def _role_by_neighbours(before: str, after: str, is_open: bool) -> str:
    blank_before, blank_after = before.isspace(), after.isspace()
    if blank_before != blank_after:
        return "open" if blank_before else "close"
    if before.isalnum() and after in _CLOSERS:
        return "close"
    if before in _OPENERS and after.isalnum() and not is_open:
        return "open"
    return "close" if is_open else "open"


def _guessed_end(text: str, start: int, limit: int) -> int:
    """Where a quotation without an end mark most likely ends: before a speech tag, else at the limit."""
    for match in _TAG_AHEAD.finditer(text, start + 1, min(limit, start + 600)):
        if match.group(1) in SPEECH_ALL and match.group(1) != "had":
            return match.start() + 1
    while limit > start + 1 and text[limit - 1].isspace():
        limit -= 1
    return limit


def _guessed_start(text: str, after: int, end: int) -> int:
    """Where a quotation without an opening mark most likely begins: the sentence after the last tag."""
    start = after
    while start < end and (text[start].isspace() or text[start] in ",.;—-"):
        start += 1
    window = max(start, end - 600)
    for match in _SENTENCE_END.finditer(text, window, end):
        words = text[start : match.start()].split()
        if any(word.strip(",.") in SPEECH_ALL for word in words[:40]):
            start = match.end()
    return min(start, end)


def _dash_quotes(text: str, span: Span, index: int) -> Iterator[Quote]:
    """A turn opened by a dash; between dashes (or after “!” and a small letter) stands the tag."""
    start, in_speech = span.start, True
    for match in _DASH_TAG.finditer(text, span.start + 2, span.end):
        ahead = text[match.end() : match.end() + 40].split()
        told = any(word.strip(",.;:!?—–-") in SPEECH_ALL for word in ahead[:3])
        if in_speech and (told or match["opens"]):
            yield Quote(start, match.start(), index, mark="—")
            in_speech = False
        elif not in_speech and match.group().strip():
            start, in_speech = match.end(), True
    if in_speech and span.end > start + 1:
        yield Quote(start, span.end, index, mark="—")


_CAPITAL_WORDS = re.compile(
    r"[\W_]*(?:[A-ZÀ-Þ][\w'’-]*|of|the|and|an?|in|to|at|on|for|from|by|with|or)(?:\s+(?:[A-ZÀ-Þ][\w'’-]*|of|the|and|an?|in|to|at|on|for|from|by|with|or))*[\W_]*\Z"
)


def is_speech(text: str, quote: Quote, paragraph: Span) -> bool:
    """Whether a quotation is something said, not a quoted word, a title or a term.

    Said things stand at a paragraph’s start, or end in punctuation, or follow a comma, a colon
    or the end of a sentence.
    """
    inner = text[quote.start + 1 : quote.end - 1].strip()
    if not any(map(str.isalnum, inner[:200])):
        return bool(inner)
    if quote.start <= paragraph.start + 2:
        return not _is_term(text, quote, inner)
    if quote.mark in "「『":
        return inner[-1] in "。！？!?…" or text[quote.end : quote.end + 1] in {"と", "、"}
    ends_said = inner[-1] in ".,!?…—–-;:*_" or text[quote.end : quote.end + 1] == ","
    before = text[max(paragraph.start, quote.start - 4) : quote.start].rstrip()
    if (before and before[-1] in ",:") or not before:
        return True
    if ends_said and before[-1].isalnum() and _is_part_of_sentence(text, quote, inner):
        return False
    if ends_said:
        return inner[-1] in "!?…—-" or before[-1] in ".!?…—–-;\"”'’»›*_)" or len(inner.split()) > 3
    return before[-1] in ".!?—-;" and not _is_term(text, quote, inner)


def _is_part_of_sentence(text: str, quote: Quote, inner: str) -> bool:
    """“for whom "the visible world existed."”, “a poem entitled "The Boat at Night."”"""
    word = (
        text[max(0, quote.start - 24) : quote.start].rsplit(maxsplit=1)[-1].strip("*_(").casefold()
    )
    ahead = text[quote.end : quote.end + 40].split()[:3]
    if inner[-1] in "!?…" or not SPEECH_ALL.isdisjoint(each.strip(",.") for each in ahead):
        return False
    if inner[0].islower() or len(inner.split()) > 2:
        return word in _NOT_SAID and (inner[0].islower() or bool(_CAPITAL_WORDS.match(inner)))
    return False


def _is_term(text: str, quote: Quote, inner: str) -> bool:
    """“"The Raven" was a poem”: a title or term at a sentence’s start, going on without a pause."""
    following = text[quote.end : quote.end + 2]
    if inner[-1] in ".,!?…—–-;:" or not following[:1].isspace() or not following[1:].islower():
        return False
    ahead = text[quote.end : quote.end + 40].split()
    if ahead and (ahead[0] in SPEECH_ALL or (len(ahead) > 1 and ahead[1] in SPEECH_ALL)):
        return False
    return len(inner.split()) <= 4 and bool(_CAPITAL_WORDS.match(inner))
