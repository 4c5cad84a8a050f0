"""What stands in the archive when the table is asked: one work of each standing, and their like."""

from __future__ import annotations

import hashlib
from pathlib import Path

from make.works import make_work
from storykeep.people.services import make_keeper_link
from storykeep.tags.models import Tag
from storykeep.works import rules
from storykeep.works.models import Original
from storykeep.works.originals import store

_STANDING = {
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
        sha256 = hashlib.sha256(content).hexdigest()
        store(data, sha256, content)
        original = Original.objects.create(
            sha256=sha256, size=len(content), format="text", name=f"{name}.txt"
        )
        work = make_work(
            title=f"A story for {name}",
            chapters=2,
            tags=[("fandom", "The Lighthouse"), ("character", "Mara"), ("freeform", "storms")],
            original=original.pk,
            **standing,
        )
        samples[name] = str(work.pk)
    samples["fandom"] = Tag.objects.get(kind="fandom").slug
    samples["token"] = make_keeper_link()
    return samples
