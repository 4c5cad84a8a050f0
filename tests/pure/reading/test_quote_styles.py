"""Direct speech in marks of every kind, and what stands in the same marks and is none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storykeep.reading.text.layout import lay_out
from storykeep.reading.text.quotes import find_quotes, is_speech, style_of
from storykeep.reading.text.typewriter import usual_marks

STYLES = [
    (
        "straight nested",
        '"He said \'come in\' and went," said Ann. "Odd."',
        ["\"He said 'come in' and went,\"", '"Odd."'],
    ),
    (
        "single nested double",
        "'He said \"come in\" and went,' said Ann. 'Odd.' 'Yes,' said Ben.",
        ["'He said \"come in\" and went,'", "'Odd.'", "'Yes,'"],
    ),
    (
        "elision",
        "'Tell 'em 'tis late,' said Ann. 'The boys' boat's gone.'",
        ["'Tell 'em 'tis late,'", "'The boys' boat's gone.'"],
    ),
    (
        "curly elision",
        "‘Tell ’em ’tis late,’ said Ann. ‘The boys’ boat’s gone.’",
        ["‘Tell ’em ’tis late,’", "‘The boys’ boat’s gone.’"],
    ),
    ("guillemets single", "‹Ja›, sagte Ann. ‹Nein.›", ["‹Ja›", "‹Nein.›"]),
    ("low nested single", "„Er sagte ‚komm‘ und ging“, sagte Ann.", ["„Er sagte ‚komm‘ und ging“"]),
    ("low straight", '„Herein", sagte Ann. „Setz dich."', ['„Herein"', '„Setz dich."']),
    ("low right", "„Wejdź”, powiedziała Ann. „Siadaj.”", ["„Wejdź”", "„Siadaj.”"]),
    ("swedish", "”Kom in”, sa Ann.\n\n”Sitt.”\n\n”Ja.”", ["”Kom in”", "”Sitt.”", "”Ja.”"]),
    ("fr nested", "« Il a dit “non” », dit Ann.", ["« Il a dit “non” »"]),
    (
        "spanish dash",
        "—Entra —dijo Ana—. Siéntate.\n\n—Gracias —respondió Luis.\n\n—De nada.",
        ["—Entra", "Siéntate.", "—Gracias", "—De nada."],
    ),
    (
        "russian",
        "— Заходи, — сказала Анна. — Садись.\n\n— Спасибо, — ответил Иван.\n\n— Ну что ж.",
        ["— Заходи,", "Садись.", "— Спасибо,", "— Ну что ж."],
    ),
    (
        "joyce",
        "—Come in, Stephen said.\n\n—Thanks.\n\n—Sit, said Buck. The kettle's on.",
        ["—Come in,", "—Thanks.", "—Sit,"],
    ),
    (
        "hyphen dash",
        "- Entrez, dit Anne.\n\n- Merci !\n\n- Asseyez-vous.",
        ["- Entrez,", "- Merci !", "- Asseyez-vous."],
    ),
    (
        "double hyphen",
        "-- Come in, said Ann.\n\n-- Thanks.\n\n-- Sit.",
        ["-- Come in,", "-- Thanks.", "-- Sit."],
    ),
    ("backtick", "``Come in,'' said Ann. ``Sit.''", ["``Come in,''", "``Sit.''"]),
    (
        "backtick single",
        "`Come in,' said Ann. `Sit.' `No,' said Ben.",
        ["`Come in,'", "`Sit.'", "`No,'"],
    ),
    ("double single", "''Come in,'' said Ann. ''Sit.''", ["''Come in,''", "''Sit.''"]),
    ("japanese", "「入って」とアンは言った。「座って。」", ["「入って」", "「座って。」"]),
    ("fullwidth", "＂Come in,＂ said Ann.", ["＂Come in,＂"]),
    (
        "mixed",
        '"Come in," said Ann.\n\n“Sit,” said Ben.\n\n« Oui », dit Anne.',
        ['"Come in,"', "“Sit,”", "« Oui »"],
    ),
    (
        "over paras",
        "“It began.\n\n“Then it went on.\n\n“It ended,” said Ann.",
        ["“It began.", "“Then it went on.", "“It ended,”"],
    ),
    (
        "fr over paras",
        "« Cela commença.\n\n« Puis cela continua.\n\n« Fin », dit Ann.",
        ["« Cela commença.", "« Puis cela continua.", "« Fin »"],
    ),
    ("missing end", '"Come in, said Ann.\n\n"Yes."', ['"Come in,', '"Yes."']),
    ("missing start", 'Come in," said Ann.\n\n"Yes."', ['Come in,"', '"Yes."']),
    ("action", '*waves* "Hi," said Ann. *grins*', ['"Hi,"']),
    ("inches", 'He was 6\'2" tall. "Fine," he said.', ['"Fine,"']),
    ("scare", 'The "good" chair was the "Ritz" one.', []),
    ("letters", 'She spelt it "a" and "b" and never "c".', []),
    ("title", 'She read "The Raven" and "Ulalume".', []),
    ("mention", 'He used the word "never" a lot.', []),
    ("written", 'The sign read "No Entry" in red.', []),
    ("entitled", 'It was a poem entitled "The Boat at Night."', []),
    ("grammar", 'He was one for whom "the visible world existed."', []),
    ("no marks", "Come in, said Ann.\n\nHe came in.", []),
    ("interrupted", '"I—" he began. "I don\'t—"', ['"I—"', '"I don\'t—"']),
    ("dash touching", 'She said—"Come in"—and went.', ['"Come in"']),
    ("paren", '("Hush," said Ann.)', ['"Hush,"']),
    ("bold", '*"Hush,"* said Ann.', ['"Hush,"']),
    (
        "it dash",
        "– Vieni – disse Anna.\n\n– Grazie.\n\n– Prego.",
        ["– Vieni", "– Grazie.", "– Prego."],
    ),
    ("dutch", "‘Kom binnen,’ zei Ann. ‘Ga zitten.’", ["‘Kom binnen,’", "‘Ga zitten.’"]),
    ("spaced straight", '" Come in, " said Ann. " Sit. "', ['" Come in, "', '" Sit. "']),
]


@pytest.mark.parametrize(
    ("text", "said"), [each[1:] for each in STYLES], ids=[each[0] for each in STYLES]
)
def test_speech_is_found_in_its_marks(text: str, said: list[str]) -> None:
    usual = usual_marks(text)
    paragraphs = lay_out(usual).paragraphs
    found = find_quotes(usual, paragraphs, style_of(usual, paragraphs))
    spoken = [each for each in found if is_speech(usual, each, paragraphs[each.paragraph])]
    assert [text[each.start : each.end] for each in spoken] == said


@given(st.text(alphabet="\"“”'’‘«»„—`- .,!?aB\n", max_size=300))
def test_quotations_stand_in_order_inside_their_paragraphs(text: str) -> None:
    usual = usual_marks(text)
    assert len(usual) == len(text)
    paragraphs = lay_out(usual).paragraphs
    place = 0
    for quote in find_quotes(usual, paragraphs):
        span = paragraphs[quote.paragraph]
        assert max(place, span.start) <= quote.start < quote.end <= span.end
        place = quote.end


@pytest.mark.parametrize("piece", ['"', "'", "—", "`", "''", "'A ", "s' ", "« ", "“a ", "— a, — "])
def test_marks_without_end_take_no_long_time(piece: str) -> None:
    text = usual_marks(piece * (100_000 // len(piece)))
    paragraphs = lay_out(text).paragraphs
    begun = time.process_time()
    find_quotes(text, paragraphs)
    assert time.process_time() - begun < 6
