"""Story to EPUB 3.3, with an NCX for readers of EPUB 2: own writer, byte-identical each time."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from storykeep.press.addresses import web_address
from storykeep.press.facts import Fact, byline_of, facts_of, one_line, title_of
from storykeep.press.languages import direction, language_tag
from storykeep.press.package import Item, contents, ncx, package
from storykeep.press.parts import Written, WrittenChapter, written
from storykeep.press.style import BOOK
from storykeep.press.tree import ILLEGAL, escaped
from storykeep.story.document import Story

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can say: the same for every file, so that a book's bytes stay the same."""

_CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
_TITLE_PAGE = "title_page.xhtml"
_AFTERWORD = "afterword.xhtml"


def epub(
    story: Story,
    *,
    modified: datetime,
    chapter_addresses: Sequence[str] = (),
    words: int | None = None,
) -> bytes:
    """The story as an EPUB 3.3 book.

    ``modified`` is when this edition of the work came to be (without a zone: UTC). The same
    story and moment always give the same bytes. ``chapter_addresses`` are the chapters' own web
    addresses, in order, where they are known; a lone chapter's is the story's. ``words`` is the
    number of words where it is known already; else they are counted.
    """
    pieces = written(story, floor=2, xml=True, place=_file_of)
    addresses = _chapter_addresses(story, chapter_addresses)
    items = [Item(_TITLE_PAGE, title_of(story), "titlepage")]
    documents = [_title_page(story, pieces, words)]
    for number, chapter in enumerate(pieces.chapters, 1):
        landmark = "bodymatter" if number == 1 else None
        items.append(Item(_chapter_file(number), chapter.title, landmark))
        documents.append(_chapter_page(story, chapter, addresses[number - 1]))
    if pieces.notes_after:
        items.append(Item(_AFTERWORD, "End notes", "afterword"))
        documents.append(_afterword(story, pieces.notes_after))
    files = {
        "META-INF/container.xml": _CONTAINER,
        "OEBPS/content.opf": package(story, items, modified),
        "OEBPS/toc.ncx": ncx(story, items),
        "OEBPS/nav.xhtml": _document(story, "Contents", contents(story, items)),
        "OEBPS/stylesheet.css": BOOK,
    }
    for item, document in zip(items, documents, strict=True):
        files[f"OEBPS/{item.name}"] = document
    return _zipped(files)


def _zipped(files: dict[str, str]) -> bytes:
    """``mimetype`` first and stored, as the container format asks; the rest deflated."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(_entry("mimetype", zipfile.ZIP_STORED), b"application/epub+zip")
        for name, content in files.items():
            clean = ILLEGAL.sub("", content)
            archive.writestr(_entry(name, zipfile.ZIP_DEFLATED), clean.encode())
    return target.getvalue()


def _entry(name: str, compression: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = compression
    entry.create_system = 3  # Unix, whatever this runs on: the bytes shall be the same
    entry.external_attr = 0o644 << 16
    return entry


def _file_of(part: str) -> str:
    if part in {"summary", "before"}:
        return _TITLE_PAGE
    return _AFTERWORD if part == "after" else _chapter_file(int(part[1:].partition("-")[0]))


def _chapter_file(number: int) -> str:
    return f"file{number:04d}.xhtml"


def _chapter_addresses(story: Story, given: Sequence[str]) -> list[str | None]:
    known: list[str] = list(given)
    if not known and len(story.chapters) == 1 and story.metadata.address:
        known = [one_line(story.metadata.address)]
    return [*known, *[None] * len(story.chapters)][: len(story.chapters)]


def _document(story: Story, title: str, body: str, head: str = "") -> str:
    tag = language_tag(story.metadata.language)
    way = ' dir="rtl"' if direction(tag) == "rtl" else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f' lang="{tag}" xml:lang="{tag}"{way}>\n<head>\n<title>{escaped(title)}</title>\n{head}'
        '<link rel="stylesheet" type="text/css" href="stylesheet.css"/>\n</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _title_page(story: Story, pieces: Written, words: int | None) -> str:
    rows = "\n".join(_row(fact) for fact in facts_of(story, words))
    body = [
        f"<h1>{escaped(title_of(story))}</h1>",
        f'<p class="byline">{escaped(byline_of(story))}</p>',
        f'<dl class="facts">\n{rows}\n</dl>',
    ]
    if pieces.summary:
        body.append(_boxed("Summary", pieces.summary, "summary"))
    if pieces.notes_before:
        body.append(_boxed("Notes", pieces.notes_before))
    whole = "\n".join(body)
    section = f'<section epub:type="titlepage">\n{whole}\n</section>'
    return _document(story, title_of(story), section)


def _row(fact: Fact) -> str:
    shown: list[str] = []
    for value in fact.values:
        address = web_address(value) if fact.address else None
        language = f' lang="{fact.language}" xml:lang="{fact.language}"' if fact.language else ""
        content = escaped(value)
        if address:
            content = f'<a href="{escaped(address)}">{content}</a>'
        shown.append(f'<dd{language} dir="auto">{content}</dd>')
    return f'<dt lang="en" xml:lang="en" dir="ltr">{fact.label}</dt>' + "".join(shown)


def _boxed(label: str, content: str, kind: str = "note") -> str:
    heading = f'<h2 lang="en" xml:lang="en" dir="ltr">{label}</h2>'
    return f'<section class="{kind}">\n{heading}\n{content}\n</section>'


def _chapter_page(story: Story, chapter: WrittenChapter, address: str | None) -> str:
    head = f'<meta name="chapterurl" content="{escaped(address)}"/>\n' if address else ""
    body = [f"<h1>{escaped(chapter.title)}</h1>"]
    if chapter.notes_before:
        body.append(_boxed("Notes", chapter.notes_before))
    body.append(chapter.body)
    if chapter.notes_after:
        body.append(_boxed("Notes", chapter.notes_after))
    whole = "\n".join(part for part in body if part)
    section = f'<section epub:type="chapter" role="doc-chapter">\n{whole}\n</section>'
    return _document(story, chapter.title, section, head)


def _afterword(story: Story, notes: str) -> str:
    heading = '<h1 lang="en" xml:lang="en" dir="ltr">End notes</h1>'
    section = (
        f'<section epub:type="afterword" role="doc-afterword">\n{heading}\n{notes}\n</section>'
    )
    return _document(story, "End notes", section)
