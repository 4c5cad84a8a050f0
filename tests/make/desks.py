"""A desk with stories on it, read and landed as in life, without a pool of processes."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from make.piles import make_body
from storykeep import intake
from storykeep.desk.models import Arrival
from storykeep.desk.reader import Failed, Job, Read, read_file
from storykeep.desk.services.landing import land_batch
from storykeep.works import rules
from storykeep.works.models import Work

HEADED = (
    "Title: The Longest Night\nRating: PG-13\nCharacters: Mara, Tom\n"
    "Summary: A storm, & what came <after>.\n\n" + make_body(3)
)


def bring(folder: Path, files: dict[str, str], *, state: str = rules.ON_DESK) -> list[Arrival]:
    """Write these files (name to text) into ``folder`` and take them in; their arrivals, in order."""
    batch: list[tuple[Job, Read | Failed]] = []
    folder.mkdir(parents=True, exist_ok=True)
    for number, (name, text) in enumerate(files.items(), start=1):
        file = folder / name
        file.write_text(text, "utf-8")
        [found] = intake.find([file])
        job = Job(number, str(file), found)
        outcome = read_file(job, settings.DATA)
        assert isinstance(outcome, Read | Failed)
        batch.append((job, outcome))
    land_batch(batch, state=state)
    return [Arrival.objects.get(path=str(folder / name)) for name in files]


def bring_one(folder: Path, text: str = HEADED, *, state: str = rules.ON_DESK) -> Work:
    """One story on the desk."""
    [arrival] = bring(folder, {"night.txt": text}, state=state)
    assert arrival.work is not None
    return arrival.work
