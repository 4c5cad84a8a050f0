"""Pairs that hang together are one matter: all chapters of a whole, all states of one serial."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Q

from storykeep.desk.models import CopyPair


def groups_for(pairs: Sequence[tuple[int, int]]) -> dict[int, int]:
    """The number of the group each work of these new pairs belongs to.

    Groups that the new pairs tie together become one, under the lowest number, which is that of a
    work. Call it inside the transaction that adds the pairs. One query, and one for each joining.
    """
    leaders = {work: work for pair in pairs for work in pair}
    touched = Q(one__in=list(leaders)) | Q(other__in=list(leaders))
    standing = CopyPair.objects.filter(touched, decision="")
    groups: set[int] = set()
    for one, other, group in standing.values_list("one_id", "other_id", "group"):
        groups.add(group)
        for work in (one, other, group):
            leaders.setdefault(work, work)
        _tie(leaders, one, group)
        _tie(leaders, other, group)
    for one, other in pairs:
        _tie(leaders, one, other)
    _rename(leaders, groups)
    return {work: _leader(leaders, work) for pair in pairs for work in pair}


def _leader(leaders: dict[int, int], work: int) -> int:
    while leaders[work] != work:
        leaders[work] = leaders[leaders[work]]
        work = leaders[work]
    return work


def _tie(leaders: dict[int, int], one: int, other: int) -> None:
    low, high = sorted((_leader(leaders, one), _leader(leaders, other)))
    leaders[high] = low


def _rename(leaders: dict[int, int], groups: Iterable[int]) -> None:
    joined: dict[int, list[int]] = {}
    for group in groups:
        joined.setdefault(_leader(leaders, group), []).append(group)
    for leader, names in joined.items():
        others = [name for name in names if name != leader]
        if others:
            CopyPair.objects.filter(group__in=others).update(group=leader)
