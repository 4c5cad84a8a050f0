"""The EPUB writer: what stands in the book, and that its bytes never change of themselves."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from make.monsters import monsters
from make.stories import make_chapter, make_story
from storykeep import press
from storykeep.story.document import Chapter, Metadata, Story

MOMENT = datetime(2024, 5, 17, 20, 30, tzinfo=UTC)
NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "opf": "http://www.idpf.org/2007/opf",
    "x": "http://www.w3.org/1999/xhtml",
}
ANYTHING = st.text(st.characters(), max_size=60)


def opened(book: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO(book))


def document(story: Story, name: str) -> etree._Element:
    return etree.fromstring(opened(press.epub(story, modified=MOMENT)).read(f"OEBPS/{name}"))


def words(node: etree._Element, path: str) -> list[str]:
    return [str(found) for found in node.xpath(path, namespaces=NAMES)]


def test_the_same_story_and_moment_give_the_same_bytes() -> None:
    elsewhere = MOMENT.astimezone(timezone(timedelta(hours=9)))
    for story in monsters().values():
        assert press.epub(story, modified=MOMENT) == press.epub(story, modified=elsewhere)


def test_the_mimetype_stands_first_and_is_stored() -> None:
    first = opened(press.epub(make_story(), modified=MOMENT)).infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert first.extra == b""


def test_each_chapter_is_a_file_and_knows_its_address() -> None:
    story = make_story(make_chapter("<p>a</p>"), make_chapter("<p>b</p>", title="B"))
    addresses = ["https://example.org/works/1/chapters/1", "https://example.org/works/1/chapters/2"]
    book = opened(press.epub(story, modified=MOMENT, chapter_addresses=addresses))
    second = etree.fromstring(book.read("OEBPS/file0002.xhtml"))
    assert words(second, "//x:meta[@name='chapterurl']/@content") == [addresses[1]]
    assert words(second, "//x:h1/text()") == ["B"]


def test_a_lone_chapter_has_the_address_of_its_story() -> None:
    story = make_story(metadata=Metadata(title="T", address="https://example.org/w/1"))
    page = document(story, "file0001.xhtml")
    assert words(page, "//x:meta[@name='chapterurl']/@content") == ["https://example.org/w/1"]


def test_the_package_says_what_the_story_is() -> None:
    package = document(monsters()["tangle"], "content.opf")
    assert words(package, "//dc:creator/text()") == ["Ada Quill", "B & C <d>"]
    assert words(package, "//dc:source/text()") == ["https://example.org/works/1?a=1&b=2"]
    assert words(package, "//dc:date/text()") == ["2009-04"]
    assert words(package, "//dc:description/text()") == ["One bold two three"]
    assert words(package, "//dc:subject/text()").count("Robin Hood (Traditional)") == 1
    assert words(package, "//opf:meta[@property='dcterms:modified']/text()") == [
        "2024-05-17T20:30:00Z"
    ]
    assert words(package, "//opf:meta[@name='calibre:series']/@content") == ["Lamps & Lights"]
    assert words(package, "//opf:meta[@property='group-position']/text()") == ["2"]


def test_the_identifier_given_is_kept() -> None:
    urn = "urn:uuid:4d9f5f3a-3d0b-4c55-9b43-2f7c51e6e3c1"
    package = document(make_story(metadata=Metadata(title="T", identifier=urn)), "content.opf")
    assert words(package, "//dc:identifier/text()") == [urn]


def test_two_stories_without_identifier_get_different_ones() -> None:
    one, other = (
        words(
            document(make_story(metadata=Metadata(title=t)), "content.opf"),
            "//dc:identifier/text()",
        )
        for t in "ab"
    )
    assert one != other


def test_a_link_to_a_note_of_the_story_goes_to_its_file() -> None:
    page = document(monsters()["tangle"], "title_page.xhtml")
    (target,) = [a for a in words(page, "//x:a/@href") if a.startswith("afterword")]
    after = document(monsters()["tangle"], "afterword.xhtml")
    assert words(after, f"//*[@id='{target.partition('#')[2]}']/text()") == ["after"]


def test_arabic_runs_from_right_to_left() -> None:
    story = monsters()["arabic"]
    assert document(story, "file0001.xhtml").get("dir") == "rtl"
    spine = document(story, "content.opf").find("opf:spine", NAMES)
    assert spine is not None
    assert spine.get("page-progression-direction") == "rtl"


def test_chapters_without_titles_are_counted_in_the_story_s_language() -> None:
    parts = (make_chapter("<p>a</p>"), make_chapter("<p>b</p>"))
    story = make_story(*parts, metadata=Metadata(title="T", language="de-AT"))
    assert words(document(story, "file0002.xhtml"), "//x:h1/text()") == ["Kapitel 2"]


@settings(max_examples=60, deadline=None)
@given(ANYTHING, st.lists(ANYTHING, max_size=3), ANYTHING, ANYTHING, ANYTHING)
def test_any_text_gives_a_sound_zip_of_well_formed_documents(
    title: str, tags: list[str], html: str, heading: str, note: str
) -> None:
    several = tuple(tags)
    metadata = Metadata(
        title=title, authors=several, tags=several, summary=note, language=title, status=note,
        series=tuple((tag, title) for tag in tags), address=title, identifier=title,
        published=title, notes_after=note, disclaimer=title, rating=note,
    )  # fmt: skip
    parts: list[Chapter] = [make_chapter(html, title=heading), make_chapter(f"<p>{html}</p>")]
    book = opened(press.epub(make_story(*parts, metadata=metadata), modified=MOMENT))
    assert book.testzip() is None
    for name in book.namelist():
        if name.endswith((".xhtml", ".opf", ".ncx", ".xml")):
            etree.fromstring(book.read(name))
