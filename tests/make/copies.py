"""Stories that are copies of one another, brought to the desk as in life."""

from __future__ import annotations

from pathlib import Path

from make.desks import bring
from make.prose import make_paragraphs, make_prose
from storykeep.desk.models import CopyPair
from storykeep.works import rules
from storykeep.works.models import Work


def headed(title: str, body: str, **header: str) -> str:
    """A story under a header."""
    lines = "".join(f"{label.capitalize()}: {value}\n" for label, value in header.items())
    return f"Title: {title}\n{lines}\n{body}\n"


def slightly_changed(body: str) -> str:
    """The same story with a word wrong here and there."""
    return body.replace("harbour", "port").replace("kettle", "pot", 2)


def bring_pair(folder: Path, *, state: str = rules.ON_DESK) -> CopyPair:
    """A story, and the same under another header with some words changed."""
    body = make_prose("the ferry", 700)
    bring(
        folder,
        {
            "ferry.txt": headed("The Ferry", body, author="Ann", fandom="The Lighthouse"),
            "crossing.txt": headed(
                "The Crossing",
                slightly_changed(body),
                author="Bea",
                rating="PG-13",
                characters="Mara, Tom",
                summary="A crossing at night.",
            ),
        },
        state=state,
    )
    return CopyPair.objects.get()


def bring_serial(folder: Path, chapters: int = 4) -> list[Work]:
    """The chapters of a story one by one, then the whole; its works in that order."""
    bodies = [make_prose(f"chapter {number}", 400) for number in range(1, chapters + 1)]
    files = {
        f"serial {number:02}.txt": headed(f"The Serial, chapter {number}", body)
        for number, body in enumerate(bodies, start=1)
    }
    files["whole.txt"] = headed("The Serial", "\n\n".join(bodies))
    return [arrival.work for arrival in bring(folder, files) if arrival.work]


def grown(words: int = 1600) -> tuple[str, str]:
    """A story as it first stood, and as it stood when it was done."""
    pieces = make_paragraphs("it grows", words)
    return "\n\n".join(pieces[: len(pieces) // 2]), "\n\n".join(pieces)
