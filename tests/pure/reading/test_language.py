"""The language of a text, told by its script and common words."""

from __future__ import annotations

import pytest

from storykeep import reading
from storykeep.intake.html import read_html
from storykeep.reading.text.language import language_of

TEXTS = {
    "en": "She had been waiting at the window for an hour, and what she saw there was not what he had said.",
    "de": (
        "Sie hatte eine Stunde am Fenster gewartet, und was sie dort sah, war nicht das, was er "
        "gesagt hatte."
    ),
    "fr": "Elle avait attendu une heure à la fenêtre, et ce qu'elle voyait n'était pas ce qu'il avait dit.",
    "es": "Ella había esperado una hora en la ventana, y lo que vio no era lo que él le había dicho.",
    "it": "Aveva aspettato un'ora alla finestra, e quello che vedeva non era quello che lui le aveva detto.",
    "ru": "Она ждала у окна целый час, и то, что она видела, было не тем, что он ей обещал.",
    "ja": "彼女は一時間も窓辺で待っていたが、そこに見えたものは彼の話とは違っていた。",
}


@pytest.mark.parametrize("code", list(TEXTS))
def test_the_language_is_told(code: str) -> None:
    claim = language_of(TEXTS[code] * 3)
    assert claim
    assert claim.value == code
    assert claim.confidence > 0.7


def test_too_little_text_has_no_language() -> None:
    assert language_of("Oh. *** Ah!") is None


@pytest.mark.parametrize(
    ("declared", "text", "language", "basis"),
    [
        ("en", TEXTS["de"] * 3, "de", "inferred"),
        ("en-GB", TEXTS["en"] * 3, "en-GB", "metadata"),
        ("fi", "Oh. *** Ah!", "fi", "metadata"),
        ("", TEXTS["fr"] * 3, "fr", "inferred"),
    ],
)
def test_a_file_s_word_on_its_language_counts_where_the_text_does_not_gainsay_it(
    declared: str, text: str, language: str, basis: str
) -> None:
    story = read_html(f'<html lang="{declared}"><body><p>{text}</p></body></html>')
    said = reading.read(story)
    assert said.language is not None
    assert (said.language.value, said.language.basis) == (language, basis)
    assert reading.arrange(story, said).metadata.language == language
