"""Deeds about tags."""

from __future__ import annotations

from collections.abc import Iterable

from storykeep.tags import rules
from storykeep.tags.models import Tag


def ensure_tags(named: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Tag]:
    """The tags of these (kind, name) pairs, made where they are missing; by (kind, key).

    Nameless ones are left out. Two queries and one insert, however many; call it in a transaction.
    """
    wanted: dict[tuple[str, str], str] = {}
    for kind, name in named:
        neat = rules.squish(name)
        if neat and rules.key(neat):
            wanted.setdefault((kind, rules.key(neat)), neat)
    if not wanted:
        return {}
    found = _find(wanted)
    missing = {pair: name for pair, name in wanted.items() if pair not in found}
    if missing:
        _create(missing)
        found = _find(wanted)
    return found


def _find(wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Tag]:
    pairs = set(wanted)
    rows = Tag.objects.filter(key__in={key for _, key in pairs}).select_related("synonym_of")
    return {(tag.kind, tag.key): tag for tag in rows if (tag.kind, tag.key) in pairs}


def _create(missing: dict[tuple[str, str], str]) -> None:
    slugs = {pair: rules.slug(name) for pair, name in missing.items()}
    taken = set(Tag.objects.filter(slug__in=set(slugs.values())).values_list("slug", flat=True))
    rows = []
    for (kind, key), name in missing.items():
        slug = _free_slug(slugs[(kind, key)], kind, taken)
        taken.add(slug)
        rows.append(Tag(kind=kind, name=name, key=key, sort_key=rules.sort_key(name), slug=slug))
    Tag.objects.bulk_create(rows, ignore_conflicts=True)


def _free_slug(slug: str, kind: str, taken: set[str]) -> str:
    """``slug``, or with the kind, or with a number: whichever nobody has."""
    if slug not in taken:
        return slug
    base, number = f"{slug}-{kind}", 1
    candidate = base
    while candidate in taken or Tag.objects.filter(slug=candidate).exists():
        number += 1
        candidate = f"{base}-{number}"
    return candidate
