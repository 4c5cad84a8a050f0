"""Story to one HTML page that stands alone: no other file, no outside address is loaded.

Its shape (``#preface``, ``dl.tags``, ``#chapters .userstuff``) is the one AO3's downloads have,
so that programs which read those read this.
"""

from __future__ import annotations

from storykeep.press.addresses import web_address
from storykeep.press.facts import Fact, byline_of, facts_of, title_of
from storykeep.press.languages import direction, language_tag
from storykeep.press.parts import Written, WrittenChapter, written
from storykeep.press.style import PAGE
from storykeep.press.tree import ILLEGAL, escaped
from storykeep.story.document import Story


def html(story: Story, *, words: int | None = None) -> str:
    """The whole story as one accessible HTML5 page.

    ``words`` is the number of words where it is known already; else they are counted.
    """
    pieces = written(story, floor=3, xml=False, place=lambda _: "")
    tag = language_tag(story.metadata.language)
    title, byline = escaped(title_of(story)), escaped(byline_of(story))
    chapters = "\n".join(
        _chapter(chapter, number) for number, chapter in enumerate(pieces.chapters, 1)
    )
    afterword = (
        f'<section id="afterword" class="note">\n<h2{_ENGLISH}>End notes</h2>\n'
        f"{pieces.notes_after}\n</section>\n"
        if pieces.notes_after
        else ""
    )
    page = (
        f'<!DOCTYPE html>\n<html lang="{tag}" dir="{direction(tag)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="Storykeep">\n'
        f'<meta name="author" content="{byline}">\n'
        f"<title>{title} - {byline}</title>\n<style>\n{PAGE}</style>\n</head>\n<body>\n"
        f'<main>\n<header id="preface">\n<h1>{title}</h1>\n<p class="byline">{byline}</p>\n'
        f"{_preface(story, pieces, words)}</header>\n{_contents(pieces)}"
        f'<div id="chapters">\n{chapters}\n</div>\n{afterword}</main>\n</body>\n</html>\n'
    )
    return ILLEGAL.sub("", page)


_ENGLISH = ' lang="en" dir="ltr"'


def _preface(story: Story, pieces: Written, words: int | None) -> str:
    rows = "\n".join(_row(fact) for fact in facts_of(story, words))
    parts = [f'<dl class="tags">\n{rows}\n</dl>\n']
    for label, content, kind in (
        ("Summary", pieces.summary, "summary"),
        ("Notes", pieces.notes_before, "note"),
    ):
        if content:
            parts.append(
                f'<section class="{kind}">\n<h2{_ENGLISH}>{label}</h2>\n'
                f'<div class="userstuff">\n{content}\n</div>\n</section>\n'
            )
    return "".join(parts)


def _row(fact: Fact) -> str:
    shown: list[str] = []
    for value in fact.values:
        address = web_address(value) if fact.address else None
        content = escaped(value)
        if address:
            content = f'<a href="{escaped(address)}">{content}</a>'
        language = f' lang="{fact.language}"' if fact.language else ""
        shown.append(f'<dd{language} dir="auto">{content}</dd>')
    return f"<dt{_ENGLISH}>{fact.label}</dt>" + "".join(shown)


def _contents(pieces: Written) -> str:
    if len(pieces.chapters) < 2:
        return ""
    entries = "\n".join(
        f'<li><a href="#chapter-{number}">{escaped(chapter.title)}</a></li>'
        for number, chapter in enumerate(pieces.chapters, 1)
    )
    heading = f'<h2 id="contents"{_ENGLISH}>Contents</h2>'
    return f'<nav aria-labelledby="contents">\n{heading}\n<ol>\n{entries}\n</ol>\n</nav>\n'


def _chapter(chapter: WrittenChapter, number: int) -> str:
    key = f"chapter-{number}"
    parts = [f'<h2 class="heading">{escaped(chapter.title)}</h2>']
    if chapter.notes_before:
        parts.append(_note(chapter.notes_before))
    parts.append(f'<div class="userstuff">\n{chapter.body}\n</div>')
    if chapter.notes_after:
        parts.append(_note(chapter.notes_after))
    whole = "\n".join(parts)
    return f'<article class="chapter" id="{key}">\n{whole}\n</article>'


def _note(content: str) -> str:
    heading = f"<h3{_ENGLISH}>Notes</h3>"
    return (
        f'<section class="note">\n{heading}\n<div class="userstuff">\n{content}\n</div>\n</section>'
    )
