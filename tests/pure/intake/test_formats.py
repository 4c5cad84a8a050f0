"""Which format a file is in: what it holds first, its name second."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from make.hostile import docx, encrypted, epub, word_paragraph, zipped
from storykeep.intake import read
from storykeep.intake.limits import MAX_FILE
from storykeep.story.errors import StoryError

TEXT = "Once upon a time there was a keeper."


def _code(name: str, data: bytes) -> str:
    with pytest.raises(StoryError) as caught:
        read(name, data)
    assert caught.value.message.endswith(".")
    assert "\n" not in caught.value.message
    return caught.value.code


def _outcome(name: str, data: bytes) -> str:
    """The error's code, or ``story`` if every block points into the text."""
    try:
        story = read(name, data)
    except StoryError as error:
        return error.code
    within = all(0 <= block.start <= block.end <= len(story.text) for block in story.blocks)
    return "story" if within else ""


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.txt", TEXT.encode(), "text"),
        ("a", TEXT.encode(), "text"),
        ("a.md", b"# Title\n\n*Once*", "markdown"),
        ("a.html", b"Once", "html"),
        ("a.txt", b"<!DOCTYPE html><html><body><p>Once</p></body></html>", "html"),
        ("a.txt", b"Once<br>upon<br>a time<br>and<br>so<br>on", "html"),
        ("a.txt", b"Once <i>upon</i> a time", "text"),
        ("a.xhtml", b'<?xml version="1.0"?><html><body><p>Once</p></body></html>', "html"),
        ("a.epub", epub({"a.xhtml": "<p>Once</p>"}), "epub"),
        ("a.txt", epub({"a.xhtml": "<p>Once</p>"}), "epub"),
        ("a.docx", docx(word_paragraph("Once")), "docx"),
        ("a.zip", docx(word_paragraph("Once")), "docx"),
    ],
)
def test_a_format_is_told_by_what_a_file_holds(name: str, data: bytes, form: str) -> None:
    source = read(name, data).source
    assert source is not None
    assert source.format == form


def test_a_story_says_where_it_came_from() -> None:
    source = read("pile.zip!a/b.txt", b"abc").source
    assert source is not None
    assert (source.path, source.size, source.encoding) == ("pile.zip!a/b.txt", 3, "ascii")
    assert source.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \r\n\t", "empty"),
        ("a.txt", b"\xef\xbb\xbf\n", "empty"),
        ("a.html", b"<html><body><script>x</script></body></html>", "empty"),
        ("a.txt", bytes(range(256)) * 20, "not-text"),
        ("a.txt", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0" * 50, "not-text"),
        ("a.txt", b"\x01\x02\x03 text \x04\x05\xff", "not-text"),
        ("a.txt", b"%PDF-1.7 ...", "unknown-format"),
        ("a.txt", b"{\\rtf1 Once}", "unknown-format"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 ...", "unknown-format"),
        ("a", b"\x89PNG\r\n\x1a\n...", "unknown-format"),
        ("a.txt", zipped({"a.bin": b"x"}), "unknown-format"),
        ("a.epub", TEXT.encode(), "epub-broken"),
        ("a.docx", TEXT.encode(), "docx-broken"),
        ("a.docx", zipped({"a.txt": "x"}), "docx-broken"),
        ("a.epub", zipped({"a.txt": "x"}), "epub-broken"),
        ("a.epub", b"PK\x03\x04 and then nothing", "zip-broken"),
        ("a.epub", encrypted(), "epub-broken"),
        ("a.txt", b"a" * (MAX_FILE + 1), "too-large"),
    ],
)
def test_what_cannot_be_read_has_a_code(name: str, data: bytes, code: str) -> None:
    assert _code(name, data) == code


def test_a_text_with_an_old_dos_end_mark_is_text() -> None:
    assert read("a.txt", b"Once upon a time.\r\n\x1a").text.startswith("Once")


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from(["a.txt", "a.md", "a.html", "a.epub", "a.docx", "a"]),
)
def test_any_bytes_end_in_a_story_or_a_coded_error(data: bytes, name: str) -> None:
    assert _outcome(name, data)


_BOOK = epub({"a.xhtml": "<p>Once upon a time</p>"})
_DOCUMENT = docx(word_paragraph("Once upon a time"))


@settings(max_examples=200, deadline=None)
@example(_BOOK, [(699, 0)])  # a member without a name
@example(_BOOK, [(909, 0)])  # a directory of no size
@example(_DOCUMENT, [(4790, 0)])
@given(
    st.sampled_from([_BOOK, _DOCUMENT]),
    st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 255)), min_size=1, max_size=5),
)
def test_a_damaged_book_ends_in_a_story_or_a_coded_error(
    book: bytes, changes: list[tuple[int, int]]
) -> None:
    data = bytearray(book)
    for place, value in changes:
        data[place % len(data)] = value
    assert _outcome("a.epub", bytes(data))


def test_what_is_heavy_is_imported_only_when_needed() -> None:
    code = (
        "import sys; from storykeep.intake import read; read('a.txt', b'Once'); read('a.html', b'<p>x');"
        "print([n for n in ('mammoth', 'ftfy', 'charset_normalizer', 'markdown_it', 'django') "
        "if n in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
