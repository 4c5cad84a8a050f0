"""Stories under headers of many makes, and what a reading should find in each.

A file of cases holds ``@@@ name`` (with ``(html)`` where the story is a page), the story, ``@@@ expects``
and one ``field: value`` a line: values of a list parted by ``|``, a rating as ``given = value``, a series
as ``name #part``; ``?`` where readers themselves would not agree. A field that is not named must not be
found. ``begins`` and ``ends`` are the first and last words of the story proper.

``python -m make.headers`` in ``tests`` prints the share of fields that are right.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from storykeep import reading
from storykeep.intake.html import read_html
from storykeep.intake.text import read_text
from storykeep.reading.document import Claim, Note, Reading
from storykeep.story.document import Story

CASES = Path(__file__).parents[1] / "golden" / "headers"
LISTS = ("authors", "fandoms", "relationships", "characters", "warnings", "categories", "tags")
SINGLE = ("title", "summary", "status", "published", "updated", "language")
NOTES = ("notes", "notes_after", "disclaimer")
FIELDS = (*SINGLE[:1], *LISTS, *SINGLE[1:], "rating", "series", *NOTES, "chapter", "begins", "ends")
MAY_BE_MORE = frozenset({"tags", "notes_after", "language", "chapter", "begins", "ends"})
"""Fields that are looked at only where a case names them."""
_ONLY_THE_OPENING = 0.2


class Case(NamedTuple):
    name: str
    text: str
    is_page: bool
    expects: dict[str, str]


def cases_in(path: Path) -> Iterator[Case]:
    for chunk in re.split(r"(?m)^@@@ (?!expects)", path.read_text("utf-8"))[1:]:
        name, _, rest = chunk.partition("\n")
        text, _, expected = rest.partition("@@@ expects\n")
        pairs = [line.partition(":") for line in expected.splitlines() if line.strip()]
        expects = {field.strip(): value.strip() for field, _, value in pairs}
        assert set(expects) <= set(FIELDS), (name, set(expects) - set(FIELDS))
        yield Case(name.removesuffix(" (html)"), text, name.endswith("(html)"), expects)


def all_cases(group: str) -> list[Case]:
    return [case for path in sorted((CASES / group).glob("*.txt")) for case in cases_in(path)]


def story_of(case: Case) -> Story:
    return read_html(case.text) if case.is_page else read_text(case.text)


def outcomes(case: Case) -> Iterator[tuple[str, str, str]]:
    """(field, expected, found) of every field that case speaks of, both in one spelling."""
    story = story_of(case)
    found = found_in(reading.read(story), story.text)
    for field in FIELDS:
        expected = case.expects.get(field)
        if expected == "?" or (expected is None and field in MAY_BE_MORE):
            continue
        yield field, _folded(field, expected or ""), _folded(field, found[field], expected or "")


def faults(case: Case) -> list[str]:
    return [
        f"{field}: expected {expected!r}, found {found!r}"
        for field, expected, found in outcomes(case)
        if expected != found
    ]


def found_in(said: Reading, text: str) -> dict[str, str]:
    """Each field of a reading in the notation of the cases."""
    found = {name: " | ".join(claim.value for claim in getattr(said, name)) for name in LISTS}
    found |= {name: _value(getattr(said, name)) for name in SINGLE}
    if said.title and said.title.confidence <= _ONLY_THE_OPENING:
        found["title"] = ""
    found["rating"] = f"{said.rating.given} = {said.rating.value}" if said.rating else ""
    found["series"] = " | ".join(
        f"{each.value} #{each.part}" if each.part else each.value for each in said.series
    )
    first, last = said.chapters[0], said.chapters[-1]
    found["notes"] = _joined((*said.notes_before, *first.notes_before))
    notes_after = dict.fromkeys((*said.notes_after, *last.notes_after))
    found["notes_after"] = _joined(notes_after)
    found["disclaimer"] = said.disclaimer.value if said.disclaimer else ""
    found["chapter"] = first.title or ""
    found["begins"] = found["ends"] = text[first.start : last.end]
    return found


def _value(claim: Claim | None) -> str:
    return claim.value if claim else ""


def _joined(notes: Iterable[Note]) -> str:
    return " ".join(note.value for note in notes)


def _folded(field: str, value: str, expected: str = "") -> str:
    value = " ".join(value.translate({0x201C: '"', 0x201D: '"', 0x2019: "'"}).split())
    if field in LISTS:
        return " | ".join(sorted(part.strip() for part in value.casefold().split("|")))
    length = len(" ".join(expected.split()))
    if expected and field == "begins":
        return value[:length]
    if expected and field == "ends":
        return value[-length:]
    return value


def table(group: str) -> Iterator[str]:
    right, wanted, extra = Counter[str](), Counter[str](), Counter[str]()
    for case in all_cases(group):
        for field, expected, found in outcomes(case):
            wanted[field] += bool(expected)
            right[field] += bool(expected) and expected == found
            extra[field] += bool(found) and not expected
    for field in FIELDS:
        share = f"{100 * right[field] / wanted[field]:.1f} %" if wanted[field] else ""
        yield f"| {field} | {right[field]} of {wanted[field]} | {share} | {extra[field]} |"
    total = f"{100 * right.total() / wanted.total():.1f} %"
    yield f"| all | {right.total()} of {wanted.total()} | {total} | {extra.total()} |"


def main() -> None:
    for group in sys.argv[1:] or ["first", "second"]:
        print(f"| {group}: field | right | share | found where none is |\n|---|---|---|---|")
        print(*table(group), sep="\n")


if __name__ == "__main__":
    main()
