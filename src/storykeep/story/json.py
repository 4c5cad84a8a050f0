"""A story as JSON and back. The keys are the field names of ``storykeep.story.document``."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from storykeep.story.document import Block, Chapter, Finding, Metadata, Source, Story

_LISTS = ("authors", "fandoms", "warnings", "categories", "relationships", "characters", "tags")


def to_json(story: Story) -> dict[str, Any]:
    """Plain dicts, lists, strings and numbers, ready for ``json.dumps``."""
    plain: dict[str, Any] = _listed(asdict(story))
    return plain


def from_json(data: dict[str, Any]) -> Story:
    """The story ``to_json`` made ``data`` from."""
    metadata = dict(data["metadata"])
    metadata["series"] = tuple((name, part) for name, part in metadata["series"])
    for key in _LISTS:
        metadata[key] = tuple(metadata[key])
    source = data["source"]
    return Story(
        metadata=Metadata(**metadata),
        chapters=tuple(_chapter(chapter) for chapter in data["chapters"]),
        text=data["text"],
        source=Source(**source) if source else None,
        findings=tuple(Finding(**finding) for finding in data["findings"]),
    )


def _chapter(data: dict[str, Any]) -> Chapter:
    blocks = tuple(Block(**block) for block in data["blocks"])
    return Chapter(**{**data, "blocks": blocks})


def _listed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _listed(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_listed(each) for each in value]
    return value
