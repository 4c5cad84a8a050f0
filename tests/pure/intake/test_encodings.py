"""Text is read whatever it was written in, and what was guessed or repaired is said."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storykeep.intake import read
from storykeep.intake.mojibake import repaired
from storykeep.story.document import Story

ENGLISH = (
    "“It’s a café – isn’t it?” said Zoë… ‘No,’ he thought. “It’s naïve.”\n\nAnd so it went on.\n"
)
GERMAN = (
    "„Schöne Grüße“, sagte Jürgen – „übermorgen fährt Bärbel nach Köln.“ Er aß Käse. Äpfel auch.\n"
)
FRENCH = "« Où est-il passé ? » demanda Élodie à sa sœur. Ça lui était égal : l’été était là.\n"
RUSSIAN = "Он сказал: «Привет, Гермиона!» — и ушёл домой. Больше ничего не случилось в тот день.\n"
JAPANESE = "彼は言った。「おはよう、ハリー！」そして家に帰った。何も起こらなかった。\n"
CHINESE = "他说：“你好，哈利！”然后他就回家了。那天什么也没有发生。\n"
TRADITIONAL = "他說：「你好，哈利！」然後他就回家了。那天什麼也沒有發生。\n"
KOREAN = "그는 말했다. 안녕, 해리! 그리고 집으로 돌아갔다. 아무 일도 없었다.\n"


def _codes(story: Story) -> list[str]:
    return [finding.code for finding in story.findings]


@pytest.mark.parametrize("text", [ENGLISH, GERMAN, FRENCH, RUSSIAN, JAPANESE])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_unicode_with_or_without_a_mark_is_read(text: str, mark: bytes, encoding: str) -> None:
    assert read("a.txt", mark + text.encode(encoding)).text == text


@pytest.mark.parametrize("text", [ENGLISH, GERMAN, FRENCH])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_unicode_without_a_mark_is_read(text: str, encoding: str) -> None:
    assert read("a.txt", text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        (GERMAN, "cp1252"),
        (FRENCH, "cp1252"),
        (ENGLISH, "mac-roman"),
        (GERMAN, "mac-roman"),
        (FRENCH, "mac-roman"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN.replace("«", "").replace("»", "").replace("—", "-"), "koi8-r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (CHINESE, "gb18030"),
        (TRADITIONAL, "big5"),
        (KOREAN, "euc-kr"),
    ],
)
def test_encodings_from_before_unicode_are_told_apart(text: str, encoding: str) -> None:
    story = read("a.txt", text.encode(encoding))
    assert story.source is not None
    assert (story.text, story.source.encoding) == (text, encoding)


def test_an_encoding_that_may_be_another_is_said() -> None:
    assert "encoding-guessed" in _codes(read("a.txt", b"A single \xfe stands here."))


def test_an_encoding_that_is_certain_is_not_called_guessed() -> None:
    assert _codes(read("a.txt", ENGLISH.encode("cp1252"))) == []


def test_a_page_may_name_its_encoding() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><body><p>{RUSSIAN}</p></body></html>'
    assert RUSSIAN.strip() in read("a.html", page.encode("cp1251")).text


def test_single_bytes_of_another_encoding_in_utf8_are_read_and_said() -> None:
    story = read("a.txt", (ENGLISH * 3).encode() + "it’s".encode("cp1252"))
    assert (story.text, _codes(story)) == (ENGLISH * 3 + "it’s", ["encoding-mixed"])


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n", "\u2028"])
def test_all_line_breaks_become_one_kind(ending: str) -> None:
    assert read("a.txt", f"a{ending}b".encode()).text == "a\nb"


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1", "mac-roman", "cp437"])
@pytest.mark.parametrize("text", [ENGLISH.replace("”", "“"), GERMAN, FRENCH])
def test_mojibake_is_repaired_and_said_with_its_place(text: str, wrong: str) -> None:
    garbled = text.encode().decode(wrong)
    story = read("a.txt", f"A clean line.\n{garbled}".encode())
    assert story.text == f"A clean line.\n{text}"
    finding = story.findings[0]
    assert finding.code == "mojibake-repaired"
    assert story.text[finding.start : finding.end] in text


def test_cyrillic_mojibake_is_repaired() -> None:
    garbled = "Он сказал: «Привет!» Гермиона ушла.".encode().decode("cp1251", "replace")
    assert "\ufffd" not in garbled
    assert repaired(garbled)[0] == "Он сказал: «Привет!» Гермиона ушла."


@pytest.mark.parametrize(
    ("garbled", "right"),
    [
        ("ÒItÕs time,Ó she said. ÒYou donÕt know.Ó", "“It’s time,” she said. “You don’t know.”"),
        ("ÒWaitÉÓ he began Ð and stopped.", "“Wait…” he began – and stopped."),
    ],
)
def test_macroman_read_as_cp1252_is_repaired(garbled: str, right: str) -> None:
    assert repaired(garbled)[0] == right


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        GERMAN,
        FRENCH,
        RUSSIAN,
        JAPANESE,
        "AÇÕES E NÃO SÓ. ÓRGÃO. Õun on punane.",
        "Das ‚Äpfel‘-Spiel. «Où» É… “Ô” Ñandú. Â qui ?",
        "MÜNCHEN — „ÄRGER“ ÖFFNET… ÅNGSTRÖM™",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert repaired(text) == (text, [])


def test_quotes_stay_curly_when_mojibake_beside_them_is_repaired() -> None:
    assert repaired("“Yes,” ’tis cafÃ©")[0] == "“Yes,” ’tis café"


def test_a_repair_in_a_page_points_into_the_storys_text() -> None:
    story = read("a.html", "<p>One</p><p>A <i>cafÃ© crÃ¨me</i></p>".encode())
    finding = story.findings[0]
    assert story.text[finding.start : finding.end] == "é crè"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_repairing_once_is_enough(text: str) -> None:
    once, _ = repaired(text)
    assert once.count("\n") == text.count("\n")
