"""What becomes of each file of a batch, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from django.utils.translation import gettext as _

from storykeep.desk.models import Arrival
from storykeep.desk.places import place_key
from storykeep.desk.reader import Failed, Job, Read
from storykeep.works.models import Work

Fate = Literal["new", "renew", "same", "duplicate", "copy", "failed"]
Settled = tuple[Job, Read | Failed]


@dataclass(frozen=True, slots=True)
class Home:
    """Where a story is already: a work, or one that this same batch is about to make."""

    work: int | None
    """Primary key; null for one of this batch."""
    number: int
    """``Job.number`` of the file in this batch that makes it; 0 for a work."""
    name: str
    """For a person: where the work came from, or its title."""


class Trouble(NamedTuple):
    """Why a file makes no work of its own, with a stable code."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Verdict:
    job: Job
    outcome: Read | Failed
    fate: Fate
    home: Home | None = None
    """For ``renew`` and ``same`` the work of this place; for ``duplicate`` and ``copy`` the other."""
    code: str = ""
    message: str = ""
    record: Arrival | None = None


@dataclass(slots=True)
class Standing:
    """What the archive holds that touches a batch."""

    arrivals: dict[str, Arrival] = field(default_factory=dict)
    by_sha256: dict[str, Home] = field(default_factory=dict)
    by_body: dict[str, list[Home]] = field(default_factory=dict)


def standing_for(batch: Sequence[Settled]) -> Standing:
    """Look up what a batch touches. Four queries."""
    read = [outcome for _job, outcome in batch if isinstance(outcome, Read)]
    keys = [place_key(job.place) for job, _outcome in batch]
    standing = Standing()
    standing.arrivals = {
        row.place_key: row for row in Arrival.objects.filter(place_key__in=keys).order_by("pk")
    }
    shas = [one.sha256 for one in read]
    bodies = [one.body_key for one in read if one.body_key]
    columns = ("pk", "title", "original__sha256", "body_key")
    same_file = list(Work.objects.filter(original__sha256__in=shas).values_list(*columns))
    same_body = list(Work.objects.filter(body_key__in=bodies).values_list(*columns))
    paths = _paths({row[0] for row in [*same_file, *same_body]})
    for pk, title, sha256, _body in sorted(same_file, reverse=True):
        standing.by_sha256[sha256 or ""] = Home(pk, 0, paths.get(pk, title))
    for pk, title, _sha256, body in sorted(same_body):
        standing.by_body.setdefault(body, []).append(Home(pk, 0, paths.get(pk, title)))
    return standing


def _paths(works: Iterable[int]) -> dict[int, str]:
    rows = Arrival.objects.filter(work__in=set(works), status=Arrival.TAKEN_IN).order_by("-pk")
    return dict(rows.values_list("work_id", "path"))


def judge(batch: Sequence[Settled], standing: Standing) -> list[Verdict]:
    """A verdict for each file, in order; a place that comes twice is judged once."""
    verdicts: dict[str, Verdict] = {}
    for job, outcome in batch:
        key = place_key(job.place)
        if key in verdicts:
            continue
        verdict = _judge_one(job, outcome, standing)
        verdicts[key] = verdict
        if isinstance(outcome, Read) and verdict.fate in {"new", "renew"}:
            _remember(verdict, outcome, standing)
    return list(verdicts.values())


def _judge_one(job: Job, outcome: Read | Failed, standing: Standing) -> Verdict:
    record = standing.arrivals.get(place_key(job.place))
    if isinstance(outcome, Failed):
        return Verdict(
            job, outcome, "failed", code=outcome.code, message=outcome.message, record=record
        )
    own = record.work_id if record and record.status in {Arrival.TAKEN_IN, Arrival.FAILED} else None
    if record and record.status == Arrival.TAKEN_IN and record.sha256 == outcome.sha256:
        return Verdict(job, outcome, "same", Home(own, 0, ""), record=record)
    same_file = standing.by_sha256.get(outcome.sha256)
    if same_file:
        return _same_file(job, outcome, same_file, own, record)
    same_body = standing.by_body.get(outcome.body_key, []) if outcome.body_key else []
    if same_body and (own is None or all(home.work != own for home in same_body)):
        message = _("The same story as %(name)s, under another header; kept, and linked to it.")
        message %= {"name": same_body[0].name}
        return Verdict(job, outcome, "copy", same_body[0], *Trouble("same-story", message), record)
    if own is not None:
        return Verdict(job, outcome, "renew", Home(own, 0, ""), record=record)
    return Verdict(job, outcome, "new", record=record)


def _same_file(
    job: Job, outcome: Read, home: Home, own: int | None, record: Arrival | None
) -> Verdict:
    if own is not None and home.work == own:
        return Verdict(job, outcome, "same", home, record=record)
    message = _("The same file as %(name)s, which is here already.") % {"name": home.name}
    return Verdict(job, outcome, "duplicate", home, *Trouble("same-file", message), record)


def _remember(verdict: Verdict, outcome: Read, standing: Standing) -> None:
    """What this file makes is there for the files after it."""
    work = verdict.home.work if verdict.home else None
    home = Home(work, 0 if work else verdict.job.number, verdict.job.found.path)
    standing.by_sha256.setdefault(outcome.sha256, home)
    if outcome.body_key:
        standing.by_body.setdefault(outcome.body_key, []).append(home)
