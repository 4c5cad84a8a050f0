"""The frame of a story: what is header, notes and furniture, and where each chapter’s own text stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from storykeep.reading.document import Claim, Note
from storykeep.reading.headers.endheader import find_end_header
from storykeep.reading.headers.fanfiction_net import may_be_summary
from storykeep.reading.headers.footers import find_footer, notes_of
from storykeep.reading.headers.furniture import is_page_furniture
from storykeep.reading.headers.header import Header, find_header
from storykeep.reading.headers.labelled import Field
from storykeep.reading.headers.lead import (
    LONGEST_NOTE,
    after_notes,
    after_repeats,
    fold,
    notes_to_rule,
)
from storykeep.reading.headers.legends import legend_above, legend_below
from storykeep.reading.headers.page import Page, page_of
from storykeep.reading.headers.subjects import fields_of_post
from storykeep.reading.headers.title import Top
from storykeep.reading.headers.top import byline_under_head, find_top
from storykeep.reading.headers.unlabelled import disclaimer_of
from storykeep.reading.parts.chapters import Head, find_heads
from storykeep.reading.text.layout import Layout, Span
from storykeep.reading.text.legend import Legend
from storykeep.story.document import Story

_OF_ANY_CHAPTER = frozenset(
    [
        "notes",
        "disclaimer",
        "part",
        "beta",
        "feedback",
        "dedication",
        "published",
        "words",
        "credits",
    ]
)
_HEADER_LINES = 400
_LONGEST_ABOVE = 300


@dataclass(slots=True)
class ChapterFrame:
    """``[start, end)`` is the chapter’s own text, without head, notes and footers."""

    title: str | None
    start: int
    end: int
    heading: tuple[int, int] | None = None
    fields: tuple[Field, ...] = ()
    notes_before: list[Note] = field(default_factory=list)
    notes_after: list[Note] = field(default_factory=list)


@dataclass(slots=True)
class Frame:
    chapters: list[ChapterFrame]
    fields: list[Field]
    """Of the whole story’s header."""
    top: Top
    disclaimer: Note | None = None
    notes_before: list[Note] = field(default_factory=list)
    furniture: list[tuple[int, int]] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    """Folded titles the format gives: where the text repeats them they are furniture."""

    @property
    def body(self) -> list[tuple[int, int]]:
        return [(chapter.start, chapter.end) for chapter in self.chapters]


def find_frame(story: Story, layout: Layout, legend: Legend) -> Frame:
    """Cut a story into header, chapters, notes and furniture. Every place belongs to one of them."""
    page = page_of(story.text, layout, legend)
    frame = Frame([], [], Top(None, None, 0), titles={fold(title) for title in _titles(story)})
    sections = _sections(story, layout)
    for number, (start, end, head) in enumerate(sections):
        chapter = _chapter(page, (start, end, head), frame, first=not frame.chapters)
        if chapter is None:
            continue
        if number == len(sections) - 1:
            _take_end_header(page, chapter, frame)
        _take_footer(page, chapter, frame)
        _take_last_legend(page, chapter, frame)
        _take_last_marks(page, chapter, frame)
        frame.chapters.append(chapter)
    if not frame.chapters:
        _all_is_body(page, frame)
    frame.furniture = [(a, b) for a, b in frame.furniture if b > a]
    return frame


def _all_is_body(page: Page, frame: Frame) -> None:
    """A header with nothing behind it: what cannot be told apart stays the story."""
    spans = page.lines.all
    frame.chapters = [ChapterFrame(None, spans[0].start, spans[-1].end)] if spans else []
    frame.fields, frame.furniture, frame.notes_before, frame.disclaimer = [], [], [], None


def _sections(story: Story, layout: Layout) -> list[tuple[int, int, Head | None]]:
    """(start, end, head) of each chapter: as the format has them, else by heads in the text."""
    if len(story.chapters) > 1:
        return [
            (
                chapter.start,
                chapter.end,
                Head(chapter.start, chapter.start, chapter.title, None, named=True),
            )
            for chapter in story.chapters
        ]
    headings = [
        Span(block.start, block.end, 1)
        for block in story.blocks
        if block.kind == "heading" and 0 < block.end - block.start <= 160
    ]
    if headings and not story.text[: headings[0].start].strip():
        headings = headings[1:]  # the first is the story's own title
    heads = find_heads(story.text, layout.lines, headings)
    edges = [head.start for head in heads] + [len(story.text)]
    sections: list[tuple[int, int, Head | None]] = [(0, edges[0], None)]
    sections += [(head.end, edges[index + 1], head) for index, head in enumerate(heads)]
    return [each for each in sections if each[2] or story.text[each[0] : each[1]].strip()]


def _chapter(
    page: Page, section: tuple[int, int, Head | None], frame: Frame, *, first: bool
) -> ChapterFrame | None:
    text = page.text
    start, end, head = section
    own = page.lines.between(start, end)[:_HEADER_LINES]
    header = find_header(text, own, lead=8 if first else 3)
    if header and _stands_behind(text, header, start, end):
        header = None
    story_header = first and not frame.fields
    begin = own[0].start if own else start
    body = begin
    notes: list[Note] = []
    if first and head is None:
        frame.top = find_top(text, own, header)
        body = max(body, frame.top.end)
    if first and head is not None:
        frame.top = byline_under_head(text, own, frame.top)
    if header:
        opening = body if body <= header.start else begin
        header, above = _with_summary(page, opening, header)
        notes += _preamble(page, opening, above)
        body = max(body, header.end)
        _take_fields(header, frame, notes, whole=story_header)
    # Before the first chapter’s head all may be notes; a chapter is not all notes.
    limit = end + 1 if head is None and end < len(text) else end
    body = _after_lead(page, (body, end, limit), frame, header, notes, first=first)
    if body > begin:
        frame.furniture.append((begin, body))
    left = page.lines.between(body, end)
    if not left or (head is None and first and _is_front_matter(text, left, section, header)):
        _take_front(text, left, head, frame, notes)
        return None
    chapter = ChapterFrame(head.title if head else None, left[0].start, left[-1].end)
    if head and head.end > head.start:
        chapter.heading = (head.start, head.end)
    if not first or _is_one_of_several(text, section, header):
        chapter.notes_before = notes
    else:
        frame.notes_before += notes
    if not first:
        chapter.fields = header.fields if header else ()
    return chapter


def _take_front(
    text: str, left: Sequence[Span], head: Head | None, frame: Frame, notes: list[Note]
) -> None:
    """A section without a story of its own: what stands in it is about the whole."""
    if left:
        place = (left[0].start, left[-1].end)
        frame.furniture.append(place)
        notes.append(Note(text[slice(*place)], *place))
    if head:
        frame.furniture.append((head.start, head.end))
    frame.notes_before += notes


def _stands_behind(text: str, header: Header, start: int, end: int) -> bool:
    """Whether a short story stands above this header and nothing below it."""
    above = text[start : header.start].strip()
    return len(above) > _LONGEST_ABOVE and not text[header.end : end].strip()


def _is_one_of_several(
    text: str, section: tuple[int, int, Head | None], header: Header | None
) -> bool:
    """Whether the first chapter’s notes are its own: others follow, and it has no story’s header."""
    if section[2] is None:
        return False
    of_the_story = header and any(each.key not in _OF_ANY_CHAPTER for each in header.fields)
    return not of_the_story and bool(text[section[1] :].strip())


def _after_lead(
    page: Page, place: tuple[int, int, int], frame: Frame, header: Header | None, notes: list[Note],
    *, first: bool,
) -> int:  # fmt: skip
    """Where the story’s own words begin behind its header."""
    body, end, limit = place
    titles = frame.titles | {fold(each.value) for each in frame.fields if each.key == "title"}
    titles |= {fold(frame.top.title.value)} if frame.top.title else set()
    authors = [fold(each.value) for each in frame.fields if each.key == "author"]
    authors += [fold(frame.top.author.value)] if frame.top.author else []
    told = notes_to_rule(
        page.text, page.paragraphs.between(body, end)[:12], header and header.fields[-1]
    )
    if told:
        notes += told.notes
        body = told.end
    for _ in range(2):  # buttons, then a note, then a legend, then the title again
        headed = header is not None or body > place[0]
        body = after_repeats(
            page.text, page.lines.between(body, end)[:8], page.marks, body, titles, authors,
            headed=headed,
        )  # fmt: skip
        left = page.rest(body, end)[:4]
        told = after_notes(page.text, left, page.marks, body, limit, first=first)
        notes += told.notes
        if told.disclaimer and frame.disclaimer is None:
            frame.disclaimer = told.disclaimer
        elif told.disclaimer:
            notes.append(told.disclaimer)
        legend = legend_above(page, told.end, end)
        if legend:
            notes.append(_note_at(page, legend))
        after = legend[1] if legend else told.end
        if after == body:
            break
        body = after
    return body


def _with_summary(page: Page, start: int, header: Header) -> tuple[Header, int]:
    """FanFiction.Net’s summary has no label: it stands right above the line of facts."""
    fields = header.fields
    above = [span for span in page.lines.between(start, header.start) if span.end <= header.start]
    if not above or not fields[0].form or fields[0].key != "rating" or header.first("summary"):
        return header, header.start
    opening = len(above) - 1
    while opening and not above[opening].blanks:
        opening -= 1
    place = (above[opening].start, above[-1].end)
    text = page.text
    if not may_be_summary(text[slice(*place)]):
        return header, header.start
    summary = Field("summary", "summary", text[slice(*place)], *place, place[0])
    return header._replace(fields=(summary, *fields)), place[0]


def _is_front_matter(
    text: str, left: Sequence[Span], section: tuple[int, int, Head | None], header: Header | None
) -> bool:
    """What stands before the first chapter’s head is the story’s front, unless it is prose."""
    if section[1] >= len(text):
        return False
    if not left:
        return True
    stretch = text[left[0].start : left[-1].end]
    return len(stretch) < (LONGEST_NOTE if header else 400) and not re.search(r"[\"“«]\w", stretch)


def _take_fields(header: Header, frame: Frame, notes: list[Note], *, whole: bool) -> None:
    if whole:
        frame.fields.extend(header.fields)
        frame.fields.extend(fields_of_post(header.fields, frame.top))
    notes.extend(Note(each.value, each.start, each.end) for each in header.every("notes"))
    disclaimer = header.first("disclaimer")
    if disclaimer and frame.disclaimer is None:
        frame.disclaimer = Note(disclaimer.value, disclaimer.start, disclaimer.end)


def _preamble(page: Page, start: int, end: int) -> list[Note]:
    """Sentences above the first label are a note; shorter lines are only furniture."""
    return [
        Note(page.text[span.start : span.end], span.start, span.end)
        for span in page.paragraphs.between(start, end)
        if span.end - span.start > 60
        and span.end <= end
        and not is_page_furniture(page.text[span.start : span.end])
    ]


def _take_footer(page: Page, chapter: ChapterFrame, frame: Frame) -> None:
    own = page.paragraphs.between(chapter.start, chapter.end)
    footer = find_footer(page.text, own, page.marks)
    if footer is None:
        return
    end = chapter.start + len(page.text[chapter.start : footer.start].rstrip())
    frame.furniture.append((footer.start, chapter.end))
    chapter.end = end
    chapter.notes_after = [*_without_disclaimer(footer.notes, frame), *chapter.notes_after]


def _without_disclaimer(notes: Sequence[Note], frame: Frame) -> list[Note]:
    """The notes without the one that is the story’s disclaimer, where none stands above it."""
    kept: list[Note] = []
    for note in notes:
        disclaimer = disclaimer_of(note) if frame.disclaimer is None else None
        if disclaimer is None:
            kept.append(note)
        else:
            frame.disclaimer = disclaimer
    return kept


def _take_last_legend(page: Page, chapter: ChapterFrame, frame: Frame) -> None:
    legend = legend_below(page, chapter.start, chapter.end)
    if legend is None:
        return
    frame.furniture.append((legend[0], chapter.end))
    chapter.end = chapter.start + len(page.text[chapter.start : legend[0]].rstrip())
    chapter.notes_after = [_note_at(page, legend), *chapter.notes_after]


def _note_at(page: Page, place: tuple[int, int]) -> Note:
    return Note(page.text[slice(*place)], *place)


def _take_last_marks(page: Page, chapter: ChapterFrame, frame: Frame) -> None:
    """A scene mark behind the last words parts nothing."""
    own = list(page.lines.between(chapter.start, chapter.end))
    end = chapter.end
    while len(own) > 1 and own[-1].start in page.marks:
        own.pop()
        chapter.end = own[-1].end
    frame.furniture.append((chapter.end, end))


def _take_end_header(page: Page, chapter: ChapterFrame, frame: Frame) -> None:
    """A header behind the story adds what the one above it, if any, leaves open."""
    own = page.lines.between(chapter.start, chapter.end)
    header = find_end_header(page.text, own)
    if header is None:
        return
    given = {each.key for each in frame.fields}
    frame.fields.extend(each for each in header.fields if each.key not in given)
    _take_fields(header, frame, chapter.notes_after, whole=False)
    rest = page.paragraphs.between(header.end, chapter.end)
    chapter.notes_after += notes_of(page.text, rest, page.marks)
    frame.furniture.append((header.start, chapter.end))
    chapter.end = max(line.end for line in own if line.end <= header.start)


def _titles(story: Story) -> list[str]:
    heading = claim_of_heading(story)
    return [title for title in (story.metadata.title, heading and heading.value) if title]


def claim_of_heading(story: Story) -> Claim | None:
    """The heading a story opens with, as its title."""
    for block in story.blocks[:3]:
        if block.kind == "heading" and block.level <= 2 and 0 < block.end - block.start <= 160:
            value = " ".join(story.text[block.start : block.end].split())
            return Claim(value, "markup", 0.9, block.start, block.end)
    return None
