"""What must hold for any bytes at all that go through intake, reading and press.

An answer or a coded error; offsets in order and inside the text; JSON there and back; what is
written out can be taken in again. A *recipe* is a letter that says what kind of file it is, and
the bytes that go into it: so that a mutation of the bytes stays an EPUB or a DOCX.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from make import hostile
from storykeep import intake, press, reading
from storykeep.reading import json as reading_json
from storykeep.reading.document import Note, Reading
from storykeep.story import json as story_json
from storykeep.story.document import Story
from storykeep.story.errors import StoryError

PART = b"\n%%\n"
"""What parts the pieces of a recipe for a book, a document or a pile."""
_PAGE = Path(__file__).resolve().parents[2] / "docs" / "error-codes.md"
_CODES = frozenset(re.findall(r"^\| `([^`]+)` \|", _PAGE.read_text(encoding="utf-8"), re.MULTILINE))
_MOMENT = datetime(2024, 5, 17, 20, 30, tzinfo=UTC)


def through_the_floor(recipe: bytes) -> str:
    """How it ended: the code of an error, or ``read``. Raises whatever breaks the law."""
    kind, payload = recipe[:1], recipe[1:]
    if kind == b"z":
        return _pile(payload)
    make = _KINDS.get(kind)
    return one_file(*(make(payload) if make else ("story.txt", payload)))


def one_file(name: str, data: bytes) -> str:
    """One file all the way: taken in, read, arranged, written out, taken in again."""
    try:
        story = intake.read(name, data)
    except StoryError as error:
        return _coded(error)
    _story_holds(story)
    found = reading.read(story)
    _reading_holds(found, story.text)
    arranged = reading.arrange(story, found)
    _story_holds(arranged)
    _comes_back(arranged)
    return "read"


def _coded(error: StoryError) -> str:
    assert error.code in _CODES, f"{error.code} is not in docs/error-codes.md"
    assert error.message.endswith((".", "…")), f"no sentence: {error.message!r}"
    return error.code


def _pile(payload: bytes) -> str:
    """A zip of the recipe’s pieces, found and read as a person’s pile is."""
    pieces = payload.split(PART)[:20]
    endings = ("txt", "html", "md", "epub", "zip", "docx", "", "TXT")
    files = {f"{n}/story {n}.{endings[n % 8]}": piece for n, piece in enumerate(pieces)}
    with tempfile.TemporaryDirectory(prefix="storykeep-fuzz-") as folder:
        path = Path(folder) / "pile.zip"
        path.write_bytes(payload if payload.startswith(b"PK") else hostile.zipped({**files}))
        for found in intake.find([path]):
            if isinstance(found, intake.Failure):
                assert found.code in _CODES, f"{found.code} is not in docs/error-codes.md"
                continue
            try:
                data = intake.read_bytes(found)
            except StoryError as error:
                _coded(error)
                continue
            one_file(found.path, data)
    return "pile"


def _story_holds(story: Story) -> None:
    text = story.text
    text.encode()  # no half of a surrogate pair may come through
    size = len(text)
    for chapter in story.chapters:
        assert 0 <= chapter.start <= chapter.end <= size, "a chapter lies outside the text"
    at = 0
    for block in story.blocks:
        assert at <= block.start <= block.end <= size, "blocks overlap, or lie outside the text"
        at = block.end
    for finding in story.findings:
        assert 0 <= finding.start <= finding.end <= size, "a finding lies outside the text"
        assert finding.code in _CODES, f"{finding.code} is not in docs/error-codes.md"
    assert story_json.from_json(json.loads(json.dumps(story_json.to_json(story)))) == story


def _reading_holds(found: Reading, text: str) -> None:
    again = reading_json.from_json(json.loads(json.dumps(reading_json.to_json(found))))
    assert again == found, "the reading does not come back from JSON"
    size = len(text)
    scenes = [(s.start, s.end) for chapter in found.chapters for s in chapter.scenes]
    for name, places in {
        "chapters": _ordered((each.start, each.end) for each in found.chapters),
        "scenes": _ordered(scenes),
        "speech": _ordered((each.start, each.end) for each in found.speech),
        "furniture": _ordered(found.furniture),
        "damage": [(each.start, each.end) for each in found.damage],
        "references": [(each.start, each.end) for each in found.references],
        "advice": [place for each in found.advice for place in each.because],
        "cast": [place for each in found.cast for place in each.places],
        "claims": _claimed(found),
    }.items():
        for start, end in places:
            assert 0 <= start <= end <= size, f"{name}: ({start}, {end}) outside a text of {size}"
    for confidence in _confidences(found):
        assert 0 <= confidence <= 1, f"a confidence of {confidence}"
    names = {each.name for each in found.cast}
    for speech in found.speech:
        assert {speech.speaker, speech.addressee} <= names | {None}, "a speaker is not in the cast"
    for tie in found.ties:
        assert {tie.a, tie.b} <= names, "a tie is with nobody of the cast"
    for finding in found.damage:
        assert finding.code in _CODES, f"{finding.code} is not in docs/error-codes.md"


def _ordered(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    listed = list(places)
    for (_, end), (start, _) in pairwise(listed):
        assert end <= start, f"out of order, or over one another: …{end}), ({start}…"
    return listed


def _claimed(found: Reading) -> list[tuple[int, int]]:
    lists = (
        found.authors, found.fandoms, found.warnings, found.categories, found.relationships,
        found.characters, found.tags, found.series, found.notes_before, found.notes_after,
        (found.title, found.summary, found.language, found.rating, found.published,
         found.updated, found.status, found.disclaimer),
    )  # fmt: skip
    claims = [claim for each in lists for claim in each if claim is not None]
    for claim in claims:
        assert (claim.start is None) == (claim.end is None), f"half a place: {claim}"
        assert isinstance(claim, Note) or claim.value, f"an empty claim: {claim}"
    return [(c.start, c.end) for c in claims if c.start is not None and c.end is not None]


def _confidences(found: Reading) -> list[float]:
    return [
        each.confidence
        for some in (found.cast, found.speech, found.advice, found.fandoms, found.characters)
        for each in some
    ]


def _comes_back(story: Story) -> None:
    """What is written out is taken in again, with the words it went out with."""
    for name, data in (
        ("out.epub", press.epub(story, modified=_MOMENT)),
        ("out.html", press.html(story).encode()),
        ("out.txt", press.text(story).encode()),
    ):
        try:
            intake.read(name, data)
        except StoryError as error:
            # Nothing but marks and blanks is left of some stories.
            if error.code not in {"empty", "epub-spine"}:
                raise AssertionError(f"{name}: {error.code}: {error.message}") from error


def _epub(payload: bytes) -> tuple[str, bytes]:
    """Pieces: the package’s metadata, then a body for each chapter."""
    first, *rest = _words(payload)
    bodies = {f"c{n}.xhtml": body for n, body in enumerate(rest[:40])}
    return "book.epub", hostile.epub(bodies, metadata=first)


def _docx(payload: bytes) -> tuple[str, bytes]:
    """Pieces: the document’s body, its relationships, its core properties."""
    body, *rest = _words(payload)
    core = rest[1] if len(rest) > 1 else None
    made = hostile.docx(body, relationships=rest[0] if rest else "", core=core)
    return "story.docx", made


def _typed(payload: bytes) -> tuple[str, bytes]:
    """A DOCX of these plain lines, as a word processor would save them."""
    escaped = payload.decode("utf-8", "replace").replace("&", "&amp;").replace("<", "&lt;")
    lines = re.sub(r"[^\t\n\x20-\ud7ff\ue000-\ufffd]", "", escaped).split("\n")
    return "story.docx", hostile.docx("".join(map(hostile.word_paragraph, lines)))


def _damaged(payload: bytes) -> tuple[str, bytes]:
    """A book or a document with single bytes changed: (place, value) in three bytes each."""
    body = "Once upon a time there was rain."
    whole = hostile.epub({"a.xhtml": f"<p>{body}</p>"}), hostile.docx(hostile.word_paragraph(body))
    made = bytearray(whole[payload[:1] > b"\x7f"])
    for at in range(1, len(payload) - 2, 3):
        made[int.from_bytes(payload[at : at + 2]) % len(made)] = payload[at + 2]
    return "book.epub", bytes(made)


def _words(payload: bytes) -> list[str]:
    return [piece.decode("utf-8", "replace") for piece in payload.split(PART)]


def _named(payload: bytes) -> tuple[str, bytes]:
    """Any bytes, under the name that stands in their first line."""
    name, _, data = payload.partition(b"\n")
    return name.decode("utf-8", "replace") or "story", data


_KINDS: dict[bytes, Callable[[bytes], tuple[str, bytes]]] = {
    b"t": lambda payload: ("story.txt", payload),
    b"h": lambda payload: ("story.html", payload),
    b"m": lambda payload: ("story.md", payload),
    b"e": _epub,
    b"d": _docx,
    b"w": _typed,
    b"n": _named,
    b"b": _damaged,
}
