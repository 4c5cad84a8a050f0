"""The archive's names for its codes, as readers see them."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from storykeep.front import look
from storykeep.tags import rules as tag_rules

RATINGS = {
    "not-rated": _("Not rated"),
    "general": _("General audiences"),
    "teen": _("Teen and up"),
    "mature": _("Mature"),
    "explicit": _("Explicit"),
}
STATUSES = {
    "complete": _("Complete"),
    "in-progress": _("In progress"),
    "abandoned": _("Left unfinished"),
}
KINDS = {
    tag_rules.FANDOM: _("Fandom"),
    tag_rules.CHARACTER: _("Character"),
    tag_rules.RELATIONSHIP: _("Relationship"),
    tag_rules.FREEFORM: _("Tag"),
    tag_rules.WARNING: _("Warning"),
    tag_rules.CATEGORY: _("Category"),
}
# What a reader may choose for how pages look (see ``look.CHOICES``), in the order it is offered.
LOOK_NAMES = {
    "paper": _("Paper"),
    "size": _("Letters"),
    "measure": _("Lines"),
    "face": _("Typeface"),
    "paragraphs": _("Paragraphs"),
}
LOOK_VALUES = {
    "paper": {
        "auto": _("As my device"),
        "light": _("Light"),
        "sepia": _("Sepia"),
        "dark": _("Dark"),
    },
    "size": {
        "1": _("Smallest"),
        "2": _("Small"),
        "3": _("Medium"),
        "4": _("Large"),
        "5": _("Largest"),
    },
    "measure": {"narrow": _("Narrow"), "medium": _("Medium"), "wide": _("Wide")},
    "face": {
        "book": _("Book (Literata)"),
        "plain": _("Plain (Atkinson)"),
        "dyslexic": _("For dyslexic readers"),
    },
    "paragraphs": {"indent": _("Indented"), "gap": _("Set apart")},
}
# A choice that is on offer has a name, and the other way round.
assert {name: set(values) for name, values in LOOK_VALUES.items()} == {  # noqa: S101 - tables
    name: set(values) for name, values in look.CHOICES.items()
}
# How the beginning of a scene is known.
SCENE_BASES = {
    "mark": _("marked in the text"),
    "gap": _("seems to begin here: there is a gap in the text"),
    "inferred": _("suspected: seems to begin here, though nothing marks it"),
}
SCENE_TIMES = {
    "earlier": _("earlier"),
    "later": _("later"),
    "now": _("back to now"),
}
# How the time of a scene is known.
TIME_BASES = {
    "words": _("the text says so"),
    "dates": _("by the dates above the scenes"),
    "tense": _("the tense changes and changes back"),
    "italics": _("set off in italics, and told in another tense"),
    "turns": _("earlier and later scenes take turns"),
}
_NARRATOR = "narrator"


def person_name(name: str) -> str | Promise:
    """A name of the cast; the reading has none for a narrator whom nobody calls by name."""
    return _("the narrator") if name == _NARRATOR else name
