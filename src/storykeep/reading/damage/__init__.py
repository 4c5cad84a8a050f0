"""Signs that something of a text was lost or spoilt on its way here; a module for each kind of cause."""

from storykeep.reading.damage.whole import find_damage

__all__ = ["find_damage"]
