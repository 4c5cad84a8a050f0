"""What the page of a story's inside asks: names for the reading's codes."""

from __future__ import annotations

from django import template
from django.utils.functional import Promise

from storykeep.desk import words as desk_words
from storykeep.front import words

register = template.Library()

register.filter("person", words.person_name)
register.filter("sure", desk_words.sure)


@register.filter
def speech_basis(code: str) -> Promise:
    return desk_words.SPEECH_BASES.get(code, desk_words.NO_BASIS)


@register.filter
def scene_basis(code: str) -> Promise | str:
    """Empty for the first scene of a chapter, which needs no sign."""
    return words.SCENE_BASES.get(code, "")


@register.filter
def scene_time(code: str) -> Promise | str:
    """Empty where nothing tells the time."""
    return words.SCENE_TIMES.get(code, "")


@register.filter
def time_basis(code: str) -> Promise | str:
    return words.TIME_BASES.get(code, "")


@register.filter
def reference_kind(code: str) -> str:
    return str(desk_words.REFERENCES.get(code, code))
