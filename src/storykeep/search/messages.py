"""What the language of searches has to say, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext as _

from storykeep.search.query import FIELDS, LONGEST, Note, QueryError
from storykeep.works.rules import RATINGS


def said_error(error: QueryError, query: str) -> str:
    """What could not be understood, and how it is written."""
    what = query[error.start : error.end]
    sentences = {
        "too-long": _("That is too long: a search has at most %(most)s characters."),
        "too-deep": _("There are too many brackets inside brackets. Take some away."),
        "too-many-words": _("That is too much at once. Look for fewer words."),
        "unknown-field": _(
            "There is no field “%(what)s”. You can use %(fields)s. To look for the words as they "
            "stand, put them in quotation marks."
        ),
        "value-missing": _("After “%(what)s” something to look for is missing."),
        "unknown-rating": _("There is no rating “%(what)s”. There are %(ratings)s."),
        "not-a-number": _(
            "“%(what)s” is no number of words. Write words:1000-5000, words>1000 or words<500."
        ),
        "wildcard-inside": _("In “%(what)s” the asterisk can only stand at the end of a word."),
        "prefix-too-short": _("Before the asterisk in “%(what)s” come at least two letters."),
    }
    return sentences[error.code] % {
        "what": what.rstrip(":") if error.code == "unknown-field" else what,
        "most": LONGEST,
        "fields": ", ".join(f"{field}:" for field in FIELDS),
        "ratings": ", ".join(RATINGS),
    }


def said_note(note: Note, query: str) -> str:
    """What was forgiven."""
    sentences = {
        "unclosed-quote": _("A quotation mark was not closed; the phrase was read to the end."),
        "unclosed-bracket": _("A bracket was not closed; it was read to the end."),
        "stray-bracket": _("A closing bracket without an opening one was left out."),
        "stray-operator": _("“%(what)s” had nothing to join and was left out."),
    }
    return sentences[note.code] % {"what": query[note.start : note.end].strip()}


def said_loosening(code: str) -> str:
    """What a suggestion does with the search."""
    return {
        "apart": _("The words of the phrase, wherever they stand:"),
        "anywhere": _("The same in any place:"),
        "unlimited": _("Without what was left out or limited:"),
        "any": _("Any of these words:"),
    }[code]


def sort_names() -> list[tuple[str, str]]:
    """The orders on offer, as (code, words)."""
    return [
        ("best", _("Best first")),
        ("updated", _("Newest first")),
        ("title", _("By title")),
        ("words", _("Longest first")),
    ]


def examples() -> list[tuple[str, str]]:
    """Three searches to try, as (query, what it asks)."""
    return [
        ('lighthouse "full moon"', _("both the word and the phrase, in the story or its title")),
        ("fandom:sherlock words<5000 -tag:angst", _("short works of a fandom, without a tag")),
        ("title:wolf OR writer:alice", _("a word in the title, or works by somebody")),
    ]
