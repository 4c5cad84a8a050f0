"""The names in a work's byline."""

from __future__ import annotations

from collections.abc import Sequence

from storykeep.works import rules
from storykeep.works.models import Creatorship, Work


def creatorship_rows(work: Work, names: Sequence[str]) -> list[Creatorship]:
    """Unsaved rows for these names, each writer once, in order."""
    unique = {rules.name_key(name): " ".join(name.split())[:200] for name in names if name.strip()}
    return [
        Creatorship(work=work, name=name, key=key, position=position)
        for position, (key, name) in enumerate(unique.items())
    ]


def set_writers(work: Work, names: Sequence[str]) -> None:
    """These are the writers of this work, in this order, and no others."""
    Creatorship.objects.filter(work=work).delete()
    Creatorship.objects.bulk_create(creatorship_rows(work, names))
