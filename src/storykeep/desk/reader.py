"""What one reading process does with one file. No Django: many of these run at once.

Bytes come in, are kept as an original, and go out as a ``Read``: all that the archive's own process
needs to make a work, or why there is none.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections import Counter
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from storykeep import intake, reading
from storykeep.desk import landing
from storykeep.desk.halting import Halt, halt
from storykeep.likeness import bare_text, filed
from storykeep.reading import known_file
from storykeep.reading.document import Known, Reading
from storykeep.reading.json import to_json
from storykeep.reading.named import names_of, names_to_json
from storykeep.story.document import Story
from storykeep.story.errors import StoryError
from storykeep.works import originals
from storykeep.works.catalogue import Catalogue, ChapterText

KNOWN_FILE = "known.json"
"""In the data folder: what the archive knew when it last took stories in. Can be thrown away."""
_COMPRESSION = 6
_NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True, order=True)
class Job:
    """One file to read. ``place`` is its whole path, as ``Arrival.place``."""

    number: int
    """Counts up in the order the files were found."""
    place: str = field(compare=False)
    found: Any = field(compare=False)
    """An ``intake.Found``."""


@dataclass(frozen=True, slots=True)
class Read:
    """A file that is a story."""

    sha256: str
    size: int
    format: str
    catalogue: Catalogue
    chapters: tuple[ChapterText, ...]
    body_key: str
    reading: bytes
    """As ``StoredReading.reading``."""
    text: bytes
    """As ``StoredReading.text``."""
    signs: dict[str, int] = field(default_factory=dict)
    """As ``StoredReading.signs``."""
    sketch: bytes = b""
    """Packed; with ``keys`` what ``likeness.filed`` makes of the text."""
    keys: tuple[int, ...] = ()
    names: dict[str, object] = field(default_factory=dict)
    """As ``StoredReading.names``."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that is no story, or that cannot be read. ``sha256`` is empty when no bytes were had."""

    code: str
    message: str
    sha256: str = ""
    size: int = 0


Outcome = Read | Failed | Halt


def read_file(job: Job, data: Path) -> Outcome:
    """Read one file and keep its bytes in the data folder ``data``."""
    try:
        content = intake.read_bytes(job.found)
    except StoryError as error:
        return Failed(error.code, error.message)
    sha256 = hashlib.sha256(content).hexdigest()
    try:
        originals.store(data, sha256, content)
    except OSError as error:
        return halt(error, data)
    return _read(job.found.path, content, sha256, places_known(data))


def _read(path: str, content: bytes, sha256: str, known: Known) -> Outcome:
    try:
        return read_story(intake.read(path, content), file_name(path), known)
    except StoryError as error:
        return Failed(error.code, error.message, sha256, len(content))
    except (MemoryError, RecursionError):
        message = "Reading it took more memory than there is. The file itself is kept."
        return Failed("reader-stopped", message, sha256, len(content))
    except Exception as error:
        message = f"The reader stumbled over it ({type(error).__name__}). The file itself is kept."
        return Failed("reader-stopped", message, sha256, len(content))


def read_story(story: Story, name: str, known: Known = _NOTHING_KNOWN) -> Read:
    """All that the archive keeps of a story that came in as ``name``, a file's name without folders."""
    said = reading.read(story, known)
    landed = landing.land(reading.arrange(story, said), said, name)
    likeness = filed("\n".join(bare_text(chapter.html) for chapter in landed.chapters))
    return Read(
        sha256=story.source.sha256 if story.source else "",
        size=story.source.size if story.source else 0,
        format=story.source.format if story.source else "",
        catalogue=landed.catalogue,
        chapters=landed.chapters,
        body_key=landed.body_key,
        reading=packed(json.dumps(_stored(story, said), ensure_ascii=False, separators=(",", ":"))),
        text=packed(story.text),
        signs=dict(Counter(found.code for found in said.damage)),
        sketch=likeness.sketch.pack(),
        keys=likeness.keys,
        names=names_to_json(names_of(said)),
    )


def places_known(data: Path) -> Known:
    """The places the archive knows, so that none is taken for a person. Suggestions come later, from
    what is known when the story has landed."""
    try:
        changed_at = (data / KNOWN_FILE).stat().st_mtime_ns
        return _places_in(data / KNOWN_FILE, changed_at)
    except (OSError, StoryError):
        return Known()  # the file is derived: without it, or damaged, one reads without it


@lru_cache(maxsize=1)
def _places_in(path: Path, _changed_at: int) -> Known:
    known = known_file.load(path)
    return Known(places=known.places, not_people=known.not_people)


def _stored(story: Story, said: Reading) -> dict[str, Any]:
    """A reading as it is kept: with ``findings``, what was noticed and repaired on the way in.

    ``anchors``: the chapters kept beside it have ids where scenes begin (see ``desk.anchors``).
    """
    findings = [asdict(found) for found in story.findings]
    return {**to_json(said), "findings": findings, "anchors": True}


def file_name(path: str) -> str:
    """The file's own name: what stands after the last folder, or the last ``!`` of a zip."""
    return path.rsplit("!", 1)[-1].replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


def packed(text: str) -> bytes:
    """zlib-compressed UTF-8."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _COMPRESSION)


def unpacked(data: bytes) -> str:
    """The text that ``packed`` packed."""
    return zlib.decompress(data).decode("utf-8", "surrogatepass")
