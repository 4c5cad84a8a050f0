"""What a story says of itself, as claims: format’s metadata first, then its header, then its top lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from storykeep.reading.document import CastMember, Claim, Note, Rating, SeriesClaim
from storykeep.reading.headers import fields as of
from storykeep.reading.headers.categories import Sorted, categories_among, coded, sort_categories
from storykeep.reading.headers.disclaimers import disclaimed_fandoms
from storykeep.reading.headers.frame import Frame, claim_of_heading
from storykeep.reading.headers.labelled import Field
from storykeep.reading.headers.lead import fold
from storykeep.reading.headers.lists import fandom_claims, list_claims
from storykeep.reading.headers.ratings import rate
from storykeep.reading.headers.title import opening_of, title_of_name
from storykeep.story.document import Story
from storykeep.story.html import text_of

_SHOW_NAMES_A_SERIES = 4


def catalogue(story: Story, frame: Frame, cast: Sequence[CastMember]) -> dict[str, Any]:
    """The fields of a Reading that describe the work."""
    said = frame.fields
    kinds = sort_categories(
        _of(said, "category"),
        rated=bool(_of(said, "rating")),
        fandom_given=bool(story.metadata.fandoms or _of(said, "fandom")),
    )
    fandoms = _fandoms(story, frame, cast, kinds)
    named = {fold(claim.value) for claim in fandoms}
    series_fields = [
        each
        for each in said
        if each.key == "series" and each.value and fold(each.value) not in named
    ]
    show_named = not any(each.key == "fandom" for each in said)
    return {
        "title": _title(story, frame),
        "authors": _authors(story, frame),
        "summary": _summary(story, said),
        "rating": _rating(story, said),
        **_dates(story, said),
        "series": _series(story, series_fields, show_named=show_named),
        "status": _given(story.metadata.status) or of.status_of(said),
        "fandoms": fandoms,
        "warnings": _listed(story.metadata.warnings) or _warnings(said),
        "categories": _listed(story.metadata.categories)
        or (*kinds.categories, *categories_among(list_claims(_of(said, "genre"), genres=True))),
        "relationships": _listed(story.metadata.relationships)
        or of.relationship_claims(
            [*_of(said, "pairing", "characters", "category"), *coded(_of(said, "genre"))]
        ),
        "characters": _listed(story.metadata.characters)
        or of.character_claims(_of(said, "characters")),
        "tags": _listed(story.metadata.tags) or _tags(said, kinds),
        "notes_before": _note(story.metadata.notes_before) + tuple(frame.notes_before),
        "notes_after": _notes_after(story, frame),
        "disclaimer": frame.disclaimer,
        "header": _header(frame),
    }


def _of(fields: Iterable[Field], *keys: str) -> list[Field]:
    return [each for each in fields if each.key in keys and each.value]


def _given(value: str | None) -> Claim | None:
    return Claim(value, "metadata", 1.0) if value else None


def _listed(values: Iterable[str]) -> tuple[Claim, ...]:
    return tuple(Claim(value, "metadata", 1.0) for value in values)


def _note(html: str | None) -> tuple[Note, ...]:
    value = text_of(html) if html else ""
    return (Note(value),) if value else ()


def _notes_after(story: Story, frame: Frame) -> tuple[Note, ...]:
    last = frame.chapters[-1].notes_after if frame.chapters else []
    return tuple(last) + _note(story.metadata.notes_after)


def _title(story: Story, frame: Frame) -> Claim | None:
    titled = _of(frame.fields, "title")
    given = story.metadata.title
    if given and not (titled and _is_part_of(titled[0].value, given)):
        return Claim(given, "metadata", 1.0)
    if titled:
        return of.title_claim(titled[0])
    heading = claim_of_heading(story)
    if heading or frame.top.title:
        return heading or frame.top.title
    named = title_of_name(story.source.path) if story.source else None
    if named:
        return named
    return opening_of(story.text, *frame.body[0]) if frame.body else None


def _is_part_of(title: str, given: str) -> bool:
    """A page’s title may say more than the story’s: “wren: FIC: The Kettle (Emma)”."""
    return f" {fold(title)} " in f" {fold(given)} " and fold(title) != fold(given)


def _authors(story: Story, frame: Frame) -> tuple[Claim, ...]:
    given = _listed(story.metadata.authors) or of.author_claims(_of(frame.fields, "author"))
    if given or frame.top.author is None:
        return given
    return (frame.top.author,)


def _summary(story: Story, said: Sequence[Field]) -> Claim | None:
    if story.metadata.summary:
        return Claim(text_of(story.metadata.summary), "metadata", 1.0)
    for each in _of(said, "summary"):
        return Claim(each.value.strip(), "header", 0.97, each.start, each.end)
    return None


def _rating(story: Story, said: Sequence[Field]) -> Rating | None:
    if story.metadata.rating:
        return rate(story.metadata.rating, "metadata")
    return of.rating_of(said)


def _dates(story: Story, said: Sequence[Field]) -> dict[str, Claim | None]:
    american = of.puts_month_first(said)
    return {
        key: _given(getattr(story.metadata, key))
        or of.date_claim(_of(said, key), month_first=american)
        for key in ("published", "updated")
    }


def _series(story: Story, fields: Sequence[Field], *, show_named: bool) -> tuple[SeriesClaim, ...]:
    if story.metadata.series:
        return tuple(
            SeriesClaim(name, "metadata", 1.0, part=part) for name, part in story.metadata.series
        )
    return of.series_of(fields, fandom_like=show_named and _names_a_show(fields))


def _names_a_show(fields: Sequence[Field]) -> bool:
    """“Series: TNG” with no fandom beside it: a show’s name or code, without a part number."""
    return any(each.value.isupper() and len(each.value) <= _SHOW_NAMES_A_SERIES for each in fields)


def _warnings(said: Sequence[Field]) -> tuple[Claim, ...]:
    return tuple(
        claim for claim in list_claims(_of(said, "warnings"), 0.9) if len(claim.value) <= 100
    )


def _tags(said: Sequence[Field], kinds: Sorted) -> tuple[Claim, ...]:
    genres = list_claims(_of(said, "genre"), genres=True)
    listed = (*(each for each in genres if each not in categories_among(genres)), *kinds.tags)
    return tuple({claim.value.casefold(): claim for claim in reversed(listed)}.values())[::-1]


def _header(frame: Frame) -> tuple[tuple[str, str], ...]:
    """Label and value as they stood; what was read out of another field stands there already."""
    pairs = [(each.label, each.value) for each in frame.fields if each.label and not each.derived]
    if frame.top.address:
        pairs.append(("address", frame.top.address))
    return tuple(pairs)


def _fandoms(
    story: Story, frame: Frame, cast: Sequence[CastMember], kinds: Sorted
) -> tuple[Claim, ...]:
    given = _listed(story.metadata.fandoms) or fandom_claims(_of(frame.fields, "fandom"))
    if given or kinds.fandoms:
        return given or kinds.fandoms
    series = _of(frame.fields, "series")
    if series and _names_a_show(series):
        return fandom_claims(series, 0.7)
    if frame.disclaimer:
        people = [name for member in cast for name in (member.name, *member.aliases)]
        return disclaimed_fandoms(story.text, frame.disclaimer, people)
    return ()
