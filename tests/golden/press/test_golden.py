"""One small story printed in every form, kept beside this file to be looked at.

To keep a change: ``python tests/golden/press/test_golden.py`` writes the files anew; read the
difference before it is committed.
"""

from __future__ import annotations

import sys
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

HERE = Path(__file__).parent
if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parents[1]))

from make.stories import make_chapter, make_story  # noqa: E402 - the path is made above
from storykeep import press  # noqa: E402
from storykeep.story.document import Metadata  # noqa: E402

STORY = make_story(
    make_chapter(
        "<p>“Who’s there?” said <em>Mole</em>.<br>Nobody was.</p>",
        "<hr>",
        '<p>He put out the lamp.<a href="#light">1</a></p>',
        title="Dusk",
        notes_before="<p>It gets lighter.</p>",
    ),
    make_chapter(
        "<h2>Later</h2>",
        "<ul><li>toast</li><li>tea</li></ul>",
        "<blockquote><p>Poop-poop!</p></blockquote>",
        notes_after="<p>Thank you.</p>",
    ),
    metadata=Metadata(
        title="The Lamp & the Mole",
        authors=("Ada Quill", "Bea Reed"),
        language="en-GB",
        rating="General Audiences",
        status="complete",
        published="2009-04-01",
        updated="2011-02",
        series=(("Lamplight", "2"),),
        fandoms=("The Wind in the Willows",),
        warnings=("No Archive Warnings Apply",),
        relationships=("Mole & Rat",),
        characters=("Mole", "Rat"),
        tags=("Tea", "Winter"),
        summary="<p>Mole hears something.</p>",
        notes_after='<p id="light">It was a glow-worm.</p>',
        address="https://example.org/works/7",
        identifier="urn:uuid:4d9f5f3a-3d0b-4c55-9b43-2f7c51e6e3c1",
    ),
)


def printed() -> dict[str, str]:
    """Every text of every form, by the name it is kept under."""
    moment = datetime(2024, 5, 17, 20, 30, tzinfo=UTC)
    book = zipfile.ZipFile(BytesIO(press.epub(STORY, modified=moment)))
    files = {
        f"book/{name.rpartition('/')[2]}": book.read(name).decode()
        for name in book.namelist()
        if not name.endswith((".css", "mimetype", "container.xml"))
    }
    return {"story.html": press.html(STORY), "story.txt": press.text(STORY), **files}


@pytest.mark.parametrize("name", list(printed()))
def test_what_is_printed_stays_as_it_was_looked_at(name: str) -> None:
    assert printed()[name] == (HERE / name).read_text(encoding="utf-8")


if __name__ == "__main__":
    (HERE / "book").mkdir(exist_ok=True)
    for name, content in printed().items():
        (HERE / name).write_text(content, encoding="utf-8", newline="\n")
