"""Fill the archive of ``STORYKEEP_DATA`` with the samples of the access table, and with monsters.

Run in a process of its own before that archive is served. Prints what stands in addresses' braces.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

os.environ["DJANGO_SETTINGS_MODULE"] = "storykeep.config.settings"
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
django.setup()

from access.samples import make_samples  # noqa: E402 - after setup
from make.works import make_work  # noqa: E402
from storykeep.desk.models import Arrival, CopyPair, StoredReading  # noqa: E402
from storykeep.desk.reader import packed  # noqa: E402
from storykeep.people.services import make_keeper_link  # noqa: E402
from storykeep.works.catalogue import TagClaim  # noqa: E402

LONG_WORD = "Donaudampfschifffahrt" * 14
_WORDS = "The lamp burned low and the sea kept its counsel while Mara counted the boats again. "


# What ``storykeep import`` brought before this is run: works on the desk, and files beside a work.
_TROUBLED = {
    "damaged": "fog_rescued_from_old_disk.txt",
    "spoilt": "saved-from-mail.txt",
    "read": "The Ferry at Low Water.md",
    "copy": "ferry again.md",
}


def make_monsters() -> dict[str, str]:
    """Works that strain a page. By name, as their numbers."""
    long_tags = [
        TagClaim("freeform", f"{n}. a tag that goes on and on about storms") for n in range(75)
    ]
    suggested = [TagClaim("character", "Tom", "suggested", "He speaks twelve times.")]
    return {
        name: str(work.pk)
        for name, work in {
            "huge": make_work(
                title=("An Account of the Lamp, the Keeper and the Sea " * 6)[:250],
                authors=[f"A Writer with a Rather Long Name {n}" for n in range(6)],
                tags=[("fandom", "The Lighthouse"), ("warning", "Major Character Death")]
                + [("relationship", f"Mara/Keeper {n}") for n in range(12)]
                + [*suggested, *long_tags],
                summary=f"<p>{_WORDS * 12}</p>",
                notes_before=f"<p>{_WORDS}</p>",
                rating="explicit",
                status="in-progress",
                language="en",
                chapters=[f"<p>{_WORDS * 6}</p>" for _ in range(400)],
            ),
            "wide": make_work(
                title=LONG_WORD[:250],
                authors=["M" * 120],
                chapters=[
                    f"<p>{LONG_WORD}</p><hr><blockquote><p>{_WORDS * 3}</p></blockquote>"
                    "<table><tbody><tr>" + "<td>a cell</td>" * 30 + "</tr></tbody></table>"
                    f"<pre>{'=' * 300}</pre>"
                ],
            ),
            "arabic": make_work(
                title="المصباح والبحر",
                authors=["ليلى"],
                language="ar",
                tags=[("fandom", "المنارة")],
                chapters=["<p>كان المصباح يضيء البحر كل ليلة. قالت مارا: «لن أنام».</p>" * 12],
            ),
            "japanese": make_work(
                title="灯台と海",
                authors=["真理"],
                language="ja",
                chapters=[
                    "<p>灯台の明かりは毎晩海を照らしていた。「眠らない」と彼女は言った。</p>" * 12
                ],
            ),
            "bare": make_work(title="x", authors=[], chapters=["<p>Yes.</p>"]),
        }.items()
    }


def make_crowd(work: int) -> None:
    """A reading of this work that strains the page of its inside: long names, many of all things."""
    names = ["MWMWMWMWMWMWMWMWMWMW", LONG_WORD[:80], "真理" * 20, "ليلى " * 12]
    names += [f"The Honourable Keeper Number {number} of the Lamp" for number in range(70)]
    people = [
        {"name": name.strip(), "aliases": names[4:12], "quotes": 400 // place, "mentions": 9}
        for place, name in enumerate(names, start=1)
    ]
    ties = [
        {"a": one["name"], "b": other["name"], "exchanges": place * 3 % 7, "together": 1}
        for place, one in enumerate(people)
        for other in people[:place]
    ]
    times = [None, "earlier", None, "later", "now"]
    scene = {"start": 0, "end": 60, "basis": "inferred"}
    scenes = [{**scene, "time": time} for time in times]
    chapters = [{"title": LONG_WORD, "scenes": scenes} for _ in range(400)]
    places = [{"value": LONG_WORD, "kind": "place", "start": 0, "end": 1}]
    said = {"cast": people, "ties": ties, "chapters": chapters, "references": places}
    reading, text = packed(json.dumps(said)), packed(LONG_WORD)
    StoredReading.objects.create(work_id=work, reading=reading, text=text)


def make_strained_pair(one: int, other: int) -> int:
    """Two monsters that may be copies of one another."""
    figures = {"one": 0.43, "other": 0.81, "other_error": 0.12, "one_before": 0.3, "one_after": 0.2}
    pair = CopyPair.objects.create(
        one_id=one, other_id=other, kind="part", greater="one", figures=figures, group=one
    )
    return pair.pk


def main() -> None:
    call_command("migrate", verbosity=0)
    samples = make_samples(settings.DATA)
    samples |= make_monsters()
    make_crowd(int(samples["huge"]))
    samples["strained"] = str(make_strained_pair(int(samples["huge"]), int(samples["wide"])))
    for name, file in _TROUBLED.items():
        arrival = Arrival.objects.get(path__endswith=file)
        samples[name] = str(
            arrival.pk if arrival.work_id is None or "copy" in name else arrival.work_id
        )
    samples["entrance"] = make_keeper_link()
    print(json.dumps(samples))


if __name__ == "__main__":
    main()
