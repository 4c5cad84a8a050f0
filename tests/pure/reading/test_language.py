"""The language of a text, told by its script and common words."""

from __future__ import annotations

import pytest

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
