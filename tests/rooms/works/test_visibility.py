"""One rule of visibility, and its twin for querysets."""

from __future__ import annotations

from itertools import product

import pytest

from make.works import make_work
from storykeep.people.rules import NOBODY, Viewer
from storykeep.works import rules
from storykeep.works.models import Work
from storykeep.works.selectors import listed_for, visible_to

pytestmark = pytest.mark.django_db

VIEWERS = {
    "nobody": NOBODY,
    "reader": Viewer(account=1, name="Bob"),
    "keeper": Viewer(account=2, name="Kim", is_keeper=True),
}
SEES = {
    ("nobody", rules.POSTED, rules.EVERYONE),
    ("reader", rules.POSTED, rules.EVERYONE),
    ("reader", rules.POSTED, rules.MEMBERS),
    *product(["keeper"], rules.STATES, rules.AUDIENCES),
}
TABLE = list(product(VIEWERS, rules.STATES, rules.AUDIENCES))


@pytest.mark.parametrize(("who", "state", "audience"), TABLE)
def test_the_rule_says_who_may_see(who: str, state: str, audience: str) -> None:
    seen = rules.may_see(VIEWERS[who], state=state, audience=audience)
    assert seen == ((who, state, audience) in SEES)


@pytest.mark.parametrize(("who", "state", "audience"), TABLE)
def test_the_queryset_agrees_with_the_rule(who: str, state: str, audience: str) -> None:
    work = make_work(state=state, audience=audience)
    seen = visible_to(VIEWERS[who]).filter(pk=work.pk).exists()
    assert seen == rules.may_see(VIEWERS[who], state=state, audience=audience)


@pytest.mark.parametrize("who", VIEWERS)
def test_lists_hold_posted_works_only(who: str) -> None:
    for state, audience in product(rules.STATES, rules.AUDIENCES):
        make_work(state=state, audience=audience, title=f"{state} {audience}")
    shown = listed_for(VIEWERS[who])
    assert set(shown.values_list("state", flat=True)) == {rules.POSTED}


def test_every_work_is_in_a_circle() -> None:
    for state, audience in product(rules.STATES, rules.AUDIENCES):
        assert rules.circle_of(state, audience) in rules.CIRCLES
    assert Work.objects.count() == 0
