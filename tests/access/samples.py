"""What stands in the archive when the table is asked: one work of each standing, and their like."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from make.works import make_work
from storykeep.desk.models import Arrival, CopyPair
from storykeep.people.services import make_keeper_link
from storykeep.tags.models import Tag
from storykeep.works import rules
from storykeep.works.models import Original
from storykeep.works.originals import store
from storykeep.works.services.merging import merge_work

_STANDING: dict[str, dict[str, Any]] = {
    "everyone": {"state": rules.POSTED, "audience": rules.EVERYONE},
    "members": {"state": rules.POSTED, "audience": rules.MEMBERS},
    "desk": {"state": rules.ON_DESK, "audience": rules.EVERYONE, "authors": ["Mallory"]},
    "set_aside": {"state": rules.SET_ASIDE, "audience": rules.EVERYONE, "authors": ["Mallory"]},
}


def make_samples(data: Path) -> dict[str, str]:
    """Fill the archive; gives what stands in the addresses' braces."""
    samples: dict[str, str] = {}
    for name, standing in _STANDING.items():
        content = f"The file of the sample work {name}.".encode()
        original = _keep(data, f"{name}.txt", content)
        work = make_work(
            title=f"A story for {name}",
            chapters=2,
            tags=[("fandom", "The Lighthouse"), ("character", "Mara"), ("freeform", "storms")],
            original=original.pk,
            **standing,
        )
        samples[name] = str(work.pk)
    samples["arrival"] = str(_copy_of(data, int(samples["everyone"])).pk)
    samples |= _copies(data, samples)
    samples["fandom"] = Tag.objects.get(kind="fandom", name="The Lighthouse").slug
    samples["token"] = make_keeper_link()
    return samples


def _copies(data: Path, samples: dict[str, str]) -> dict[str, str]:
    """Two works that may be copies, and one that stands behind another."""
    one, other = sorted((int(samples["everyone"]), int(samples["desk"])))
    figures = {"alike": 0.9, "one": 0.97, "other": 0.93, "one_error": 0.02, "other_after": 0.05}
    pair = CopyPair.objects.create(
        one_id=one, other_id=other, kind="same", figures=figures, group=one
    )
    original = _keep(data, "merged.txt", b"The file of a work that was merged.")
    merged = make_work(title="A story that was merged", chapters=2, original=original.pk)
    merge_work(work=merged.pk, into=int(samples["everyone"]), account=None)
    return {
        "pair": str(pair.pk),
        "group": str(pair.group),
        "merged": str(merged.pk),
        "further": str(original.pk),
    }


def _keep(data: Path, name: str, content: bytes) -> Original:
    sha256 = hashlib.sha256(content).hexdigest()
    store(data, sha256, content)
    return Original.objects.create(sha256=sha256, size=len(content), format="text", name=name)


def _copy_of(data: Path, work: int) -> Arrival:
    """A file that made no work of its own."""
    content = b"Title: Another Header\n\nIt rained on day 1. Nobody minded.\n"
    return Arrival.objects.create(
        place="/pile/copy.txt",
        place_key=hashlib.sha256(b"/pile/copy.txt").hexdigest(),
        path="pile/copy.txt",
        status=Arrival.COPY,
        code="same-story",
        message="This is a story that is here already, under another header.",
        original=_keep(data, "copy.txt", content),
        work_id=work,
    )
