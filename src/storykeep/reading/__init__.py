"""Reading: what a story says of itself, who is in it and who speaks, how it is cut, what is lost.

``read`` turns a Story into a Reading; ``arrange`` gives the Story back in order, as a reader
should meet it. Each question has a module of its own. Imports only ``storykeep.story``; no Django.
"""

from __future__ import annotations

from storykeep.reading.arrange import arrange
from storykeep.reading.known import known_from
from storykeep.reading.whole import read

__all__ = ["arrange", "known_from", "read"]
