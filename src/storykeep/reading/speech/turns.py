"""Turns of speech: the quotations one person utters in one go, and the cues around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from storykeep.reading.people.cast import Cast
from storykeep.reading.speech.cues import Cue, cues_beside, cues_leading_in
from storykeep.reading.text.layout import Span
from storykeep.reading.text.quotes import Quote
from storykeep.reading.text.scripts import MARK

_TURN_GAP = 400


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
        cues = cues_beside(text, quote, left, right, cast)
        if not cues and quote.mark != MARK and left == span.start and quote.start <= span.start + 2:
            cues = cues_leading_in(text, paragraphs, quote, before_quote, cast)
        turn = turns[-1] if turns else None
        if turn and _belongs(text, turn, quote, cues, left, cast):
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


def _same(a: Quote | None, b: Quote | None) -> bool:
    return a is not None and b is not None and a.paragraph == b.paragraph


def _belongs(
    text: str, turn: Turn, quote: Quote, cues: Sequence[Cue], left: int, cast: Cast
) -> bool:
    if turn.paragraph != quote.paragraph or quote.start - turn.end > _TURN_GAP:
        return False
    if not text[left : quote.start].strip():
        return False
    return not any(_apart(old, new, cast) for old in turn.cues for new in cues)


def _apart(old: Cue, new: Cue, cast: Cast) -> bool:
    """Whether two tags of one paragraph tell of two speakers."""
    kinds = {old.kind, new.kind}
    if kinds == {"name"} or (old.person is not None and new.person is not None):
        return old.person != new.person
    if "I" in kinds:
        return len(kinds) > 1 and not (kinds & {"noun"})
    one, other = _gender_of(old, cast), _gender_of(new, cast)
    return "?" not in {one, other} and one != other


def _gender_of(cue: Cue, cast: Cast) -> str:
    return cue.gender if cue.person is None else cast.people[cue.person].gender
