"""All advice for one story: themes, deaths and shape, without what the story says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from storykeep.reading.advice.deaths import find_deaths
from storykeep.reading.advice.shape import shape_of
from storykeep.reading.advice.signs import Signs
from storykeep.reading.advice.themes import THEMES
from storykeep.reading.advice.weigh import SHOWN, themes_in
from storykeep.reading.document import Advice, Reading
from storykeep.reading.people.cast import Cast
from storykeep.reading.text.layout import Span

_LEVELS = {"general": 0, "teen": 1, "mature": 2, "explicit": 3}
_ORDER = {"rating": 0, "warning": 1, "tag": 2}
_DEATH = "Major Character Death"
_CALLS_FOR_MATURE = frozenset(
    {"Graphic Depictions Of Violence", "Rape/Non-Con", "Torture", "Self-Harm", "Abuse"}
)
_FOLDED = {
    **{theme.value: theme.folded for theme in THEMES},
    _DEATH: ("death", "deathfic", "mcd"),
    "POV First Person": ("first person", "1st person"),
    "POV Second Person": ("second person", "2nd person", "reader-insert", "reader insert"),
    "Epistolary": ("letters", "diary", "epistolary"),
    "Crossover": ("crossover", "fusion"),
    "Present Tense": ("present tense",),
    "Drabble": ("drabble",),
    "Double Drabble": ("drabble",),
}
_CHOSE_NOT = ("choose not to use", "chose not to use", "choose not to warn", "chose not to warn")
"""The writer’s own decision: no warning is pressed on them."""
_OF_ANY_LANGUAGE = frozenset({"Drabble", "Double Drabble", "Crossover"})
_MATURE = 0.5


def find_advice(
    text: str, paragraphs: Sequence[Span], cast: Cast, reading: Reading
) -> tuple[Advice, ...]:
    """Advice for a person, with its evidence, ratings first; empty for many stories.

    ``reading`` is all else that was read; ``text`` and ``paragraphs`` are the body’s alone. Words are
    English; of a story in another language only its length is looked at.
    """
    english = reading.language is None or reading.language.value.startswith("en")
    found = [*shape_of(text, reading, narrated=cast.narrator is not None)]
    if english:
        found += _told(text, paragraphs, cast, reading)
    else:
        found = [each for each in found if each.value in _OF_ANY_LANGUAGE]
    said = _said(reading)
    kept = [each for each in _rated(found, reading) if not _is_said(each, said)]
    return tuple(sorted(kept, key=lambda each: (_ORDER[each.kind], -each.confidence, each.value)))


def _told(text: str, paragraphs: Sequence[Span], cast: Cast, reading: Reading) -> Iterator[Advice]:
    quoted = [(each.start, each.end) for each in reading.speech]
    signs = Signs(text, paragraphs, quoted)
    met: set[str] = set()
    for theme, shown in themes_in(signs, reading.words):
        if theme.value in met:
            continue
        met.add(theme.value)
        because = tuple((sign.start, sign.end) for sign in shown)
        yield Advice(theme.kind, theme.value, theme.confidence, because)
    deaths = find_deaths(text, cast, reading.cast, reading.speech)
    if deaths:
        places = sorted(place for death in deaths for place in death.places)
        yield Advice("warning", _DEATH, 0.65, tuple(places[:SHOWN]))


def _rated(found: Sequence[Advice], reading: Reading) -> list[Advice]:
    """One rating at most: the highest, if the story gives none or a lower one; grave themes are mature."""
    rest = [each for each in found if each.kind != "rating"]
    ratings = [each for each in found if each.kind == "rating"]
    ratings += [
        Advice("rating", "mature", _MATURE, each.because)
        for each in rest
        if each.value in _CALLS_FOR_MATURE
    ]
    given = reading.rating.level if reading.rating and reading.rating.level is not None else -1
    higher = [each for each in ratings if _LEVELS[each.value] > given]
    best = max(higher, key=lambda each: (_LEVELS[each.value], each.confidence), default=None)
    return [best, *rest] if best else rest


def _said(reading: Reading) -> str:
    """All that the story says of itself in fields, folded, one value a line."""
    claims = [*reading.warnings, *reading.tags, *reading.categories]
    values = [each.value for each in claims] + [value for _, value in reading.header]
    return "\n".join(values).casefold()


def _is_said(advice: Advice, said: str) -> bool:
    if not said or advice.kind == "rating":
        return False
    if advice.kind == "warning" and any(words in said for words in _CHOSE_NOT):
        return True
    folded = advice.value.casefold()
    return any(words in said for words in (folded, *_FOLDED.get(advice.value, ())))


__all__ = ["find_advice"]
