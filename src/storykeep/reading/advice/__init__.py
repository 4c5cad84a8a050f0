"""Ratings, warnings and tags a person might add, each with the passages that made it think so.

Single words are right one time in four on such matters. So a piece of advice needs different signs
close together, told as having happened; it is worded as a question to a person, never repeats what
the story says of itself, and is never applied unasked. How often each kind is right stands in
docs/reading.md.
"""

from storykeep.reading.advice.advise import find_advice

__all__ = ["find_advice"]
