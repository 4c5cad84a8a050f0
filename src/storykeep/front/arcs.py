"""Pictures of a story, drawn as SVG: who talks to whom as arcs, the scenes as a strip. No Django.

Who is drawn stands in one column, a line each, and an arc to the side joins two who meet; so names
stay level and whole on a phone. Lengths are SVG units: on a window of 360 pixels one is a pixel, near
enough. Colours are classes of the style sheet, because pages allow no styles of their own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import isfinite, sqrt

MOST_PEOPLE = 12
"""People in one picture; with more nobody can follow an arc."""
WIDTH = 320
ROW = 30
_AXIS = 158
_LABEL_END = _AXIS - 14
_LABEL_UNITS = 17
"""Letters that fit before the axis; wide ones count for more."""
_LARGEST_DOT = 7.0
_SMALLEST_DOT = 3.0
_NEAREST = 24.0
"""How far the arc between two neighbours reaches out."""
_FARTHEST = WIDTH - _AXIS - 12.0
_FEWEST_STEPS = 5
"""A picture of fewer people than this is drawn no bolder for it."""
_THICKEST = 7.0
_THINNEST = 1.5
STRIP_HEIGHT = 28
GRID_ROW = 26
_NARROWEST = 4.0
"""Fields narrower than this are joined to their neighbours."""
_GAP = 1.0
_UNPRINTABLE = frozenset({"Cc", "Cs", "Cn", "Co"})


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    quotes: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Two people, as indices into the people drawn. ``said``: the tie in words."""

    a: int
    b: int
    exchanges: int
    said: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    label: str
    """The name, cut to fit."""
    name: str
    x: float
    y: float
    radius: float
    speaks: bool


@dataclass(frozen=True, slots=True)
class Arc:
    """A cubic curve from one dot to another, both its middle points at ``reach``."""

    x: float
    top: float
    bottom: float
    reach: float
    """The x of the curve's two control points."""
    thickness: float
    talks: bool
    """Whether the two exchange words; else they only appear together."""
    said: str

    @property
    def farthest(self) -> float:
        """The largest x of the curve, its stroke included."""
        return self.x + 0.75 * (self.reach - self.x) + self.thickness / 2


@dataclass(frozen=True, slots=True)
class Picture:
    width: int
    height: int
    dots: tuple[Dot, ...]
    arcs: tuple[Arc, ...]
    """Those that only appear together first, so that talk is drawn over them."""


def printable(text: str) -> str:
    """``text`` without characters that XML and HTML forbid."""
    return "".join(" " if unicodedata.category(one) in _UNPRINTABLE else one for one in text)


def lay_out(people: Sequence[Person], ties: Iterable[Tie]) -> Picture:
    """Where the first ``MOST_PEOPLE`` people stand, and the arcs between them.

    Ties to anyone else, of a person with themself, and said twice are left out.
    """
    shown = people[:MOST_PEOPLE]
    loudest = max((person.quotes for person in shown), default=0)
    dots = tuple(_dot(person, row, loudest) for row, person in enumerate(shown))
    drawn: dict[tuple[int, int], Tie] = {}
    for tie in ties:
        pair = (min(tie.a, tie.b), max(tie.a, tie.b))
        if 0 <= pair[0] < pair[1] < len(shown):
            drawn.setdefault(pair, tie)
    most = max((tie.exchanges for tie in drawn.values()), default=0)
    steps = max(len(shown) - 1, _FEWEST_STEPS)
    arcs = [_arc(dots[a], dots[b], (b - a) / steps, tie, most) for (a, b), tie in drawn.items()]
    arcs.sort(key=lambda arc: (arc.talks, -arc.thickness))
    return Picture(WIDTH, ROW * max(len(shown), 1), dots, tuple(arcs))


def _dot(person: Person, row: int, loudest: int) -> Dot:
    share = _share(person.quotes, loudest)
    name = " ".join(printable(person.name).split())
    return Dot(
        label=_cut(name),
        name=name,
        x=_AXIS,
        y=ROW * (row + 0.5),
        radius=_SMALLEST_DOT + (_LARGEST_DOT - _SMALLEST_DOT) * share,
        speaks=person.quotes > 0,
    )


def _arc(one: Dot, other: Dot, distance: float, tie: Tie, most: int) -> Arc:
    """``distance``: how far apart the two stand, 0–1 of the whole column."""
    farthest = _NEAREST + (_FARTHEST - _NEAREST) * distance
    share = _share(tie.exchanges, most)
    return Arc(
        x=_AXIS,
        top=one.y,
        bottom=other.y,
        reach=_AXIS + farthest / 0.75,  # such a curve comes three quarters of the way
        thickness=_THINNEST + (_THICKEST - _THINNEST) * share,
        talks=tie.exchanges > 0,
        said=printable(tie.said),
    )


def _share(number: int, most: int) -> float:
    """0–1; by the root, so that the eye compares areas."""
    share = sqrt(max(number, 0) / most) if most > 0 else 0.0
    return share if isfinite(share) else 1.0


def _cut(name: str) -> str:
    """As much of a name as fits before the axis, with an ellipsis where it is cut."""
    room = float(_LABEL_UNITS)
    for place, letter in enumerate(name):
        room -= _units(letter)
        if room < 0:
            return name[: max(place - 1, 1)].rstrip() + "…"
    return name


def _units(letter: str) -> float:
    """How wide a letter is, beside one of common lower case."""
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 2.0
    return 1.6 if letter in "mwMW@%—" else 1.3 if letter.isupper() else 1.0


def draw(picture: Picture, *, title: str, description: str) -> str:
    """The picture as an SVG element, named and described by these words."""
    box = f'viewBox="0 0 {picture.width} {picture.height}"'
    named = 'role="img" aria-labelledby="arcs-title arcs-desc" direction="ltr"'
    parts = [
        f'<svg class="arcs" {box} {named}>',
        f'<title id="arcs-title">{escape(printable(title))}</title>',
        f'<desc id="arcs-desc">{escape(printable(description))}</desc>',
        *map(_draw_arc, picture.arcs),
        *map(_draw_dot, picture.dots),
        "</svg>",
    ]
    return "".join(parts)


def _draw_arc(arc: Arc) -> str:
    kind = "arc" if arc.talks else "arc arc-together"
    path = f"M{arc.x:g} {arc.top:g}C{arc.reach:.1f} {arc.top:g} {arc.reach:.1f} {arc.bottom:g} "
    return (
        f'<path class="{kind}" d="{path}{arc.x:g} {arc.bottom:g}" fill="none" '
        f'stroke-width="{arc.thickness:.1f}"><title>{escape(arc.said)}</title></path>'
    )


def _draw_dot(dot: Dot) -> str:
    kind = "dot" if dot.speaks else "dot dot-silent"
    return (
        f'<circle class="{kind}" cx="{dot.x:g}" cy="{dot.y:g}" r="{dot.radius:.1f}"/>'
        f'<text class="arc-name" x="{_LABEL_END}" y="{dot.y:g}" dy="0.35em" text-anchor="end">'
        f"<title>{escape(dot.name)}</title>{escape(dot.label)}</text>"
    )


def draw_grid(people: Sequence[tuple[str, Sequence[int]]], *, title: str, description: str) -> str:
    """Who is in which scene: a row for each (name, steps), a column for each scene.

    ``steps``: 2 where somebody speaks, a whole field; 1 where they are there, a half one. As an SVG
    element, named and described by these words.
    """
    columns = max((len(steps) for _name, steps in people), default=0)
    width = (WIDTH - _AXIS) / max(columns, 1)
    height = GRID_ROW * max(len(people), 1)
    parts = [
        f'<svg class="grid" viewBox="0 0 {WIDTH} {height}" role="img" ',
        'aria-labelledby="grid-title grid-desc" direction="ltr">',
        f'<title id="grid-title">{escape(printable(title))}</title>',
        f'<desc id="grid-desc">{escape(printable(description))}</desc>',
    ]
    for row, (name, steps) in enumerate(people):
        clean, middle = " ".join(printable(name).split()), GRID_ROW * (row + 0.5)
        parts.append(
            f'<text class="arc-name" x="{_LABEL_END}" y="{middle:g}" dy="0.35em" text-anchor="end">'
            f"<title>{escape(clean)}</title>{escape(_cut(clean))}</text>"
            f'<line class="grid-line" x1="{_AXIS}" x2="{WIDTH}" y1="{middle:g}" y2="{middle:g}"/>'
        )
        parts += _fields(steps, width, middle)
    return "".join([*parts, "</svg>"])


def _fields(steps: Sequence[int], width: float, middle: float) -> list[str]:
    """The fields of a row; neighbours of one kind are one, so that a long story makes no longer page."""
    found, at = [], 0
    gap = min(1.0, width / 4)
    while at < len(steps):
        end = at
        while end < len(steps) and steps[end] == steps[at] and (end == at or width < _NARROWEST):
            end += 1
        if steps[at]:
            kind, height = ("speaks", 18) if steps[at] > 1 else ("there", 8)
            found.append(
                f'<rect class="grid-{kind}" x="{_AXIS + at * width:.2f}" y="{middle - height / 2:g}" '
                f'width="{max((end - at) * width - gap, 0.3):.2f}" height="{height}"/>'
            )
        at = end
    return found


def draw_strip(scenes: Sequence[tuple[int, str]]) -> str:
    """Scenes as a strip, each (length, time) a field as wide as its share of the whole.

    ``time``: ``earlier`` and ``later`` are set lower and higher, so that they show without colour.
    For the eye only: the list of scenes says the same in words. Empty without scenes.
    """
    if not scenes:
        return ""
    lengths = [max(length, 1) for length, _time in scenes]
    whole = sum(lengths)
    gap = min(_GAP, WIDTH / len(scenes) / 4)
    room = WIDTH - gap * (len(scenes) - 1)
    fields, x = [], 0.0
    for length, (_length, time) in zip(lengths, scenes, strict=True):
        width = room * (length / whole)
        y = {"earlier": 8, "later": 0}.get(time, 4)
        kind = time if time in {"earlier", "later"} else "now"
        fields.append(
            f'<rect class="scene-{kind}" x="{x:.3f}" y="{y}" width="{width:.3f}" height="20"/>'
        )
        x += width + gap
    return (
        f'<svg class="strip" viewBox="0 0 {WIDTH} {STRIP_HEIGHT}" preserveAspectRatio="none" '
        f'aria-hidden="true" focusable="false">{"".join(fields)}</svg>'
    )
