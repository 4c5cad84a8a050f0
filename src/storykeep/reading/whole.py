"""The whole reading: each question asked in its turn, the answers put together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from storykeep.reading import suggest
from storykeep.reading.advice import find_advice
from storykeep.reading.damage import find_damage
from storykeep.reading.document import (
    CastMember,
    ChapterReading,
    Claim,
    Known,
    Reading,
    Reference,
    Speech,
    Thought,
)
from storykeep.reading.headers.beginning import parted_from_header
from storykeep.reading.headers.catalogue import catalogue
from storykeep.reading.headers.fields import language_claim
from storykeep.reading.headers.frame import Frame, find_frame
from storykeep.reading.lexicon.common import OPENERS
from storykeep.reading.lexicon.given_names import TITLES
from storykeep.reading.parts.cut import cut, find_starts, gaps_within
from storykeep.reading.people.cast import Cast, find_cast, shown_places
from storykeep.reading.people.labelled import add_labelled
from storykeep.reading.people.presence import find_present
from storykeep.reading.references import find_references
from storykeep.reading.repairs import findings_of, repairs_of
from storykeep.reading.speech.attribute import Attribution, attribute
from storykeep.reading.speech.company import Company
from storykeep.reading.speech.epithets import settle_epithets
from storykeep.reading.speech.lost import with_suspected
from storykeep.reading.speech.thinkers import find_thinkers, is_thought
from storykeep.reading.speech.turns import Turn, find_turns
from storykeep.reading.text.breaks import with_breaks
from storykeep.reading.text.language import language_of, settled
from storykeep.reading.text.layout import Layout, Span, lay_out
from storykeep.reading.text.legend import Legend, find_legend
from storykeep.reading.text.quotes import Quote, find_quotes, is_speech, style_of
from storykeep.reading.text.recase import is_lower_case, recased
from storykeep.reading.text.scripts import find_script, merged
from storykeep.reading.text.slanted import set_off_in, slanted_in
from storykeep.reading.text.thoughts import Aside, find_thoughts
from storykeep.reading.text.typewriter import usual_marks
from storykeep.reading.text.verse import Verses
from storykeep.story.document import Story
from storykeep.story.words import count_words

_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NOTHING_KNOWN = Known()


def read(story: Story, known: Known = _NOTHING_KNOWN) -> Reading:
    """Everything the machine understands of a story, with evidence. Never raises; linear in its length."""
    text = story.text
    layout = parted_from_header(text, lay_out(text, (block.start for block in story.blocks)))
    legend = find_legend(text, layout.lines)
    frame = find_frame(story, layout, legend)
    hints = _hints(story, frame)
    masked = usual_marks(_masked(text, frame))
    if is_lower_case(masked):
        masked = recased(masked, hints)
    style = style_of(masked, layout.paragraphs, legend)
    inside = _inside(layout, frame)
    script = find_script(masked, with_breaks(masked, inside, style))
    body = Layout(layout.lines, script.paragraphs, layout.norm)
    everything = find_quotes(masked, body.paragraphs, style)
    quotes = merged(script.quotes, _spoken(masked, layout, body, everything, legend))
    slanted = slanted_in(text, story.blocks)
    asides = find_thoughts(
        masked, body.paragraphs, everything, legend, slanted, single=style.single
    )
    names = script.names(masked)
    cast = find_cast(masked, 0, len(masked), quotes, hints | names, known.not_people)
    add_labelled(masked, cast, script.labels)
    turns = find_turns(masked, body.paragraphs, quotes, cast)
    attributions = settle_epithets(cast, turns, attribute(masked, body.paragraphs, turns, cast))
    gaps = gaps_within(masked, body, quotes, {start for start, _ in frame.body})
    uncut = _uncut(frame)
    starts = find_starts(masked, layout, body, uncut, gaps, _names(cast), legend)
    company = Company.of(cast, turns, attributions)
    starts = with_suspected(masked, body.paragraphs, uncut, starts, company)
    chapters = company.placed(cut(masked, uncut, starts, quotes, set_off_in(text, story.blocks)))
    signs = find_damage(masked, body, inside, everything, gaps, single=style.single)
    reading = Reading(
        source=story.source,
        words=sum(count_words(text[start:end]) for start, end in frame.body),
        language=language_claim(each for each in frame.fields if each.key == "language")
        or settled(story.metadata.language, _language(masked, frame)),
        chapters=chapters,
        cast=_members(masked, cast, turns, attributions),
        speech=_speech(masked, turns, attributions, cast),
        thoughts=_thoughts(masked, body.paragraphs, asides, cast),
        ties=company.ties(chapters),
        references=_references(text, frame, cast, known),
        damage=findings_of(signs),
        repairs=repairs_of(text, signs, fits=_is_plain(story)),
        furniture=tuple(sorted(frame.furniture)),
    )
    reading = replace(reading, **catalogue(story, frame, reading.cast))
    reading = replace(reading, advice=find_advice(masked, body.paragraphs, cast, reading))
    if known.characters or known.relationships:
        reading = suggest.with_suggestions(reading, text, known)
    return reading


def _spoken(
    text: str, layout: Layout, body: Layout, quotes: Iterable[Quote], legend: Legend
) -> list[Quote]:
    """The quotations that are speech: no verse, and nothing the text says of its own marks."""
    verses = Verses(text, layout.lines)
    return [
        each
        for each in quotes
        if is_speech(text, each, body.paragraphs[each.paragraph])
        and not legend.covers(each.start)
        and not verses.covers(each.start, each.end)
    ]


def _is_plain(story: Story) -> bool:
    """Whether the text is the source itself, without markup that a change of letters could upset."""
    return story.source is None or story.source.format == "text"


def _references(text: str, frame: Frame, cast: Cast, known: Known) -> tuple[Reference, ...]:
    body = (frame.body[0][0], frame.body[-1][1]) if frame.body else (0, len(text))
    return find_references(text, frame.fields, _notes(frame), body, cast, known.places)


def _hints(story: Story, frame: Frame) -> frozenset[str]:
    """Folded words of the names that the format’s metadata and the header give."""
    said = [*story.metadata.characters, *story.metadata.relationships]
    said += [each.value for each in frame.fields if each.key in {"characters", "pairing"}]
    words = {word.casefold() for value in said for word in _NAME_WORD.findall(value)}
    return frozenset(
        word for word in words if len(word) > 1 and word not in OPENERS and word not in TITLES
    )


def _masked(text: str, frame: Frame) -> str:
    """The text with all that is not story turned into line breaks: every offset stays."""
    pieces: list[str] = []
    at = 0
    for start, end in frame.body:
        pieces += ["\n" * (start - at), text[start:end]]
        at = end
    return "".join([*pieces, "\n" * (len(text) - at)])


def _inside(layout: Layout, frame: Frame) -> tuple[Span, ...]:
    body = frame.body
    starts = [start for start, _ in body]
    found = []
    for span in layout.paragraphs:
        index = bisect_left(starts, span.start + 1) - 1
        if index >= 0 and span.start < body[index][1]:
            found.append(span if span.end <= body[index][1] else span._replace(end=body[index][1]))
    return tuple(found)


def _language(masked: str, frame: Frame) -> Claim | None:
    start, end = (frame.body[0][0], frame.body[-1][1]) if frame.body else (0, len(masked))
    return language_of(masked, start, end)


def _notes(frame: Frame) -> Iterable[tuple[int, int]]:
    notes = [
        *frame.notes_before,
        *(note for chapter in frame.chapters for note in chapter.notes_after),
    ]
    return [
        (note.start, note.end) for note in notes if note.start is not None and note.end is not None
    ]


def _names(cast: Cast) -> frozenset[str]:
    return frozenset(name.casefold() for person in cast.people for name in person.names)


def _uncut(frame: Frame) -> list[ChapterReading]:
    """The chapters of a frame, their scenes not yet found."""
    found = []
    for each in frame.chapters:
        start, end = each.heading or (None, None)
        notes = tuple(each.notes_before), tuple(each.notes_after)
        found.append(ChapterReading(each.title, each.start, each.end, (), start, end, *notes))
    return found


def _members(
    text: str, cast: Cast, turns: Sequence[Turn], attributions: Sequence[Attribution]
) -> tuple[CastMember, ...]:
    mentions = Counter(mention.person for mention in cast.mentions)
    lines: Counter[int] = Counter()
    for turn, attribution in zip(turns, attributions, strict=True):
        if attribution.speaker is not None:
            lines[attribution.speaker] += len(turn.quotes)
    present = find_present(text, cast, lines)
    order = sorted(
        range(len(cast.people)), key=lambda i: (-mentions[i] - lines[i], cast.people[i].name)
    )
    return tuple(
        _member(cast, index, mentions[index], lines[index], present=index in present)
        for index in order
        if mentions[index] or lines[index]
    )


def _member(cast: Cast, index: int, mentions: int, lines: int, *, present: bool) -> CastMember:
    person = cast.people[index]
    names = tuple((name, count) for name, count in person.names.most_common() if count)
    return CastMember(
        name=person.name,
        aliases=tuple(name for name, _ in names if name != person.name),
        mentions=mentions,
        quotes=lines,
        confidence=_certainty(person.strength, mentions),
        places=shown_places(cast, index),
        names=names,
        present=present,
    )


def _certainty(strength: float, mentions: int) -> float:
    return round(min(0.99, 0.6 + 0.1 * min(strength, 2.5) + 0.03 * min(mentions, 5)), 2)


def _speech(
    text: str, turns: Sequence[Turn], attributions: Sequence[Attribution], cast: Cast
) -> tuple[Speech, ...]:
    return tuple(
        Speech(
            quote.start,
            quote.end,
            _name(cast, each.speaker),
            _name(cast, each.addressee),
            each.basis,
            each.confidence,
            "thought" if is_thought(text, quote) else "said",
        )
        for turn, each in zip(turns, attributions, strict=True)
        for quote in turn.quotes
    )


def _thoughts(
    text: str, paragraphs: Sequence[Span], asides: Sequence[Aside], cast: Cast
) -> tuple[Thought, ...]:
    thinkers = find_thinkers(text, paragraphs, asides, cast)
    return tuple(
        Thought(each.start, each.end, each.kind, _name(cast, thinker), each.basis, each.confidence)
        for each, thinker in zip(asides, thinkers, strict=True)
    )


def _name(cast: Cast, person: int | None) -> str | None:
    return None if person is None else cast.people[person].name
