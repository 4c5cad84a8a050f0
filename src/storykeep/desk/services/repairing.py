"""Mending a work's text in the places a person chose, and putting it back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from storykeep.desk.models import EarlierReading, StoredReading
from storykeep.desk.reader import Read, places_known, read_story, unpacked
from storykeep.desk.services.finding_copies import Sketched, file_sketches
from storykeep.desk.services.learning import note_lessons
from storykeep.intake.text import read_text
from storykeep.kit.errors import DomainError, NotFound
from storykeep.likeness import bare_text, filed
from storykeep.reading.document import Reading, Repair
from storykeep.reading.json import from_json
from storykeep.reading.repairs import mended
from storykeep.story.document import Story
from storykeep.works.models import Chapter, Deed, EarlierText, Work
from storykeep.works.services.mending import mend_text, text_changed

_FIELDS = ("reading", "text", "signs", "names")


def mend_work(
    *, work: int, version: int, chosen: Iterable[int], account: int | None
) -> tuple[Deed, int]:
    """Make the chosen repairs (numbers in the reading's ``repairs``) in a work's text; how many they were.

    The mended text is read again and becomes the work's next version, all in one transaction but the
    reading. Fields a person confirmed stay; the original stays as it came. Raises ``NotFound``
    (``no-such-work``), ``Conflict`` (``text-changed``) when the text is another than ``version``, and
    ``DomainError`` (``no-repair-chosen``).
    """
    stored = (
        StoredReading.objects.select_related("work", "work__original").filter(work=work).first()
    )
    if stored is None:
        raise NotFound("no-such-work", _("There is no such work on the desk."))
    if not stored.version == version == stored.work.version:
        raise text_changed()
    said = from_json(json.loads(unpacked(bytes(stored.reading))))
    wanted = frozenset(chosen)
    repairs = [one for number, one in enumerate(said.repairs) if number in wanted and one.fits]
    if not repairs:
        raise DomainError(
            "no-repair-chosen", _("No place was chosen, so nothing was changed. Tick what to mend.")
        )
    name = stored.work.original.name if stored.work.original else ""
    story = _mended(unpacked(bytes(stored.text)), said, repairs)
    read = read_story(story, name, places_known(settings.DATA))
    return _land(stored, read, account), len(repairs)


def _mended(text: str, said: Reading, repairs: Sequence[Repair]) -> Story:
    return replace(read_text(mended(text, repairs)), source=said.source)


@transaction.atomic
def _land(stored: StoredReading, read: Read, account: int | None) -> Deed:
    deed = mend_text(
        work=stored.work_id,
        version=stored.version,
        catalogue=read.catalogue,
        chapters=read.chapters,
        body_key=read.body_key,
        account=account,
    )
    EarlierReading.objects.create(
        work=stored.work,
        version=stored.version,
        **{name: getattr(stored, name) for name in _FIELDS},
    )
    stored.reading, stored.text = read.reading, read.text
    stored.signs, stored.names = read.signs, read.names
    _keep(stored, stored.version + 1)
    file_sketches([Sketched(stored.work_id, stored.version, read.sketch, read.keys)])
    return deed


def put_reading_back(deed: Deed) -> None:
    """After a mending is undone: the reading its text had. Call it inside the same transaction."""
    had = deed.before["text"]["had"]
    earlier = EarlierReading.objects.filter(work=deed.work_id, version=had).first()
    stored = StoredReading.objects.filter(work=deed.work_id).first()
    is_kept = EarlierText.objects.filter(work=deed.work_id, version=had).exists()
    if earlier is None or stored is None or is_kept:
        return  # a newer file came in since: the text was left alone, and so is its reading
    version = Work.objects.values_list("version", flat=True).get(pk=deed.work_id)
    for name in _FIELDS:
        setattr(stored, name, getattr(earlier, name))
    _keep(stored, version)
    earlier.delete()
    html = Chapter.objects.filter(work=deed.work_id).order_by("position")
    made = filed("\n".join(map(bare_text, html.values_list("html", flat=True))))
    file_sketches([Sketched(deed.work_id, version, made.sketch.pack(), made.keys)])


def _keep(stored: StoredReading, version: int) -> None:
    """Write a reading, of which suggestions are to be made anew."""
    stored.version, stored.known, stored.suggested = version, "", []
    stored.damage = sum(stored.signs.values())
    stored.save(update_fields=[*_FIELDS, "version", "damage", "known", "suggested"])
    note_lessons([stored.work_id])
