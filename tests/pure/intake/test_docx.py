"""DOCX documents are read without ever looking outside the file."""

from __future__ import annotations

import pytest

from make.hostile import OFFICE, docx, word_paragraph, zipped
from storykeep.intake import read
from storykeep.story.errors import StoryError


def _outside(kind: str, target: str) -> str:
    """A relationship of the document to something outside the file."""
    return f'<Relationship Id="r9" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'


CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/">{}</cp:coreProperties>'
)


def _code(data: bytes) -> str:
    with pytest.raises(StoryError) as caught:
        read("a.docx", data)
    return caught.value.code


def test_paragraphs_and_emphasis_are_read() -> None:
    body = word_paragraph("One") + "<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>Two</w:t></w:r></w:p>"
    assert [block.html for block in read("a.docx", docx(body)).blocks] == [
        "<p>One</p>",
        "<p><em>Two</em></p>",
    ]


def test_an_empty_paragraph_where_others_have_none_is_a_gap() -> None:
    body = "".join(map(word_paragraph, ["a", "b", "", "c", "d", "e"]))
    assert [block.gap for block in read("a.docx", docx(body)).blocks] == [0, 0, 1, 0, 0]


def test_the_properties_say_title_and_author() -> None:
    core = CORE.format(
        "<dc:title>The Lamp</dc:title><dc:creator>Ada Quill</dc:creator><dc:language>en-GB</dc:language>"
    )
    metadata = read("a.docx", docx(word_paragraph("x"), core=core)).metadata
    assert (metadata.title, metadata.authors, metadata.language) == (
        "The Lamp",
        ("Ada Quill",),
        "en-GB",
    )


def test_nobody_is_no_author() -> None:
    core = CORE.format("<dc:creator>Microsoft Office User</dc:creator>")
    assert read("a.docx", docx(word_paragraph("x"), core=core)).metadata.authors == ()


@pytest.mark.parametrize("kind", ["image", "attachedTemplate", "oleObject", "frame"])
def test_an_outside_reference_is_left_out_and_said(kind: str) -> None:
    outside = _outside(kind, "http://x.example/a")
    story = read("a.docx", docx(word_paragraph("Once"), relationships=outside))
    assert (story.text, [finding.code for finding in story.findings]) == (
        "Once",
        ["outside-reference"],
    )


def test_a_linked_picture_is_never_fetched() -> None:
    picture = (
        '<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic xmlns:pic="http://schemas.'
        'openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:link="r9"/></pic:blipFill>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    outside = _outside("image", "file:///etc/passwd")
    story = read("a.docx", docx(picture + word_paragraph("Once"), relationships=outside))
    assert story.text == "Once"


def test_a_link_becomes_text_with_its_address() -> None:
    link = _outside("hyperlink", "http://x.example/a")
    body = '<w:p><w:hyperlink r:id="r9"><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p>'
    story = read("a.docx", docx(body, relationships=link))
    assert (story.text, story.findings) == ("here (http://x.example/a)", ())


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    ],
)
def test_a_document_that_declares_entities_is_refused(head: str) -> None:
    assert _code(docx(word_paragraph("x"), head=head)) == "xml-entities"


@pytest.mark.parametrize(
    "data",
    [
        zipped({"word/document.xml": "not xml"}),
        zipped({"word/document.xml": "<w:document/>"}),
        docx('<w:p><w:hyperlink r:id="nowhere"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>'),
    ],
    ids=["not xml", "not bound", "dangling link"],
)
def test_a_damaged_document_is_broken(data: bytes) -> None:
    assert _code(data) in {"docx-broken", "empty"}


def test_nesting_without_end_is_refused() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 2_000 + word_paragraph("x") + "</w:tc></w:tr></w:tbl>" * 2_000
    assert _code(docx(deep)) in {"docx-broken", "too-complex"}
