"""How a reader wants pages to look: chosen without an account, kept in one cookie. No Django.

The cookie is ``storykeep_look``: the chosen values of ``CHOICES`` in order, joined by dots. Anything
else is treated as nothing chosen.
"""

from __future__ import annotations

COOKIE = "storykeep_look"

# The first of each is what a reader gets who has chosen nothing.
CHOICES: dict[str, tuple[str, ...]] = {
    "paper": ("auto", "light", "sepia", "dark"),
    "size": ("3", "1", "2", "4", "5"),
    "measure": ("medium", "narrow", "wide"),
    "face": ("book", "plain", "dyslexic"),
    "paragraphs": ("indent", "gap"),
}
Look = dict[str, str]


def default_look() -> Look:
    return {name: values[0] for name, values in CHOICES.items()}


def read_look(cookie: str) -> Look:
    """The look a cookie says; the default where it says nothing that is on offer."""
    look = default_look()
    for (name, values), chosen in zip(CHOICES.items(), cookie.split("."), strict=False):
        if chosen in values:
            look[name] = chosen
    return look


def write_look(look: Look) -> str:
    return ".".join(look[name] for name in CHOICES)


def classes(look: Look) -> str:
    """CSS classes for ``<html>``: ``paper-auto size-3 …``."""
    return " ".join(f"{name}-{look[name]}" for name in CHOICES)
