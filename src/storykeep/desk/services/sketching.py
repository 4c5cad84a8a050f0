"""Sketches for works that have none yet: those of before there were sketches, or of an older scheme."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F, Q

from storykeep.desk.services.finding_copies import Sketched, file_sketches
from storykeep.likeness import SCHEME, bare_text, filed
from storykeep.works.models import Chapter, Work

CHUNK = 100
"""Works at most in one transaction."""
CHUNK_WORDS = 400_000
"""Words at most in one transaction, unless one work alone has more."""


def sketch_the_rest() -> int:
    """Sketch every work whose text has not been, and propose copies; how many pairs were found.

    A few works at a time, each time in one transaction: it may be stopped at any moment and goes on
    from there. Where nothing is missing it costs one query.
    """
    found, after = 0, 0
    while chunk := _next(after):
        after = chunk[-1][0]
        with transaction.atomic():
            found += file_sketches([_sketched(work, version) for work, version in chunk])
    return found


def _next(after: int) -> list[tuple[int, int]]:
    """The next works without a sketch of their text, with their versions."""
    missing = Q(sketch=None) | ~Q(sketch__scheme=SCHEME) | ~Q(sketch__version=F("version"))
    rows = Work.objects.filter(missing, pk__gt=after).order_by("pk")
    chunk: list[tuple[int, int]] = []
    words = 0
    for pk, version, size in rows.values_list("pk", "version", "words")[:CHUNK]:
        if chunk and words + size > CHUNK_WORDS:
            break
        chunk.append((pk, version))
        words += size
    return chunk


def _sketched(work: int, version: int) -> Sketched:
    chapters = Chapter.objects.filter(work=work).order_by("position")
    made = filed("\n".join(map(bare_text, chapters.values_list("html", flat=True))))
    return Sketched(work, version, made.sketch.pack(), made.keys)
