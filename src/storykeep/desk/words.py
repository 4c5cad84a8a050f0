"""What the desk calls things: fields, where a claim comes from, how sure it is, what is damaged."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

FIELD_NAMES: dict[str, Promise] = {
    "title": _("Title"),
    "authors": _("Written by"),
    "summary": _("Summary"),
    "notes_before": _("Note before the story"),
    "notes_after": _("Note after the story"),
    "disclaimer": _("Disclaimer"),
    "language": _("Language"),
    "rating": _("Rating"),
    "status": _("Progress"),
    "published": _("Published"),
    "updated": _("Updated"),
    "series": _("Series"),
    "fandoms": _("Fandoms"),
    "warnings": _("Warnings"),
    "categories": _("Categories"),
    "relationships": _("Relationships"),
    "characters": _("Characters"),
    "tags": _("Other tags"),
}
FIELD_HINTS: dict[str, Promise] = {
    "authors": _("One name a line."),
    "published": _("2009, 2009-04 or 2009-04-01."),
    "updated": _("2009, 2009-04 or 2009-04-01."),
    "fandoms": _("One a line."),
    "warnings": _("One a line."),
    "categories": _("One a line."),
    "relationships": _("One a line; A/B for romance, A & B for friendship."),
    "characters": _("One a line."),
    "tags": _("One a line, or several with commas."),
}
RATINGS: dict[str, Promise] = {
    "not-rated": _("Not rated"),
    "general": _("General audiences"),
    "teen": _("Teen and up"),
    "mature": _("Mature"),
    "explicit": _("Explicit"),
}
STATUSES: dict[str, Promise] = {
    "": _("Not known"),
    "complete": _("Complete"),
    "in-progress": _("In progress"),
    "abandoned": _("Left unfinished"),
}
BASES: dict[str, Promise] = {
    "header": _("said in the story’s header"),
    "metadata": _("said in the file’s own details"),
    "markup": _("from how the text is set"),
    "filename": _("from the file’s name"),
    "first-line": _("the story’s first line"),
    "inferred": _("worked out from the text"),
    "archive": _("from what this archive knows"),
    "copy": _("said by a copy of this story"),
    "person": _("written by a person"),
}
SURE: tuple[tuple[float, Promise], ...] = (
    (0.95, _("almost certain")),
    (0.8, _("very likely")),
    (0.6, _("likely")),
    (0.4, _("perhaps")),
    (0.0, _("a guess")),
)
DAMAGE: dict[str, Promise] = {
    "lines-lost": _("lines may be lost"),
    "quote-unclosed": _("a quotation is not closed"),
    "quote-unopened": _("a quotation was not opened"),
    "passage-doubled": _("a passage stands twice"),
    "text-cut": _("the text breaks off"),
    "characters-lost": _("characters are garbled"),
    "breaks-lost": _("paragraph breaks may be lost"),
    "scene-mark-lost": _("a scene mark may be lost"),
    "apostrophes-lost": _("apostrophes are lost"),
    "markup-left": _("codes of another format were left in"),
    "mail-left": _("codes of a mail program were left in"),
    "page-furniture": _("a page number or running head was left in"),
    "letters-misread": _("a scanner misread a word"),
    "words-split": _("a word is cut in two"),
    "other-story": _("another story may begin"),
}
REFERENCES: dict[str, Promise] = {
    "episode": pgettext_lazy("a reference to", "episode"),
    "place": pgettext_lazy("a reference to", "place"),
    "event": pgettext_lazy("a reference to", "event"),
    "title": pgettext_lazy("a reference to", "title"),
}
# How the machine knew who speaks (see ``reading.attribute``), as the end of “3 quotations: …”.
SPEECH_BASES = {
    "name": _("the name stands beside the words"),
    "pronoun": _("he, she or they beside the words"),
    "noun": _("a title or description beside the words"),
    "action": _("doing something beside the words"),
    "addressed": _("called by name just before"),
    "answers": _("answering whoever called that name"),
    "turns": _("taking turns in a conversation"),
    "continued": _("going on after a break"),
    "narrator": _("“I” tells the story"),
    "near": _("the nearest one named"),
}
NO_BASIS = _("other signs in the text")
TIMES: dict[str, Promise] = {"earlier": _("earlier"), "later": _("later"), "now": _("now")}
DEEDS: dict[str, Promise] = {
    "correct": _("corrected"),
    "confirm": _("confirmed"),
    "confirm-all": _("confirmed whole and published"),
    "posted": _("published"),
    "desk": _("brought back to the desk"),
    "set-aside": _("put away"),
    "mend": _("mended"),
    "merged": _("put away behind a copy of it"),
    "took-copy": _("made to stand for a copy of it"),
}


def sure(confidence: float) -> str:
    """How sure a claim is, in words."""
    return next(str(words) for least, words in SURE if confidence >= least)


def damage_name(code: str) -> str:
    """A sign of damage in words; a code we have no words for is spelt out."""
    return str(DAMAGE.get(code, code.replace("-", " ")))
