"""EPUBs of every origin become the same kind of story; broken and locked ones say so."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from make.hostile import epub
from make.stories import make_chapter, make_story
from storykeep.intake import read
from storykeep.press import epub as write_epub
from storykeep.press import html as write_html
from storykeep.story.document import Metadata, Story
from storykeep.story.errors import StoryError

NAV = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>'
    '<nav epub:type="toc"><ol>{entries}</ol></nav></body></html>'
)


def _code(data: bytes) -> str:
    with pytest.raises(StoryError) as caught:
        read("a.epub", data)
    return caught.value.code


def _titles(story: Story) -> list[str | None]:
    return [chapter.title for chapter in story.chapters]


def test_chapters_come_in_the_order_of_the_spine() -> None:
    book = epub(
        {"b.xhtml": "<h1>One</h1><p>a</p>", "a.xhtml": "<h1>Two</h1><p>b</p>"},
        spine=["b.xhtml", "a.xhtml"],
    )
    story = read("a.epub", book)
    assert (_titles(story), story.text) == (["One", "Two"], "a\n\nb")


def test_each_chapter_knows_its_place() -> None:
    story = read("a.epub", epub({"a.xhtml": "<p>a</p>", "b.xhtml": "<p>b</p><p>c</p>"}))
    assert [story.text[chapter.start : chapter.end] for chapter in story.chapters] == [
        "a",
        "b\n\nc",
    ]


def test_the_table_of_contents_names_the_chapters() -> None:
    ncx = (
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>First</text>'
        '</navLabel><content src="a.xhtml"/></navPoint></navMap></ncx>'
    )
    files = {"a.xhtml": "<p>a</p>", "b.xhtml": "<h2>Second</h2><p>b</p>"}
    book = epub(
        files, extra={"OEBPS/toc.ncx": ncx}, manifest=(("toc.ncx", "application/x-dtbncx+xml"),)
    )
    assert _titles(read("a.epub", book)) == ["First", "Second"]


def test_a_document_of_several_chapters_is_cut_where_the_contents_point() -> None:
    links = '<li><a href="a.xhtml#c1">One</a></li><li><a href="a.xhtml#c2">Two</a></li>'
    book = epub(
        {"a.xhtml": '<h2 id="c1">One</h2><p>a</p><h2 id="c2">Two</h2><p>b</p>'},
        extra={"OEBPS/nav.xhtml": NAV.format(entries=links)},
        manifest=(("nav.xhtml", 'application/xhtml+xml" properties="nav'),),
    )
    story = read("a.epub", book)
    assert (_titles(story), story.text) == (["One", "Two"], "a\n\nb")


@pytest.mark.parametrize("name", ["cover.xhtml", "title_page.xhtml", "toc.xhtml", "log_page.xhtml"])
def test_what_is_about_the_book_is_no_chapter(name: str) -> None:
    story = read("a.epub", epub({name: "<p>about</p>", "a.xhtml": "<p>a</p>"}))
    assert story.text == "a"


def test_a_book_of_nothing_but_a_cover_is_read() -> None:
    assert read("a.epub", epub({"cover.xhtml": "<p>all there is</p>"})).text == "all there is"


def test_the_package_says_who_wrote_what_and_when() -> None:
    book = epub(
        {"a.xhtml": "<p>a</p>"},
        metadata=(
            '<dc:title>A &amp; B</dc:title><dc:creator opf:role="aut">Ann</dc:creator>'
            '<dc:creator opf:role="ill">Artist</dc:creator><dc:language>de-DE</dc:language>'
            "<dc:description>Short.</dc:description><dc:subject>Fluff</dc:subject>"
            '<dc:date opf:event="publication">2009-04-01</dc:date>'
            '<dc:date opf:event="modification">2010-05-02T10:00:00</dc:date>'
            '<dc:source>https://archive.example/s/1</dc:source><dc:identifier id="id">urn:x:1</dc:identifier>'
            '<meta name="calibre:series" content="Cycle"/><meta name="calibre:series_index" content="2.0"/>'
        ),
    )
    assert read("a.epub", book).metadata == Metadata(
        title="A & B",
        authors=("Ann",),
        summary="<p>Short.</p>",
        language="de-DE",
        published="2009-04-01",
        updated="2010-05-02",
        series=(("Cycle", "2"),),
        tags=("Fluff",),
        address="https://archive.example/s/1",
        identifier="urn:x:1",
    )


def test_self_closed_elements_do_not_swallow_what_follows() -> None:
    book = epub({"a.xhtml": '<p>a<a id="x"/> b</p><i/><div class="x"/><p>c</p>'})
    assert [block.html for block in read("a.epub", book).blocks] == ["<p>a b</p>", "<p>c</p>"]


def test_an_epub_with_drm_says_so() -> None:
    locked = (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData '
        'xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod '
        'Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></EncryptedData></encryption>'
    )
    assert (
        _code(epub({"a.xhtml": "<p>x</p>"}, extra={"META-INF/encryption.xml": locked}))
        == "epub-drm"
    )


def test_obfuscated_fonts_are_no_drm() -> None:
    fonts = (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData '
        'xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod '
        'Algorithm="http://www.idpf.org/2008/embedding"/></EncryptedData></encryption>'
    )
    book = epub({"a.xhtml": "<p>x</p>"}, extra={"META-INF/encryption.xml": fonts})
    assert read("a.epub", book).text == "x"


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE package [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE package [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
    ],
)
def test_a_package_that_declares_entities_is_refused(head: str) -> None:
    assert _code(epub({"a.xhtml": "<p>x</p>"}, package_head=head)) == "xml-entities"


def test_a_chapter_that_declares_entities_is_read_without_them() -> None:
    page = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>a &x; b</p></body></html>"
    )
    book = epub({}, spine=["a.xhtml"], extra={"OEBPS/a.xhtml": page})
    assert read("a.epub", book).text == "a &x; b"


def test_a_missing_document_is_said_and_the_rest_is_read() -> None:
    story = read("a.epub", epub({"a.xhtml": "<p>a</p>"}, spine=["gone.xhtml", "a.xhtml"]))
    assert (story.text, [finding.code for finding in story.findings]) == (
        "a",
        ["epub-spine-item-missing"],
    )


def test_an_epub_with_nothing_readable_says_so() -> None:
    assert _code(epub({}, spine=["gone.xhtml", "lost.xhtml"])) == "epub-spine"


def test_an_epub_without_a_package_is_broken() -> None:
    assert _code(epub({"a.xhtml": "x"}, extra={"OEBPS/content.opf": "not xml"})) == "epub-broken"


def _own_story() -> Story:
    metadata = Metadata(
        title="The Lamp",
        authors=("Ada Quill", "Bo Reed"),
        summary="<p>Short.</p>",
        language="en",
        rating="Teen And Up Audiences",
        status="complete",
        published="2012-01-02",
        series=(("Lights", "2"),),
        fandoms=("Lighthouse",),
        warnings=("No Archive Warnings Apply",),
        categories=("Gen",),
        relationships=("Ann & Bob",),
        characters=("Ann", "Bob"),
        tags=("Storms",),
        notes_before="<p>First.</p>",
        notes_after="<p>Last.</p>",
        address="https://archive.example/works/1",
    )
    return make_story(
        make_chapter(
            "<p>It <em>shone</em>.</p>",
            "<hr>",
            "<p>Then not.</p>",
            title="One",
            notes_before="<p>n</p>",
        ),
        make_chapter("<p>The end.</p>", title="Two", notes_after="<p>Thanks.</p>"),
        metadata=metadata,
    )


@pytest.mark.parametrize("form", ["epub", "html"])
def test_what_the_archive_gave_away_comes_back_whole(form: str) -> None:
    story = _own_story()
    data = (
        write_epub(story, modified=datetime(2020, 1, 1, tzinfo=UTC))
        if form == "epub"
        else write_html(story).encode()
    )
    back = read(f"a.{form}", data)
    assert replace(back.metadata, identifier=None) == story.metadata
    assert [(c.title, c.html, c.notes_before, c.notes_after) for c in back.chapters] == [
        (c.title, c.html, c.notes_before, c.notes_after) for c in story.chapters
    ]
