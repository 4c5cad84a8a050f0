"""Lists from the index are the lists the database would give, and nobody sees more than they may."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

import cast
from make.works import make_work
from storykeep.people.rules import NOBODY, Viewer
from storykeep.search import database, index, indexer
from storykeep.search.filters import Filters
from storykeep.search.selectors import browse, search
from storykeep.tags.models import Tag
from storykeep.works import rules
from storykeep.works.catalogue import TagClaim
from storykeep.works.models import Tagging, Work
from storykeep.works.selectors import listed_for, visible_to
from storykeep.works.services.catalogue import correct_field, set_state

pytestmark = pytest.mark.django_db

VIEWERS: dict[str, Callable[[], Viewer]] = {
    "nobody": lambda: NOBODY,
    "member": lambda: cast.viewer_of(cast.bob()),
    "keeper": lambda: cast.viewer_of(cast.kim()),
}


@pytest.mark.parametrize("caught_up", ["before", "after", "never"])
@pytest.mark.parametrize("audience", rules.AUDIENCES)
@pytest.mark.parametrize("state", rules.STATES)
@pytest.mark.parametrize("who", VIEWERS)
def test_search_and_lists_agree_with_who_may_see(
    who: str, state: str, audience: str, caught_up: str
) -> None:
    """Also while the index still holds the work as everyone could see it, or holds nothing."""
    viewer = VIEWERS[who]()
    tag = [TagClaim("fandom", "Wolves")]
    if caught_up == "before":
        work = make_work(title="A Wolf", tags=tag)
        indexer.catch_up()
        if state != rules.POSTED:
            set_state(work=work.pk, state=state, account=None)
        Work.objects.filter(pk=work.pk).update(audience=audience)
        correct_field(work=work.pk, field="summary", value="Changed", account=None)
    else:
        work = make_work(title="A Wolf", tags=tag, state=state, audience=audience)
        if caught_up == "after":
            indexer.catch_up()
    seen = set(visible_to(viewer).values_list("pk", flat=True))
    listed = set(listed_for(viewer).values_list("pk", flat=True))
    assert seen == ({work.pk} if rules.may_see(viewer, state=state, audience=audience) else set())

    found = search("wolf", viewer=viewer)
    assert ({hit.work_id for hit in found.hits}, found.total) == (seen, len(seen))
    everything = search("-nothing wolf*", viewer=viewer)
    assert everything.total == len(seen)
    for filters in ({}, {"tag_id": Tag.objects.get().pk}):
        some = browse(viewer=viewer, **filters)
        assert (set(some.ids), some.total) == (listed, len(listed))
        whole = browse(viewer=viewer, unlisted=True, **filters)
        assert (set(whole.ids), whole.total) == (seen, len(seen))


def _shelf() -> dict[str, int]:
    make_work(title="The Apple", tags=[("fandom", "Fruit")], language="en", rating="teen")
    make_work(title="Pear 10", tags=[("fandom", "Fruit"), ("freeform", "sweet")], language="fr-CA")
    make_work(title="Pear 2", tags=[("freeform", "sweet")], chapters=3, status="complete")
    make_work(title="Élan", tags=[("fandom", "Frt")], authors=["Zoë"])
    refused = Tagging.objects.filter(work__title="Pear 2")
    tags = {tag.name: tag.pk for tag in Tag.objects.all()}
    Tag.objects.filter(pk=tags["Frt"]).update(synonym_of=tags["Fruit"])
    assert refused.exists()
    return tags


@pytest.mark.parametrize("caught_up", [True, False])
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Élan", "Pear 2", "Pear 10", "The Apple"]),
        ({"sort": "posted"}, ["Élan", "Pear 2", "Pear 10", "The Apple"]),
        ({"sort": "title"}, ["The Apple", "Élan", "Pear 2", "Pear 10"]),
        ({"tag_id": "Fruit"}, ["Élan", "Pear 10", "The Apple"]),
        ({"tag_id": "Frt"}, ["Élan"]),
        ({"tags": ["Fruit", "sweet"]}, ["Pear 10"]),
        ({"without": ["Fruit"]}, ["Pear 2"]),
        ({"writer": "ZOË"}, ["Élan"]),
        ({"language": "fr"}, ["Pear 10"]),
        ({"language": "fr-ca"}, ["Pear 10"]),
        ({"rating": "teen"}, ["The Apple"]),
        ({"status": "complete"}, ["Pear 2"]),
        ({"words_from": 10}, ["Pear 2"]),
        ({"words_to": 10, "rating": "teen"}, ["The Apple"]),
        ({"sort": "title", "page": 2, "size": 3}, ["Pear 10"]),
        ({"page": 10**9}, []),
    ],
)
def test_a_list_is_the_same_from_the_index_and_from_the_database(
    asked: dict[str, Any], found: list[str], caught_up: bool
) -> None:
    tags = _shelf()
    if caught_up:
        indexer.catch_up()
    for name in ("tags", "without"):
        if name in asked:
            asked = asked | {name: [tags[one] for one in asked[name]]}
    if "tag_id" in asked:
        asked = asked | {"tag_id": tags[asked["tag_id"]]}

    listing = browse(viewer=NOBODY, **asked)

    titles = dict(Work.objects.values_list("pk", "title"))
    assert [titles[pk] for pk in listing.ids] == found


def test_works_of_one_moment_stand_as_in_the_database() -> None:
    for _ in range(30):
        make_work(title="Same")
    now = timezone.now()
    Work.objects.update(revised_at=now, posted_at=now)
    indexer.rebuild()
    for sort in ("updated", "posted", "title", "words"):
        ids, _ = database.browse(
            Filters(), viewer=NOBODY, sort=sort, within=slice(0, 20), unlisted=False
        )
        assert list(browse(viewer=NOBODY, sort=sort).ids) == ids


def test_a_list_takes_one_query(django_assert_num_queries: object) -> None:
    make_work()
    indexer.catch_up()
    assert index.current() is not None

    with django_assert_num_queries(1):  # type: ignore[operator]  # a fixture without a type
        browse(viewer=NOBODY)
