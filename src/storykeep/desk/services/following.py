"""Keeping suggestions up while the archive is served, and what is known in a file for the readers."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from storykeep.desk.knowledge import everything_learned
from storykeep.desk.models import Lesson
from storykeep.desk.reader import KNOWN_FILE
from storykeep.desk.services.learning import note_every_work
from storykeep.desk.services.locking import only_learner
from storykeep.desk.services.suggesting import follow_lessons
from storykeep.kit.background import keep_doing
from storykeep.reading.known_file import to_text

_PACE = 1.0
"""Seconds between two looks at the lessons."""


def write_known(data: Path) -> None:
    """Write what the archive knows beside its stories, whole or not at all."""
    draft = data / f"{KNOWN_FILE}.new"
    draft.write_text(to_text(everything_learned()), encoding="utf-8")
    draft.replace(data / KNOWN_FILE)


def keep_up() -> int:
    """Take up what lessons there are, unless another process is at it; on how many works it told."""
    if not Lesson.objects.exists():
        return 0
    with only_learner(settings.DATA, waits=False) as mine:
        return follow_lessons() if mine else 0


def learn_anew() -> int:
    """Forget what was learned and learn it again from every work; on how many works it told."""
    with only_learner(settings.DATA, waits=True):
        note_every_work()
        told = follow_lessons()
        write_known(settings.DATA)
    return told


def start_follower() -> None:
    """Keep suggestions up in the background, in processes that serve pages."""
    keep_doing(
        keep_up,
        name="lore",
        pace=_PACE,
        trouble="Suggestions could not be brought up to date; it will be tried again.",
    )
