"""The shapes of a reading: what the machine understood of a story, with evidence.

``storykeep read --json`` prints these (see ``to_json`` in ``reading/json.py``); the keys are a
contract. Offsets are Unicode code points into ``Story.text``, half-open; null where a claim has
no place in the text. Unknown is ``None`` or an empty tuple, never a guess in disguise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from storykeep.story.document import Finding, Source

Basis = Literal["header", "metadata", "markup", "filename", "first-line", "inferred", "archive"]
"""Where a claim comes from. ``archive``: known from other works of this archive."""

Time = Literal["now", "earlier", "later"]
SceneBasis = Literal["mark", "gap", "inferred"]
TimeBasis = Literal["words", "dates", "tense", "italics", "turns"]
"""``words``: said outright. ``dates``: dates above scenes, compared. ``tense``, ``italics``: the telling
changes back and forth. ``turns``: scenes said to be earlier stand between the others by turns."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing the reading says, and why. ``confidence`` is 0–1: the share of such claims that are right."""

    value: str
    basis: Basis
    confidence: float
    start: int | None = None
    end: int | None = None
    reason: str | None = None
    """One plain sentence for a person, where the basis alone does not explain it."""


@dataclass(frozen=True, slots=True)
class Rating(Claim):
    """``value`` is on the archive's scale: ``general``, ``teen``, ``mature``, ``explicit``, ``not-rated``."""

    given: str = ""
    """As it stood in the text."""
    scheme: str | None = None
    """``ao3`` | ``ffn`` | ``fictionratings`` | ``mpaa`` | ``bbfc`` | ``tv`` | …"""
    level: int | None = None
    """0 general, 1 teen, 2 mature, 3 explicit; null when not rated."""


@dataclass(frozen=True, slots=True)
class SeriesClaim(Claim):
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two of the cast who speak with each other in a scene, and how often; ``a`` is first by name."""

    a: str
    b: str
    count: int


@dataclass(frozen=True, slots=True)
class Scene:
    start: int
    end: int
    basis: SceneBasis | None
    """How its *beginning* is known; null for the first scene of a chapter."""
    time: Time | None = None
    """``earlier`` and ``later`` than what is told before it; ``now``: back in the story’s present."""
    confidence: float = 1.0
    """That a scene begins here."""
    reason: str | None = None
    """One plain sentence for a person, where the beginning is only suspected."""
    time_basis: TimeBasis | None = None
    time_start: int | None = None
    time_end: int | None = None
    """Where the words or dates stand that tell the time."""
    present: tuple[str, ...] = ()
    """Who of the cast is there, named in the narration or speaking; most in view first, at most twelve."""
    exchanges: tuple[Exchange, ...] = ()
    """Who speaks with whom in it, the most first."""


@dataclass(frozen=True, slots=True)
class ChapterReading:
    """``[start, end)`` covers the chapter's story text, without its heading."""

    title: str | None
    start: int
    end: int
    scenes: tuple[Scene, ...]
    heading_start: int | None = None
    heading_end: int | None = None
    notes_before: tuple[Note, ...] = ()
    """Notes of this chapter alone, in a story of several; a header's belong to the whole reading."""
    notes_after: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class CastMember:
    name: str
    aliases: tuple[str, ...]
    mentions: int
    quotes: int
    confidence: float = 1.0
    places: tuple[tuple[int, int], ...] = ()
    """The first few places where the person is named: evidence."""
    names: tuple[tuple[str, int], ...] = ()
    """How often each of the names stands in the text."""
    present: bool = True
    """False for who is only spoken of: they neither speak nor act, and nobody speaks to them."""


@dataclass(frozen=True, slots=True)
class Speech:
    start: int
    end: int
    speaker: str | None
    addressee: str | None
    basis: str | None
    confidence: float
    kind: Literal["said", "thought"] = "said"
    """``thought``: in quotation marks, but told as a thought: “…,” thought Emma."""


@dataclass(frozen=True, slots=True)
class Thought:
    """Something thought, or said without a voice, set off by italics or by marks other than speech’s."""

    start: int
    end: int
    kind: Literal["thought", "telepathy", "signed"]
    thinker: str | None
    basis: str
    """How it is known: ``legend`` | ``tag`` | ``italics`` | ``mark``."""
    confidence: float


@dataclass(frozen=True, slots=True)
class Tie:
    a: str
    b: str
    exchanges: int
    together: int
    """In how many scenes both appear."""


@dataclass(frozen=True, slots=True)
class Reference:
    value: str
    kind: str
    """``episode`` | ``place`` | ``event`` | ``title``"""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Advice:
    kind: str
    value: str
    confidence: float
    because: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Repair:
    """``text[start:end]`` should read ``replacement``; offered to a person, never made unasked."""

    code: str
    """Of the sign of damage it mends."""
    start: int
    end: int
    replacement: str
    """May be empty."""
    reason: str
    """Why nothing else is possible, in one plain sentence."""
    confidence: float = 0.99
    fits: bool = True
    """Whether its place in the story’s own markup is sure, so that it can be put into effect."""


@dataclass(frozen=True, slots=True)
class Note:
    """An author's note: its plain text and its place."""

    value: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    source: Source | None
    words: int
    title: Claim | None = None
    authors: tuple[Claim, ...] = ()
    summary: Claim | None = None
    language: Claim | None = None
    rating: Rating | None = None
    published: Claim | None = None
    """``value`` is ISO 8601."""
    updated: Claim | None = None
    series: tuple[SeriesClaim, ...] = ()
    status: Claim | None = None
    fandoms: tuple[Claim, ...] = ()
    warnings: tuple[Claim, ...] = ()
    categories: tuple[Claim, ...] = ()
    relationships: tuple[Claim, ...] = ()
    characters: tuple[Claim, ...] = ()
    tags: tuple[Claim, ...] = ()
    notes_before: tuple[Note, ...] = ()
    notes_after: tuple[Note, ...] = ()
    disclaimer: Note | None = None
    header: tuple[tuple[str, str], ...] = ()
    """(label, value) pairs as they stood, in order."""
    chapters: tuple[ChapterReading, ...] = ()
    cast: tuple[CastMember, ...] = ()
    speech: tuple[Speech, ...] = ()
    thoughts: tuple[Thought, ...] = ()
    ties: tuple[Tie, ...] = ()
    references: tuple[Reference, ...] = ()
    damage: tuple[Finding, ...] = ()
    repairs: tuple[Repair, ...] = ()
    """In order, none overlapping another."""
    advice: tuple[Advice, ...] = ()
    furniture: tuple[tuple[int, int], ...] = field(default=())
    """Stretches of the text that are no part of the story: headers, a repeated title, footers.
    They leave the body when the story is arranged; the original keeps them."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How far a name tells that a story is of ``fandom``: 0 (not at all) to 1.3 (a full name)."""

    fandom: str
    weight: float
    name: str = ""
    """What the name is short for there, as it is to be shown; empty when it may be several people’s."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the archive knows already, given to a reading so that it can suggest.

    Keys are folded: case-folded, single blanks; places and titles without “the”. Most telling first.
    """

    characters: Mapping[str, tuple[Telling, ...]] = field(default_factory=dict)
    fandoms: frozenset[str] = frozenset()
    """Names of canonical fandoms, as written."""
    places: Mapping[str, tuple[Telling, ...]] = field(default_factory=dict)
    titles: Mapping[str, tuple[Telling, ...]] = field(default_factory=dict)
    """Episodes, events and the like."""
    relationships: Mapping[str, str] = field(default_factory=dict)
    """A portmanteau (“janto”) and the relationship it means."""
    not_people: frozenset[str] = frozenset()
    """Places that a reading must not take for people."""
